import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/base/cache.ts';
import { readArchive, type Archive } from '../../../src/model/archive.ts';
import { CARD_TARGET, SOCIAL_TARGETS, type Target } from '../../formats.ts';
import { cardOf, type CardProps } from '../card.ts';
import { EXAMPLES } from '../examples.ts';
import { FACES_OF } from '../fonts/faces.ts';
import { readTypeOf, typeOfNode } from '../fonts/node.ts';
import { PROOF_TARGETS, veteranOf } from '../proof/pictures.ts';
import { clockSheet, closingSheet, titleSheet } from '../sheet.ts';
import { LED, SAFE_UPRIGHT, SOCIAL } from '../tokens.ts';
import { bottom, right, type Box, type Layout, type Role } from './box.ts';
import { layoutOf } from './index.ts';
import { isAward } from './items.ts';
import { sheetLayoutOf } from './sheet.ts';

const type = typeOfNode();
const { archive } = (await readArchive(path.join(PROJECT, 'fixtures/archive'))) as {
  archive: Archive;
};

/** Everything a layout promises; `what` names it when it breaks. */
function expectLegible(layout: Layout, target: Target, what: string): void {
  const base = Math.min(target.width, target.height);
  const upright = target.id === 'portrait';
  const unit = target.height / (target.id === CARD_TARGET.id ? 800 : 1080);
  const scale = upright || target.id === 'square' ? target.width / 1080 : unit;
  const least =
    target.medium === 'led'
      ? { name: LED.name * base, text: LED.text * base }
      : { name: SOCIAL.name * scale, text: SOCIAL.text * scale };
  const safe: Box = upright
    ? {
        x: SAFE_UPRIGHT.left,
        y: SAFE_UPRIGHT.top,
        width: SAFE_UPRIGHT.right - SAFE_UPRIGHT.left,
        height: SAFE_UPRIGHT.bottom - SAFE_UPRIGHT.top,
      }
    : { x: 0, y: 0, width: target.width, height: target.height };
  const names = layout.texts.filter(({ role }) => role === 'name');
  expect(names.length, `${what}: a name`).toBeGreaterThan(0);
  expect(new Set(names.map(({ size }) => size)).size, `${what}: equal names`).toBe(1);
  for (const { role, size, box, lines } of layout.texts) {
    const line = `${what}: ${lines.map(({ text }) => text).join(' / ')}`;
    expect(size, line).toBeGreaterThanOrEqual((role === 'name' ? least.name : least.text) - 1e-6);
    expect(box.x, line).toBeGreaterThanOrEqual(safe.x - 0.5);
    expect(box.y, line).toBeGreaterThanOrEqual(safe.y - 0.5);
    expect(right(box), line).toBeLessThanOrEqual(right(safe) + 0.5);
    expect(bottom(box), line).toBeLessThanOrEqual(bottom(safe) + 0.5);
  }
  layout.texts.forEach((a, index) => {
    for (const b of layout.texts.slice(index + 1))
      expect(overlap(a.box, b.box), `${what}: ${a.lines[0]?.text} on ${b.lines[0]?.text}`).toBe(
        false,
      );
    if (!layout.veil)
      expect(overlap(a.box, layout.portrait), `${what}: text on the picture`).toBe(false);
  });
  const [first, second] = names;
  if (first && second) {
    expect([first.language, second.language]).toEqual(['kk', 'ru']);
    expect(second.box.y, `${what}: Kazakh above Russian`).toBeGreaterThanOrEqual(bottom(first.box));
  }
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < right(b) - 0.1 && b.x < right(a) - 0.1 && a.y < bottom(b) - 0.1 && b.y < bottom(a) - 0.1;

describe('hard cases and real people', () => {
  const cards = [...EXAMPLES.map(veteranOf), ...archive.veterans].map((veteran) =>
    cardOf(veteran, archive, null),
  );

  test.each(PROOF_TARGETS.map((target) => [target.id, target] as const))('on %s', (_, target) => {
    for (const card of cards) {
      const layout = layoutOf(card, target, type);
      expectLegible(layout, target, `${target.id} ${card.id}`);
      if (target.medium === 'led')
        expect(layout.portrait.height).toBeGreaterThanOrEqual(target.height * LED.portrait);
    }
  });

  test('social formats say the whole name and an award of whoever has one', () => {
    for (const target of [...SOCIAL_TARGETS, CARD_TARGET])
      for (const card of cards) {
        const { texts } = layoutOf(card, target, type);
        const what = `${target.id} ${card.id}`;
        const said = (wanted: (fact: { role: Role }) => boolean): boolean => texts.some(wanted);
        const names = texts.filter(({ role }) => role === 'name');
        const name = names.map(({ lines }) => lines.map(({ text }) => text).join(' '));
        expect(name, what).toContain(card.name.kk ?? card.name.ru);
        if (card.facts.some(isAward))
          expect(
            said(({ role }) => role === 'award' || role === 'title'),
            what,
          ).toBe(true);
        else if (card.facts.length > 0)
          expect(
            said(({ role }) => card.facts.some(({ kind }) => kind === role)),
            what,
          ).toBe(true);
      }
  });

  test('five awards and a two-line unit are all shown in the landscape', () => {
    const entry = EXAMPLES[0]!.entry;
    const awards = ['hero-su', 'lenin', 'red-star', 'glory', 'courage'].map((code) => ({ code }));
    const card = cardOf(veteranOf({ title: '', entry: { ...entry, awards } }), archive, null);
    const layout = layoutOf(card, SOCIAL_TARGETS[0]!, type);
    expectLegible(layout, SOCIAL_TARGETS[0]!, 'five awards');
    expect(layout.texts.filter(({ role }) => role === 'title')).toHaveLength(2);
  });

  test('sheets', () => {
    const sheets = [
      titleSheet(archive, archive.places[0]!),
      closingSheet(archive),
      clockSheet(archive),
    ];
    for (const target of PROOF_TARGETS)
      for (const sheet of sheets)
        expectLegible(
          sheetLayoutOf(sheet, target, type),
          { ...target, id: target.id === 'card' ? 'sheet' : target.id },
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
  const card = fc
    .record({
      name: both(3, 14),
      years: fc.constantFrom(
        {},
        { kk: '1919 – 1942', ru: '1919 – 1942' },
        { kk: '1915 – 1943 жылға дейін', ru: '1915 – не позднее 1943' },
      ),
      facts: fc.array(fact, { maxLength: 8 }),
      place: both(2, 10),
    })
    .map((fields): CardProps => ({
      ...fields,
      ...{ id: 'x', tone: 'memorial', seconds: 15, initial: 'Қ', portrait: null },
      shortName: fields.name,
      campaign: { kk: 'Батырларға тағзым', ru: 'Батырларға тағзым' },
    }));
  const side = fc.integer({ min: 64, max: 960 }).map((half) => half * 2);

  test('social formats keep every promise', () => {
    fc.assert(
      fc.property(card, fc.constantFrom(...SOCIAL_TARGETS, CARD_TARGET), (given, target) => {
        expectLegible(layoutOf(given, target, type), target, target.id);
      }),
      { numRuns: 150 },
    );
  });

  test('no name is too long to be shown, though one may be small', () => {
    const name = fc.string({ unit: letters(`${kk}Щ  -`), minLength: 1, maxLength: 100 });
    const screen = fc.record({ width: side, height: side }).map((size): Target => ({
      ...{ id: 'led', medium: 'led', ...size },
    }));
    const target = fc.oneof(fc.constantFrom(...SOCIAL_TARGETS, CARD_TARGET), screen);
    fc.assert(
      fc.property(card, name, target, (given, ru, { width, height, ...rest }) => {
        const both = { kk: `Ә${ru}`, ru: `А${ru}` };
        const long = { ...given, name: both, shortName: both };
        const { texts } = layoutOf(long, { ...rest, width, height }, type);
        for (const { box } of texts) {
          expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(-1e-6);
          expect(right(box)).toBeLessThanOrEqual(width + 1e-6);
          expect(bottom(box)).toBeLessThanOrEqual(height + 1e-6);
        }
        expect(texts.filter(({ role }) => role === 'name')).toHaveLength(2);
      }),
      { numRuns: 100 },
    );
  });

  test('screens of any size keep every promise', () => {
    fc.assert(
      fc.property(card, side, side, (given, width, height) => {
        const target: Target = { id: 'led', width, height, medium: 'led' };
        const layout = layoutOf(given, target, type);
        expectLegible(layout, target, `${width}x${height}`);
        expect(layout.portrait.height).toBeGreaterThanOrEqual(height * LED.portrait - 1);
      }),
      { numRuns: 250 },
    );
  });
});

test('each medium is set in its own faces and no other', () => {
  const own = { social: readTypeOf(FACES_OF.social), led: readTypeOf(FACES_OF.led) };
  for (const target of PROOF_TARGETS) {
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
