/** What can be decided about a submission, each with its key. */
import { html, type Html } from '../page/html.ts';
import { checked } from '../page/inputs.ts';
import { REFUSE_REASONS, RETURN_REASONS } from './reasons.ts';
import { queueTabOf } from '../store/queue.ts';
import { may } from '../store/rights.ts';
import type { Session } from '../store/staff.ts';
import { OPEN, TAKEN_BACK, type Submission } from '../store/submission.ts';
import { sayReason } from '../page/notes.ts';
import { csrfField, versionField, type View } from '../page/layout.ts';
import { mergeForm } from './merge/page.ts';
import type { ReviewPage } from './review-page.ts';

/** What the person may decide about a submission in its state; nothing where that is nothing. */
export function actions(view: View, session: Session, page: ReviewPage): Html | false {
  const { submission, version, shown, joining } = page;
  const { t } = view;
  const { id, state, kind, approver, place } = submission;
  const { person, csrfToken } = session;
  const onScreens = queueTabOf(submission) === 'screens';
  const button = (action: string, key: string, plain = true): Html =>
    html`<form method="post" action="/desk/s/${id}/${action}">
      ${csrfField(csrfToken)}${versionField(version)}<button
        class="${plain ? 'plain' : ''}"
        data-key="${key}"
      >
        ${t(`desk.action.${action}`)} <kbd>${key.toUpperCase()}</kbd>
      </button>
    </form>`;
  if (onScreens && may(person, 'screen', place)) {
    if (approver === person.id) return html`<p class="notice">${t('desk.screens.other')}</p>`;
    return html`${!shown && html`<p class="notice">${t('desk.writing')}</p>`}
      <div class="actions">
        ${shown && button('screens', 'a', false)}${button('no-screens', 'x')}
      </div>`;
  }
  if (!OPEN.includes(state)) return false;
  if (joining)
    return html`${may(person, 'approve', place) && mergeForm(view, session, joining)}
      <div class="actions">${button('settle', 'x')}</div>`;
  if (kind !== 'person')
    return html`<div class="actions">${button('settle', 'a', false)}</div>
      <p class="note">
        ${t(`desk.action.settle.${submission.flags.includes(TAKEN_BACK) ? TAKEN_BACK : kind}`, { fields: takenFields(view, submission) })}
        ${submission.entry && html`<a href="/desk/archive?q=${submission.entry}">${submission.entry}</a>`}
      </p>`;
  return html`<div class="actions">
      ${may(person, 'approve', place) && button('approve', 'a', false)}<a
        class="button plain"
        href="/desk/s/${id}/edit"
        data-key="e"
        >${t('desk.action.edit')} <kbd>E</kbd></a
      >${may(person, 'block', place) && button('block', 'b')}
    </div>
    ${reasonsForm(view, session, page, { action: 'return', key: 'r' })}${reasonsForm(view, session, page, { action: 'refuse', key: 'x' })}`;
}

/** Fields of an entry in which somebody's words stood that were taken back. */
const takenFields = ({ t }: View, { draft }: Submission): string =>
  (Array.isArray(draft['fields']) ? (draft['fields'] as unknown[]) : [])
    .map((field) => t(`field.veteran.${String(field)}`))
    .join(', ');

function reasonsForm(
  { t }: View,
  { csrfToken }: Session,
  { submission: { id }, version, begun }: ReviewPage,
  { action, key }: { action: 'return' | 'refuse'; key: string },
): Html {
  const own = begun?.action === action ? begun : undefined;
  const reasons = action === 'return' ? RETURN_REASONS : REFUSE_REASONS;
  return html`<details data-key="${key}" ${own && html`open`}>
    <summary>${t(`desk.action.${action}`)} <kbd>${key.toUpperCase()}</kbd></summary>
    <form
      method="post"
      action="/desk/s/${id}/${action}"
      autocomplete="off"
      data-written="/desk/s/${id}"
    >
      ${csrfField(csrfToken)}${versionField(version)}
      ${Object.entries(reasons).map(
        ([code, field]) =>
          html`<label class="reason"
            ><input
              type="${action === 'return' ? 'checkbox' : 'radio'}"
              name="reason"
              value="${code}"
              ${checked(own?.codes.includes(code) ?? false)}
            />
            <span>${sayReason({ field, code, words: '' }, t)}</span></label
          >`,
      )} <label class="row" for="${action}-words">${t('desk.reason.words')}</label
      ><textarea id="${action}-words" name="words" rows="3" maxlength="1000">
${own?.words}</textarea>
      <p class="actions"><button>${t(`desk.action.${action}`)}</button></p>
    </form>
  </details>`;
}
