/** One's own account: password, second factor, open sessions; and the code at sign-in. */
import { renderSVG } from 'uqr';
import { html, type Html } from '../page/html.ts';
import { actionForm, csrfField, renderPage, type View } from '../page/layout.ts';
import { textRow } from '../page/rows.ts';
import { moment } from '../page/short-texts.ts';
import type { OpenSession } from '../store/sessions.ts';
import type { Session } from '../store/staff.ts';
import { SHORTEST_PASSWORD, type PasswordFault } from './password.ts';
import type { Enrolment } from '../store/second-factor.ts';

export interface AccountState {
  /** What was done, told above. */
  message?: string | undefined;
  /** What is wrong with the posted form. */
  wrong?:
    | {
        /** The form whose current password it was. */
        current?: 'password' | 'enrolment' | 'factor' | 'sessions';
        password?: PasswordFault;
        code?: boolean;
      }
    | undefined;
  /** Whether the role may have a second factor at all, and has it. */
  factor: 'none' | 'off' | 'on';
  recoveryLeft: number;
  /** While it is being turned on. */
  enrolment?: Enrolment | undefined;
  /** Shown once, right after it was turned on. */
  recovery?: readonly string[] | undefined;
  sessions: readonly OpenSession[];
}

/** Password, second factor and open sessions of whoever is signed in. */
export function accountPage(view: View, session: Session, state: AccountState): string {
  const { t } = view;
  return renderPage(view, {
    title: t('desk.account.title'),
    main: html`<h1>${t('desk.account.title')}</h1>
      <p class="lead">${session.person.name} – ${session.person.login}</p>
      ${state.message && html`<p class="notice" role="status">${state.message}</p>`}
      ${passwordForm(view, session, state)} ${factorPart(view, session, state)}
      ${sessionsPart(view, session, state)}`,
  });
}

const passwordForm = ({ t }: View, session: Session, { wrong }: AccountState): Html =>
  html`<h2>${t('desk.account.password')}</h2>
    <form method="post" action="/desk/account/password" class="sending">
      ${csrfField(session.csrfToken)} ${currentRow(t, wrong?.current === 'password', 'current')}
      ${textRow({
        id: 'password',
        label: t('desk.account.password.new'),
        type: 'password',
        hint: t('desk.join.hint', { count: SHORTEST_PASSWORD }),
        wrong: wrong?.password && sayPasswordFault(t, wrong.password),
        autocomplete: 'new-password',
        required: true,
      })}
      <p class="send"><button>${t('desk.account.password.do')}</button></p>
    </form>`;

/** Why a password is refused, in words. */
export const sayPasswordFault = (t: View['t'], fault: PasswordFault): string =>
  t(`desk.password.${fault}`, { count: SHORTEST_PASSWORD });

const currentRow = (t: View['t'], isWrong: boolean, id: string): Html =>
  textRow({
    id,
    name: 'current',
    label: t('desk.account.password.current'),
    type: 'password',
    wrong: isWrong && t('desk.account.password.wrong'),
    autocomplete: 'current-password',
    required: true,
  });

function factorPart({ t }: View, session: Session, state: AccountState): Html | false {
  const { factor, enrolment, recovery, wrong } = state;
  if (factor === 'none') return false;
  return html`<h2 id="factor">${t('desk.factor')}</h2>
    ${
      recovery &&
      html`<div class="notice" role="status">
        <p>${t('desk.factor.recovery')}</p>
        <ul class="codes">
          ${recovery.map((code) => html`<li><code>${code}</code></li>`)}
        </ul>
      </div>`
    }
    ${factor === 'on' ? factorOn(t, session, state) : enrolment ? enrolForm(t, session, enrolment, wrong) : factorOff(t, session)}`;
}

const factorOff = (t: View['t'], session: Session): Html =>
  html`<p>${t('desk.factor.off')}</p>
    ${actionForm('/desk/account/factor', session.csrfToken, t('desk.factor.begin'))}`;

const enrolForm = (
  t: View['t'],
  session: Session,
  { secret, uri }: Enrolment,
  wrong: AccountState['wrong'],
): Html =>
  html`<p>${t('desk.factor.scan')}</p>
    <p>${qrCode(uri, t('desk.factor.qr'))}</p>
    <p>${t('desk.factor.secret')} <code>${secret.replace(/.{4}(?=.)/g, '$& ')}</code></p>
    <form method="post" action="/desk/account/factor/confirm" class="sending">
      ${csrfField(session.csrfToken)}
      ${codeRow(t, wrong?.code ? t('desk.factor.wrong') : undefined)}
      ${currentRow(t, wrong?.current === 'enrolment', 'enrolment-current')}
      <p class="send"><button>${t('desk.factor.confirm')}</button></p>
    </form>`;

/** A picture of squares, with as much white around it as readers ask for (ISO/IEC 18004). */
const qrCode = (text: string, label: string): Html => {
  const svg = encodeURIComponent(renderSVG(text, { ecc: 'M', border: 4 }));
  return html`<img class="qr" alt="${label}" width="285" src="data:image/svg+xml,${svg}" />`;
};

const codeRow = (t: View['t'], wrong: string | undefined): Html =>
  textRow({
    id: 'code',
    label: t('desk.factor.code'),
    hint: t('desk.factor.code.hint'),
    wrong,
    most: 60,
    autocomplete: 'one-time-code',
    autocapitalize: 'characters',
    required: true,
  });

const factorOn = (t: View['t'], session: Session, { recoveryLeft, wrong }: AccountState): Html =>
  html`<p>${t('desk.factor.on', { count: recoveryLeft })}</p>
    <details>
      <summary>${t('desk.factor.remove')}</summary>
      <form method="post" action="/desk/account/factor/off" class="sending">
        ${csrfField(session.csrfToken)}
        ${currentRow(t, wrong?.current === 'factor', 'factor-current')}
        <p class="send"><button>${t('desk.factor.remove.do')}</button></p>
      </form>
    </details>`;

const sessionsPart = (view: View, session: Session, { sessions, wrong }: AccountState): Html =>
  html`<h2>${view.t('desk.sessions')}</h2>
    <ul>
      ${sessions.map(
        ({ opened, seen, isOwn }) =>
          html`<li>
            ${view.t('desk.sessions.one', { opened: moment(view, opened), seen: moment(view, seen) })}
            ${isOwn && view.t('desk.sessions.own')}
          </li>`,
      )}
    </ul>
    ${
      sessions.length > 1 &&
      html`<form method="post" action="/desk/account/sessions" class="sending">
        ${csrfField(session.csrfToken)}
        ${currentRow(view.t, wrong?.current === 'sessions', 'sessions-current')}
        <p class="send"><button>${view.t('desk.sessions.end')}</button></p>
      </form>`
    }`;

/** After the password: the code of the second factor. */
export const codePage = (view: View, wrong: 'wrong' | 'wait' | undefined): string =>
  renderPage(view, {
    title: view.t('desk.factor.title'),
    main: html`<h1>${view.t('desk.factor.title')}</h1>
      <form method="post" action="/desk/login/code" class="sending">
        ${codeRow(view.t, wrong && view.t(`desk.factor.${wrong}`))}
        <p class="send"><button>${view.t('desk.login.do')}</button></p>
      </form>
      <p class="note">${view.t('desk.factor.lost')}</p>`,
  });
