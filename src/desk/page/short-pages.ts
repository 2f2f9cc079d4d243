/** Short public pages: closed, not found, too much, a code to enter, the wish to withdraw. */
import { sayDay } from '../../i18n/dates.ts';
import { html, type Value } from './html.ts';
import { renderPage, type View } from './layout.ts';
import { textRow } from './rows.ts';

/** A page of one heading and a few sentences. */
export const noticePage = (view: View, title: string, ...sentences: readonly Value[]): string =>
  renderPage(view, {
    title,
    main: html`<h1>${title}</h1>
      ${sentences.map((sentence) => html`<p class="lead">${sentence}</p>`)}`,
  });

/** Before collecting begins, and after it has ended. */
export function closedPage(view: View): string {
  const { t, stage, language } = view;
  const { campaign, settings } = view.archive;
  const begins = stage === 'announced';
  const day = sayDay(begins ? campaign.collecting.from : campaign.collecting.to, language);
  const key = begins ? 'desk.closed.before' : 'desk.closed.after';
  return renderPage(view, {
    title: t(`${key}.title`),
    main: html`<h1>${t(`${key}.title`)}</h1>
      <p class="lead">${t(key, { day })}</p>
      <p>${t('desk.closed.contact', { contact: settings.contact })}</p>
      <ul>
        <li><a href="/status?lang=${language}">${t('desk.status.ask')}</a></li>
        <li><a href="/withdraw?lang=${language}">${t('desk.withdraw.title')}</a></li>
      </ul>`,
  });
}

/** The form that asks for the code of a receipt, told when the last one was wrong. */
export const codePage = (view: View, wrong: boolean): string =>
  renderPage(view, {
    title: view.t('desk.status.ask'),
    main: html`<h1>${view.t('desk.status.ask')}</h1>
      <form method="get" action="/status" class="sending">
        <input type="hidden" name="lang" value="${view.language}" />
        ${textRow({
          id: 'code',
          label: view.t('desk.status.code'),
          most: 20,
          autocomplete: 'off',
          hint: view.t('desk.status.code.hint'),
          autocapitalize: 'characters',
          wrong: wrong && view.t('desk.status.unknown'),
        })}
        <p class="send"><button>${view.t('desk.status.look')}</button></p>
      </form>`,
  });

export interface WithdrawState {
  /** UUID of the wish, and the key that only its sender gets. */
  id: string;
  key: string;
  /** Id of the entry it is about, where the page that led here has said it. */
  about?: string | undefined;
  person: string;
  wrong: boolean;
}

/** The wish that a person is corrected or not shown any more, by somebody without a code. */
export const withdrawPage = (
  view: View,
  { id, key, about, person, wrong }: WithdrawState,
): string =>
  renderPage(view, {
    title: view.t('desk.withdraw.title'),
    main: html`<h1>${view.t('desk.withdraw.title')}</h1>
      <p class="lead">${view.t('desk.withdraw.lead')}</p>
      <form method="post" action="/withdraw?lang=${view.language}" class="sending">
        <input type="hidden" name="submission" value="${id}" />
        <input type="hidden" name="key" value="${key}" />
        ${about && html`<input type="hidden" name="about" value="${about}" />`}
        <p class="trap" aria-hidden="true">
          <label
            >${view.t('desk.form.trap')} <input name="website" tabindex="-1" autocomplete="off"
          /></label>
        </p>
        ${wrong && html`<p class="problems" role="alert">${view.t('desk.withdraw.wrong')}</p>`}
        ${textRow({
          id: 'person',
          label: view.t('desk.withdraw.person'),
          most: 300,
          value: person,
          hint: view.t('desk.withdraw.person.hint'),
          required: true,
        })}
        <div class="row">
          <label for="reason">${view.t('desk.withdraw.reason')}</label>
          <textarea id="reason" name="reason" rows="4" maxlength="4000"></textarea>
        </div>
        ${textRow({
          id: 'contact',
          name: 'contact.contact',
          label: view.t('desk.contact.contact'),
          most: 200,
          autocomplete: 'tel',
          required: true,
        })}
        ${textRow({
          id: 'relation',
          name: 'contact.relation',
          label: view.t('desk.contact.relation'),
          most: 200,
        })}
        <p class="send"><button>${view.t('desk.withdraw.send')}</button></p>
      </form>`,
  });
