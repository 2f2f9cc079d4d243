/** What speaks against a submission: the archive's rules, and who may be the same person. */
import { sayFindings } from '../../intake/draft/draft.ts';
import { alike, type Alike } from './alike.ts';
import { judge } from './entry-draft.ts';
import { html, type Html } from '../page/html.ts';
import { may, type Session } from '../store/staff.ts';
import type { Submission } from '../store/submission.ts';
import type { View } from '../page/layout.ts';
import { nameOf, placeName, textIn } from '../page/words-of.ts';

/** What a chat left open: words that may be about somebody else, pictures without words. */
export const questionsPart = ({ t }: View, { questions }: Submission): Html | false =>
  questions.length > 0 &&
  html`<div class="notice">
    <h2>${t('desk.review.questions')}</h2>
    <ul>
      ${sayFindings(questions, t).map(({ message, advice: fix }) => html`<li>${message} <span class="quiet">${fix}</span></li>`)}
    </ul>
  </div>`;

/** What the archive's rules would say, before anybody presses a key. */
export function advice(view: View, { id, draft }: Submission): Html | false {
  const { desk, t } = view;
  const { submissions, archive } = desk;
  const at = { draft, consents: submissions.consentsOf(id), photos: submissions.photosOf(id) };
  const { findings } = judge({ ...at, placeIds: archive.placeIds });
  const all = [...findings, ...at.photos.flatMap((photo) => photo.advice)];
  return (
    all.length > 0 &&
    html`<details ${findings.some(({ severity }) => severity !== 'warning') && html`open`}>
      <summary>${t('desk.review.advice', { count: all.length })}</summary>
      <ul>
        ${sayFindings(all, t).map(({ label, message, advice: fix }) => html`<li>${label}: ${message} ${fix}</li>`)}
      </ul>
    </details>`
  );
}

/** Who may be the same person, and the way to make one of both. */
export function same(view: View, { person }: Session, submission: Submission): Html | false {
  const { desk, t, language } = view;
  if (submission.kind !== 'person') return false;
  const found: Alike = alike(desk, person, submission);
  const because = (list: readonly string[]): string =>
    list.map((why) => t(`desk.because.${why}`)).join(', ');
  const rows = [
    ...found.entries.slice(0, 5).map(({ id, because: why }) => {
      const entry = desk.archive.entries.get(id);
      const picture = entry?.pictures[0];
      return {
        id,
        why,
        picture: picture && `/desk/blob/${picture.blob}`,
        name: textIn(entry?.fields.name, language),
        place: entry?.fields.place ?? null,
        note: t('desk.same.archive'),
      };
    }),
    ...found.submissions.slice(0, 5).map(({ id, because: why }) => {
      const other = desk.submissions.byId(id);
      const picture = desk.submissions.photosOf(id)[0];
      return {
        id,
        why,
        picture: picture && `/desk/photo/${picture.clean}`,
        name: nameOf(other?.draft ?? {}, language),
        place: other?.place ?? null,
        note: t('desk.same.queue'),
      };
    }),
  ];
  return (
    rows.length > 0 &&
    html`<div class="notice">
      <h2>${t('desk.same.title')}</h2>
      <ul class="cards" role="list">
        ${rows.map(
          ({ id, why, picture, name, place, note }, index) =>
            html`<li class="card">
              ${picture ? html`<img src="${picture}" alt="" />` : html`<span class="none"></span>`}
              <div>
                <p class="name">${name}</p>
                <p>${placeName(view, place)} · ${note}: ${because(why)}</p>
                ${
                  may(person, 'approve', place) &&
                  html`<p>
                    <a
                      class="button plain"
                      href="/desk/s/${submission.id}/merge?into=${id}"
                      ${index === 0 && html`data-key="m"`}
                      >${t('desk.act.merge')} ${index === 0 && html`<kbd>M</kbd>`}</a
                    >
                  </p>`
                }
              </div>
            </li>`,
        )}
      </ul>
    </div>`
  );
}
