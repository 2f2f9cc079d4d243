/** In which letters each line of a beat is set, and how they give way where a word is too wide. */
import type { Bilingual } from '../card-schema.ts';
import type { FaceName } from '../fonts/faces.ts';
import type { Type } from '../fonts/type.ts';
import type { StoryLine } from '../story.ts';
import type { Box, TextBlock } from './box.ts';
import { isShared, pair } from './items.ts';
import type { Letters, Plan } from './plan.ts';
import type { Item } from './stack.ts';
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
export interface WordSet {
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

type Voice = 'name' | 'deed' | 'fact' | 'award';

/** Kazakh and Russian are equally large; Russian steps back by weight. */
const SOCIAL_FACES: Record<Voice, readonly [kk: FaceName, ru: FaceName]> = {
  name: ['display', 'displayRegular'],
  deed: ['subhead', 'subheadRegular'],
  fact: ['sans', 'sans'],
  award: ['sansMedium', 'sansMedium'],
};
const LED_FACES: readonly (readonly [kk: FaceName, ru: FaceName])[] = [
  ['bold', 'sansMedium'],
  ['boldCondensed', 'mediumCondensed'],
  ['boldNarrow', 'mediumNarrow'],
];

export interface Setting {
  plan: Plan;
  type: Type;
  area: Box;
  step: Step;
  /** Whether no picture stands beside the words. */
  alone: boolean;
}

export const facesFor = (voice: Voice, { plan, step }: Setting): readonly [FaceName, FaceName] =>
  plan.medium === 'social'
    ? SOCIAL_FACES[voice]
    : (LED_FACES[step.narrow] ?? (LED_FACES[0] as readonly [FaceName, FaceName]));

/** Lines a deed may take in each language before it counts as too large. */
const DEED_LINES = { social: 4, led: 5 } as const;

export function itemsOf({ role, text }: StoryLine, isFirst: boolean, setting: Setting): Item[] {
  const { plan, step, alone } = setting;
  const letters = (usual: Letters): { size: number; leading: number } => ({
    // Without a picture all is larger, but the years: over them a given name is larger still.
    size: usual.size * step.size * (alone && role !== 'years' ? plan.alone : 1),
    leading: usual.leading,
  });
  const made = (usual: Letters, voice: Voice, gap: number, between: number): Item[] => {
    const { size, leading } = letters(usual);
    const [kk, ru] = facesFor(voice, setting);
    const style = { role, size, leading, gap: isFirst ? 0 : gap * size, between: between * size };
    const colour = voice === 'award' ? ({ colour: 'accent' } as const) : {};
    return cutItems(
      pair(text, { ...style, face: kk, ...colour }).map((item) =>
        item.language === 'ru' ? { ...item, face: ru } : item,
      ),
      setting,
    );
  };
  switch (role) {
    case 'name':
      return made(plan.name, 'name', 0.3, 0.28);
    case 'years':
      return made(yearsLetters(text, plan), 'award', 0.5, 0.1).map((item) => ({
        ...item,
        face: facesFor('name', setting)[0],
      }));
    case 'deed':
      return made(deedLetters(text, plan), 'deed', 0.8, 0.5).map((item) => ({
        ...item,
        mostLines: DEED_LINES[plan.medium],
      }));
    case 'age':
      return []; // It stands beside the years.
    case 'sought':
      return made(plan.fact, 'fact', 0.8, 0.14);
    case 'caption':
      return made(plan.fact, 'fact', 0, 0.14);
    case 'title':
    case 'award':
      return made(plan.fact, 'award', 0.72, 0.14);
    case 'address':
      return made(plan.deed, 'award', 0.7, 0.1);
    case 'ask':
      return made(plan.deed, 'deed', 0.7, 0.3);
    case 'service':
    case 'fate':
    case 'short':
      return made(plan.fact, 'fact', 0.72, 0.14);
    default:
      return role satisfies never;
  }
}

/** Years in figures are as large as the names, years in words smaller. */
const yearsLetters = (text: Bilingual, { years, fact }: Plan): Letters => ({
  size: isShared(text) ? years : Math.max(fact.size, years * 0.66),
  leading: 1.14,
});

/** Letters from which on a deed is a summary, in smaller letters. */
const LONG = 66;

const deedLetters = ({ kk = '', ru = '' }: Bilingual, { deed, medium }: Plan): Letters =>
  Math.max(kk.length, ru.length) <= LONG
    ? deed
    : { ...deed, size: deed.size * (medium === 'led' ? 0.86 : 0.8) };

/** Parts words that are wider than the column, where nothing else helps. */
export function cutItems(items: readonly Item[], { step, type, area }: Setting): Item[] {
  if (!step.cut) return [...items];
  return items.map((item) => {
    const measure = { type, face: item.face, size: item.size, width: area.width };
    return { ...item, text: hyphenate(item.text, measure) };
  });
}
