/** One row of a list or one draft of a chat, with its pictures and all that is wrong with it. */
import { sayRow, type SaidFinding } from '../../intake/list/say-row.ts';
import { ranks } from '../../model/glossary.ts';
import { html, type Html } from '../page/html.ts';
import { columnsIn, type Batch, type StoredRow } from '../store/batches.ts';
import type { View } from '../page/layout.ts';
import { USES, type Use } from '../../model/veteran.ts';
import type { KeptPhoto } from '../store/submission.ts';
import { factsOf, nameOf, placeName, textIn } from '../page/short-texts.ts';

/** A row with its photographs, and with names where its findings had ids. */
export type ShownRow = StoredRow & { photos: readonly KeptPhoto[] };

/** A row: who it is, what was understood, what is wrong, and whether to leave it out. */
export function rowItem(view: View, batch: Batch, row: ShownRow): Html {
  const { t, language } = view;
  const { submission, verdict, taken, raw, at, photos } = row;
  const columns = columnsIn(batch.notes, row.sheet);
  const saidRow = sayRow({ ...row, columns }, language);
  const isTaken = taken === 1;
  const source = isTaken ? '/desk/photo' : `/desk/import/${batch.id}/photo`;
  const place = typeof raw.place === 'string' ? placeName(view, raw.place) : '';
  return html`<li class="${verdict}">
    <p class="where">${at?.replace('T', ' ') ?? saidRow.place}</p>
    <div class="thumbs">
      ${photos.map(({ clean }) => html`<img src="${source}/${clean}" alt="" loading="lazy" />`)}
    </div>
    <div>
      <p class="name">${nameOf(raw, language)}</p>
      <p class="quiet">
        ${[t(`import.verdict.${verdict}`), place, saidRow.photos.join(', ')].filter(Boolean).join(' · ')}
        ${isTaken && html` · <a href="/desk/s/${submission}">${t('desk.import.inQueue')}</a>`}
      </p>
      ${facts(view, raw)} ${batch.state === 'read' && verdict !== 'there' && leftBox(view, row)}
      ${
        saidRow.findings.length > 0 &&
        html`<ul>
          ${saidRow.findings.map((finding) => findingItem(view, finding))}
        </ul>`
      }
    </div>
  </li>`;
}

/** What was understood of the person, and what may be done with it. */
function facts(view: View, raw: StoredRow['raw']): Html {
  const { t, language } = view;
  const { name: _, place: __, ...rest } = raw;
  const rank = rest.rank as { code?: string; text?: unknown } | undefined;
  const texts = [
    ...factsOf(view, rest).map(({ label, text }) => `${label}: ${text.replaceAll('\n', '; ')}`),
    ...[ranks.get(rank?.code ?? '')?.name[language] ?? textIn(rank?.text, language)].filter(
      Boolean,
    ),
  ];
  const consent = raw.consent as Partial<Record<Use, boolean>> | undefined;
  return html`<p>${texts.join(' · ')}</p>
    ${
      consent &&
      html`<p>
        ${t('field.veteran.consent')}:
        ${USES.map((use) => `${consent[use] ? '✓' : '–'} ${t(`desk.consent.short.${use}`)}`).join(
          ', ',
        )}
      </p>`
    }`;
}

/** Posted with whatever is pressed; what was shown is posted too, so that a tick can be taken away. */
const leftBox = ({ t }: View, { number, taken }: StoredRow): Html =>
  html`<p>
    <input type="hidden" name="shown" value="${number}" form="take" />
    <label
      ><input
        type="checkbox"
        name="skip"
        value="${number}"
        form="take"
        ${taken === 2 && html`checked`}
      />
      ${t('desk.import.leave')}</label
    >
  </p>`;

const findingItem = (view: View, { severity, where, message, advice, about }: SaidFinding): Html =>
  html`<li class="${severity}">
    ${where && html`<strong>${where}</strong> `}${message}${about && wayTo(view, about)}
    <span class="quiet">${advice}</span>
  </li>`;

/** A way to an entry or a submission. */
const wayTo = ({ archive, t }: View, id: string): Html =>
  html` <a href="${archive.entries.has(id) ? `/desk/archive?q=${id}` : `/desk/s/${id}`}"
    >${t('desk.import.see')}</a
  >`;
