/** Lists of the office: the living, the archive, the audit log. */
import { sayDate } from '../../i18n/dates.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import { html, type Html, type Value } from '../page/html.ts';
import type { RecordedEvent } from '../store/audit.ts';
import { may } from '../store/rights.ts';
import type { Session } from '../store/staff.ts';
import { actionForm, renderPage, type View } from '../page/layout.ts';
import { textRow } from '../page/rows.ts';
import { certificateOf, papersPart } from '../review/papers.ts';
import { sayAction } from '../review/contact.ts';
import { entryName, moment, placeName } from '../page/short-texts.ts';

/** A table that can be scrolled by keys. */
export const table = (heads: readonly string[], rows: readonly (readonly Value[])[]): Html =>
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

/** Entries that were found, each with what may be done, and the doors to papers. */
export function archivePage(
  view: View,
  session: Session,
  { query, found, total }: { query: string; found: readonly StoredEntry[]; total: number },
): string {
  const { t, archive, language } = view;
  return renderPage(view, {
    title: t('desk.nav.archive'),
    wide: true,
    main: html`<h1>${t('desk.nav.archive')}</h1>
      <p class="lead">${t('desk.archive.lead', { count: total })}</p>
      <form method="get" id="people" action="/desk/archive" class="sending">
        ${textRow({ id: 'q', label: t('desk.archive.search'), value: query })}
        <p class="actions"><button>${t('desk.archive.find')}</button></p>
      </form>
      ${table(
        [t('field.veteran.name'), t('field.veteran.place'), t('desk.archive.action')],
        found.map(({ fields }) => [
          html`<a
              href="${new URL(`${language}/people/${fields.id}/`, archive.settings.address).href}"
              >${entryName(fields, language)}</a
            ><br /><span class="quiet">${fields.id}</span> ${
              fields.consent.page &&
              html`<br /><a href="${certificateOf(view, fields.id)}"
                  >${t('site.download.certificate-a4')}</a
                >`
            }`,
          placeName(view, fields.place),
          may(session.person, 'withdraw', fields.place) &&
            html`<details>
              <summary>${t('desk.archive.withdraw')}</summary>
              <p>${t('desk.archive.withdraw.words')}</p>
              ${actionForm(`/desk/archive/${fields.id}/withdraw`, session.csrfToken, t('desk.archive.withdraw.do'), '')}
            </details>`,
        ]),
      )}
      ${papersPart(view, session)}`,
  });
}

/** Who did what and when, the newest first. */
export function auditLogPage(view: View, events: readonly RecordedEvent[]): string {
  const { t } = view;
  return renderPage(view, {
    title: t('desk.nav.audit'),
    wide: true,
    main: html`<h1>${t('desk.nav.audit')}</h1>
      ${table(
        [t('desk.audit.at'), t('desk.audit.who'), t('desk.audit.what'), t('desk.audit.about')],
        events.map(({ at, name, action, detail, submission, entry }) => [
          moment(view, at),
          name ?? t('desk.audit.desk'),
          `${sayAction(action, t)}${detail ? ` (${detail})` : ''}`,
          submission
            ? html`<a href="/desk/s/${submission}">${entry ?? t('desk.audit.submission')}</a>`
            : entry,
        ]),
      )}`,
  });
}
