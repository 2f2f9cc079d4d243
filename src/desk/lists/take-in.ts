/** Rows that were looked at become submissions of the queue. */
import type { Finding } from '../../model/problem.ts';
import { ownerOf, type Batch, type StoredRow } from '../store/batches.ts';
import type { DeskContext } from '../store/desk-context.ts';
import { USES, type Use } from '../../model/veteran.ts';
import { contactOf } from './contact.ts';

/** In one transaction, between which others are served. */
const TOGETHER = 25;

/**
 * Takes in the next rows of a batch. Killed anywhere it goes on with the first that is missing: a
 * row, its photographs and the note that it was taken are one transaction.
 * @returns False when nothing was left.
 */
export function takeSome(desk: DeskContext, batch: Batch): boolean {
  const rows = desk.batches.waiting(batch, TOGETHER);
  desk.db.transaction(() => {
    for (const row of rows) take(desk, batch, row);
  });
  return rows.length > 0;
}

function take(desk: DeskContext, batch: Batch, row: StoredRow): void {
  const { submissions } = desk;
  const { submission: id, number, raw, contacts, questions } = row;
  desk.batches.setTaken(batch.id, number);
  if (submissions.byId(id)) return; // somebody brought the same list at the same time
  const owner = ownerOf(batch.id, number);
  submissions.photos.share(owner, id);
  for (const { original } of submissions.photosOf(owner)) submissions.dropPhoto(owner, original);
  const { consent, ...draft } = raw;
  const isBlocked = desk.pictures.areBlocked(submissions.photosOf(id));
  submissions.receive(
    {
      id,
      kind: 'person',
      draft,
      language: batch.language,
      channel: batch.kind === 'list' ? 'import' : 'messenger',
      contact: contactOf(contacts),
      questions,
      consents: consentsOf(consent),
      flags: isBlocked ? ['blocked'] : [],
    },
    desk.keepUntil(),
  );
  desk.audit.record({ staff: batch.staff, action: 'import', submission: id });
}

/** Only what is plainly said is a consent. */
const consentsOf = (consent: unknown): Partial<Record<Use, boolean>> =>
  Object.fromEntries(
    USES.map((use) => [use, (consent as Record<string, unknown> | undefined)?.[use] === true]),
  );

/** Findings that mean nothing can be taken from a file, by what went wrong with reading it. */
export function refusalOf(error: Error & { code?: string }): Finding {
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(error.code ?? ''))
    return { code: 'import-disk-full', field: '' };
  if (error.code === 'ETIME') return { code: 'import-too-long', field: '' };
  const isTooMuch = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isTooMuch
    ? { code: 'import-too-big', field: '', params: { maximum: 50 } }
    : { code: 'import-unreadable', field: '' };
}
