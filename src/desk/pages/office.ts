/** Lists of the office: the living, the archive, the people of the desk, the trail. */
import { sayDate } from '../../i18n/dates.ts';
import { inLanguage } from '../../model/language.ts';
import type { StoredEntry } from '../archive-view.ts';
import { html, type Html, type Value } from '../html.ts';
import { may, ROLES, type Session } from '../store/staff.ts';
import { placeChoices } from './form.ts';
import { formWord, renderPage, type View } from './layout.ts';
import { textRow } from './rows.ts';
import { sayAction } from './review-contact.ts';
import { moment, placeName, placeNames } from './words-of.ts';

const table = (heads: readonly string[], rows: readonly (readonly Value[])[]): Html =>
  html`<div class="table" role="region" tabindex="0" aria-label="${heads.join(', ')}">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

export interface Living {
  name: string;
  place: string;
  birth: string | undefined;
  contact: string;
}

/** Whom to congratulate, place by place, with how to reach the family. */
export function livingPage(view: View, people: readonly Living[]): string {
  const { t, language } = view;
  const byPlace = Map.groupBy(people, ({ place }) => place);
  return renderPage(view, {
    title: t('desk.nav.living'),
    wide: true,
    main: html`<h1>${t('desk.nav.living')}</h1>
      <p class="lead">${t('desk.living.lead')}</p>
      ${people.length === 0 && html`<p>${t('desk.living.none')}</p>`}
      ${[...byPlace].map(
        ([place, list]) =>
          html`<h2>${placeName(view, place)}</h2>
            ${table(
              [t('field.veteran.name'), t('field.veteran.birth.date'), t('desk.contact.contact')],
              list.map(({ name, birth, contact }) => [
                name,
                birth ? sayDate(birth, language, 'birth') : '–',
                contact || '–',
              ]),
            )}`,
      )}`,
  });
}

export function archivePage(
  view: View,
  session: Session,
  { query, found, total }: { query: string; found: readonly StoredEntry[]; total: number },
): string {
  const { t, desk, language } = view;
  return renderPage(view, {
    title: t('desk.nav.archive'),
    wide: true,
    main: html`<h1>${t('desk.nav.archive')}</h1>
      <p class="lead">${t('desk.archive.lead', { count: total })}</p>
      <form method="get" action="/desk/archive" class="sending">
        ${textRow({ id: 'q', label: t('desk.archive.search'), value: query })}
        <p class="acts"><button>${t('desk.archive.find')}</button></p>
      </form>
      ${table(
        [t('field.veteran.name'), t('field.veteran.place'), t('desk.archive.act')],
        found.map(({ fields }) => [
          html`<a
              href="${new URL(`${language}/people/${fields.id}/`, desk.archive.settings.address).href}"
              >${inLanguage(fields.name, language)?.text}</a
            ><br /><span class="quiet">${fields.id}</span>`,
          placeName(view, fields.place),
          may(session.person, 'withdraw', fields.place) &&
            html`<details>
              <summary>${t('desk.archive.withdraw')}</summary>
              <p>${t('desk.archive.withdraw.words')}</p>
              <form method="post" action="/desk/archive/${fields.id}/withdraw">
                ${formWord(session.form)}<button>${t('desk.archive.withdraw.do')}</button>
              </form>
            </details>`,
        ]),
      )}`,
  });
}

export function peoplePage(
  view: View,
  session: Session,
  { link = null, wrong = false }: { link?: string | null; wrong?: boolean } = {},
): string {
  const { t, desk } = view;
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
      ${table(
        [
          t('desk.people.name'),
          t('desk.login.login'),
          t('desk.people.role'),
          t('desk.people.places'),
          t('desk.archive.act'),
        ],
        desk.staff
          .list()
          .map(({ id, name, login, role, places, disabled }) => [
            ...[name, login, t(`desk.role.${role}`), placeNames(view, places)],
            id !== session.person.id &&
              html`<form
                method="post"
                action="/desk/people/${id}/${disabled === null ? 'shut' : 'open'}"
              >
                ${formWord(session.form)}<button class="plain">
                  ${t(disabled === null ? 'desk.people.shut' : 'desk.people.open')}
                </button>
              </form>`,
          ]),
      )}
      <h2>${t('desk.people.invite')}</h2>
      <form method="post" action="/desk/people" class="sending">
        ${formWord(session.form)}
        ${textRow({ id: 'name', label: t('desk.people.name'), most: 100, required: true })}
        <div class="row">
          <label for="role">${t('desk.people.role')}</label
          ><select id="role" name="role">
            ${ROLES.map((role) => html`<option value="${role}">${t(`desk.role.${role}`)}: ${t(`desk.role.${role}.words`)}</option>`)}
          </select>
        </div>
        <fieldset class="row many">
          <legend>${t('desk.people.places')}</legend>
          <p class="hint">${t('desk.people.places.hint')}</p>
          ${wrong && html`<p class="problems" role="alert">${t('desk.people.places.needed')}</p>`}
          <div class="choices">
            ${placeChoices(view).map(({ value, text }) => html`<label><input type="checkbox" name="places" value="${value}" /> ${text}</label>`)}
          </div>
        </fieldset>
        <p class="send"><button>${t('desk.people.invite.do')}</button></p>
      </form>`,
  });
}

export function trailPage(view: View): string {
  const { t, desk } = view;
  return renderPage(view, {
    title: t('desk.nav.trail'),
    wide: true,
    main: html`<h1>${t('desk.nav.trail')}</h1>
      ${table(
        [t('desk.trail.at'), t('desk.trail.who'), t('desk.trail.what'), t('desk.trail.about')],
        desk.audit
          .list()
          .map(({ at, name, action, detail, submission, entry }) => [
            moment(view, at),
            name ?? t('desk.trail.desk'),
            `${sayAction(action, t)}${detail ? ` (${detail})` : ''}`,
            submission
              ? html`<a href="/desk/s/${submission}">${entry ?? t('desk.trail.submission')}</a>`
              : entry,
          ]),
      )}`,
  });
}
