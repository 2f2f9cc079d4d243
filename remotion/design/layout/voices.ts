/** In which letters each line of a beat is set, and how they give way where a word is too wide. */
import type { Bilingual } from '../card-schema.ts';
import type { FaceName } from '../fonts/faces.ts';
import type { Type } from '../fonts/type.ts';
import type { StoryLine, StoryRole } from '../story.ts';
import type { Box, TextBlock } from './box.ts';
import { isShared, pair } from './items.ts';
import type { Letters, Plan } from './plan.ts';
import { stack, type Item, type Stack } from './stack.ts';
import { hyphenate } from './typeset.ts';

/** How far the usual letters had to give way: only where a word is wider than its column. */
export interface Step {
  /** Of the usual size. */
  size: number;
  /** Street screens take narrower letters before smaller ones. */
  narrow: 0 | 1 | 2;
  cut: boolean;
}

/** Words in their places, from the top of their room. */
export interface TextSet {
  texts: TextBlock[];
  bars: Box[];
  height: number;
}

/** The second size, of the usual one. */
export const SECOND = 0.85;
const SMALLER = [1, SECOND, 0.74, 0.64];
const TINY = Array.from({ length: 18 }, (_, index) => 0.64 * 0.87 ** index);

export function stepsOf({ medium }: Plan): Step[] {
  const widths = medium === 'led' ? ([0, 1, 2] as const) : ([0] as const);
  const steps = (sizes: readonly number[], cut: boolean): Step[] =>
    sizes.flatMap((size) => widths.map((narrow) => ({ size, narrow, cut })));
  return [...steps(SMALLER, false), ...steps(TINY, true)];
}

/** Kazakh and Russian are equally large; Russian steps back by weight. */
const SOCIAL_FACES = {
  name: ['display', 'displayRegular'],
  years: ['display', 'display'],
  deed: ['subhead', 'subheadRegular'],
  fact: ['sans', 'sans'],
  award: ['sansMedium', 'sansMedium'],
} as const satisfies Record<string, readonly [kk: FaceName, ru: FaceName]>;
/** By how narrow they are. */
const LED_FACES = [
  ['bold', 'sansMedium'],
  ['boldCondensed', 'mediumCondensed'],
  ['boldNarrow', 'mediumNarrow'],
] as const;

type FaceSet = keyof typeof SOCIAL_FACES;

export interface Setting {
  plan: Plan;
  type: Type;
  area: Box;
  step: Step;
  /** Whether no picture stands beside the words. */
  alone: boolean;
}

export function facesFor(set: FaceSet, { plan, step }: Setting): readonly [FaceName, FaceName] {
  if (plan.medium === 'social') return SOCIAL_FACES[set];
  const [kk, ru] = LED_FACES[step.narrow];
  return [kk, set === 'years' ? kk : ru];
}

/** How the lines of a role are set; gaps above and between the languages are parts of their size. */
interface Voice {
  faces: FaceSet;
  lettersOf: (plan: Plan, text: Bilingual) => Letters;
  gap: number;
  between: number;
  colour?: TextBlock['colour'];
}

const FACT: Voice = { faces: 'fact', lettersOf: ({ fact }) => fact, gap: 0.72, between: 0.14 };
const AWARD: Voice = { ...FACT, faces: 'award', colour: 'accent' };
const ASK: Voice = { faces: 'deed', lettersOf: ({ deed }) => deed, gap: 0.7, between: 0.3 };

/** The age is missing: it stands beside the years. */
const VOICES: Record<Exclude<StoryRole, 'age'>, Voice> = {
  name: { faces: 'name', lettersOf: ({ name }) => name, gap: 0.3, between: 0.28 },
  years: { faces: 'years', lettersOf: yearsLetters, gap: 0.5, between: 0.1, colour: 'accent' },
  deed: { faces: 'deed', lettersOf: deedLetters, gap: 0.8, between: 0.5 },
  sought: { ...FACT, gap: 0.8 },
  caption: { ...FACT, gap: 0 },
  title: AWARD,
  award: AWARD,
  ask: ASK,
  address: { ...ASK, faces: 'award', between: 0.1, colour: 'accent' },
  service: FACT,
  fate: FACT,
  short: FACT,
};

/** Lines a deed may take in each language before it counts as too large. */
const DEED_LINES = { social: 4, led: 5 } as const;

export function itemsOf({ role, text }: StoryLine, isFirst: boolean, setting: Setting): Item[] {
  if (role === 'age') return [];
  const { plan, step, alone } = setting;
  const { faces, lettersOf, gap, between, colour } = VOICES[role];
  const { size: usual, leading } = lettersOf(plan, text);
  // Without a picture all is larger, but the years: over them a given name is larger still.
  const size = usual * step.size * (alone && role !== 'years' ? plan.alone : 1);
  const [face, second] = facesFor(faces, setting);
  const style = {
    role,
    face,
    size,
    leading,
    gap: isFirst ? 0 : gap * size,
    between: between * size,
    mostLines: role === 'deed' ? DEED_LINES[plan.medium] : Infinity,
  };
  return pair(text, { ...style, ...(colour && { colour }) }).map((item) =>
    item.language === 'ru' ? { ...item, face: second } : item,
  );
}

/** Years in figures are as large as the names, years in words smaller. */
function yearsLetters({ years, fact }: Plan, text: Bilingual): Letters {
  return { size: isShared(text) ? years : Math.max(fact.size, years * 0.66), leading: 1.14 };
}

/** Letters from which on a deed is a summary, in smaller letters. */
const LONG = 66;

function deedLetters({ deed, medium }: Plan, { kk = '', ru = '' }: Bilingual): Letters {
  const isLong = Math.max(kk.length, ru.length) > LONG;
  return isLong ? { ...deed, size: deed.size * (medium === 'led' ? 0.86 : 0.8) } : deed;
}

/** The items one under another in the room of the setting, from `y` down. */
export function setItems(
  items: readonly Item[],
  { plan, step, type, area: { x, y: top, width } }: Setting,
  y = top,
): Stack | null {
  // Words that are wider than the column are parted where nothing else helps.
  const parted = items.map((item) =>
    step.cut ? { ...item, text: hyphenate(item.text, { ...item, type, width }) } : item,
  );
  return stack(parted, { x, y, width, align: plan.align }, type);
}
