/** Which steps an output is made from: a command for one of them makes nothing else. */
import { oneOf } from '../base/command/options.ts';
import { STEPS, type Step } from '../dist/outputs.ts';

const NEEDS: Readonly<Record<Step, readonly Step[]>> = {
  photos: [],
  clips: ['photos'],
  led: ['clips'],
  press: ['clips'],
  kit: [],
  print: ['led'],
  report: ['led'],
  cms: [],
  // It links what lies there of the others.
  site: ['led', 'press', 'kit', 'print', 'report'],
};

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
