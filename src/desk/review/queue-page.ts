/** The queue as a tab of cards, of which many can be agreed to at once. */
import type { SaidProblem } from '../../model/problem.ts';
import { html, type Html, type Value } from '../page/html.ts';
import { QUEUE_TABS, queueTabOf, type QueueTab } from '../store/queue.ts';
import { may } from '../store/rights.ts';
import type { Session } from '../store/staff.ts';
import { TAKEN_BACK, type Submission } from '../store/submission.ts';
import { csrfField, renderPage, type View } from '../page/layout.ts';
import { troublesPart } from '../health/page.ts';
import { papersPart } from './papers.ts';
import type { Trouble } from '../store/troubles.ts';
import { problemBox } from '../page/notes.ts';
import { moment, nameOf, placeName, titleOf } from '../page/short-texts.ts';

/** Cards of a page. */
export const CARDS = 60;

export interface QueuePage {
  tab: QueueTab;
  cards: readonly Card[];
  counts: Readonly<Record<QueueTab, number>>;
  /** Number of the page, from 0. */
  number: number;
  flash: Value;
  /** What keeps the desk from its work. */
  troubles: readonly Trouble[];
  /** What could not be decided of many, with the drafts they are about. */
  problems: readonly {
    id: string;
    draft: Submission['draft'];
    problems: readonly SaidProblem[];
  }[];
}

export interface Card {
  submission: Submission;
  /** Address of its first photograph. */
  picture: string | undefined;
  /** Years of the life, as far as they are known. */
  years: string;
  /** Whether the archive's rules would refuse it as it is. */
  isFaulty: boolean;
  /** Whether somebody else may be the same person. */
  isAlike: boolean;
  /** Whether there is something to decide about: the entry of the second look may not be written. */
  isReady: boolean;
  /** The version that is looked at. */
  version: string;
}

/** One tab of the queue: its cards, the doors to the others, and what keeps the desk from its work. */
export function queuePage(view: View, session: Session, page: QueuePage): string {
  const { t } = view;
  const { tab, cards, counts, number, problems } = page;
  const action = { new: 'approve', screens: 'screens' }[tab as string];
  const mayAct = tab === 'screens' ? may(session.person, 'screen') : may(session.person, 'approve');
  return renderPage(view, {
    title: t('desk.nav.queue'),
    scripts: ['queue'],
    wide: true,
    main: html`<h1>${t('desk.nav.queue')}</h1>
      ${troublesPart(view, page.troubles)}
      ${page.flash && html`<p class="notice" role="status">${page.flash}</p>`}
      ${problemBox(
        problems.map(({ id, draft, problems: found }) => [
          html`<a href="/desk/s/${id}">${nameOf(draft, view.language)}</a>`,
          `: ${found.map(({ label, message }) => [label, message].filter(Boolean).join(': ')).join(' ')}`,
        ]),
      )}
      <ul class="filters" role="list">
        ${QUEUE_TABS.map((name) => html`<li><a href="/desk?tab=${name}" ${name === tab && html`aria-current="page"`}>${t(`desk.tab.${name}`)} (${counts[name]})</a></li>`)}
      </ul>
      ${cards.length === 0 && html`<p class="lead">${t('desk.tab.empty')}</p>`}
      <form method="post" action="/desk/batch/${action ?? ''}" autocomplete="off">
        ${csrfField(session.csrfToken)}
        <ul class="cards" role="list">
          ${cards.map((one, index) => cardItem(view, one, { index, choosable: action !== undefined && mayAct }))}
        </ul>
        ${
          action &&
          mayAct &&
          cards.length > 0 &&
          html`<p class="actions">
            <label><input type="checkbox" data-all /> ${t('desk.batch.all')}</label>
            <button>${t(`desk.batch.${action}`)}</button>
          </p>`
        }
      </form>
      ${pager(view, tab, number, counts[tab])} ${papersPart(view, session)}`,
  });
}

const pager = ({ t }: View, tab: QueueTab, number: number, total: number): Html | false =>
  total > CARDS &&
  html`<p>
    ${number > 0 && html`<a href="/desk?tab=${tab}&amp;page=${number - 1}">${t('desk.pager.before')}</a> `}${(number + 1) * CARDS < total && html`<a href="/desk?tab=${tab}&amp;page=${number + 1}">${t('desk.pager.after')}</a>`}
  </p>`;

/** @param index On the page, from 0. */
function cardItem(
  view: View,
  { submission, picture, years, isFaulty, isAlike, isReady, version }: Card,
  { choosable, index }: { choosable: boolean; index: number },
): Html {
  const { t } = view;
  const { id, flags, place, received, state } = submission;
  const isDone = queueTabOf(submission) === 'done';
  return html`<li class="card">
    ${picture ? html`<img src="${picture}" alt="" loading="lazy" />` : html`<span class="none"></span>`}
    <div>
      <p class="name">
        <a href="/desk/s/${id}" ${index === 0 && html`data-key="j"`}
          >${titleOf(view, submission)}</a
        >
      </p>
      ${years && html`<p>${years}</p>`}
      <p class="quiet">
        ${isDone && `${t(`desk.state.${state}`)} · `}${placeName(view, place)} ·
        ${moment(view, received)}
      </p>
      ${isFaulty && html`<span class="flag">${t('desk.flag.faulty')}</span> `}
      ${flags.map((flag) => html`<span class="flag">${t(`desk.flag.${flag}`)}</span> `)}${isAlike && html`<span class="flag">${t('desk.flag.alike')}</span>`}
      ${
        choosable &&
        !isAlike &&
        !flags.some((flag) => flag === 'blocked' || flag === TAKEN_BACK) &&
        isReady &&
        html`<p>
          <input type="hidden" name="version.${id}" value="${version}" />
          <label
            ><input type="checkbox" name="chosen" value="${id}" /> ${t('desk.batch.choose')}</label
          >
        </p>`
      }
    </div>
  </li>`;
}
