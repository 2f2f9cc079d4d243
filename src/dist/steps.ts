/** The steps of a build; each owns the files it placed last time. */
import { oneOf } from '../base/command/options.ts';

/** Every step with those it is made from: a command for one of them makes nothing else. */
export const NEEDS = {
  cms: [],
  photos: [],
  clips: ['photos'],
  led: ['clips'],
  press: ['clips'],
  kit: [],
  print: ['led'],
  report: ['led'],
  // It links what lies there of these.
  site: ['led', 'press', 'kit', 'print', 'report'],
} as const;

export type Step = keyof typeof NEEDS;
export const STEPS = Object.keys(NEEDS) as readonly Step[];

/** The steps with all that they are made from. */
export function withNeeds(wanted: readonly Step[]): ReadonlySet<Step> {
  const all = new Set(wanted);
  // A set goes on to what is added while it is gone through.
  for (const step of all) for (const needed of NEEDS[step]) all.add(needed);
  return all;
}

/** Steps with commas between: `site,led`. */
export const readSteps = (name: string, value: string): Step[] =>
  value.split(',').map((word) => oneOf(name, word, STEPS));
