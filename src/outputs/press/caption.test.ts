import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardOf } from '../../../remotion/design/card.ts';
import type { CardProps } from '../../../remotion/design/card-schema.ts';
import { EXAMPLES } from '../../dev/design/examples.ts';
import { PROJECT } from '../../base/platform/cache.ts';
import { readArchive, type Archive } from '../../model/archive.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import { pressCard } from './person-card.ts';
import {
  alternativeTextOf,
  CAPTION_LIMITS,
  captionOf,
  PRESS_LANGUAGES,
  titleOf,
} from './caption.ts';
import { lengthIn, NETWORKS, POSTS_PER_DAY, type Network } from './networks.ts';

const archive = {
  settings: { address: 'https://example.org/' },
  campaign: {
    name: { kk: 'Батырларға тағзым', ru: 'Поклонимся героям' },
    hashtags: {
      kk: ['БатырларғаТағзым', 'Естелік', 'Жеңіс', '9мамыр', 'Қарағанды', 'артық'],
      ru: ['Поклон', '9мая'],
    },
  },
  places: [{ id: 'karkaraly', name: { kk: 'Қарқаралы ауданы', ru: 'Каркаралинский район' } }],
} as unknown as Archive;

const cards = EXAMPLES.map(({ entry }) => cardOf(entry as Veteran, archive, null));
const cardFor = (id: string): CardProps => {
  const card = cards.find((candidate) => candidate.id === id);
  if (!card) throw new Error(id);
  return card;
};

test('a caption says who it is, in its own language, and where the page is', () => {
  expect(captionOf(cardFor('example-portrait'), archive, 'kk')).toMatchInlineSnapshot(`
    "Мысал Үлгіұлы Бейнелев
    1917 – 1943

    Днепр өткелінде отыз жаралыны оқ астынан алып шықты

    Гвардия аға лейтенанты, рота командирі
    29-гвардиялық атқыштар полкі
    Қызыл Жұлдыз ордені
    II дәрежелі Отан соғысы ордені
    Ұрыста қаза тапты

    Қарқаралы ауданы · Батырларға тағзым

    https://example.org/kk/people/example-portrait/

    #БатырларғаТағзым #Естелік #Жеңіс #9мамыр #Қарағанды"
  `);
  expect(captionOf(cardFor('example-portrait'), archive, 'ru')).toMatchInlineSnapshot(`
    "Мысал Ульгиевич Бейнелев
    1917 – 1943

    На Днепре вынес из-под огня тридцать раненых

    Гвардии старший лейтенант, командир роты
    29-й гвардейский стрелковый полк
    Орден Красной Звезды
    Орден Отечественной войны II степени
    Погиб в бою

    Каркаралинский район · Поклонимся героям

    https://example.org/ru/people/example-portrait/

    #Поклон #9мая"
  `);
});

test('everybody whose deed is written has it whole in every caption, before the facts', () => {
  const withDeed = real.filter(({ deed }) => deed);
  expect(withDeed.length).toBeGreaterThan(10);
  for (const card of withDeed)
    for (const language of PRESS_LANGUAGES)
      for (const one of NETWORKS) {
        const [head, deed] = captionOf(card, archive, language, one).split('\n\n');
        expect(head).toContain(card.name[language]);
        expect(deed, `${card.id} ${one.id}`).toBe(card.deed?.[language]);
      }
});

test('one name and a place still make a whole caption', () => {
  expect(captionOf(cardFor('example-three'), archive, 'ru')).toMatchInlineSnapshot(`
    "Мысалбек

    Трудовая армия

    Каркаралинский район · Поклонимся героям

    https://example.org/ru/people/example-three/

    #Поклон #9мая"
  `);
});

test('the alternative text tells the picture and repeats its words', () => {
  expect(
    alternativeTextOf(cardFor('example-no-photograph'), undefined, 'ru'),
  ).toMatchInlineSnapshot(
    `"Портрет без фотографии: буква «Ғ» и тонкий орнамент. Текст на изображении: Галымжан Ульгиулы. 1919 – 1942. Последнее письмо пришло из-под Ржева в январе 1942 года. Красноармеец. 310-я стрелковая дивизия. Пропал без вести. Каркаралинский район. Поклонимся героям."`,
  );
});

test('the hardest cases fit everywhere', () => {
  for (const card of cards)
    for (const language of PRESS_LANGUAGES) {
      const caption = captionOf(card, archive, language);
      expect(caption.length).toBeLessThanOrEqual(CAPTION_LIMITS.characters);
      expect(caption.match(/#/g)?.length ?? 0).toBeLessThanOrEqual(CAPTION_LIMITS.hashtags);
    }
});

const network = (wanted: string): Network => {
  const found = NETWORKS.find(({ id }) => id === wanted);
  if (!found) throw new Error(wanted);
  return found;
};

/** The hardest cases and the longest names that the archive holds. */
const realArchive = (await readArchive(path.join(PROJECT, 'fixtures/archive'))).archive as Archive;
const real = realArchive.veterans.map((veteran) => pressCard(veteran, realArchive));

test.each(NETWORKS)(
  'captions keep the limits of $name, with the name and the address whole',
  (one) => {
    expect(real.length).toBeGreaterThan(10);
    for (const card of [...cards, ...real])
      for (const language of PRESS_LANGUAGES) {
        const caption = captionOf(card, archive, language, one);
        expect(lengthIn(caption, one)).toBeLessThanOrEqual(one.characters);
        expect(caption.match(/#/g)?.length ?? 0).toBeLessThanOrEqual(one.hashtags);
        expect(caption.match(/https?:/g)?.length ?? 0).toBe(one.link === 'followed' ? 1 : 0);
        expect(caption).toContain(card.name[language] ?? card.name.kk ?? card.name.ru);
        expect(caption).toContain(`example.org/${language}/people/${card.id}`);
      }
  },
);

test('where there is little room, the facts go first and the name stays', () => {
  expect(captionOf(cardFor('example-longest'), archive, 'kk', network('x'))).toMatchInlineSnapshot(`
    "Мұхаммедрахман Нұрмұхаммедұлы Байжұмақұлбаев
    шам. 1915 – 1943

    Волхов түбінде екі тәулік зеңбірек басында жалғыз қарсы тұрды

    Қарқаралы ауданы · Батырларға тағзым

    https://example.org/kk/people/example-longest/

    #БатырларғаТағзым #Естелік #Жеңіс #9мамыр #Қарағанды"
  `);
});

test('a title says name and years and as much more as fits', () => {
  expect(titleOf(cardFor('example-portrait'), 'ru', 100)).toBe(
    'Мысал Ульгиевич Бейнелев · 1917\u00a0– 1943 · Поклонимся героям',
  );
  for (const card of [...cards, ...real])
    for (const language of PRESS_LANGUAGES)
      expect(titleOf(card, language, 100).length).toBeLessThanOrEqual(100);
});

test('where links cannot be followed, the address can be typed', () => {
  const lines = captionOf(cardFor('example-three'), archive, 'ru', network('instagram')).split(
    '\n',
  );
  expect(lines).toContain('example.org/ru/people/example-three');
});

test('a name that no network has room for is cut between words', () => {
  const card = { ...cardFor('example-three'), name: { kk: 'Нұрмұхаммед '.repeat(60).trim() } };
  const caption = captionOf(card, archive, 'kk', network('x'));
  expect(lengthIn(caption, network('x'))).toBeLessThanOrEqual(280);
  expect(caption).toMatch(/^https:\S+example-three\/\n\n(?:Нұрмұхаммед ?)+…$/);
});

test('every network names where its limits are said, and the calendar keeps the least of them', () => {
  for (const { id, source, postsPerDay } of NETWORKS) {
    if (id !== 'ok') expect(source, id).not.toBe('');
    expect(postsPerDay ?? POSTS_PER_DAY).toBeGreaterThanOrEqual(POSTS_PER_DAY);
  }
  expect(POSTS_PER_DAY).toBe(15);
});

test('whatever the facts, a caption keeps the limit, the name and the address, and cuts no fact', () => {
  const card = cardFor('example-portrait');
  const text = fc.string({ minLength: 1, maxLength: 400, unit: fc.constantFrom('ә', 'қ', 'т') });
  const kind = fc.constantFrom('unit', 'award', 'fate', 'summary');
  const fact = fc.record({ kind, kk: text, ru: text });
  const fixed = captionOf({ ...card, facts: [] }, archive, 'kk').split('\n');
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
      const caption = captionOf({ ...card, facts } as CardProps, archive, 'kk');
      expect(caption.length).toBeLessThanOrEqual(CAPTION_LIMITS.characters);
      const known = new Set([...fixed, ...facts.map(({ kk }) => kk)]);
      expect(caption.split('\n').filter((line) => !known.has(line))).toEqual([]);
      for (const line of fixed) expect(caption).toContain(line);
    }),
  );
});
