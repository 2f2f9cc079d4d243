/** The door of the desk: logging in, and taking an invitation up. */
import { html } from '../html.ts';
import type { Invitation } from '../store/staff.ts';
import { SHORTEST_PASSCODE } from '../store/staff.ts';
import { renderPage, type View } from './layout.ts';
import { placeNames } from './words-of.ts';

export const loginPage = (
  view: View,
  { login, wrong, shut = false }: { login: string; wrong: boolean; shut?: boolean },
): string =>
  renderPage(view, {
    title: view.t('desk.login.title'),
    main: html`<h1>${view.t('desk.login.title')}</h1>
      <form method="post" action="/desk/login" class="sending">
        ${wrong && html`<p class="problems" role="alert" tabindex="-1">${view.t(shut ? 'desk.login.shut' : 'desk.login.wrong')}</p>`}
        <div class="row">
          <label for="login">${view.t('desk.login.login')}</label>
          <input
            id="login"
            name="login"
            type="text"
            value="${login}"
            autocomplete="username"
            autocapitalize="none"
            required
          />
        </div>
        <div class="row">
          <label for="passcode">${view.t('desk.login.passcode')}</label>
          <input
            id="passcode"
            name="passcode"
            type="password"
            autocomplete="current-password"
            required
          />
        </div>
        <p class="send"><button>${view.t('desk.login.do')}</button></p>
      </form>
      <p class="note">${view.t('desk.login.lost')}</p>`,
  });

export function joinPage(
  view: View,
  { invited, wrong }: { invited: Invitation | undefined; wrong: boolean },
): string {
  const { t } = view;
  if (!invited)
    return renderPage(view, {
      title: t('desk.join.over.title'),
      main: html`<h1>${t('desk.join.over.title')}</h1>
        <p class="lead">${t('desk.join.over')}</p>`,
    });
  return renderPage(view, {
    title: t('desk.join.title'),
    main: html`<h1>${t('desk.join.title')}</h1>
      <p class="lead">
        ${invited.name} – ${t(`desk.role.${invited.role}`)}, ${placeNames(view, invited.places)}
      </p>
      <form method="post" class="sending">
        <div class="row">
          <label for="passcode">${t('desk.join.passcode')}</label>
          <p class="hint" id="passcode-hint">
            ${t('desk.join.hint', { count: SHORTEST_PASSCODE })}
          </p>
          ${wrong && html`<p class="problems" role="alert">${t('desk.join.short', { count: SHORTEST_PASSCODE })}</p>`}
          <input
            id="passcode"
            name="passcode"
            type="password"
            autocomplete="new-password"
            aria-describedby="passcode-hint"
            required
          />
        </div>
        <p class="send"><button>${t('desk.join.do')}</button></p>
      </form>`,
  });
}
