/** What became of a submission: for whoever has the code, and without anything private. */
import { sayDay } from '../../i18n/dates.ts';
import { sayFindings } from '../../intake/draft/draft.ts';
import type { WhenFile } from '../../model/files/when.ts';
import { inLanguage } from '../../model/language.ts';
import { localMinute } from '../../model/zone.ts';
import { html, type Html } from '../page/html.ts';
import type { Finding } from '../../model/problem.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import type { Joined } from '../store/joined.ts';
import type { Use } from '../../model/veteran.ts';
import type { Submission } from '../store/submission.ts';
import { placeName } from '../page/short-texts.ts';
import { reasonList } from '../page/notes.ts';
import { renderPage, type View } from '../page/layout.ts';
import { similarNote } from '../submit/similar.ts';

/** Steps the sender sees; `site` when the page can be looked at. */
const STEPS = ['received', 'accepted', 'site', 'screen'] as const;

/** Nothing is left that the code could be needed for. */
const GONE: readonly Submission['state'][] = ['refused', 'withdrawn'];

export interface StatusPage {
  submission: Submission;
  isNew: boolean;
  /** Where people reach the desk, without a closing slash. */
  origin: string;
  /** Whether the entry's page can be seen. */
  online: boolean;
  when: WhenFile | null;
  /** What others got of it. */
  joined: readonly Joined[];
  /** What taking it back would take; `undefined` when nothing of it is anywhere. */
  takeBack: 'published' | 'joined' | 'words' | undefined;
  /** Uses that can be revoked alone. */
  revocable: readonly Use[];
  /** What was revoked just now; empty where nothing was ticked, `null` where nothing was asked. */
  revoked: readonly Use[] | null;
  /** `2027-04-20` where the campaign is. */
  today: string;
  /** Who on the site may be the same person. */
  similar: readonly StoredEntry[];
  /** What could be better about the photographs. */
  advice: readonly Finding[];
}

/** The page of a code: what became of what was sent, and what its sender may still do. */
export function statusPage(view: View, status: StatusPage): string {
  const { t } = view;
  const { submission, isNew, online, origin } = status;
  const { code, state, kind } = submission;
  const title = t(isNew ? 'desk.receipt.title' : 'desk.status.title');
  const outcome = state === 'withdrawn' ? withdrawalOf(status) : state;
  return renderPage(view, {
    title,
    scripts: ['status'],
    main: html`<h1>${title}</h1>
      <p class="code" data-code>${code}</p>
      ${revokedNote(view, status)}
      <p class="lead">${t(isNew ? 'desk.receipt.keep' : `desk.status.${outcome}`)}</p>
      ${isNew && html`<p class="note">${t('desk.receipt.address')} <a href="/status/${code}?lang=${view.language}">${origin}/status/${code}</a></p>`}
      ${kind !== 'withdrawal' && !GONE.includes(state) && keepCode(view, status)}
      ${kind !== 'withdrawal' && state === 'received' && waits(view, status)}
      ${kind === 'person' && state === 'accepted' && steps(view, status)}
      ${state === 'returned' && returned(view, submission)}
      ${state === 'refused' && reasonList(view, submission.reasons)}
      ${similarNote(view, status.similar, true)} ${isNew && advice(view, status)}
      ${online && showings(view, status)}
      ${isNew && html`<p><a class="button plain" href="/?lang=${view.language}&amp;place=${submission.place ?? ''}">${t('desk.receipt.another')}</a></p>`}
      ${revokeForm(view, status)}
      ${
        status.takeBack &&
        html`<details class="takeback">
          <summary>${t('desk.takeback')}</summary>
          <p>${t(`desk.takeback.${status.takeBack}`)}</p>
          <form method="post" action="/status/${code}/take-back?lang=${view.language}">
            <button class="plain">${t('desk.takeback.do')}</button>
          </form>
        </details>`
      }`,
  });
}

/** Copied or sent to oneself; without scripts in the messenger that everybody has. */
function keepCode({ t, language }: View, { origin, submission: { code } }: StatusPage): Html {
  const link = `${origin}/status/${code}?lang=${language}`;
  const message = t('desk.receipt.send.words', { code, link });
  return html`<p
    class="actions"
    data-keep="${message}"
    data-copied="${t('desk.receipt.copied')}"
    data-failed="${t('desk.receipt.copy.failed')}"
  >
    <button type="button" class="plain" data-copy hidden>${t('desk.receipt.copy')}</button>
    <button type="button" class="plain" data-share hidden>${t('desk.receipt.share')}</button>
    <a
      class="button plain"
      href="https://wa.me/?text=${encodeURIComponent(message)}"
      rel="noreferrer"
      target="_blank"
      >${t('desk.receipt.send')}</a
    >
  </p>`;
}

/** What happens next, by when, and that everything can still be corrected. */
function waits(view: View, { today, submission: { code, place } }: StatusPage): Html {
  const { t, archive, language } = view;
  const { freeze, clipsFrom } = archive.campaign;
  const day = freeze ?? clipsFrom;
  const at = placeName(view, place);
  return html`<p>${t('desk.status.next', { place: at })}</p>
    ${today <= day && html`<p>${t('desk.status.by', { day: sayDay(day, language) })}</p>`}
    <p>
      <a class="button" href="/correct/${code}?lang=${language}">${t('desk.status.correct')}</a>
    </p>`;
}

/** What has been revoked, or that nothing was ticked. */
function revokedNote({ t }: View, { revoked }: StatusPage): Html | false {
  if (revoked === null) return false;
  const uses = revoked.map((use) => t(`desk.consent.${use}`).replace(/\.$/, '')).join(', ');
  const message = uses === '' ? t('desk.revoke.none') : t('desk.revoke.done', { uses });
  return html`<p class="flash" role="status">${message}</p>`;
}

/** One use can be revoked alone; the page goes by taking everything back. */
function revokeForm(
  view: View,
  { submission, revocable: uses, revoked }: StatusPage,
): Html | false {
  const { t, language } = view;
  return (
    uses.length > 0 &&
    html`<details class="takeback" ${revoked?.length === 0 && html`open`}>
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

/** What became of what was taken back; nothing is said to be gone that is not. */
function withdrawalOf({ joined }: StatusPage): string {
  const all = joined.map(({ became }) => became);
  if (all.length === 0) return 'withdrawn';
  if (all.includes('hidden')) return 'withdrawn.hidden';
  if (all.includes('asked')) return 'withdrawn.asked';
  return all.includes(null) ? 'withdrawn.leaving' : 'withdrawn.out';
}

const steps = ({ t, language, archive }: View, { submission, online }: StatusPage): Html => {
  const reached = (step: (typeof STEPS)[number]): boolean =>
    step === 'received' ||
    step === 'accepted' ||
    (step === 'site' && online) ||
    (step === 'screen' && submission.led === 'agreed' && online);
  const page = new URL(`${language}/people/${submission.entry ?? ''}/`, archive.settings.address);
  return html`<ol class="steps" role="list">
    ${STEPS.filter((step) => step !== 'screen' || submission.led !== 'no').map(
      (step) =>
        html`<li class="${reached(step) ? 'done' : ''}">
          ${step === 'site' && online ? html`<a href="${page.href}">${t('desk.step.site')}</a>` : t(`desk.step.${step}`)}${step === 'screen' && submission.led !== 'agreed' && html` (${t(`desk.step.screen.${submission.led}`)})`}
        </li>`,
    )}
  </ol>`;
};

const returned = (view: View, { code, reasons }: Submission): Html =>
  html`${reasonList(view, reasons)}
    <p>
      <a class="button" href="/correct/${code}?lang=${view.language}"
        >${view.t('desk.status.resubmit')}</a
      >
    </p>`;

/** What could be better about the photographs, said once, when there is time for another. */
function advice({ t, language }: View, { advice: findings, submission }: StatusPage): Html | null {
  if (findings.length === 0) return null;
  return html`<div class="notice">
    <p>${t('desk.receipt.advice')}</p>
    <ul>
      ${sayFindings(findings, t).map(({ message, advice }) => html`<li>${message}<br />${advice}</li>`)}
    </ul>
    <p><a href="/correct/${submission.code}?lang=${language}">${t('desk.receipt.better')}</a></p>
  </div>`;
}

/** When and on which screens, as far as the schedule is known. */
function showings({ t, language }: View, { when }: StatusPage): Html | null {
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
