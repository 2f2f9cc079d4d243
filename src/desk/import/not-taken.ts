/** The rows that could not be taken in, named afterwards: which row, which field, why. */
import { sayRow } from '../../intake/list/say-row.ts';
import { html, type Html } from '../page/html.ts';
import type { View } from '../page/layout.ts';
import { nameOf } from '../page/short-texts.ts';
import { columnsIn, type Batch } from '../store/batches.ts';
import type { ShownRow } from './row-item.ts';

/** What stands first; the rest is a list of its own. */
export const MOST_NAMED = 50;

export interface NotTaken {
  rows: readonly ShownRow[];
  total: number;
}

/** The rows that were not taken in, each with its faults; nothing where there are none. */
export function notTakenPart(
  { t, language }: View,
  batch: Batch,
  { rows, total }: NotTaken,
): Html | false {
  return (
    total > 0 &&
    html`<section class="summary" aria-labelledby="not-taken">
      <h2 id="not-taken">${t('desk.import.notTaken', { count: total })}</h2>
      <ul>
        ${rows.map((row) => {
          const columns = columnsIn(batch.notes, row.sheet);
          const { place, findings } = sayRow({ ...row, columns }, language);
          const errors = findings.filter(({ severity }) => severity === 'error');
          return html`<li>
            <strong>${row.at?.replace('T', ' ') ?? place}</strong>, ${nameOf(row.raw, language)}:
            <ul>
              ${errors.map(
                ({ where, message, advice }) =>
                  html`<li>${where && html`<strong>${where}</strong> `}${message} ${advice}</li>`,
              )}
            </ul>
          </li>`;
        })}
      </ul>
      ${
        total > rows.length &&
        html`<p>
          <a href="/desk/import/${batch.id}?show=broken"
            >${t('desk.import.show.broken')} (${total})</a
          >
        </p>`
      }
      <p>${t('desk.import.notTaken.again')}</p>
    </section>`
  );
}
