import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/base/platform/cache.ts';
import { readArchive, type Archive } from '../../src/model/archive.ts';
import type { Photo, VeteranFields } from '../../src/model/veteran.ts';
import { cardOf, extraAmong, portraitAmong } from './card.ts';
import { cardSchema } from './card-schema.ts';
import { dropLeast } from './drop.ts';
import { EXAMPLES } from '../../src/dev/design/examples.ts';
import { veteranOf } from '../../src/dev/design/contact-sheet/pictures.ts';
import { lettersOf } from './story.ts';

const { archive } = (await readArchive(path.join(PROJECT, 'fixtures/archive'))) as {
  archive: Archive;
};

const bare = {
  id: 'example',
  category: 'front',
  place: 'karkaraly',
  fate: 'unknown',
  living: false,
  consent: { page: true, clip: true, led: true, press: true },
  name: { kk: 'Мысал Бейнел', ru: 'Мысал Бейнел' },
} as const satisfies VeteranFields;

const cardFor = (fields: Partial<VeteranFields>) =>
  cardOf(veteranOf({ title: '', entry: { ...bare, ...fields } }), archive, null);

const factsSaid = (fields: Partial<VeteranFields>, language: 'kk' | 'ru'): (string | undefined)[] =>
  cardFor(fields).facts.map((fact) => fact[language]);

test('three facts make a card: the category speaks where rank and role are missing', () => {
  const card = cardFor({ category: 'labour-army' });
  expect(card.years).toEqual({});
  expect(card.facts).toEqual([
    { kind: 'service', kk: 'Еңбек армиясына жұмылдырылған', ru: 'Трудовая армия' },
  ]);
  expect(card.place).toEqual({ kk: 'Қарқаралы ауданы', ru: 'Каркаралинский район' });
});

describe('fate', () => {
  test('is said in the person’s gender', () => {
    expect(factsSaid({ fate: 'missing', sex: 'female' }, 'ru')).toContain('Пропала без вести');
    expect(factsSaid({ fate: 'missing', sex: 'male' }, 'ru')).toContain('Пропал без вести');
    expect(factsSaid({ fate: 'killed' }, 'ru')).toContain('Гибель в бою');
  });

  test('is not said where it is unknown, unless the family is searching', () => {
    expect(factsSaid({}, 'ru')).toEqual(['Участник Великой Отечественной войны']);
    expect(factsSaid({ sought: true }, 'ru')).toContain('Судьба неизвестна, родные ищут');
  });

  test('of the living is that they are among us, and no year of death is shown', () => {
    const card = cardFor({ living: true, fate: 'returned', birth: { date: '1925' } });
    expect(card.tone).toBe('living');
    expect(card.years.ru).toBe('1925\u00a0г.\u00a0р.');
    expect(card.facts.at(-1)?.kk).toBe('Ардагер арамызда');
  });
});

describe('awards', () => {
  const awards: VeteranFields['awards'] = [
    { code: 'patriotic-war', degree: 'II', date: '1985' },
    { code: 'courage' },
    { code: 'courage' },
    { code: 'red-star' },
    { code: 'hero-su' },
    { code: 'hero-su' },
    { text: { kk: 'Алғыс хат' } },
  ];

  test('stand in the glossary’s order, those of later decades last and with their year', () => {
    expect(factsSaid({ awards }, 'ru')).toEqual([
      'Участник Великой Отечественной войны',
      'Дважды Герой Советского Союза',
      'Орден Красной Звезды',
      'Медаль «За отвагу» × 2',
      undefined,
      'Орден Отечественной войны II степени (1985)',
    ]);
  });

  test('a fact in one language is said in that language alone', () => {
    expect(factsSaid({ awards }, 'kk')).toContain('Алғыс хат');
  });
});

test('the category agrees with the gender', () => {
  expect(factsSaid({ category: 'home-front', sex: 'female' }, 'ru')).toEqual(['Труженица тыла']);
  expect(factsSaid({ category: 'home-front', sex: 'male' }, 'ru')).toEqual(['Труженик тыла']);
  expect(factsSaid({ category: 'home-front' }, 'ru')).toEqual(['Труд в тылу']);
});

test('a guards rank keeps its word', () => {
  const rank = { code: 'sergeant', guards: true };
  expect(cardFor({ rank }).facts[0]).toMatchObject({
    kk: 'Гвардия сержанты',
    ru: 'Гвардии сержант',
  });
});

test('a name in one language stands alone; an English one serves where there is no other', () => {
  expect(cardFor({ name: { ru: 'Иван Иванов' } }).name).toEqual({ ru: 'Иван Иванов' });
  expect(cardFor({ name: { en: 'John Doe' } })).toMatchObject({
    name: { kk: 'John Doe' },
    initial: 'J',
  });
});

test('no card holds more than can be read in 15 seconds', () => {
  for (const example of EXAMPLES) {
    const card = cardOf(veteranOf(example), archive, null);
    expect(lettersOf([card.name, card.years, ...card.facts])).toBeLessThanOrEqual(14 * 17);
    expect(cardSchema.parse(JSON.parse(JSON.stringify(card)))).toEqual(card);
  }
});

test('what is dropped first is what is missed least', () => {
  const order: string[] = [];
  let facts = cardFor({
    rank: { code: 'sergeant' },
    role: { kk: 'ұшқыш', ru: 'лётчик' },
    units: [{ text: { kk: '1-полк', ru: '1-й полк' } }],
    awards: [{ code: 'hero-su' }, { code: 'lenin' }, { code: 'red-star' }],
    fate: 'killed',
  }).facts as ReturnType<typeof dropLeast>;
  while (facts.length > 0) {
    const next = dropLeast(facts);
    order.push(facts.find((fact) => !next.includes(fact))?.ru ?? '');
    facts = next;
  }
  expect(order).toEqual([
    'Орден Красной Звезды',
    'Орден Ленина',
    '1-й полк',
    'Сержант, лётчик',
    'Гибель в бою',
    'Герой Советского Союза',
    'Сержант',
  ]);
});

test('a portrait is taken before a group picture, and never a document', () => {
  const [group, document, portrait] = (['group', 'document', 'portrait'] as const).map((role) => ({
    photo: { file: `${role}.jpg`, role },
  }));
  expect(portraitAmong([group!, document!, portrait!])).toBe(portrait);
  expect(portraitAmong([document!, group!])).toBe(group);
  expect(portraitAmong([document!])).toBeUndefined();
});

test('the other picture says what it shows in few words, and is no portrait again', () => {
  const caption = { kk: 'Майдан хаты', ru: 'Письмо с фронта' };
  const photo = (role: Photo['role'], more: Partial<Photo> = {}) => ({
    photo: { file: `${role}.jpg`, role, caption, ...more },
  });
  const [portrait, group, letter] = [photo('portrait'), photo('group'), photo('document')];
  expect(extraAmong([portrait, letter, group])).toBe(letter);
  expect(extraAmong([portrait, photo('award'), photo('other')])).toBeUndefined();
  expect(extraAmong([portrait, photo('place', { caption: undefined }), group])).toBe(group);
  expect(
    extraAmong([portrait, photo('document', { caption: { ru: 'С'.repeat(65) } })]),
  ).toBeUndefined();
  expect(extraAmong([group])).toBeUndefined();
  const cut = photo('group', { focal: { x: 0.2, y: 0.3 } });
  expect(extraAmong([cut])).toBe(cut);
});
