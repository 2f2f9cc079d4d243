/** What became of a submission: for whoever has the code, and without anything private. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sayDay } from '../../i18n/dates.ts';
import { sayFindings } from '../../intake/draft/draft.ts';
import { parseFile } from '../../model/files/file.ts';
import { whenSchema, type WhenFile } from '../../model/files/when.ts';
import { inLanguage } from '../../model/language.ts';
import { localDay, localMinute } from '../../model/stage.ts';
import { knownOf } from '../review/alike.ts';
import type { Desk } from '../desk.ts';
import { html, type Html } from '../page/html.ts';
import { isEntryPublished } from '../store/tasks.ts';
import type { Submission } from '../store/submission.ts';
import { OPEN } from '../review/decisions.ts';
import { revocable } from './revoke.ts';
import { isOwn } from './take-back.ts';
import { placeName } from '../page/words-of.ts';
import { sayReason } from '../page/notes.ts';
import { renderPage, type View } from '../page/layout.ts';
import { similarNote, similarOnSite } from '../submit/similar.ts';

/** Steps the sender sees; `site` when the page can be looked at. */
const STEPS = ['received', 'accepted', 'site', 'screen'] as const;

export function statusPage(view: View, submission: Submission, isNew: boolean): string {
  const { t, desk } = view;
  const { code, state, kind } = submission;
  const online = isOnline(desk, submission);
  const title = t(isNew ? 'desk.receipt.title' : 'desk.status.title');
  const words = state === 'withdrawn' ? goneWords(view, submission) : state;
  return renderPage(view, {
    title,
    main: html`<h1>${title}</h1>
      <p class="code" data-code>${code}</p>
      <p class="lead">${t(isNew ? 'desk.receipt.keep' : `desk.status.${words}`)}</p>
      ${isNew && html`<p class="note">${t('desk.receipt.address')} <a href="/status/${code}?lang=${view.language}">${desk.options.address}/status/${code}</a></p>`}
      ${kind !== 'withdrawal' && OPEN.includes(state) && keepCode(view, submission)}
      ${kind !== 'withdrawal' && state === 'received' && waits(view, submission)}
      ${kind === 'person' && state === 'accepted' && steps(view, submission, online)}
      ${state === 'returned' && returned(view, submission)}
      ${
        state === 'refused' &&
        html`<ul>
          ${submission.reasons.map((reason) => html`<li>${sayReason(reason, t)}</li>`)}
        </ul>`
      }
      ${isNew && alreadyThere(view, submission)} ${isNew && advice(view, submission)}
      ${online && showings(view, submission.entry ?? '')}
      ${isNew && html`<p><a class="button plain" href="/?lang=${view.language}&amp;place=${submission.place ?? ''}">${t('desk.receipt.another')}</a></p>`}
      ${revokeForm(view, submission)}
      ${
        canTakeBack(view, submission) &&
        html`<details class="takeback">
          <summary>${t('desk.takeback')}</summary>
          <p>${t(`desk.takeback.${takenFrom(view, submission)}`)}</p>
          <form method="post" action="/status/${code}/take-back?lang=${view.language}">
            <button class="plain">${t('desk.takeback.do')}</button>
          </form>
        </details>`
      }`,
  });
}

/** To oneself, in the messenger that everybody has. */
function keepCode({ t, desk, language }: View, { code }: Submission): Html {
  const link = `${desk.options.address}/status/${code}?lang=${language}`;
  const words = encodeURIComponent(t('desk.receipt.send.words', { code, link }));
  return html`<p>
    <a class="button plain" href="https://wa.me/?text=${words}" rel="noreferrer" target="_blank"
      >${t('desk.receipt.send')}</a
    >
  </p>`;
}

/** What happens next, by when, and that everything can still be corrected. */
function waits(view: View, { code, place }: Submission): Html {
  const { t, desk, language } = view;
  const { freeze, clipsFrom } = desk.archive.campaign;
  const day = freeze ?? clipsFrom;
  const at = placeName(view, place);
  return html`<p>${t('desk.status.next', { place: at })}</p>
    ${localDay(desk.now(), desk.archive.campaign.timeZone) <= day && html`<p>${t('desk.status.by', { day: sayDay(day, language) })}</p>`}
    <p>
      <a class="button" href="/mend/${code}?lang=${language}">${t('desk.status.correct')}</a>
    </p>`;
}

/** One use can be revoked alone; the page goes by taking everything back. */
function revokeForm(view: View, submission: Submission): Html | false {
  const { t, desk, language } = view;
  const uses = revocable(desk, submission);
  return (
    uses.length > 0 &&
    html`<details class="takeback">
      <summary>${t('desk.revoke')}</summary>
      <p>${t('desk.revoke.words')}</p>
      <form method="post" action="/status/${submission.code}/revoke?lang=${language}">
        ${uses.map(
          (use) =>
            html`<label class="box"
              ><input type="checkbox" name="use" value="${use}" />
              <span>${t(`desk.consent.${use}`)}</span></label
            >`,
        )}
        <button class="plain">${t('desk.revoke.do')}</button>
      </form>
    </details>`
  );
}

/** Whether something of it is anywhere: here, in the archive, or with what others told. */
const canTakeBack = ({ desk }: View, submission: Submission): boolean =>
  isOwn(desk, submission) ||
  (submission.state !== 'withdrawn' &&
    (submission.purged === null || desk.joined.of(submission.id).length > 0));

const takenFrom = ({ desk }: View, submission: Submission): string => {
  if (isOwn(desk, submission)) return 'published';
  return desk.joined.of(submission.id).length > 0 ? 'joined' : 'words';
};

/** What became of what was taken back; nothing is said to be gone that is not. */
function goneWords({ desk }: View, { id }: Submission): string {
  const all = desk.joined.of(id).map(({ became }) => became);
  if (all.length === 0) return 'withdrawn';
  if (all.includes('hidden')) return 'withdrawn.hidden';
  if (all.includes('asked')) return 'withdrawn.asked';
  return all.includes(null) ? 'withdrawn.leaving' : 'withdrawn.out';
}

const steps = ({ t, language, desk }: View, submission: Submission, online: boolean): Html => {
  const reached = (step: (typeof STEPS)[number]): boolean =>
    step === 'received' ||
    step === 'accepted' ||
    (step === 'site' && online) ||
    (step === 'screen' && submission.led === 'agreed' && online);
  const page = new URL(
    `${language}/people/${submission.entry ?? ''}/`,
    desk.archive.settings.address,
  );
  return html`<ol class="steps" role="list">
    ${STEPS.filter((step) => step !== 'screen' || submission.led !== 'no').map(
      (step) =>
        html`<li class="${reached(step) ? 'done' : ''}">
          ${step === 'site' && online ? html`<a href="${page.href}">${t('desk.step.site')}</a>` : t(`desk.step.${step}`)}${step === 'screen' && submission.led !== 'agreed' && html` (${t(`desk.step.screen.${submission.led}`)})`}
        </li>`,
    )}
  </ol>`;
};

const returned = ({ t, language }: View, { code, reasons }: Submission): Html =>
  html`<ul class="reasons">
      ${reasons.map((reason) => html`<li>${sayReason(reason, t)}</li>`)}
    </ul>
    <p>
      <a class="button" href="/mend/${code}?lang=${language}">${t('desk.status.resubmit')}</a>
    </p>`;

/** Told to whoever has no scripts for the first time. */
function alreadyThere(view: View, submission: Submission): Html | null {
  if (submission.kind !== 'person' || submission.entry) return null;
  const found = similarOnSite(view.desk, knownOf(view.desk, submission));
  return similarNote(view, found, true);
}

/** What could be better about the photographs, said once, when there is time to mend it. */
function advice({ t, desk, language }: View, { id, code }: Submission): Html | null {
  const findings = desk.submissions.photosOf(id).flatMap((photo) => photo.advice);
  if (findings.length === 0) return null;
  return html`<div class="notice">
    <p>${t('desk.receipt.advice')}</p>
    <ul>
      ${sayFindings(findings, t).map(({ message, advice }) => html`<li>${message}<br />${advice}</li>`)}
    </ul>
    <p><a href="/mend/${code}?lang=${language}">${t('desk.receipt.better')}</a></p>
  </div>`;
}

/** Whether the entry's page can be seen: told by the site's folder, else by the last publication. */
export function isOnline({ options, db }: Desk, { entry, state }: Submission): boolean {
  if (!entry || state !== 'accepted') return false;
  if (options.site) return existsSync(path.join(options.site, 'kk/people', entry, 'index.html'));
  return isEntryPublished(db, entry);
}

/** When and on which screens, as far as the schedule is known. */
function showings({ t, desk, language }: View, entry: string): Html | null {
  const when = readWhen(desk.options.site, entry);
  if (!when || when.screens.length === 0) return null;
  const local = (instant: string): string => localMinute(new Date(instant), when.timeZone);
  const clock = (instant: string): string => local(instant).slice(11);
  return html`<h2>${t('desk.status.when')}</h2>
    <ul>
      ${when.screens.map(
        ({ name, address, days, count, times }) =>
          html`<li>
            <strong>${inLanguage(name, language)?.text}</strong>,
            ${inLanguage(address, language)?.text}:
            ${days.map(({ from, to }) => `${sayDay(local(from).slice(0, 10), language)}, ${clock(from)} – ${clock(to)}. `)}
            ${times.length > 0 ? t('desk.status.times', { times: times.slice(0, 12).map(clock).join(', '), count }) : t('desk.status.count', { count })}
          </li>`,
      )}
    </ul>`;
}

function readWhen(site: string | undefined, entry: string): WhenFile | null {
  if (!site) return null;
  try {
    const file = path.join(site, 'when', `${entry}.json`);
    return parseFile(file, readFileSync(file, 'utf8'), whenSchema);
  } catch {
    return null;
  }
}
