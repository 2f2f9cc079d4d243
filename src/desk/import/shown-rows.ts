/** Rows of a batch as they are shown. */
import type { Language } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import type { Desk } from '../app/desk.ts';
import { entryName, nameOf } from '../page/short-texts.ts';
import { ownerOf, type Batch, type StoredRow } from '../store/batches.ts';
import type { ShownRow } from './row-item.ts';

/** Rows of a batch with their photographs, and with names where their findings have ids. */
export function shownRows(
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
  const draft = submission?.draft ?? desk.batches.rawOf(batch.id, id);
  const name = entry ? entryName(entry.fields, language) : nameOf(draft ?? {}, language);
  const wasBrought = submission && finding.code === 'import-there';
  return {
    ...finding,
    ...(wasBrought && { code: 'import-brought' }),
    params: { ...finding.params, id: name, ...((entry || submission) && { about: id }) },
  };
}
