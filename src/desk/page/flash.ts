/** What is told of a decision. */
import type { TextKey } from '../../i18n/index.ts';
import type { SaidProblem } from '../../model/problem.ts';
import { UUID } from '../store/submission.ts';
import { html, type Value } from './html.ts';
import type { View } from './layout.ts';

/** A problem of a decision, among those of fields. */
export const decisionProblem = ({ t }: Pick<View, 't'>, key: TextKey): SaidProblem => ({
  severity: 'error',
  file: '',
  line: 1,
  field: '',
  code: '',
  advice: '',
  label: t('desk.archive.action'),
  message: t(key),
});

/** The form was of an earlier session: nothing was done, and everything stands in it again. */
export const staleProblem = (view: Pick<View, 't'>): SaidProblem => ({
  ...decisionProblem(view, 'desk.stale'),
  label: view.t('desk.stale.title'),
});

const DONE = [
  'approve',
  'return',
  'refuse',
  'merge',
  'block',
  'settle',
  'screens',
  'no-screens',
  'edit',
  'deed',
] as const;

/**
 * The flash message of an address: what a redirect says was done; empty for anything else.
 * @param of What it was done to. If it was sent back, its page has the words for the family.
 */
export function flashMessage({ t }: Pick<View, 't'>, name: unknown, of?: unknown): Value {
  const done = DONE.find((one) => one === name);
  if (!done) return '';
  const message = t(`desk.flash.${done}`);
  return done === 'return' && typeof of === 'string' && UUID.test(of)
    ? html`${message} <a href="/desk/s/${of}#message">${t('desk.message.title')}</a>`
    : message;
}
