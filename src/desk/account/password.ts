/** Whether a password may be chosen. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Letters at least, as people count them. */
export const SHORTEST_PASSWORD = 10;
/** Letters at most: a bound of the work, far above any sentence (NIST SP 800-63B asks for 64). */
const LONGEST_PASSWORD = 200;
/** Of zxcvbn's five steps (0–4) the first that withstands guessing over the network for months. */
const LEAST_SCORE = 2;

export type PasswordFault = 'short' | 'long' | 'common';

let estimator: ZxcvbnFactory | undefined;

/**
 * What is wrong with a new password: too short, or among the first that would be guessed (frequent
 * passwords, rows of keys, repetitions, dates, the person's own name or login).
 * @param own Words that whoever knows the person tries first.
 * @returns Nothing when it may be taken.
 */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | undefined {
  const letters = [...password.normalize('NFC')].length;
  if (letters < SHORTEST_PASSWORD) return 'short';
  if (letters > LONGEST_PASSWORD) return 'long';
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const known = [...own, 'estelik', 'естелік'].flatMap((text) => [text, ...text.split(/[\s-]+/)]);
  const { score } = estimator.check(password.normalize('NFC'), known);
  return score < LEAST_SCORE ? 'common' : undefined;
}
