/** People of the site who may be the one somebody writes about: only what their pages tell anyway. */
import { yearsOf } from '../../i18n/person/years.ts';
import type { Known } from '../../intake/draft/similar.ts';
import { foldName } from '../../model/fold-name.ts';
import { inLanguage } from '../../model/language.ts';
import type { Desk } from '../app/desk.ts';
import { html, type Html } from '../page/html.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import type { View } from '../page/layout.ts';
import { entryName } from '../page/short-texts.ts';

const MOST = 3;

/** Entries with a page that may be this person, the likeliest first; a single name is too little. */
export function similarOnSite({ archive }: Desk, known: Known): StoredEntry[] {
  const spellings = [...Object.values(known.name), ...(known.otherNames ?? [])];
  if (!spellings.some((name) => name && foldName(name).length >= 2)) return [];
  return archive.similar
    .find(known)
    .flatMap(({ id }) => archive.entries.get(id) ?? [])
    .filter(({ fields }) => fields.consent.page)
    .slice(0, MOST);
}

/**
 * Name, years, place and page of each.
 * @param sent The form lies at the desk already: nothing is left to be decided by its sender.
 */
export function similarNote(view: View, found: readonly StoredEntry[], sent = false): Html | null {
  if (found.length === 0) return null;
  const { t } = view;
  return html`<div class="notice similar">
    <p>${t(sent ? 'desk.similar.sent' : 'desk.similar')}</p>
    <ul>
      ${found.map((entry) => html`<li>${person(view, entry)}${!sent && addButton(view, entry)}</li>`)}
    </ul>
  </div>`;
}

function person({ archive, language }: View, { fields }: StoredEntry): Html {
  const page = new URL(`${language}/people/${fields.id}/`, archive.settings.address);
  const place = archive.places.get(fields.place)?.name;
  const known = [yearsOf(fields, language), place && inLanguage(place, language)?.text];
  return html`<a href="${page.href}" target="_blank" rel="noopener"
      >${entryName(fields, language) || fields.id}</a
    >
    ${known.filter(Boolean).join(', ')}`;
}

/** What was typed comes along; the note with this button is shown on devices with scripts only. */
const addButton = ({ t }: View, { fields }: StoredEntry): Html =>
  html`<br /><button type="button" class="link" value="${fields.id}">
      ${t('desk.similar.add')}
    </button>`;
