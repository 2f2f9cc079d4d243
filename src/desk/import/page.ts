/** Where lists and chats are brought. */
import { valueKey } from '../../i18n/person/words.ts';
import { CATEGORIES } from '../../model/veteran.ts';
import { html, type Html } from '../page/html.ts';
import type { Batch } from '../store/batches.ts';
import { may } from '../store/rights.ts';
import type { Session } from '../store/staff.ts';
import { USES } from '../../model/veteran.ts';
import { csrfField, renderPage, type View } from '../page/layout.ts';
import { consentBox } from '../page/rows.ts';
import { moment, placeChoices } from '../page/short-texts.ts';

export type ImportProblem = 'list-missing' | 'chat-missing' | 'place-missing' | 'too-large';

export interface ImportPage {
  /** Those of the person, the newest first. */
  batches: readonly Batch[];
  /** New UUIDs for what is brought next. */
  ids: { list: string; chat: string };
  problem?: ImportProblem | undefined;
}

/** Two forms, for a list and for a chat, and what was brought before. */
export function importPage(
  view: View,
  session: Session,
  { batches, ids, problem }: ImportPage,
): string {
  const { t } = view;
  return renderPage(view, {
    title: t('desk.nav.import'),
    main: html`<h1>${t('desk.nav.import')}</h1>
      <p class="lead">${t('desk.import.lead')}</p>
      ${problem && html`<p class="summary" role="alert" tabindex="-1">${t(`desk.import.${problem}`)}</p>`}
      ${batches.length > 0 && brought(view, batches)}
      <section aria-labelledby="list">
        <h2 id="list">${t('desk.import.list')}</h2>
        <form method="post" action="/desk/import" enctype="multipart/form-data" class="sending">
          ${begin(session, 'list', ids.list)} ${file(view, 'list', '.xlsx,.csv,.txt,text/csv')}
          ${file(view, 'photos', '.zip,application/zip')}
          <details>
            <summary>${t('desk.import.defaults')}</summary>
            <p class="hint">${t('desk.import.defaults.hint')}</p>
            ${placeRow(view, session, 'list')}
            <div class="row">
              <label for="category">${t('field.veteran.category')}</label
              ><select id="category" name="category">
                <option value="">${t('desk.form.choose')}</option>
                ${CATEGORIES.map((name) => html`<option value="${name}">${t(valueKey('category', name))}</option>`)}
              </select>
            </div>
            <fieldset class="row consent">
              <legend>${t('desk.import.consent')}</legend>
              ${USES.map((use) => consentBox(use, t))}
            </fieldset>
          </details>
          <p class="send"><button>${t('desk.import.look')}</button></p>
        </form>
      </section>
      <section aria-labelledby="chat">
        <h2 id="chat">${t('desk.import.chat')}</h2>
        <p class="hint">${t('desk.import.chat.how')}</p>
        <form method="post" action="/desk/import" enctype="multipart/form-data" class="sending">
          ${begin(session, 'chat', ids.chat)}
          ${file(view, 'chat', '.zip,.txt,.json,.html,application/zip')}
          ${placeRow(view, session, 'chat')}
          <p class="send"><button>${t('desk.import.look')}</button></p>
        </form>
      </section>`,
  });
}

const begin = ({ csrfToken }: Session, kind: Batch['kind'], id: string): Html =>
  html`${csrfField(csrfToken)}<input type="hidden" name="batch" value="${id}" /><input
      type="hidden"
      name="kind"
      value="${kind}"
    />`;

const file = ({ t }: View, what: 'list' | 'photos' | 'chat', accept: string): Html =>
  html`<div class="row">
    <label for="f-${what}">${t(`desk.import.file.${what}`)}</label>
    <p class="hint" id="f-${what}-hint">${t(`desk.import.file.${what}.hint`)}</p>
    <input
      type="file"
      id="f-${what}"
      name="${what === 'photos' ? 'photos' : 'file'}"
      accept="${accept}"
      aria-describedby="f-${what}-hint"
      ${what !== 'photos' && html`required`}
    />
  </div>`;

/** The own places; who has one place has chosen it. */
function placeRow(view: View, { person }: Session, kind: Batch['kind']): Html {
  const { t } = view;
  const choices = placeChoices(view).filter(({ value }) => may(person, 'edit', value));
  return html`<div class="row">
    <label for="${kind}-place">${t('field.veteran.place')}</label
    ><select id="${kind}-place" name="place" ${kind === 'chat' && html`required`}>
      ${choices.length > 1 && html`<option value="">${t('desk.form.choose')}</option>`}
      ${choices.map(({ value, text }) => html`<option value="${value}">${text}</option>`)}
    </select>
  </div>`;
}

const brought = (view: View, batches: readonly Batch[]): Html =>
  html`<div class="notice">
    <h2>${view.t('desk.import.brought')}</h2>
    <ul>
      ${batches.map(
        ({ id, name, made, state }) =>
          html`<li>
            <a href="/desk/import/${id}">${name}</a>, ${moment(view, made)}:
            ${view.t(`desk.import.state.${state}`)}
          </li>`,
      )}
    </ul>
  </div>`;
