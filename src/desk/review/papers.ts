/** Doors to what the build makes for paper: forms, books and plates of places, certificates, the report. */
import { EQUAL_LANGUAGES } from '../../model/in-language.ts';
import { printPath } from '../../model/person-paths.ts';
import { pressLanguage } from '../../outputs/press/caption.ts';
import { html, type Html } from '../page/html.ts';
import type { View } from '../page/layout.ts';
import { placeChoices } from '../page/short-texts.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import { covers } from '../store/places.ts';
import type { Session } from '../store/staff.ts';

interface Door {
  at: string;
  label: string;
}

/** More places than this are folded into one list. */
const MOST_OPEN = 3;
/** People of a book; beyond that it may have volumes, which the place's page names. */
const ONE_BOOK = 200;

/** What is there for the places of whoever asks; only what the build makes of them has a door. */
export function papersPart(view: View, { person }: Session): Html {
  const { t, language } = view;
  const places = placeChoices(view).filter(({ value }) => covers(person.places, value));
  const byPlace = Map.groupBy(view.archive.entries.values(), ({ fields }) => fields.place);
  const doorsOfPlace = (id: string): Door[] => doorsOf(view, id, byPlace.get(id) ?? []);
  return html`<section aria-labelledby="papers">
    <h2 id="papers">${t('desk.papers')}</h2>
    <p class="actions">
      ${[
        door({ at: '/desk/archive#people', label: t('desk.papers.certificates') }),
        door({
          at: onSite(view, `report/${pressLanguage(language)}/index.html`),
          label: t('desk.archive.report'),
        }),
      ]}
    </p>
    ${
      places.length <= MOST_OPEN
        ? places.map(
            ({ value, text }) =>
              html`<h3>${text}</h3>
                <p class="actions">${doorsOfPlace(value).map(door)}</p>`,
          )
        : html`<details>
            <summary>${t('desk.papers.places')}</summary>
            <ul>
              ${places.map(
                ({ value, text }) =>
                  html`<li>
                    ${text}:
                    ${doorsOfPlace(value).map(
                      ({ at, label }, index) =>
                        html`${index > 0 && ' · '}<a href="${at}">${label}</a>`,
                    )}
                  </li>`,
              )}
            </ul>
          </details>`
    }
    <p>
      <a href="${onSite(view, `${language}/places/`)}">${t('desk.archive.report.dated')}</a>
    </p>
  </section>`;
}

/** Where a person's certificate lies; there is none without a page. */
export const certificateOf = (view: View, id: string): string =>
  onSite(view, printPath(id, 'certificate-a4'));

/** @param entries Of the place. */
function doorsOf(view: View, id: string, entries: readonly StoredEntry[]): Door[] {
  const { t, language } = view;
  const people = entries.filter(({ fields }) => fields.consent.page);
  const remembered = people.filter(({ fields }) => !fields.living).length;
  const page = onSite(view, `${language}/places/${id}/`);
  const [kit, print] = [`press/kit/${id}/${id}`, `print/places/${id}/${id}`];
  const book = remembered > ONE_BOOK ? `${page}#files` : onSite(view, `${print}-book-a4.pdf`);
  return [
    ...EQUAL_LANGUAGES.map((spoken) => ({
      at: onSite(view, `${kit}-form-a4.${spoken}.pdf`),
      label: t(`site.place.file.form.${spoken}`),
    })),
    ...(remembered > 0 ? [{ at: book, label: t('site.place.file.book') }] : []),
    ...(people.length > 0
      ? [{ at: onSite(view, `${print}-plates-a4.pdf`), label: t('site.place.file.plates') }]
      : []),
    { at: `${page}#files`, label: t('desk.papers.more') },
  ];
}

const onSite = ({ archive }: View, at: string): string =>
  new URL(at, archive.settings.address).href;

const door = ({ at, label }: Door): Html => html`<a class="button plain" href="${at}">${label}</a>`;
