/** Ranks, roles, awards and sexes as lists shorten them: understood as what they are, or asked about. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awards } from '../../model/glossary.ts';
import { readAwards } from './awards.ts';
import { readRank } from './ranks.ts';
import { readChoice } from './terms.ts';

const say = (kk: string) => ({ kk });

/** A rank, guards, a role beside it in three separators, a service; what is left is a question. */
test.each([
  ['гв. ст. лейтенант, танкист', 'guards senior-lieutenant · танкист'],
  ['гв.ст.л-т', 'guards senior-lieutenant'], ['ст. серж., разведчик', 'senior-sergeant · разведчик'],
  ['рядовой стрелок', 'private · стрелок'], ['рядовой/стрелок', 'private · стрелок'],
  ['сержант – командир отделения', 'sergeant · командир отделения'], ['ген.-майор', 'major-general'],
  ['аға сержант, барлаушы', 'senior-sergeant · барлаушы'], ['қызыләскер (атқыш)', 'krasnoarmeets · атқыш'],
  ['гвардия сержанты, зеңбірек командирі', 'guards sergeant · зеңбірек командирі'], ['танкші', '· танкші'],
  ['кап. мед. службы', '«капитан медицинской службы»'], ['матрос', '«матрос»'], ['майор в отставке', '«майор в отставке»'],
  ['капитан м/с', '? капитан м/с'], ['ст. матрос', '«старший матрос»'], ['ст. матр.', '? ст. матр.'], ['лейтенант (посмертно)', '? посмертно'],
  ['сержант, старший сержант', '? сержант, старший сержант'], ['рядовой, ком. отд.', '? ком. отд.'],
  ['сержант, инвалид', '? инвалид'], ['сержант, майдангер', '? майдангер'], ['красноармеец-стрелок', 'krasnoarmeets · стрелок'], ['лётчик-истребитель', '· лётчик-истребитель'],
  ['серж. (сержант)', 'sergeant'], ['Герой Советского Союза', '? Герой Советского Союза'], ['рядовой 312 дивизии', '? рядовой 312 дивизии'],
  ['старшина 2 статьи', '«старшина 2 статьи»'], ['л-т, орд. Славы', '? орд. Славы'],
  // Letters for words without their dots, and what stands before a rank alone.
  ['ст', '? ст'], ['гв ст', '? гв ст'], ['мл офицер', '? мл офицер'], ['сержан', '? сержан'], ['срж', '? срж'], ['матр', '? матр'],
  ['қат', '? қат'], ['кіш', '? кіш'], ['ефрейт', '? ефрейт'], ['старший', '? старший'], ['аға', '? аға'], ['гвардия', '? гвардия'],
  // Whole words, however short.
  ['юнга', '«юнга»'], ['воин', '«воин»'], ['сын полка', '«сын полка»'], ['жауынгер', '«жауынгер»'], ['сарбаз', '«сарбаз»'], ['генерал', '«генерал»'],
])('the rank %j is %s', (written, meant) => {
  const { rank, role, doubt } = readRank(written, say);
  const code = rank && 'code' in rank ? `${rank.guards ? 'guards ' : ''}${rank.code}` : '';
  const text = rank && 'text' in rank ? `«${rank.text.kk}»` : '';
  expect(doubt ? `? ${doubt}` : `${code}${text} ${role ? `· ${role.kk}` : ''}`.trim()).toBe(meant);
  // Nothing is lost: what is asked about stands as it was written.
  if (doubt) expect(rank).toEqual({ text: { kk: written } });
}); // prettier-ignore

/** Kinds and words cut short, two in a cell, degrees and counts; what may be two is a question. */
test.each([
  ['Орд. Кр. Звезды', 'red-star'], ['Орд.Кр.Зв.', 'red-star'], ['мед. "За отвагу"', 'courage'],
  ['м. За боев. заслуги', 'combat-merit'], ['м-ль «За отвагу»', 'courage'], ['орд. Кр. Знам.', 'red-banner'],
  ['Труд. Кр. Знамени', 'labour-red-banner'], ['мед. за доблестн. труд', 'valiant-labour'],
  ['Орд. Отеч. войны II ст., мед. За отв.', 'patriotic-war II, courage'],
  ['орден Отечественной войны первой степени', 'patriotic-war I'], ['Орден Славы II и III ст.', 'glory II, glory III'],
  ['Орден Славы I, II, III степени', 'glory I, glory II, glory III'], ['мед. "За отвагу" 2 шт', 'courage, courage'],
  ['2 ордена Красной Звезды', 'red-star, red-star'], ['медаль «За отвагу» (дважды)', 'courage, courage'],
  ['Орд. Кр. Звезды и мед. «За взятие Берлина»', 'red-star, cap-berlin'], ['орд. Ушакова', 'ushakov'],
  ['Қыз. Жұлдыз орд.', 'red-star'], ['Отан соғысы орд. ІІ дәр.', 'patriotic-war II'], ['«Ерлігі үшін» мед.', 'courage'],
  ['Ұлы Отан соғысы ордені 2 дәр.', 'patriotic-war II'], ['Даңқ ордені екінші дәрежелі', 'glory II'],
  ['2 «Ерлігі үшін» медалі', 'courage, courage'], ['Қызыл Ту және Даңқ ордендері', 'red-banner, glory'],
  ['мед. Жукова', '«медаль Жукова»'], ['орден Октябрьской Революции', '«орден Октябрьской Революции»'],
  ['юб. мед.', '? юб. мед.'], ['мед. за вз. Б.', '? мед. за вз. Б.'], ['медаль Красной Звезды', '? медаль Красной Звезды'],
  ['Орд. Кр. Звезды и гр.', '? Орд. Кр. Звезды и гр.'], ['ОКЗ', '? ОКЗ'], ['3 мед. Жукова', '? 3 мед. Жукова'], ['ОВ-2', '? ОВ-2'], ['ОВ2', '? ОВ2'], ['Орден Славы 4 ст', '? Орден Славы 4 ст'],
  ['2 За отвагу', '? 2 За отвагу'], ['юбилейные медали', '? юбилейные медали'], ['мерейтойлық медальдар', '? мерейтойлық медальдар'],
  ['медалі бар', '? медалі бар'], ['Орден Ленина медаль За отвагу', '? Орден Ленина медаль За отвагу'],
  ['1) Орден Ленина 2) Медаль «За отвагу»', 'lenin, courage'], ['Ленин ордені + «Ерлігі үшін» медалі', 'lenin, courage'],
  ['Орден Ленина / мед. За отвагу', 'lenin, courage'], ['2 ордена Славы', '? 2 ордена Славы'], ['50 лет Победы', '«50 лет Победы»'],
  ['За отвагу в бою', '? За отвагу в бою'],
  // A degree alone, behind an award of a degree or of none.
  ['Орден Славы 3 ст. (1944), 2 ст. (1945)', 'glory III 1944, glory II 1945'], ['орден Отечественной войны II степени, I степени', 'patriotic-war II, patriotic-war I'],
  ['Даңқ ордені III дәр. (1944); II дәр. (1945)', 'glory III 1944, glory II 1945'], ['Орден Славы III степени и II степени', 'glory III, glory II'],
  ['орден Славы, 2 ст.', '? 2 ст.'], ['медаль «За отвагу», 2 ст. (1945)', '? 2 ст. (1945)'], ['II дәр.', '? II дәр.'],
  // Letters for words with a degree, a number, a year or another beside them.
  ['ООВ I ст.', 'patriotic-war I'], ['ОКЗ - 2', '? ОКЗ - 2'], ['ОКЗ (1943)', '? ОКЗ (1943)'], ['два ОКЗ', '? два ОКЗ'], ['орден ЗПГ', '? орден ЗПГ'],
  ['ОКЗ и МБЗ', '? ОКЗ и МБЗ'], ['ҚЖО 2 рет', '? ҚЖО 2 рет'], ['ҚЖО – 1944 ж.', '? ҚЖО – 1944 ж.'],
  // Counted in words, by degrees, or as one of several.
  ['два ордена Славы II и III ст.', 'glory II, glory III'], ['екі Даңқ ордені II және III дәр.', 'glory II, glory III'], ['три ордена Славы II и III ст.', '? три ордена Славы II и III ст.'],
  ['четыре медали «За отвагу»', 'courage, courage, courage, courage'], ['төрт «Ерлігі үшін» медалі', 'courage, courage, courage, courage'],
  ['2 рет «Ерлігі үшін»', 'courage, courage'], ['үш рет «Ерлігі үшін» медалімен', 'courage, courage, courage'],
  ['второй орден Красной Звезды', '? второй орден Красной Звезды'], ['екінші Қызыл Жұлдыз ордені', '? екінші Қызыл Жұлдыз ордені'], ['третья медаль «За отвагу»', '? третья медаль «За отвагу»'],
  // Roman figures alone.
  ['Славы III', 'glory III'], ['Слава III, II', 'glory III, glory II'], ['Даңқ ордені ІІІ', 'glory III'], ['Славы Ш', '? Славы Ш'], ['орден Ленина II', '? орден Ленина II'], ['Қызыл Ту II', '? Қызыл Ту II'],
  // An award in another case, its holder, a piece of a name.
  ['Ұлы Отан соғысының II дәрежелі ордені', 'patriotic-war II'], ['полный кавалер ордена Славы', '? полный кавалер ордена Славы'], ['Даңқ орденінің толық иегері', '? Даңқ орденінің толық иегері'],
  ['«За взятие Берлина», «Вены»', '? «Вены»'], ['«За победу»', '? «За победу»'], ['Берлинді', '? Берлинді'],
  // Not of the glossary: kept as they are.
  ['орден Трудовой Славы III степени', '«орден Трудовой Славы III степени»'], ['«Жеңіске 60 жыл» медалі', '««Жеңіске 60 жыл» медалі»'], ['медаль «XX лет РККА»', '«медаль «XX лет РККА»»'],
])('the awards %j are %s', (written, meant) => {
  const { awards: read, doubts } = readAwards(written, say);
  const names = read.map(({ code, degree, date, text }) => (code ? [code, degree, date].filter(Boolean).join(' ') : `«${text?.kk}»`));
  expect(doubts.length > 0 ? `? ${doubts.join('; ')}` : names.join(', ')).toBe(meant);
}); // prettier-ignore

test.each([
  ['м.', 'male'], ['Ж', 'female'], ['мужской', 'male'], ['ер адам', 'male'], ['Ә.', 'female'], ['әйел', 'female'],
  ['еркек', 'male'], ['м/ж', undefined], ['ж/е', undefined], ['қ', undefined], ['м?', undefined], ['1', undefined],
])('the sex %j is %s', (written, meant) => expect(readChoice('sex', written)).toBe(meant)); // prettier-ignore

/** Every word of a name cut somewhere, or left whole. */
const cut = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...name.split(' ').map((word) =>
        fc.nat(word.length).map((kept) => {
          const letters = word.replace(/[«»“”]/gu, '');
          return kept < 2 || kept >= letters.length ? word : `${letters.slice(0, kept)}.`;
        }),
      ),
    )
    .map((words) => words.join(' '));

const ALL = [...awards.values()];

test('an award however shortened is itself or a question, never another one, and no word is lost', () => {
  const one = fc
    .tuple(fc.constantFrom(...ALL), fc.constantFrom('kk', 'ru', 'en'))
    .chain(([{ code, name }, language]) =>
      cut(name[language as 'kk']).map((written) => ({ code, written })),
    );
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('; ', '\n', ', '),
      (awards, by) => {
        const { awards: read, doubts } = readAwards(
          awards.map(({ written }) => written).join(by),
          say,
        );
        const wanted = awards.map(({ code }) => code);
        for (const { code } of read) if (code) expect(wanted).toContain(code);
        const codes = read.flatMap(({ code }) => code ?? []);
        const rest = read.map(({ text }) => text?.kk ?? '').join(' ');
        for (const { code, written } of awards)
          if (!codes.includes(code))
            for (const word of written.match(/\p{L}{4,}/gu) ?? [])
              expect(`${rest} ${doubts.join(' ')}`).toContain(word);
      },
    ),
    { numRuns: 1500 },
  );
});

test('words beside a rank are its role or a question, never gone', () => {
  const ranks = ['гв. ст. сержант', 'рядовой', 'мл. л-т', 'қатардағы жауынгер', 'кап.'];
  const beside = ['танкист', 'мерген', 'рота командирі', 'инвалид', 'ком. взв.', 'ранен', 'соғыс', '1943', 'м/с'];
  fc.assert(
    fc.property(
      fc.constantFrom(...ranks),
      fc.array(fc.constantFrom(...beside), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(', ', ' / ', ' – ', '; ', ' '),
      (rank, words, by) => {
        const read = readRank([rank, ...words].join(by), say);
        const text = JSON.stringify([read.role, read.doubt, read.rank]);
        for (const word of words) expect(text).toContain(word);
      },
    ),
  );
}); // prettier-ignore
