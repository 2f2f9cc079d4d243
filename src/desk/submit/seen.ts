/** What a sender had before the eyes: what is left as it was undoes nothing that another changed since. */
import { z } from 'zod';
import { hashOf } from '../../base/platform/files.ts';
import { cleanDraft, type RawDraft } from '../../intake/draft/draft.ts';
import { FIELDS } from '../../intake/questions/fields.ts';
import { setAt, valueAt } from '../../model/at-path.ts';
import { LANGUAGES } from '../../model/language.ts';
import { USES, type Use } from '../../model/veteran.ts';
import type { Desk } from '../app/desk.ts';
import { jsonIn } from '../app/input.ts';
import type { Submission } from '../store/submission.ts';
import type { FormState } from './form-state.ts';

/** Everything that a form may change, each text by its language. */
const PARTS = [
  ...FIELDS.flatMap(({ path, localized }) =>
    localized ? LANGUAGES.map((tongue) => `${path}.${tongue}`) : [path],
  ),
  ...USES.map((use) => `consent.${use}`),
];

interface Answers {
  draft: RawDraft;
  consents: Record<Use, boolean>;
}

const digestsOf = ({ draft, consents }: Answers): Record<string, string> => {
  const all = { ...cleanDraft(draft), consent: consents };
  const digest = (part: string): string => hashOf(JSON.stringify([valueAt(all, part)]));
  return Object.fromEntries(PARTS.map((part) => [part, digest(part).slice(0, 12)]));
};

/** As the form of something sent before says it: code, reasons, and digests of what it shows. */
export const resubmissionOf = (
  { submissions }: Desk,
  { id, code, reasons, draft }: Submission,
): NonNullable<FormState['resubmission']> => {
  const shown = digestsOf({ draft, consents: submissions.consentsOf(id) });
  return { code, reasons, seen: JSON.stringify(shown) };
};

/**
 * What was posted, with what is there now in place of what its sender left alone.
 * @param seen As the form had it; without it everything counts as changed.
 */
export function withOthersChanges(posted: Answers, now: Answers, seen: string): Answers {
  const shown = jsonIn(seen, z.record(z.string(), z.string())) ?? {};
  const own = digestsOf(posted);
  const there = { ...now.draft, consent: now.consents };
  const all: RawDraft = { ...structuredClone(posted.draft), consent: { ...posted.consents } };
  for (const part of PARTS) if (own[part] === shown[part]) setAt(all, part, valueAt(there, part));
  const { consent, ...draft } = all;
  return { draft: cleanDraft(draft), consents: consent as Answers['consents'] };
}
