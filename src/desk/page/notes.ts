/** What stands above the form: the campaign's stage, what an editor asks for, everything that is wrong. */
import { sayDay } from '../../i18n/dates.ts';
import { hasText } from '../../i18n/index.ts';
import type { SaidProblem } from '../../model/problem.ts';
import { LEAST, MORE, STORY } from '../../intake/questions/fields.ts';
import { fieldId } from './inputs.ts';
import { html, type Html, type Value } from './html.ts';
import type { Reason } from '../store/submission.ts';
import type { View } from './layout.ts';

/** Until when submissions come in time, or that they are late. */
export function stageNote({ archive, stage, t, language }: View): Html | null {
  if (stage === 'collecting')
    return html`<p class="note">
      ${t('desk.stage.open', { day: sayDay(archive.campaign.collecting.to, language) })}
    </p>`;
  return html`<p class="notice">${t('desk.stage.late')}</p>`;
}

/** What an editor asks to be corrected; before anybody has asked, that everything may still change. */
export const resubmissionNote = ({ t }: View, reasons: readonly Reason[]): Html =>
  html`<div class="notice">
    <p>${t(reasons.length > 0 ? 'desk.resubmit.lead' : 'desk.resubmit.free')}</p>
    ${reasonList({ t }, reasons)}
  </div>`;

/** Why something was sent back, each reason in words. */
export const reasonList = ({ t }: Pick<View, 't'>, reasons: readonly Reason[]): Html =>
  html`<ul class="reasons">
    ${reasons.map((reason) => html`<li>${sayReason(reason, t)}</li>`)}
  </ul>`;

/** A reason in words: the field, the ready text, and what the editor added. */
export function sayReason({ field, code, words }: Reason, t: View['t']): string {
  const key = `field.veteran.${field.replace(/\.\d+/g, '')}`;
  const label = field && hasText('kk', key) ? `${t(key)}: ` : '';
  const ready = code === 'own' ? '' : t(`desk.reason.${code}`);
  return `${label}${[ready, words].filter(Boolean).join(' ')}`;
}

/** A field in words. */
export interface Fact {
  label: string;
  text: string;
}

/** What was written and is not taken, to be copied: it stands in no field. */
export const leftNote = ({ t }: View, left: readonly Fact[] = []): Html | false =>
  left.length > 0 &&
  html`<div class="notice" data-left>
    <p>${t('desk.client.kept.copy')}</p>
    <dl class="facts">
      ${left.map(
        ({ label, text }) =>
          html`<dt>${label}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
  </div>`;

/** Why something was not taken, line by line. */
export const problemBox = (lines: readonly Value[], title?: string): Html | false =>
  lines.length > 0 &&
  html`<div class="summary" role="alert" tabindex="-1">
    ${title && html`<h2>${title}</h2>`}
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`;

/** What is wrong, in one line: the field, what it is, and what helps. */
export const sayProblem = ({ label, message, advice }: SaidProblem): string =>
  `${label}: ${message} ${advice}`;

/** Everything that is wrong, each with a link to its input. */
export const summary = ({ t }: View, problems: readonly SaidProblem[]): Html | false =>
  problemBox(
    problems.map(
      ({ field, label, message }) => html`<a href="#${anchorOf(field)}">${label}</a>: ${message}`,
    ),
    t('desk.form.wrong', { count: problems.length }),
  );

/** The input a problem is about. */
function anchorOf(field: string): string {
  const all = [...LEAST, STORY, ...MORE].map(({ path }) => path);
  const own = [...all, 'photos', 'contact', 'consent'].filter(
    (path) => field === path || field.startsWith(`${path}.`),
  );
  return fieldId(own.at(-1) ?? 'name');
}
