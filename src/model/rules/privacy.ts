/** What may be shown of whom, and what may not be written at all. */
import { textsOf, uncleanCodes } from '../private-data.ts';
import { fault, type Finding } from '../problem.ts';
import { USES, type Fate } from '../veteran.ts';
import type { Rule } from './rule.ts';

const SURVIVED: readonly Fate[] = ['returned', 'unknown', 'invalid', 'released-captivity'];

/** The living decide themselves, and nobody shows them as dead. */
const livingIsProtected: Rule = (entry) => {
  if (!entry.living) return [];
  const found: Finding[] = [];
  if (!entry.consent.page) found.push(fault('living-consent', 'consent.page'));
  if (entry.death) found.push(fault('living-death', 'death'));
  if (entry.burial) found.push(fault('living-death', 'burial'));
  if (!SURVIVED.includes(entry.fate))
    found.push(fault('living-fate', 'fate', { fate: entry.fate }));
  return found;
};

/** Clip, screen and press show what the page shows, so they cannot be allowed without it. */
const consentIsWhole: Rule = (entry) =>
  USES.filter((use) => entry.consent[use] && !entry.consent.page).map((use) =>
    fault('consent-page', `consent.${use}`),
  );

/** Nothing private and nothing invisible in any text. */
export const textsAreClean: Rule = (entry, { isClean }) =>
  (isClean ? [] : [...textsOf(entry)]).flatMap(([field, text]) =>
    uncleanCodes(text, field).map((code) => fault(code, field)),
  );

export const privacyRules: readonly Rule[] = [livingIsProtected, consentIsWhole];
