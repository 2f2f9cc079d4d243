/** Joined and taken out again a draft is what it was, whatever was joined. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanDraft, type RawDraft } from '../../intake/draft/draft.ts';
import { combine, differences } from './combine.ts';
import { carried, forgetIn, piecesOf, takeOut } from './pieces.ts';

const words = fc.stringMatching(/^[а-яё]{1,8}( [а-яё]{1,8})?$/u);
const text = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n'));
const year = fc.integer({ min: 1890, max: 1927 }).map(String);
const draft: fc.Arbitrary<RawDraft> = fc
  .record({
    name: fc.record({ ru: words, kk: words }, { requiredKeys: ['ru'] }),
    story: fc.option(fc.record({ ru: text, kk: text }, { requiredKeys: [] })),
    birth: fc.option(fc.record({ date: year, place: fc.record({ ru: words }) })),
    fate: fc.constantFrom(undefined, 'killed', 'returned'),
    rank: fc.option(fc.record({ code: fc.constantFrom('sergeant', 'private') })),
    units: fc.option(fc.array(fc.record({ text: fc.record({ ru: words }) }), { maxLength: 2 })),
    awards: fc.uniqueArray(fc.constantFrom('lenin', 'hero-su', 'red-star'), { maxLength: 2 }),
    sources: fc.option(
      fc.tuple(fc.record({ id: fc.constant('family'), type: fc.constant('family'), title: words })),
    ),
  })
  .map(({ awards, ...rest }) => cleanDraft({ ...rest, awards: awards.map((code) => ({ code })) }));

const joining = fc.tuple(draft, draft, fc.infiniteStream(fc.nat(2))).map(([there, sent, turns]) => {
  const choices = Object.fromEntries(
    differences(there, sent).map(({ path, options }) => [
      path,
      options[Number(turns.next().value) % options.length] ?? 'keep',
    ]),
  );
  return { there, sent, after: cleanDraft(combine(there, sent, choices)) };
});

test('taken out again nothing is left of it, and nothing else is gone', () => {
  fc.assert(
    fc.property(joining, ({ there, after }) => {
      const { draft: rest, left } = takeOut(after, piecesOf(there, after));
      expect(left).toEqual([]);
      expect(sorted(cleanDraft(rest))).toEqual(sorted(there));
    }),
    { numRuns: 300 },
  );
});

test('what others add later stays, and what was changed by hand is told', () => {
  const there: RawDraft = { name: { ru: 'Иван' }, story: { ru: 'Первое.' } };
  const one: RawDraft = { ...there, story: { ru: 'Первое.\n\nВторое.' }, fate: 'killed' };
  const two: RawDraft = { ...one, story: { ru: 'Первое.\n\nВторое.\n\nТретье.' } };
  expect(takeOut(two, piecesOf(there, one))).toEqual({
    draft: { ...there, story: { ru: 'Первое.\n\nТретье.' } },
    left: [],
  });
  const edited: RawDraft = { ...two, story: { ru: 'Первое. Второе, исправленное.' } };
  expect(takeOut(edited, piecesOf(there, one)).left.map(({ path }) => path)).toEqual(['story.ru']);
});

test('pieces go along with a draft that is joined in its turn, and only those that do', () => {
  const mine: RawDraft = { name: { ru: 'Иван' }, story: { ru: 'Моё.' } };
  const held = piecesOf(mine, { ...mine, story: { ru: 'Моё.\n\nЧужое.' }, fate: 'killed' });
  const before: RawDraft = { name: { ru: 'Иван' }, story: { ru: 'Их.' }, fate: 'returned' };
  const after: RawDraft = { ...before, story: { ru: 'Их.\n\nМоё.\n\nЧужое.' } };
  const along = carried(held, { before, after, moved: piecesOf(before, after) });
  expect(along.map(({ path }) => path)).toEqual(['story.ru']);
  expect(takeOut(after, along).draft).toMatchObject({ story: { ru: 'Их.\n\nМоё.' } });
});

test('what was replaced is not remembered beyond those whose it is', () => {
  const there: RawDraft = { name: { ru: 'Иван' }, fate: 'killed' };
  const held = piecesOf(there, { ...there, fate: 'returned' });
  expect(held[0]).toMatchObject({ before: 'killed' });
  const [rest] = forgetIn(held, piecesOf({ name: { ru: 'Иван' } }, there));
  expect(rest).not.toHaveProperty('before');
});

/** Lists whose order says nothing here. */
const sorted = ({ awards, units, otherNames, ...rest }: RawDraft): unknown => ({
  ...rest,
  lists: [awards, units, otherNames].map((list) =>
    Array.isArray(list) ? list.map((one) => JSON.stringify(one)).sort() : [],
  ),
});
