/** What speaks against a submission: the archive's rules, and who may be the same person. */
import { sayFindings } from '../../intake/draft/draft.ts';
import type { Finding } from '../../model/problem.ts';
import { html, type Html } from '../page/html.ts';
import { may } from '../store/rights.ts';
import type { Session } from '../store/staff.ts';
import type { Submission } from '../store/submission.ts';
import type { View } from '../page/layout.ts';
import { placeName } from '../page/short-texts.ts';

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
export function advice({ t }: View, all: readonly Finding[]): Html | false {
  return (
    all.length > 0 &&
    html`<details ${all.some(({ severity }) => severity !== 'warning') && html`open`}>
      <summary>${t('desk.review.advice', { count: all.length })}</summary>
      <ul>
        ${sayFindings(all, t).map(({ label, message, advice: fix }) => html`<li>${label}: ${message} ${fix}</li>`)}
      </ul>
    </details>`
  );
}

/** Somebody of the archive or of the queue who may be the same person. */
export interface SamePerson {
  id: string;
  because: readonly string[];
  /** Address of the first photograph. */
  picture: string | undefined;
  name: string;
  place: string | null;
  where: 'archive' | 'queue';
}

/** Who may be the same person, and the way to make one of both. */
export function sameList(
  view: View,
  { person }: Session,
  { submission, same: rows }: { submission: Submission; same: readonly SamePerson[] },
): Html | false {
  const { t } = view;
  const sayAll = (because: readonly string[]): string =>
    because.map((why) => t(`desk.because.${why}`)).join(', ');
  return (
    rows.length > 0 &&
    html`<div class="notice">
      <h2>${t('desk.same.title')}</h2>
      <ul class="cards" role="list">
        ${rows.map(
          ({ id, because, picture, name, place, where }, index) =>
            html`<li class="card">
              ${picture ? html`<img src="${picture}" alt="" />` : html`<span class="none"></span>`}
              <div>
                <p class="name">${name}</p>
                <p>${placeName(view, place)} · ${t(`desk.same.${where}`)}: ${sayAll(because)}</p>
                ${
                  may(person, 'approve', place) &&
                  html`<p>
                    <a
                      class="button plain"
                      href="/desk/s/${submission.id}/merge?into=${id}"
                      ${index === 0 && html`data-key="m"`}
                      >${t('desk.action.merge')} ${index === 0 && html`<kbd>M</kbd>`}</a
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
