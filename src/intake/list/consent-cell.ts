/** A cell that says what may be shown. */
import { fault } from '../../model/problem.ts';
import type { Use } from '../../model/veteran.ts';
import type { Column } from './column.ts';
import { readConsent, readYesNo, type Consent } from './consent.ts';
import type { ReadRow } from './types.ts';

/** The uses a heading names, answered with yes or no, or uses named in the cell. */
export function readConsentCell(read: ReadRow, { heading, uses = [] }: Column, text: string): void {
  const answers = consentIn(text, heading, uses);
  const field = uses.length === 1 ? `consent.${uses[0]}` : 'consent';
  if (!answers) return void read.findings.push(fault('import-consent', field, { value: text }));
  const before = (read.raw.consent ?? {}) as Record<string, boolean>;
  const both: Record<string, boolean> = { ...before, ...answers };
  for (const [use, isAllowed] of Object.entries(answers))
    if (before[use] !== undefined && before[use] !== isAllowed) {
      both[use] = false;
      read.findings.push(fault('import-consent-two', `consent.${use}`, { value: text }));
    }
  read.raw.consent = both;
}

const JOINED = /(?<!\p{L})(?:и|және|мен|пен|бен|and)(?!\p{L})/iu;

function consentIn(text: string, heading: string, uses: readonly Use[]): Consent | undefined {
  if (uses.length === 0) return readConsent(text);
  const answer = readYesNo(text);
  // A list of uses in a heading may be a choice that the answer leaves open.
  if (answer !== undefined)
    return !answer || uses.length === 1 || JOINED.test(heading)
      ? Object.fromEntries(uses.map((use) => [use, answer]))
      : undefined;
  const answers = readConsent(text);
  return answers && Object.keys(answers).every((use) => uses.some((one) => one === use))
    ? answers
    : undefined;
}
