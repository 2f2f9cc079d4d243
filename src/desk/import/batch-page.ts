/** What would come of a list or a chat: every row with its faults, and the button that takes it in. */
import { columnLetter } from '../../intake/list/cell-address.ts';
import type { Column } from '../../intake/list/column.ts';
import { sayNotes, saySums } from '../../intake/list/report.ts';
import { sayChat } from '../../intake/chat/report.ts';
import { fieldOf } from '../../intake/list/read-cell.ts';
import { sayFindings } from '../../intake/draft/draft.ts';
import { hasText } from '../../i18n/index.ts';
import { html, type Html } from '../page/html.ts';
import type { Batch, BatchCounts, Batches, Verdict } from '../store/batches.ts';
import type { Session } from '../store/staff.ts';
import { USES } from '../../model/veteran.ts';
import { notTakenPart, type NotTaken } from './not-taken.ts';
import { rowItem, type ShownRow } from './row-item.ts';
import { csrfField, renderPage, type View } from '../page/layout.ts';

/** Rows of a page. */
export const ROWS = 100;

export interface Shown {
  verdict: Verdict | 'all';
  /** Number of the page, from 0. */
  number: number;
}

interface BatchPage {
  batch: Batch;
  rows: readonly ShownRow[];
  counts: BatchCounts;
  /** How many rows lack a consent, by use. */
  lacking: ReturnType<Batches['lacking']>;
  shown: Shown;
  /** What could not be taken in, once the rest was. */
  notTaken: NotTaken;
}

/** A page of the rows of a list or a chat, with what may be done with them. */
export function batchPage(
  view: View,
  session: Session,
  { batch, rows, counts, lacking, shown, notTaken }: BatchPage,
): string {
  const { t } = view;
  const { state, name } = batch;
  const busy = state === 'reading' || state === 'taking';
  const done = state === 'taking' ? counts.taken : counts.total;
  const total =
    state === 'taking' ? counts.fresh + (batch.faulty ? counts.usable : 0) : batch.total;
  return renderPage(view, {
    title: name,
    scripts: ['queue'],
    wide: true,
    main: html`<p class="actions"><a href="/desk/import">← ${t('desk.nav.import')}</a></p>
      <h1>${name}</h1>
      <p class="notice" role="status">
        ${t(`desk.import.is.${state}`, { done, total: total ?? '…', taken: counts.taken })}
        ${busy && total && html`<progress max="${total}" value="${done}"></progress>`}
        ${state === 'taken' && html` <a href="/desk?tab=new">${t('desk.nav.queue')}</a>`}
      </p>
      ${notTakenPart(view, batch, notTaken)}
      ${state === 'refused' ? refusal(view, batch) : notesPart(view, batch)}
      ${state === 'read' && takeForm(view, session, { batch, counts, lacking })}
      ${counts.total > 0 && filters(view, batch, shown, counts)}
      <ul class="rows" role="list">
        ${rows.map((row) => rowItem(view, batch, row))}
      </ul>
      ${pager(view, batch, shown, shown.verdict === 'all' ? counts.total : counts[shown.verdict])}
      ${state !== 'taking' && dropForm(view, session, batch)}`,
  });
}

const refusal = ({ t }: View, { notes: { refused = [] } }: Batch): Html =>
  html`<div class="summary" role="alert" tabindex="-1">
    ${sayFindings(refused, t).map(({ message, advice }) => html`<p>${message} ${advice}</p>`)}
  </div>`;

/** Which columns were understood how, and what concerns no row. */
function notesPart(view: View, { kind, notes }: Batch): Html | false {
  const { t, language } = view;
  const { layouts = [], left = [], doubled = [], leftRows = [], sheets = [] } = notes;
  const { refused = [], sums, chat } = notes;
  const listNotes = { left, doubled, leftRows, sheets };
  const lines = [
    ...(sums ? saySums(sums, language) : []),
    ...sayNotes(listNotes, sums ?? { spare: [], unreadable: [] }, refused, language),
  ];
  if (kind === 'chat')
    return (
      chat !== undefined &&
      html`<ul class="quiet">
        ${[...lines, ...sayChat(chat, t)].map((line) => html`<li>${line}</li>`)}
      </ul>`
    );
  return html`${
      lines.length > 0 &&
      html`<ul class="quiet">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
    }
    <details>
      <summary>${t('desk.import.columns')}</summary>
      ${layouts.map(
        ({ sheet, columns }) =>
          html`${sheet && html`<h2>${t('import.sheet', { sheet })}</h2>`}
            <dl class="facts">
              ${columns.map(
                (column) =>
                  html`<dt>${columnLetter(column.index)} «${column.heading}»</dt>
                    <dd>${meaning(view, column)}</dd>`,
              )}
            </dl>`,
      )}
    </details>`;
}

function meaning({ t }: View, column: Column): string {
  const { target, language, isLanguageSaid } = column;
  const key = `field.veteran.${fieldOf(column)}`;
  const label = hasText('kk', key) ? t(key) : t(`desk.import.column.${target}`);
  return isLanguageSaid ? `${label} (${t(`desk.language.${language}`)})` : label;
}

function takeForm(
  view: View,
  { csrfToken }: Session,
  { batch, counts, lacking }: Pick<BatchPage, 'batch' | 'counts' | 'lacking'>,
): Html {
  const { t } = view;
  const { id, kind } = batch;
  const { fresh, usable, left } = counts;
  return html`<form
    method="post"
    action="/desk/import/${id}/take"
    class="take"
    id="take"
    autocomplete="off"
  >
    ${csrfField(csrfToken)} ${kind === 'list' && fresh > 0 && consentsPart(view, lacking, fresh)}
    ${left > 0 && html`<p>${t('desk.import.left', { count: left })}</p>`}
    ${
      usable > 0 &&
      html`<label class="box"
        ><input type="checkbox" name="faulty" />
        <span>${t('desk.import.faulty', { count: usable })}</span></label
      >`
    }
    ${
      fresh + usable > 0 &&
      html`<p class="actions">
        <button>${t(`desk.import.take.${kind}`, { count: fresh })}</button>
      </p>`
    }
    <p class="actions">
      <button class="plain" formaction="/desk/import/${id}/leave">
        ${t('desk.import.leave.do')}
      </button>
    </p>
  </form>`;
}

/** What the consents of the list come to, before anybody is taken in. */
function consentsPart({ t }: View, lacking: BatchPage['lacking'], total: number): Html | false {
  const sentences = USES.filter((use) => lacking[use] > 0).map((use) =>
    t(`desk.import.lacking.${use}`, { count: lacking[use], total }),
  );
  return (
    sentences.length > 0 &&
    html`<div class="notice">
      <ul>
        ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
      <p>${t('desk.import.lacking')}</p>
    </div>`
  );
}

const dropForm = ({ t }: View, { csrfToken }: Session, { id, state }: Batch): Html =>
  html`<form method="post" action="/desk/import/${id}/drop">
    ${csrfField(csrfToken)}
    <p class="note">${t('desk.import.bound')}</p>
    <p class="actions">
      <button class="plain">
        ${t(state === 'taken' ? 'desk.import.forget' : 'desk.import.drop')}
      </button>
    </p>
  </form>`;

const ALL = ['all', 'broken', 'new', 'there'] as const;

const filters = ({ t }: View, { id }: Batch, { verdict }: Shown, counts: BatchCounts): Html =>
  html`<ul class="filters" role="list">
    ${ALL.map(
      (name) =>
        html`<li>
          <a href="/desk/import/${id}?show=${name}" ${name === verdict && html`aria-current="page"`}
            >${t(`desk.import.show.${name}`)} (${name === 'all' ? counts.total : counts[name]})</a
          >
        </li>`,
    )}
  </ul>`;

const pager = ({ t }: View, { id }: Batch, { verdict, number }: Shown, total: number) =>
  total > ROWS &&
  html`<p class="actions">
    ${number > 0 && html`<a href="/desk/import/${id}?show=${verdict}&amp;page=${number - 1}">${t('desk.pager.before')}</a> `}
    ${t('desk.import.of', { from: number * ROWS + 1, to: Math.min(total, (number + 1) * ROWS), total })}
    ${(number + 1) * ROWS < total && html`<a href="/desk/import/${id}?show=${verdict}&amp;page=${number + 1}">${t('desk.pager.after')}</a>`}
  </p>`;
