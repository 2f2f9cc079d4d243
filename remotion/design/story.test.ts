import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../src/base/platform/cache.ts';
import { readArchive, type Archive } from '../../src/model/archive.ts';
import { DEED_LETTERS, type VeteranFields } from '../../src/model/veteran.ts';
import { CARD_TARGET, SOCIAL_TARGETS } from './formats.ts';
import { canBeRead, framesOf, PACE } from './timing.ts';
import { cardOf } from './card.ts';
import type { CardProps } from './card-schema.ts';
import { EXAMPLES } from '../../src/dev/design/examples.ts';
import { CONTACT_SHEET_TARGETS, veteranOf } from '../../src/dev/design/contact-sheet/pictures.ts';
import { lettersIn, NAME_LETTERS, personTimeline, storyOf } from './story.ts';
import { LENGTHS } from './timing.ts';

const { archive } = (await readArchive(path.join(PROJECT, 'fixtures/archive'))) as {
  archive: Archive;
};
const LED = { medium: 'led', width: 768, height: 384 } as const;
const social = SOCIAL_TARGETS[0]!;

const bare = EXAMPLES[0]!.entry;
const cardFor = (fields: Partial<VeteranFields>): CardProps =>
  cardOf(veteranOf({ title: '', entry: { ...bare, ...fields } }), archive, null);
const kinds = (
  card: CardProps,
  frames = framesOf(card.seconds),
  target: typeof LED | typeof social = social,
) => storyOf(card, target, frames).map(({ kind }) => kind);

test('every person with a deed has it on every clip, street screens included', () => {
  const people = archive.veterans.filter(({ deed }) => deed);
  expect(people.length).toBe(archive.veterans.length);
  for (const person of people) {
    const card = cardOf(person, archive, null);
    for (const target of CONTACT_SHEET_TARGETS)
      for (const seconds of target.medium === 'led' ? [10, 15] : [card.seconds]) {
        const lines = storyOf(card, target, framesOf(seconds)).flatMap(({ lines }) => lines);
        const deed = lines.find(({ role }) => role === 'deed')?.text;
        expect([deed?.kk, deed?.ru], `${person.id} ${target.id}`).toEqual([
          person.deed?.kk,
          person.deed?.ru,
        ]);
      }
  }
});

test('how much is said does not follow from the name', () => {
  const names = [
    { kk: 'Әсем Қал', ru: 'Асем Кал' },
    {
      kk: 'Мұхаммедрахман Нұрмұхаммедұлы Байжұмақұлбаев',
      ru: 'Мухаммедрахман Нурмухаммедович Байжумакулбаев',
    },
  ];
  for (const [target, seconds] of [
    [LED, 10],
    [LED, 15],
    // Of the networks' clips the length follows from what is said.
    [social, undefined],
  ] as const) {
    const [short, long] = names.map((name) => {
      const card = cardFor({ name, sex: 'male' });
      return storyOf(card, target, framesOf(seconds ?? card.seconds)).map(({ kind, lines }) => [
        kind,
        lines.flatMap(({ role, text }) => (/name|short/.test(role) ? [role] : [role, text])),
      ]);
    });
    expect(long).toEqual(short);
  }
});

test('a clip tells who it was, what was done and what became of it', () => {
  expect(kinds(cardFor({}))).toEqual(['who', 'deed', 'what']);
  expect(kinds(cardFor({}), 250, LED)).toEqual(['who', 'deed']);
  expect(kinds(cardFor({}), 375, LED)).toEqual(['who', 'deed', 'what']);
  const without = cardFor({ deed: undefined, awards: [], role: undefined });
  expect([kinds(without), without.seconds]).toEqual([['who', 'what'], 10]);
  expect(kinds(without, 250, LED)).toEqual(['who', 'what']);
  const summary = { ru: `В ${'долгой зимней '.repeat(6)}осаде возил муку по льду.` };
  expect(kinds(cardFor({ deed: undefined, summary }))).toEqual(['who', 'deed']);
});

test('a name alone asks who knows more, but not on a street screen', () => {
  const name = { kk: 'Омаров', ru: 'Омаров' };
  const nothing = { deed: undefined, birth: undefined, death: undefined, awards: [], units: [] };
  const card = cardFor({ ...nothing, name, fate: 'unknown', rank: undefined, role: undefined });
  expect([kinds(card), card.seconds]).toEqual([['who', 'ask'], 10]);
  expect(kinds(card, 250, LED)).toEqual(['who']);
});

test('whoever is missing has the fate where the years would be, and it is not said twice', () => {
  const card = cardFor({
    fate: 'missing',
    birth: { date: '1912' },
    death: undefined,
    sought: true,
  });
  const lines = storyOf(card, social, framesOf(card.seconds)).flatMap((beat) => beat.lines);
  expect(lines.find(({ role }) => role === 'years')?.text.ru).toBe(
    '1912\u00a0г.\u00a0р., пропал без вести',
  );
  expect(lines.find(({ role }) => role === 'sought')?.text.kk).toBe('Отбасы әлі іздеп жүр');
  expect(lines.some(({ role }) => role === 'fate')).toBe(false);
});

test('the length is the shortest in which all is read without hurry', () => {
  for (const example of EXAMPLES) {
    const card = cardOf(veteranOf(example), archive, null);
    const fits = (seconds: number): boolean =>
      canBeRead(storyOf(card, social, framesOf(seconds)).map(lettersIn), framesOf(seconds), social);
    expect(LENGTHS).toContain(card.seconds);
    if (card.seconds < 20) expect(fits(card.seconds), example.title).toBe(true);
  }
});

test('no words pass faster than can be read', () => {
  for (const example of EXAMPLES) {
    const card = cardOf(veteranOf(example), archive, null);
    // A screen's slot is what it is: where only name and deed are left, or a name is longer than any
    // of the archive, nothing else is given up, and all are read as fast as in the networks.
    const isLong = Math.max(card.name.kk?.length ?? 0, card.name.ru?.length ?? 0) > NAME_LETTERS;
    for (const target of CONTACT_SHEET_TARGETS.filter(({ id }) => id !== 'card'))
      for (const seconds of target.medium === 'led' ? [10, 15] : [card.seconds]) {
        const frames = framesOf(seconds);
        const beats = storyOf(card, target, frames);
        const letters = beats.map(lettersIn);
        const isLeast = beats.every(({ kind }) => kind === 'who' || kind === 'deed');
        // A screen that shows everything side by side leaves all its time to all of it.
        const isRibbon = target.width >= target.height * 3;
        const all = isRibbon ? letters.map((count) => count / 2) : letters;
        const pace = PACE[isLong || isLeast ? 'social' : target.medium];
        const at = `${target.id} ${seconds} s ${example.title}`;
        expect(canBeRead(all, frames, target, pace), at).toBe(true);
      }
  }
  expect(DEED_LETTERS / PACE.calm).toBeLessThan(6);
});

test('no name of the archive is longer than a screen reckons with', () => {
  const letters = archive.veterans.flatMap(({ name }) =>
    [name.kk, name.ru].map((one) => one?.length ?? 0),
  );
  expect(Math.max(...letters)).toBeLessThanOrEqual(NAME_LETTERS);
});

test('another picture stands between the name and the deed, in fifteen seconds and more', () => {
  const extra = { src: 'b', width: 9, height: 6, caption: { kk: 'Достарымен', ru: 'С друзьями' } };
  const entry = veteranOf(EXAMPLES[0]!);
  const card = cardOf(entry, archive, null, extra);
  expect(kinds(card)).toEqual(['who', 'picture', 'deed', 'what']);
  expect(kinds(card, 250, LED)).toEqual(['who', 'deed']);
  expect(kinds(card, 250)).not.toContain('picture');
  const little = { ...entry, deed: undefined, awards: [], role: undefined };
  expect(cardOf(little, archive, null).seconds).toBe(10);
  expect(cardOf(little, archive, null, extra).seconds).toBe(15);
  const [, , , what] = storyOf(card, social, framesOf(card.seconds));
  expect(what?.lines.filter(({ role }) => role !== 'short' && role !== 'years')).toHaveLength(2);
  const { cover, beats } = personTimeline(card, social, framesOf(card.seconds));
  expect([cover, beats.length]).toEqual([1, 4]);
});

test('the age is said of those who fell, in the networks alone, and never twice', () => {
  const days = { birth: { date: '1925-10-25' }, death: { date: '1944-01-14' } };
  const agesIn = (fields: Partial<VeteranFields>, target: typeof LED | typeof social = social) => {
    const card = cardFor({ ...days, ...fields });
    const lines = storyOf(card, target, framesOf(card.seconds)).flatMap((beat) => beat.lines);
    return lines.filter(({ role }) => role === 'age').map(({ text }) => text);
  };
  const eighteen = { kk: '18\u00a0жаста', ru: 'в\u00a018\u00a0лет' };
  expect(agesIn({ fate: 'killed' })).toEqual([eighteen]);
  expect(agesIn({ fate: 'died-of-wounds' })).toEqual([eighteen]);
  expect(agesIn({ fate: 'killed', birth: { date: '1922-01-03' } })[0]?.ru).toBe(
    'в\u00a022\u00a0года',
  );
  for (const fate of ['missing', 'died-illness', 'returned', 'unknown'] as const)
    expect(agesIn({ fate }), fate).toEqual([]);
  expect(agesIn({ fate: 'killed', birth: { date: '1925' } })).toEqual([]);
  expect(agesIn({ fate: 'killed' }, LED)).toEqual([]);
});

test('the picture of a link says name, years and deed at once', () => {
  const [beat, ...more] = storyOf(cardFor({}), CARD_TARGET, framesOf(15));
  expect(more).toEqual([]);
  expect(beat?.lines.map(({ role }) => role)).toEqual(['name', 'years', 'deed']);
  const without = storyOf(cardFor({ deed: undefined }), CARD_TARGET, framesOf(15));
  expect(without.flatMap(({ lines }) => lines.map(({ role }) => role))).toEqual([
    'name',
    'years',
    'service',
    'award',
  ]);
});
