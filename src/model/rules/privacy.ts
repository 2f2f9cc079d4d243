/** What may be shown of whom, and what may not be written at all. */
import { textsOf, uncleanCodes } from '../private-data.ts';
import type { Finding } from '../problem.ts';
import { USES } from '../veteran.ts';
import type { Rule } from './rule.ts';

/** The living decide themselves, and nobody shows them as dead. */
export const livingIsProtected: Rule = (entry) => {
  if (!entry.living) return [];
  const found: Finding[] = [];
  if (!entry.consent.page) found.push({ code: 'living-consent', field: 'consent.page' });
  if (entry.death) found.push({ code: 'living-death', field: 'death' });
  if (entry.burial) found.push({ code: 'living-death', field: 'burial' });
  if (
    entry.fate !== 'returned' &&
    entry.fate !== 'unknown' &&
    entry.fate !== 'invalid' &&
    entry.fate !== 'released-captivity'
  )
    found.push({ code: 'living-fate', field: 'fate', params: { fate: entry.fate } });
  return found;
};

/** Clip, screen and press show what the page shows, so they cannot be allowed without it. */
export const consentIsWhole: Rule = (entry) =>
  USES.filter((use) => entry.consent[use] && !entry.consent.page).map((use) => ({
    code: 'consent-page',
    field: `consent.${use}`,
  }));

/** Nothing private and nothing invisible in any text. */
export const textsAreClean: Rule = (entry, { isClean }) =>
  (isClean ? [] : [...textsOf(entry)]).flatMap(([field, text]) =>
    uncleanCodes(text, field).map((code) => ({ code, field })),
  );
