/** Lists as people really bring them: nothing is published that was not said, nothing is lost untold. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { t } from '../../i18n/index.ts';
import { readPeople } from '../../model/people.ts';
import { readAwards } from './awards.ts';
import { recognise } from './columns.ts';
import { openImport, type ImportedRow, type ImportRequest } from './index.ts';
import { openPhotos } from './photo-source.ts';
import { readRank } from './ranks.ts';
import { saySums, sayNotes } from './report.ts';
import { Tally } from './sums.ts';
import { sayRow } from './say-row.ts';

const { places } = await readPeople(path.join(PROJECT, 'fixtures/archive'));
const read = (name: string): Promise<Buffer> =>
  readFile(path.join(PROJECT, 'fixtures/lists/cases', name));
const EVERYTHING = { page: true, clip: true, led: true, press: true };
const ALL = { place: 'karkaraly', category: 'front', consent: EVERYTHING };

async function bring(request: Omit<ImportRequest, 'places' | 'known' | 'taken'>) {
  const opened = await openImport({ places, known: [], taken: new Set(), ...request });
  if ('refused' in opened) throw new Error(opened.refused.code);
  const rows: ImportedRow[] = [];
  const tally = new Tally();
  for await (const row of opened.rows()) {
    rows.push(row);
    tally.add(row);
  }
  const sums = tally.close(opened, []);
  return { opened, rows, sums, byRow: new Map(rows.map((row) => [row.row, row])) };
}
const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));
const codes = (row: ImportedRow | undefined): string[] =>
  (row?.findings ?? []).filter(({ severity }) => severity !== 'warning').map(({ code }) => code);
const nameIn = (row: ImportedRow | undefined): string =>
  Object.values((row?.raw.name ?? {}) as Record<string, string>).join('|');
/** Every row of a list, short. */
const verdicts = (rows: readonly ImportedRow[]): string[] =>
  rows.map((row) => `${row.row} ${row.verdict} ${codes(row).join(' ')}`.trim());

test('consents: only what is wholly understood counts', async () => {
  const { rows } = await bring({ list: await read('01-consent-words.xlsx') });
  expect(rows.map(({ raw, entry }) => [raw.consent, entry?.entry.consent.led])).toEqual([
    [{ page: true, led: false }, false],
    [{ page: true, led: false }, false],
    [{ ...EVERYTHING, led: false }, false],
    [undefined, undefined],
  ]);
});

test('a remark about consent is asked about, whatever the column of consents says', async () => {
  const { rows } = await bring({
    list: csv(
      'ФИО;Год рождения;Район;Категория;Согласие;Примечание',
      'Ахметов Серік;1919;Каркаралы;фронт;да;нет согласия',
      'Оспанов Кайрат;1920;Каркаралы;фронт;всё;на экран не давать',
      'Омаров Есен;1921;Каркаралы;фронт;да;награждён согласно приказу',
    ),
  });
  expect(verdicts(rows)).toEqual([
    '2 broken import-consent-beside',
    '3 broken import-consent-beside',
    '4 new',
  ]);
});

test('a doubted rank, an award not received and a year in a cell for dates are asked about', async () => {
  const { rows } = await bring({
    list: csv(
      'ФИО;Год рождения;Район;Категория;Согласие;Звание;Награды',
      'Ахметов Серік;1919;Каркаралы;фронт;да;сержант?;Орден Красной Звезды',
      'Оспанов Кайрат;1920;Каркаралы;фронт;да;сержант;представлен к ордену Славы',
      'Омаров Есен;1921;Каркаралы;фронт;да;;5 медалей',
      'Жүнісов Болат;02.04.1905;Каркаралы;фронт;да;;',
    ),
  });
  expect(verdicts(rows)).toEqual([
    '2 broken import-doubtful',
    '3 broken import-doubtful',
    '4 broken import-doubtful',
    '5 broken import-date-year',
  ]);
  expect(rows[3]?.findings.find(({ code }) => code === 'import-date-year')?.params).toMatchObject({
    year: '1919',
  });
});

test('a name in the other order than its heading says, and a year that is said to be of birth', async () => {
  const { rows } = await bring({
    list: csv(
      'ФИО;Дата и место рождения;Район;Категория;Согласие',
      'Иван Петрович Станкевич;1915 г.р.;Каркаралы;фронт;да',
      'Мария Дмитриевна Шостакович;1918 г.р., аул Кент;Каркаралы;фронт;да',
      'Гуревич Михаил Иосифович;1920 ж.т.;Каркаралы;фронт;да',
    ),
  });
  expect(rows.map(({ raw: { familyName, birth } }) => [familyName, birth])).toEqual([
    [undefined, { date: '1915' }],
    [undefined, { date: '1918', place: { ru: 'аул Кент' } }],
    [{ ru: 'Гуревич' }, { date: '1920' }],
  ]);
});

test('the use named in a heading counts, each by itself; without the page nothing is published', async () => {
  const { rows } = await bring({ list: await read('02-consent-headings.xlsx') });
  expect(verdicts(rows)).toEqual(['2 broken import-consent-refused', '3 new']);
  expect(rows[1]?.entry?.entry.consent).toMatchObject({ page: true, led: false });
  const data = await bring({ list: await read('02-consent-personal-data.xlsx') });
  expect(verdicts(data.rows)).toEqual(['2 broken import-missing-consent']);
  expect(data.opened.left.map(({ target }) => target)).toEqual(['personal-data']);
});

test('a relative is never the veteran', async () => {
  for (const name of ['03-kin-grandson.xlsx', '03-kin-nemere-kk.xlsx']) {
    const { rows, opened } = await bring({ list: await read(name) });
    expect(rows.map((row) => row.entry?.entry.name)).toHaveLength(1);
    expect(JSON.stringify(rows.map(({ raw, entry }) => [raw, entry]))).not.toContain('Данияр');
    expect(opened.left.map(({ target }) => target)).toEqual(['private']);
  }
});

test('rows that are no person are left out, and named', async () => {
  const { rows, opened } = await bring({
    list: await read('04-total-signature-rows.xlsx'),
    defaults: ALL,
  });
  expect(verdicts(rows)).toEqual(['6 new', '8 new', '10 new']);
  expect(opened.leftRows.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    '5 numbers', '7 section', '9 section', '11 total', '12 total', '13 signature', '14 signature', '15 note',
  ]); // prettier-ignore
});

test('sheets: all with people are read or named; hidden sheets, rows and columns are left out', async () => {
  const sheets = await bring({ list: await read('08-sheets-dropped.xlsx') });
  expect(sheets.rows.map(({ sheet, row }) => `${sheet} ${row}`)).toEqual([
    'Каркаралы 2', 'Лист2 1', 'Лист2 2', 'Лист3 2',
  ]); // prettier-ignore
  const hidden = await bring({ list: await read('17-hidden-sheets.xlsx') });
  expect(hidden.rows.map(nameIn)).toEqual(['Видимов Иван Ильич']);
  expect(hidden.opened.leftRows).toMatchObject([{ row: 3, reason: 'hidden' }]);
  expect(hidden.opened.sheets.map(({ sheet, reason }) => `${sheet} ${reason}`)).toEqual([
    'Старый hidden', 'Удалены hidden',
  ]); // prettier-ignore
  expect(hidden.sums.rows).toEqual({ total: 4, taken: 1, asked: 0, there: 0, left: 3 });
});

test('words for nothing are nothing, ditto marks and errors of Excel a question', async () => {
  const { rows } = await bring({ list: await read('15-ditto-and-unknown.xlsx') });
  expect(verdicts(rows)).toEqual([
    '2 new',
    '3 broken import-ditto import-ditto import-ditto',
    '4 new',
    '5 broken import-ditto',
  ]);
  expect(rows[2]?.raw).not.toHaveProperty('awards');
  const errors = await bring({ list: await read('24-error-cells.xlsx') });
  expect(codes(errors.byRow.get(5))).toEqual(['import-error-cell']);
  expect(codes(errors.byRow.get(6))).toEqual(['import-missing-name']);
  expect(codes(errors.byRow.get(9))).toEqual(['import-struck']);
});

test('names are clean, and two people in a cell are a question', async () => {
  const { rows } = await bring({ list: await read('16-names.xlsx') });
  expect(rows.map(({ id, verdict }) => (verdict === 'new' ? id : verdict))).toEqual([
    'akhmetov-serik', 'ospanov-kairat', 'bolatov-erlan', 'zhumabekov-marat', 'abdirov-nurken',
    'broken', 'asanov-marat', 'broken', 'tileubaev-qairat',
  ]); // prettier-ignore
  const messy = await bring({ list: await read('25-kazakh-messy-rows.xlsx') });
  expect(messy.rows[1]?.raw).toMatchObject({ birth: { date: '1919' }, death: { date: '1942' } });
  expect(messy.rows[3]?.raw).toMatchObject({ otherNames: ['Жүнісова'] });
  expect(codes(messy.rows[6])).toEqual(['import-name-unclear']);
});

test('headings: combined, short, numbers of rows, an id in Latin letters', async () => {
  const { rows } = await bring({ list: await read('18-combined-headings.xlsx') });
  expect(rows[0]?.raw).toMatchObject({
    birth: { date: '1921-08-09', place: { ru: 'с. Кент' } },
    death: { date: '1943-05-12', place: { ru: 'Курская обл.' } },
    callUp: { date: '1942-02', place: { ru: 'Каркаралинский РВК' } },
  });
  const short = await bring({ list: await read('09-fio-veterana.xlsx') });
  expect([short.rows.length, short.opened.left]).toEqual([1, []]);
  const ids = await bring({
    list: csv('ФИО;Год рождения;id', 'Ахметов Серик;1919;ahmetov-s', 'Оспанов Кайрат;1920;оспанов'),
    defaults: ALL,
  });
  expect(ids.rows.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    'ahmetov-s new',
    'ospanov-kairat broken',
  ]);
  const [, row] = ids.rows;
  expect(row && sayRow(row, 'kk').findings[0]?.advice).toContain('Латын');
});

test.each([
  ['Ф.И.О. внучки', 'private'], ['Жиенінің аты-жөні', 'private'], ['Оқушы', 'private'],
  ['Сынып жетекшісі', 'private'], ['Ответственный исполнитель', 'private'], ['Әкім', 'private'],
  ['Комитет', 'private'], ['Жұбайы', 'private'], ['Pupil', 'private'], ['Имя отца', 'private'],
  ['Ұлы Отан соғысына қатысушының аты-жөні', 'name'], ['Туған ж.', 'birth.date'], ['№', 'ignored'],
  ['ФИО участника ВОВ', 'name'], ['Әкесінің аты', 'patronymic'], ['Дата выдачи', undefined],
  ['Отказ от экрана', 'consent-unclear'], ['Экран', 'consent-unclear'], ['Келіспейді', 'consent-unclear'],
  ['Согласие без экрана', 'consent-unclear'], ['Согласие ФИО родственника', 'private'],
  ['Место службы, должность', undefined],
])('the heading %j is %s', (heading, target) => expect(recognise(heading)?.target).toBe(target)); // prettier-ignore

test('two columns for one field are told, and what they disagree in is a question', async () => {
  const list = csv(
    'ФИО;Ф.И.О.;Год рождения',
    'Ахметов Серик;Ахметов Серик;1919',
    'Оспанов Кайрат;Болатов Ерлан;1920',
  );
  const { rows, opened } = await bring({ list, defaults: ALL });
  expect(verdicts(rows)).toEqual(['2 new', '3 broken import-two-values']);
  expect(opened.doubled).toHaveLength(1);
});

test('files: separators, loose quotes, Kazakh code pages, wrong bytes', async () => {
  const quotes = await bring({ list: await read('21-quotes.csv'), defaults: ALL });
  expect(verdicts(quotes.rows)).toEqual(['2 new', '3 new']);
  const commas = await bring({ list: await read('21-semicolons-many-commas.csv'), defaults: ALL });
  expect(verdicts(commas.rows)).toEqual(['2 new', '3 new']);
  const kazakh = await bring({ list: await read('22-kz1048.csv') });
  expect(kazakh.rows.map(nameIn)).toEqual(['Смағұлов Қайрат Болатұлы', 'Әбдіров Нүркен']);
  const strange = await bring({
    list: csv('ФИО;Год рождения', 'Ќасымов Їсен;1919'),
    defaults: ALL,
  });
  expect(strange.rows[0]?.findings[0]).toMatchObject({
    code: 'import-letters-kazakh',
    params: { probably: 'Қасымов Үсен' },
  });
  const text = csv(
    'ФИО;Год рождения;Биография',
    'Ахметов Серик;1919;Родился в ауле',
    'Оспанов Кайрат;1920;Жил',
  );
  text[text.length - 1] = 0xc8;
  const wrong = await bring({ list: text, defaults: ALL });
  expect(verdicts(wrong.rows)).toEqual(['2 new', '3 broken import-wrong-byte']);
  const open = csv(
    'ФИО;Год рождения;Биография',
    'Ахметов Серик;1919;"начало',
    'Оспанов Кайрат;1920;Жил',
    'Болатов Ерлан;1921;"да"',
  );
  const swallowed = await bring({ list: open, defaults: ALL });
  expect(swallowed.rows.map(nameIn)).toEqual(['Ахметов Серик', 'Оспанов Кайрат', 'Болатов Ерлан']);
});

test('usual short forms of categories, places, ranks and awards; regions are no places', async () => {
  const categories = await bring({ list: await read('25-categories.xlsx') });
  const broken = categories.rows
    .filter(({ verdict }) => verdict === 'broken')
    .map(({ row }) => row);
  expect(broken).toEqual([8, 17, 18]); // widow, killed, missing: no categories
  const { rows } = await bring({ list: await read('25-places.xlsx') });
  expect(rows.filter(({ verdict }) => verdict === 'broken').map(({ row }) => row)).toEqual([19]);
  expect(rows.find(({ row }) => row === 7)?.raw.place).toBe('karkaraly');
  const regions = await bring({
    list: csv('ФИО;Район', 'Ахметов Серик;Ұлытау облысы', 'Оспанов Кайрат;Абайская область'),
    defaults: ALL,
  });
  expect(regions.rows.map(({ raw }) => raw.place)).toEqual([undefined, undefined]);
  const say = (ru: string) => ({ ru });
  expect(readRank('кр/арм', say)).toEqual({ rank: { code: 'krasnoarmeets' } });
  expect(readAwards('ОВ 2 ст, КЗ, МЗБЗ, ОС 3 ст., ОКЗ', say)).toEqual({
    awards: [
      { code: 'patriotic-war', degree: 'II' }, { code: 'red-star' }, { code: 'combat-merit' },
      { code: 'glory', degree: 'III' }, { text: { ru: 'ОКЗ' } },
    ],
    doubts: ['ОКЗ'],
  }); // prettier-ignore
});

const picture = (grey: number): Promise<Buffer> =>
  sharp({
    create: {
      width: 300,
      height: 400,
      channels: 3,
      background: { r: grey, g: grey, b: 200 - grey },
    },
  })
    .jpeg()
    .toBuffer();

test('pictures: several names in a cell, yes and no, other files, one picture on two people', async () => {
  const yes = await bring({ list: await read('19-photo-yes-no.xlsx'), defaults: ALL });
  expect(yes.rows.map(({ verdict }) => verdict)).toEqual(Array(5).fill('new'));
  const files = {
    'Абдиров 1.jpg': await picture(10),
    'Абдиров 2.jpg': await picture(60),
    '1.jpg': await picture(90),
    '2.jpg': await picture(120),
    '3.doc': Buffer.from('x'),
    '4.jpeg': await picture(150),
    'spare.jpg': await picture(170),
  };
  const photos = await openPhotos(Buffer.from(zipSync(files, { level: 0 })));
  const list = csv(
    'ФИО;Год рождения;Фото',
    'Әбдіров Нүркен;1919;Абдиров 1.jpg, Абдиров 2.jpg',
    'Қасымов Жүніс;1920;1, 2',
    'Оспанов Кайрат;1921;3.doc',
    'Ахметов Серик;1922;4',
    'Болатов Ерлан;1923;4',
  );
  const { rows, sums } = await bring({ list, photos, defaults: ALL });
  expect(rows.map(({ photoNames }) => photoNames.length)).toEqual([2, 2, 0, 1, 1]);
  expect(codes(rows[2])).toEqual(['import-photo-format']);
  expect(rows[4]?.findings.map(({ code }) => code)).toContain('import-photo-shared');
  expect(rows[4]?.findings.map(({ code }) => code)).toContain('import-same-picture');
  expect(sums.pictures).toEqual({ total: 7, given: 5, spare: 1, unreadable: 1 });
  expect([sums.spare, sums.unreadable]).toEqual([['spare.jpg'], ['3.doc']]);
});

test('the sums of any list add up, in words too', async () => {
  const cell = fc.constantFrom(
    '',
    'Ахметов Серик',
    'Оспанов Кайрат Маратович',
    'Итого: 3',
    'Аким района',
    '1',
    '2',
    '-',
    'ФИО',
    'Год рождения',
    '1919',
    'весной',
    'да',
    '?',
    'Кент ауылы',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), async (lines) => {
      const list = csv('№;ФИО;Год рождения', ...lines.map((line) => line.join(';')));
      const { sums, opened, rows } = await bring({ list, defaults: ALL });
      const filled = lines.filter((line) => line.some(Boolean)).length;
      const { total, taken, asked, there, left } = sums.rows;
      expect(taken + asked + there + left).toBe(total);
      expect(total).toBe(filled);
      expect(new Set([...rows, ...opened.leftRows].map(({ row }) => row)).size).toBe(filled);
      expect(saySums(sums, 'kk')[0]).toContain(String(total));
    }),
    { numRuns: 60 },
  );
});

test('every refusal is said in Kazakh and Russian, with its column and the words to write', async () => {
  const list = csv('ФИО;Год рождения;Телефон', 'Ахметов Серик;1919;+7 701 000 00 00');
  const { rows, opened, sums } = await bring({ list });
  for (const [language, words] of [
    ['kk', ['Қарқаралы ауданы', 'Ұлы Отан соғысына қатысқан', 'баспасөз']],
    ['ru', ['Каркаралинский район', 'участник Великой Отечественной войны', 'пресса']],
  ] as const) {
    const [row] = rows;
    const text = JSON.stringify(row && sayRow(row, language).findings);
    for (const word of words) expect(text).toContain(word);
    expect(sayNotes(opened, sums, [], language).join()).toContain('Телефон');
    expect(t(language)('import.sum.rows', { ...sums.rows })).not.toContain('{');
  }
});
