/** The people of the desk: who is in, who is invited, and a form to invite. */
import { html, type Html } from '../page/html.ts';
import { covers } from '../store/places.ts';
import { mayGrant } from '../store/rights.ts';
import { ROLES, type OpenInvitation, type Person, type Session } from '../store/staff.ts';
import { actionForm, csrfField, renderPage, type View } from '../page/layout.ts';
import { table } from './page.ts';
import { textRow } from '../page/rows.ts';
import { moment, placeChoices, placeNames } from '../page/short-texts.ts';

export interface PeoplePage {
  /** Whom the person may manage, and the person. */
  members: readonly (Person & { disabled: number | null; hasFactor: boolean })[];
  /** Open ones of what the person could have given. */
  invitations: readonly OpenInvitation[];
  /** Of an invitation that was made just now. */
  link?: string | null;
  /** No place was chosen. */
  wrong?: boolean;
}

/** Whom the person manages, open invitations, and a form to invite. */
export function peoplePage(
  view: View,
  session: Session,
  { members, invitations, link = null, wrong = false }: PeoplePage,
): string {
  const { t } = view;
  return renderPage(view, {
    title: t('desk.nav.people'),
    wide: true,
    main: html`<h1>${t('desk.nav.people')}</h1>
      ${
        link &&
        html`<div class="notice" role="status">
          <p>${t('desk.people.link')}</p>
          <p class="link"><code>${link}</code></p>
        </div>`
      }
      ${memberTable(view, session, members)} ${invitationTable(view, session, invitations)}
      ${inviteForm(view, session, wrong)}`,
  });
}

function memberTable(
  view: View,
  { person, csrfToken }: Session,
  members: PeoplePage['members'],
): Html {
  const { t } = view;
  return table(
    [
      t('desk.people.name'),
      t('desk.login.login'),
      t('desk.people.role'),
      t('desk.people.places'),
      t('desk.archive.action'),
    ],
    members.map(({ id, name, login, role, places, disabled, hasFactor }) => [
      ...[name, login, t(`desk.role.${role}`), placeNames(view, places)],
      id !== person.id &&
        (disabled === null
          ? ['renew', ...(hasFactor ? ['factor-off'] : []), 'disable']
          : ['enable']
        ).map((action) =>
          actionForm(`/desk/people/${id}/${action}`, csrfToken, t(`desk.people.${action}`)),
        ),
    ]),
  );
}

function invitationTable(
  view: View,
  { csrfToken }: Session,
  open: PeoplePage['invitations'],
): Html | false {
  const { t } = view;
  return (
    open.length > 0 &&
    html`<h2>${t('desk.people.invited')}</h2>
      ${table(
        [
          t('desk.people.name'),
          t('desk.people.role'),
          t('desk.people.places'),
          t('desk.people.inviter'),
          t('desk.people.expires'),
          t('desk.archive.action'),
        ],
        open.map(({ token, name, role, places, inviter, expires }) => [
          ...[name, t(`desk.role.${role}`), placeNames(view, places)],
          ...[inviter ?? t('desk.people.operator'), moment(view, expires)],
          actionForm(`/desk/people/invited/${token}/revoke`, csrfToken, t('desk.people.revoke')),
        ]),
      )}`
  );
}

function inviteForm(view: View, { person, csrfToken }: Session, wrong: boolean): Html {
  const { t } = view;
  const roles = ROLES.filter((role) => mayGrant(person, { role, places: [] }));
  const places = placeChoices(view).filter(({ value }) => covers(person.places, value));
  return html`<h2>${t('desk.people.invite')}</h2>
    <form method="post" action="/desk/people" class="sending">
      ${csrfField(csrfToken)}
      ${textRow({ id: 'name', label: t('desk.people.name'), most: 100, required: true })}
      <div class="row">
        <label for="role">${t('desk.people.role')}</label
        ><select id="role" name="role">
          ${roles.map((role) => html`<option value="${role}">${t(`desk.role.${role}`)}: ${t(`desk.role.${role}.words`)}</option>`)}
        </select>
      </div>
      <fieldset class="row many">
        <legend>${t('desk.people.places')}</legend>
        <p class="hint">${t('desk.people.places.hint')}</p>
        ${wrong && html`<p class="problems" role="alert">${t('desk.people.places.needed')}</p>`}
        <div class="choices">
          ${
            person.places === 'all' &&
            html`<label
              ><input type="checkbox" name="everywhere" /> ${t('desk.people.everywhere')}</label
            >`
          }
          ${places.map(({ value, text }) => html`<label><input type="checkbox" name="places" value="${value}" /> ${text}</label>`)}
        </div>
      </fieldset>
      <p class="send"><button>${t('desk.people.invite.do')}</button></p>
    </form>`;
}
