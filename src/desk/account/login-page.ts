/** The door of the desk: logging in, and taking an invitation up. */
import { html } from '../page/html.ts';
import type { Invitation } from '../store/staff.ts';
import { sayPasswordFault } from './page.ts';
import { SHORTEST_PASSWORD, type PasswordFault } from './password.ts';
import { renderPage, type View } from '../page/layout.ts';
import { textRow } from '../page/rows.ts';
import { placeNames } from '../page/short-texts.ts';

/** The form of login and password: that they were wrong, or how many seconds to wait. */
export const loginPage = (
  view: View,
  { login, wrong, wait = 0 }: { login: string; wrong: boolean; wait?: number },
): string =>
  renderPage(view, {
    title: view.t('desk.login.title'),
    main: html`<h1>${view.t('desk.login.title')}</h1>
      <form method="post" action="/desk/login" class="sending">
        ${wrong && html`<p class="problems" role="alert" tabindex="-1">${wait ? view.t('desk.login.shut', { count: wait }) : view.t('desk.login.wrong')}</p>`}
        ${textRow({
          id: 'login',
          label: view.t('desk.login.login'),
          value: login,
          required: true,
          autocomplete: 'username',
          autocapitalize: 'none',
        })}
        ${textRow({
          id: 'password',
          label: view.t('desk.login.password'),
          type: 'password',
          autocomplete: 'current-password',
          required: true,
        })}
        <p class="send"><button>${view.t('desk.login.do')}</button></p>
      </form>
      <p class="note">${view.t('desk.login.lost')}</p>`,
  });

/** What an invitation offers, with a password to choose; that it is over where none is there. */
export function joinPage(
  view: View,
  { invited, wrong }: { invited: Invitation | undefined; wrong?: PasswordFault | undefined },
): string {
  const { t } = view;
  if (!invited)
    return renderPage(view, {
      title: t('desk.join.over.title'),
      main: html`<h1>${t('desk.join.over.title')}</h1>
        <p class="lead">${t('desk.join.over')}</p>`,
    });
  const title = t(invited.staff ? 'desk.join.renew' : 'desk.join.title');
  return renderPage(view, {
    title,
    main: html`<h1>${title}</h1>
      <p class="lead">
        ${invited.name} – ${t(`desk.role.${invited.role}`)}, ${placeNames(view, invited.places)}
      </p>
      <form method="post" class="sending">
        ${textRow({
          id: 'password',
          label: t('desk.join.password'),
          type: 'password',
          required: true,
          hint: t('desk.join.hint', { count: SHORTEST_PASSWORD }),
          wrong: wrong && sayPasswordFault(t, wrong),
          autocomplete: 'new-password',
        })}
        <p class="send"><button>${t('desk.join.do')}</button></p>
      </form>`,
  });
}
