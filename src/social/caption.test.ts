import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardOf, type CardProps } from '../../remotion/look/card.ts';
import { EXAMPLES } from '../../remotion/look/examples.ts';
import type { Archive, Veteran } from '../model/archive.ts';
import { alternativeTextOf, CAPTION_LIMITS, captionOf, PRESS_LANGUAGES } from './caption.ts';

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

    Гвардиялық аға лейтенант, рота командирі
    29-шы гвардиялық атқыштар полкі
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
    `"Портрет без фотографии: буква «Ғ» и тонкий орнамент. Текст на изображении: Галымжан Ульгиулы. 1919 – 1942. Красноармеец. 310-я стрелковая дивизия. Пропал без вести. Каркаралинский район. Поклонимся героям."`,
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

test('whatever the facts, a caption keeps the limit, the name and the address, and cuts no fact', () => {
  const card = cardFor('example-portrait');
  const text = fc.string({ minLength: 1, maxLength: 400, unit: fc.constantFrom('ә', 'қ', 'т') });
  const kind = fc.constantFrom('unit', 'award', 'fate', 'summary');
  const fact = fc.record({ kind, kk: text, ru: text });
  const frame = captionOf({ ...card, facts: [] }, archive, 'kk').split('\n');
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
      const said = captionOf({ ...card, facts } as CardProps, archive, 'kk');
      expect(said.length).toBeLessThanOrEqual(CAPTION_LIMITS.characters);
      const known = new Set([...frame, ...facts.map(({ kk }) => kk)]);
      expect(said.split('\n').filter((line) => !known.has(line))).toEqual([]);
      for (const line of frame) expect(said).toContain(line);
    }),
  );
});
