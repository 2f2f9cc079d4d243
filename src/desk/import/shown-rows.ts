/** Rows of a batch as they are shown: with their photographs, and with names instead of ids. */
import type { Language } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import type { Desk } from '../desk.ts';
import { entryName, nameOf } from '../page/words-of.ts';
import { ownerOf, type Batch, type StoredRow } from '../store/batches.ts';
import { ROWS, type Shown } from './batch-page.ts';
import { MOST_NAMED, type NotTaken } from './not-taken.ts';
import type { ShownRow } from './row-item.ts';

/** A page of the rows of a verdict. */
export function shownRows(
  desk: Desk,
  language: Language,
  batch: Batch,
  { verdict, number }: Shown,
): ShownRow[] {
  const rows = desk.imports.batches.rows(batch.id, verdict, ROWS, number * ROWS);
  return withWords(desk, language, batch, rows);
}

/** Of a batch that was taken in: the rows it could not take. */
export function notTakenRows(desk: Desk, language: Language, batch: Batch): NotTaken {
  if (batch.state !== 'taken') return { rows: [], total: 0 };
  const { rows, total } = desk.imports.batches.notTaken(batch.id, MOST_NAMED);
  return { rows: withWords(desk, language, batch, rows), total };
}

function withWords(
  desk: Desk,
  language: Language,
  batch: Batch,
  rows: readonly StoredRow[],
): ShownRow[] {
  const photos = desk.submissions.photos.ofAll(
    rows.map((row) => (row.taken === 1 ? row.submission : ownerOf(batch.id, row.number))),
  );
  return rows.map((row, index) => ({
    ...row,
    findings: row.findings.map((finding) => withName(desk, language, batch, finding)),
    photos: photos[index] ?? [],
  }));
}

/** The finding with the person's name for the id, and the id beside it. */
function withName(desk: Desk, language: Language, batch: Batch, finding: Finding): Finding {
  const id = finding.params?.['id'];
  if (typeof id !== 'string') return finding;
  const entry = desk.archive.entries.get(id);
  const submission = desk.submissions.byId(id);
  const draft = submission?.draft ?? desk.imports.batches.rawOf(batch.id, id);
  const name = entry ? entryName(entry.fields, language) : nameOf(draft ?? {}, language);
  const wasBrought = submission && finding.code === 'import-there';
  return {
    ...finding,
    ...(wasBrought && { code: 'import-brought' }),
    params: { ...finding.params, id: name, ...((entry || submission) && { about: id }) },
  };
}
