/** One row of a list or one draft of a chat, with its pictures and all that is wrong with it. */
import { sayRow, type SaidFinding } from '../../intake/list/words.ts';
import { ranks } from '../../model/glossary.ts';
import type { Finding } from '../../model/problem.ts';
import { html, type Html } from '../page/html.ts';
import { columnsIn, ownerOf, type Batch, type StoredRow } from '../store/batches.ts';
import type { View } from '../page/layout.ts';
import { USES, type Use } from '../store/submission.ts';
import { factsOf, nameOf, placeName, textIn } from '../page/words-of.ts';

export function rowItem(view: View, batch: Batch, row: StoredRow): Html {
  const { t, language, desk } = view;
  const { submission, number, verdict, taken, raw, at } = row;
  const columns = columnsIn(batch.notes, row.sheet);
  const findings = row.findings.map((finding) => naming(view, batch, finding));
  const said = sayRow({ ...row, findings, columns }, language);
  const isTaken = taken === 1;
  const photos = desk.submissions.photosOf(isTaken ? submission : ownerOf(batch.id, number));
  const source = isTaken ? '/desk/photo' : `/desk/import/${batch.id}/photo`;
  const place = typeof raw.place === 'string' ? placeName(view, raw.place) : '';
  return html`<li class="${verdict}">
    <p class="where">${at?.replace('T', ' ') ?? said.place}</p>
    <div class="thumbs">
      ${photos.map(({ clean }) => html`<img src="${source}/${clean}" alt="" loading="lazy" />`)}
    </div>
    <div>
      <p class="name">${nameOf(raw, language)}</p>
      <p class="quiet">
        ${[t(`import.verdict.${verdict}`), place, said.photos.join(', ')].filter(Boolean).join(' · ')}
        ${isTaken && html` · <a href="/desk/s/${submission}">${t('desk.import.inQueue')}</a>`}
      </p>
      ${facts(view, raw)} ${batch.state === 'read' && verdict !== 'there' && leftBox(view, row)}
      ${
        said.findings.length > 0 &&
        html`<ul>
          ${said.findings.map((finding) => findingItem(view, finding))}
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
  const said = [
    ...factsOf(view, rest).map(({ label, text }) => `${label}: ${text.replaceAll('\n', '; ')}`),
    ...[ranks.get(rank?.code ?? '')?.name[language] ?? textIn(rank?.text, language)].filter(
      Boolean,
    ),
  ];
  const given = raw.consent as Partial<Record<Use, boolean>> | undefined;
  return html`<p>${said.join(' · ')}</p>
    ${
      given &&
      html`<p>
        ${t('field.veteran.consent')}:
        ${USES.filter((use) => use !== 'restoration')
          .map((use) => `${given[use] ? '✓' : '–'} ${t(`desk.consent.short.${use}`)}`)
          .join(', ')}
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

/** The finding with the person's name for the id, and the id beside it. */
function naming({ desk, language }: View, batch: Batch, finding: Finding): Finding {
  const id = finding.params?.['id'];
  if (typeof id !== 'string') return finding;
  const entry = desk.archive.entries.get(id);
  const submission = desk.submissions.byId(id);
  const draft = submission?.draft ?? desk.imports.batches.rawOf(batch.id, id);
  const name = entry ? textIn(entry.fields.name, language) : nameOf(draft ?? {}, language);
  const wasBrought = submission && finding.code === 'import-there';
  return {
    ...finding,
    ...(wasBrought && { code: 'import-brought' }),
    params: { ...finding.params, id: name, ...((entry || submission) && { about: id }) },
  };
}

/** A way to an entry or a submission. */
const wayTo = ({ desk, t }: View, id: string): Html =>
  html` <a href="${desk.archive.entries.has(id) ? `/desk/archive?q=${id}` : `/desk/s/${id}`}"
    >${t('desk.import.see')}</a
  >`;
