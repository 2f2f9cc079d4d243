/** The queue as a tab of cards, of which many can be agreed to at once. */
import type { SaidProblem } from '../../model/problem.ts';
import { alike } from './alike.ts';
import type { StoredEntry } from '../publish/archive-view.ts';
import { screensVersion, shownEntry } from './decisions.ts';
import { judge } from './entry-draft.ts';
import { html, type Html, type Value } from '../page/html.ts';
import { QUEUE_TABS, queueTabOf, type QueueTab } from '../store/queue.ts';
import { may, type Session } from '../store/staff.ts';
import { TAKEN_BACK, type Submission } from '../store/submission.ts';
import type { Belongings } from '../store/submissions.ts';
import { csrfField, renderPage, type View } from '../page/layout.ts';
import { troubles } from '../health/page.ts';
import { moment, nameOf, placeName, titleOf, yearsIn } from '../page/words-of.ts';

/** Cards of a page. */
export const CARDS = 60;

export interface QueuePage {
  tab: QueueTab;
  submissions: readonly Submission[];
  counts: Readonly<Record<QueueTab, number>>;
  /** Number of the page, from 0. */
  number: number;
  flash: Value;
  problems?: readonly { id: string; problems: readonly SaidProblem[] }[];
}

export function queuePage(view: View, session: Session, page: QueuePage): string {
  const { t, desk } = view;
  const { tab, submissions, counts, number, problems = [] } = page;
  const own = desk.submissions.belongingsOfAll(submissions.map(({ id }) => id));
  const act = { new: 'approve', screens: 'screens' }[tab as string];
  const mayAct = tab === 'screens' ? may(session.person, 'screen') : may(session.person, 'approve');
  return renderPage(view, {
    title: t('desk.nav.queue'),
    scripts: ['queue'],
    wide: true,
    main: html`<h1>${t('desk.nav.queue')}</h1>
      ${troubles(view)} ${page.flash && html`<p class="notice" role="status">${page.flash}</p>`}
      ${
        problems.length > 0 &&
        html`<div class="summary" role="alert" tabindex="-1">
          <ul>
            ${problems.map((one) => html`<li><a href="/desk/s/${one.id}">${nameOf(desk.submissions.byId(one.id)?.draft ?? {}, view.language)}</a>: ${one.problems.map(({ label, message }) => [label, message].filter(Boolean).join(': ')).join(' ')}</li>`)}
          </ul>
        </div>`
      }
      <ul class="filters">
        ${QUEUE_TABS.map((name) => html`<li><a href="/desk?tab=${name}" ${name === tab && html`aria-current="page"`}>${t(`desk.tab.${name}`)} (${counts[name]})</a></li>`)}
      </ul>
      ${submissions.length === 0 && html`<p class="lead">${t('desk.tab.empty')}</p>`}
      <form method="post" action="/desk/batch/${act ?? ''}">
        ${csrfField(session.csrfToken)}
        <ul class="cards" role="list">
          ${submissions.map((submission, index) => card(view, session, { submission, own: own[index], index, choosable: act !== undefined && mayAct }))}
        </ul>
        ${
          act &&
          mayAct &&
          submissions.length > 0 &&
          html`<p class="acts">
            <label><input type="checkbox" data-all /> ${t('desk.batch.all')}</label>
            <button>${t(`desk.batch.${act}`)}</button>
          </p>`
        }
      </form>
      ${pager(view, tab, number, counts[tab])}`,
  });
}

const pager = ({ t }: View, tab: QueueTab, number: number, total: number): Html | false =>
  total > CARDS &&
  html`<p>
    ${number > 0 && html`<a href="/desk?tab=${tab}&amp;page=${number - 1}">${t('desk.pager.before')}</a> `}${(number + 1) * CARDS < total && html`<a href="/desk?tab=${tab}&amp;page=${number + 1}">${t('desk.pager.after')}</a>`}
  </p>`;

interface Card {
  submission: Submission;
  own: Belongings | undefined;
  choosable: boolean;
  /** On the page, from 0. */
  index: number;
}

function card(view: View, { person }: Session, { submission, own, choosable, index }: Card): Html {
  const { t, desk } = view;
  const { id, flags, place, received } = submission;
  const onScreens = queueTabOf(submission) === 'screens';
  const shown = onScreens ? shownEntry(desk, submission.entry ?? '') : undefined;
  const photo = onScreens ? undefined : own?.photos[0];
  const picture = photo ? `/desk/photo/${photo.clean}` : blobOf(shown);
  const same = queueTabOf(submission) === 'new' ? alike(desk, person, submission) : null;
  const isSame = same && same.entries.length + same.submissions.length > 0;
  const years = yearsIn(shown?.fields ?? submission.draft, view.language);
  return html`<li class="card">
    ${picture ? html`<img src="${picture}" alt="" loading="lazy" />` : html`<span class="none"></span>`}
    <div>
      <p class="name">
        <a href="/desk/s/${id}" ${index === 0 && html`data-key="j"`}
          >${titleOf(view, submission)}</a
        >
      </p>
      ${years && html`<p>${years}</p>`}
      <p class="quiet">${placeName(view, place)} · ${moment(view, received)}</p>
      ${same && own && isFaulty(view, submission, own) && html`<span class="flag">${t('desk.flag.faulty')}</span> `}
      ${flags.map((flag) => html`<span class="flag">${t(`desk.flag.${flag}`)}</span> `)}${isSame && html`<span class="flag">${t('desk.flag.alike')}</span>`}
      ${
        choosable &&
        !isSame &&
        !flags.some((flag) => flag === 'blocked' || flag === TAKEN_BACK) &&
        (shown || !onScreens) &&
        html`<p>
          <input
            type="hidden"
            name="version.${id}"
            value="${onScreens ? screensVersion(desk, submission, own) : desk.submissions.version(submission, own)}"
          />
          <label
            ><input type="checkbox" name="chosen" value="${id}" /> ${t('desk.batch.choose')}</label
          >
        </p>`
      }
    </div>
  </li>`;
}

/** Whether the archive's rules would refuse it as it is. */
const isFaulty = (
  { desk }: View,
  { kind, draft }: Submission,
  { consents, photos }: Belongings,
): boolean =>
  kind === 'person' &&
  judge({ draft, consents, photos, placeIds: desk.archive.placeIds }).accepted === null;

const blobOf = (entry: StoredEntry | undefined): string | undefined =>
  entry?.pictures[0] && `/desk/blob/${entry.pictures[0].blob}`;
