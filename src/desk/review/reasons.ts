/** Why something is sent back or refused: texts ready in the sender's language, by field, and own words. */
import { cleanText } from '../../intake/draft/draft.ts';
import type { FormValues } from '../../intake/questions/fields.ts';
import { text, texts } from '../app/input.ts';
import { first } from '../app/request.ts';
import type { View } from '../page/layout.ts';
import { sayReason, type Fact } from '../page/notes.ts';
import type { Reason } from '../store/submission.ts';
import type { BegunReasons } from './review-page.ts';

export const RETURN_REASONS = {
  'name-incomplete': 'name',
  'place-unclear': 'place',
  'category-unclear': 'category',
  'dates-unclear': 'birth.date',
  'photo-unclear': 'photos',
  'photo-other': 'photos',
  'photo-whole': 'photos',
  'story-private': 'story',
  'story-source': 'story',
  'consent-unclear': 'consent',
} as const;

export const REFUSE_REASONS = {
  'not-a-person': 'name',
  'not-the-war': 'category',
  insult: 'story',
  fake: 'photos',
} as const;

/** What such a form says. */
export const reasonFields = { reason: texts(), words: text() };

/** The reasons that are known; words alone are one of their own. */
export function reasonsIn(
  input: { reason: readonly string[]; words: string },
  known: Readonly<Record<string, string>>,
): Reason[] {
  const words = cleanText(input.words).slice(0, 1000);
  const codes = input.reason.filter((code) => Object.hasOwn(known, code));
  const reasons = codes.map((code): Reason => ({ field: known[code] ?? '', code, words: '' }));
  if (words && reasons.length === 1 && reasons[0]) return [{ ...reasons[0], words }];
  return words ? [...reasons, { field: '', code: 'own', words }] : reasons;
}

/** Reasons as they were ticked and written, of whichever decision. */
export const begunIn = (action: string, values: FormValues): BegunReasons => ({
  action,
  codes: values['reason'] ?? [],
  words: first(values, 'words'),
});

const REASONS: Readonly<Record<string, string>> = { ...RETURN_REASONS, ...REFUSE_REASONS };

/** The same in words, to be copied where nothing can be decided any more. */
export function reasonsLeft({ t }: View, { action, codes, words }: BegunReasons): Fact[] {
  const reasons = reasonsIn({ reason: codes, words }, REASONS);
  const text = reasons.map((reason) => sayReason(reason, t)).join('\n');
  return text === '' ? [] : [{ label: t(`desk.action.${action}`), text }];
}
