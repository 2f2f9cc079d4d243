import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/base/platform/cache.ts';
import { readArchive, type Archive } from '../../../src/model/archive.ts';
import { STRAIGHT } from '../../../src/model/horizon.ts';
import { framesOf } from '../timing.ts';
import { CARD_TARGET, SOCIAL_TARGETS, type Target } from '../formats.ts';
import { cardOf } from '../card.ts';
import type { CardProps } from '../card-schema.ts';
import { EXAMPLES } from '../../../src/dev/design/examples.ts';
import { FACES_OF } from '../fonts/faces.ts';
import { readTypeOf, typeOfNode } from '../fonts/node.ts';
import {
  CONTACT_SHEET_TARGETS,
  veteranOf,
} from '../../../src/dev/design/contact-sheet/pictures.ts';
import { clockSheet, closingSheet, titleSheet } from '../sheet.ts';
import { SAFE_UPRIGHT } from '../tokens.ts';
import { bottom, right, type Box, type Layout } from './box.ts';
import { layoutOf } from './index.ts';
import { sheetLayoutOf } from './sheet.ts';

const type = typeOfNode();
const { archive } = (await readArchive(path.join(PROJECT, 'fixtures/archive'))) as {
  archive: Archive;
};

/** Everything a layout promises; `what` names it when it breaks. */
function expectLegible(layout: Layout, target: Target, what: string): void {
  const unit = target.width / 1080;
  const picture: Box = { x: 0, y: 0, width: target.width, height: target.height };
  const safe: Box =
    target.id === 'portrait'
      ? {
          x: SAFE_UPRIGHT.left * unit,
          y: SAFE_UPRIGHT.top * unit,
          width: (SAFE_UPRIGHT.right - SAFE_UPRIGHT.left) * unit,
          height: (SAFE_UPRIGHT.bottom - SAFE_UPRIGHT.top) * unit,
        }
      : picture;
  for (const { kind, texts, bars } of layout.textLayers) {
    expect(texts.length, `${what}: ${kind}`).toBeGreaterThan(0);
    for (const { role, box, lines } of texts) {
      const line = `${what}: ${lines.map(({ text }) => text).join(' / ')}`;
      expectWithin(box, safe, line);
      const own = texts.filter((other) => other.role === role).map(({ size }) => size);
      // Kazakh and Russian are equally large; a given name that stands for a portrait is larger.
      if (role !== 'name') expect(new Set(own).size, line).toBe(1);
    }
    texts.forEach((a, index) => {
      for (const b of texts.slice(index + 1))
        expect(overlap(a.box, b.box), `${what}: ${a.lines[0]?.text} on ${b.lines[0]?.text}`).toBe(
          false,
        );
      for (const bar of bars) expect(overlap(a.box, bar), `${what}: a bar`).toBe(false);
    });
    const [kk, ru] = (['kk', 'ru'] as const).map((language) =>
      texts.filter((text) => text.role === 'deed' && text.language === language),
    );
    if (kk?.[0] && ru?.[0]) {
      expect(ru[0].size).toBe(kk[0].size);
      expect(ru[0].box.y, `${what}: Kazakh above Russian`).toBeGreaterThanOrEqual(
        bottom(kk[0].box) - 0.1,
      );
    }
  }
  for (const { box } of layout.scene.texts) expectWithin(box, picture, what);
}

function expectWithin(box: Box, room: Box, line: string): void {
  expect(box.x, line).toBeGreaterThanOrEqual(room.x - 0.5);
  expect(box.y, line).toBeGreaterThanOrEqual(room.y - 0.5);
  expect(right(box), line).toBeLessThanOrEqual(right(room) + 0.5);
  expect(bottom(box), line).toBeLessThanOrEqual(bottom(room) + 0.5);
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < right(b) - 0.1 && b.x < right(a) - 0.1 && a.y < bottom(b) - 0.1 && b.y < bottom(a) - 0.1;

const PICTURES = [
  null,
  { src: 'a', width: 900, height: 1200, role: 'portrait' },
  { src: 'a', width: 300, height: 352, role: 'portrait' },
  { src: 'a', width: 1200, height: 800, role: 'group' },
  { src: 'a', width: 1200, height: 800, role: 'group', focal: { x: 0.46, y: 0.23 } },
] as const;

const CAPTION = { kk: 'Жауынгер достарымен, 1943 жыл', ru: 'С боевыми товарищами, 1943 год' };
const EXTRAS = [
  { src: 'b', width: 1200, height: 800, caption: CAPTION },
  { src: 'b', width: 700, height: 1400, caption: CAPTION },
] as const;

/** Sizes in which the words of a beat stand, by their role; a street screen gives its slot, s. */
const sizesOf = (
  card: CardProps,
  target: Target,
  seconds: number = card.seconds,
): Map<string, number> =>
  new Map(
    layoutOf(card, target, type, framesOf(seconds))
      .textLayers.flatMap(({ kind, texts }) => texts.map((text) => ({ kind, ...text })))
      .map(({ kind, role, language, size }) => [`${kind} ${role} ${language}`, size]),
  );

describe('hard cases and real people', () => {
  const cards = [
    ...EXAMPLES.map(veteranOf).flatMap((veteran) =>
      PICTURES.map((picture) => cardOf(veteran, archive, picture)),
    ),
    ...EXTRAS.flatMap((extra) =>
      PICTURES.map((picture) => cardOf(veteranOf(EXAMPLES[0]!), archive, picture, extra)),
    ),
    ...archive.veterans.map((veteran) => cardOf(veteran, archive, null)),
  ];

  test.each(CONTACT_SHEET_TARGETS.map((target) => [target.id, target] as const))(
    'on %s',
    (_, target) => {
      for (const card of cards)
        expectLegible(layoutOf(card, target, type), target, `${target.id} ${card.id}`);
    },
  );

  test('words stand free of a print, and of a picture with a hard edge', () => {
    for (const target of CONTACT_SHEET_TARGETS)
      for (const card of cards) {
        const { scene, textLayers } = layoutOf(card, target, type);
        for (const layer of textLayers) {
          const { picture } = layer.scene ?? scene;
          if (!picture || picture.veil) continue;
          for (const { box, lines } of layer.texts)
            expect(overlap(box, picture.box), `${target.id} ${card.id} ${lines[0]?.text}`).toBe(
              false,
            );
        }
      }
  });

  test('another picture is shown whole, 900 wide, over everything of the first scene', () => {
    for (const target of SOCIAL_TARGETS)
      for (const extra of EXTRAS) {
        const card = cardOf(veteranOf(EXAMPLES[0]!), archive, PICTURES[1], extra);
        const { scene, textLayers } = layoutOf(card, target, type);
        expect(textLayers.map(({ kind }) => kind)).toEqual(['who', 'picture', 'deed', 'what']);
        const { picture, texts } = textLayers[1]!.scene!;
        expect(picture!.photo.width).toBeCloseTo(picture!.box.width);
        expect(picture!.photo.height).toBeCloseTo(picture!.box.height);
        const { edge } = picture!;
        const wide = extra.width > extra.height;
        if (wide) expect(picture!.box.width + 2 * edge, target.id).toBeCloseTo(900, 0);
        expect(texts).toEqual(scene.texts);
        expect(textLayers.filter((layer) => layer.scene)).toHaveLength(1);
      }
  });

  test('the length of the name changes no size', () => {
    const example = EXAMPLES[0]!.entry;
    const named = (kk: string, ru: string) =>
      PICTURES.slice(1).map((picture) =>
        cardOf(veteranOf({ title: '', entry: { ...example, name: { kk, ru } } }), archive, picture),
      );
    const short = named('Әли Қал', 'Али Кал');
    const long = named('Дінмұхамед Әбдірахманұлы Сейітов', 'Динмухамед Абдрахманович Сеитов');
    const screens = ['led-1920x1080', 'led-768x384', 'led-384x768'].flatMap((id) =>
      CONTACT_SHEET_TARGETS.filter((target) => target.id === id),
    );
    expect(screens).toHaveLength(3);
    short.forEach((card, index) => {
      const other = long[index] as CardProps;
      for (const target of SOCIAL_TARGETS) {
        if (target.id === 'square' && index > 0) continue; // there a print leaves three lines a name
        expect(sizesOf(other, target), target.id).toEqual(sizesOf(card, target));
      }
      for (const target of screens)
        for (const slot of [10, 15])
          expect(sizesOf(other, target, slot), `${target.id}, ${slot} s`).toEqual(
            sizesOf(card, target, slot),
          );
    });
  });

  test('the years are on every clip', () => {
    for (const target of CONTACT_SHEET_TARGETS)
      for (const card of cards) {
        const texts = layoutOf(card, target, type).textLayers.flatMap((layer) => layer.texts);
        if (card.years.kk && !card.ask)
          expect(
            texts.some(({ role }) => role === 'years'),
            `${target.id} ${card.id}`,
          ).toBe(true);
      }
  });

  test('words leave the face free beside the longest name', () => {
    const card = cardOf(veteranOf(EXAMPLES[1]!), archive, PICTURES[1]);
    for (const target of SOCIAL_TARGETS) {
      const { scene, textLayers } = layoutOf(card, target, type);
      const { face, veil, box } = scene.picture!;
      if (veil?.axis !== 'y') continue;
      for (const { texts } of textLayers)
        for (const text of texts)
          expect(text.box.y, target.id).toBeGreaterThan(face.y + box.height * 0.12);
    }
  });

  test('headings of sheets have their middle in the same place of every format', () => {
    for (const target of CONTACT_SHEET_TARGETS)
      for (const sheet of [titleSheet(archive, archive.places[0]!), closingSheet(archive)]) {
        const { textLayers, scene } = sheetLayoutOf(sheet, target, type);
        const heading = textLayers[0]!.texts.filter(({ role }) => role === 'name');
        const [first, last] = [heading[0]!.box, heading.at(-1)!.box];
        const middle = (first.y + bottom(last)) / 2 / target.height;
        expect(scene.horizon!.y / target.height).toBeCloseTo(0.62, 2);
        if (target.medium === 'social') expect(middle, target.id).toBeCloseTo(0.44, 2);
        else expect(middle, target.id).toBeGreaterThan(0.3);
      }
  });

  test('sheets', () => {
    const sheets = [
      titleSheet(archive, archive.places[0]!),
      closingSheet(archive),
      clockSheet(archive),
    ];
    for (const target of CONTACT_SHEET_TARGETS)
      for (const sheet of sheets)
        expectLegible(
          sheetLayoutOf(sheet, target, type),
          { ...target, id: 'sheet' }, // the earth below a title may be covered by a network
          `${target.id} ${sheet.kind}`,
        );
  });
});

describe('whatever the entry', () => {
  const letters = (alphabet: string) => fc.constantFrom(...alphabet);
  const word = (alphabet: string, most: number) =>
    fc
      .array(letters(alphabet), { minLength: 2, maxLength: most })
      .map((list) => list.join('').replace(/^./u, (first) => first.toLocaleUpperCase('kk')));
  const words = (alphabet: string, count: number, most: number) =>
    fc
      .array(word(alphabet, most), { minLength: 1, maxLength: count })
      .map((list) => list.join(' '));
  const kk = 'аәбвгғдежзийкқлмнңопрстуұүхыіш';
  const ru = 'абвгдежзийклмнопрстухцчшщыьэюя';
  const both = (count: number, most: number) =>
    fc.record({ kk: words(kk, count, most), ru: words(ru, count, most) });
  const fact = fc
    .tuple(fc.constantFrom('service', 'unit', 'title', 'award', 'fate', 'summary'), both(9, 12))
    .map(([kind, text]) => ({ kind, ...text }) as CardProps['facts'][number]);
  const deed = both(6, 12).map(({ kk, ru }) => ({
    kk: kk.slice(0, 64).trim(),
    ru: ru.slice(0, 64).trim(),
    form: 'deed' as const,
  }));
  const card = fc
    .record({
      name: both(3, 14),
      years: fc.constantFrom(
        {},
        { kk: '1919 – 1942', ru: '1919 – 1942' },
        { kk: '1915 – 1943 жылдан кеш емес', ru: '1915 – не позднее 1943' },
      ),
      facts: fc.array(fact, { maxLength: 8 }),
      deed: fc.option(deed),
      place: both(2, 10),
      portrait: fc.constantFrom(...PICTURES),
      extra: fc.constantFrom(null, ...EXTRAS),
    })
    .map((fields): CardProps => ({
      ...fields,
      id: 'x',
      tone: 'memorial',
      seconds: 15,
      initial: 'Қ',
      horizon: STRAIGHT,
      givenName: fields.name.kk.split(' ')[0] ?? '',
      otherNames: fields.name.kk.split(' ').slice(1).join(' '),
      shortName: fields.name,
      campaign: { kk: 'Батырларға тағзым', ru: 'Батырларға тағзым' },
    }));
  const side = fc.integer({ min: 64, max: 960 }).map((half) => half * 2);

  test('social formats keep every promise', () => {
    fc.assert(
      fc.property(card, fc.constantFrom(...SOCIAL_TARGETS, CARD_TARGET), (sample, target) => {
        expectLegible(layoutOf(sample, target, type), target, target.id);
      }),
      { numRuns: 80 },
    );
  });

  test('no name is too long to be shown, though one may be small', () => {
    const name = fc.string({ unit: letters(`${kk}Щ  -`), minLength: 1, maxLength: 100 });
    const screen = fc.record({ width: side, height: side }).map((size): Target => ({
      id: 'led',
      medium: 'led',
      ...size,
    }));
    const target = fc.oneof(fc.constantFrom(...SOCIAL_TARGETS, CARD_TARGET), screen);
    fc.assert(
      fc.property(card, name, target, (sample, ru, shown) => {
        const both = { kk: `Ә${ru}`, ru: `А${ru}` };
        const long = {
          ...sample,
          name: both,
          shortName: both,
          givenName: `Ә${ru}`,
          otherNames: '',
        };
        const layout = layoutOf(long, shown, type);
        const all: Box = { x: 0, y: 0, width: shown.width, height: shown.height };
        for (const { texts } of layout.textLayers)
          for (const { box } of texts) expectWithin(box, all, shown.id);
      }),
      { numRuns: 80 },
    );
  });

  test('screens of any size keep every promise', () => {
    fc.assert(
      fc.property(card, side, side, (sample, width, height) => {
        const target: Target = { id: 'led', width, height, medium: 'led' };
        expectLegible(layoutOf(sample, target, type), target, `${width}x${height}`);
      }),
      { numRuns: 80 },
    );
  });
});

test('each medium is set in its own faces and no other', () => {
  const own = { social: readTypeOf(FACES_OF.social), led: readTypeOf(FACES_OF.led) };
  for (const target of CONTACT_SHEET_TARGETS) {
    for (const example of EXAMPLES) {
      const card = cardOf(veteranOf(example), archive, null);
      expect(layoutOf(card, target, own[target.medium])).toEqual(layoutOf(card, target, type));
    }
    for (const sheet of [
      titleSheet(archive, archive.places[0]!),
      closingSheet(archive),
      clockSheet(archive),
    ])
      expect(sheetLayoutOf(sheet, target, own[target.medium])).toEqual(
        sheetLayoutOf(sheet, target, type),
      );
  }
});
