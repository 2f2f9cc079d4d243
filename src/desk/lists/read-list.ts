/** A list with photographs: the very import of the command line, in the desk's words. */
import { readFile } from 'node:fs/promises';
import { refusedMembers } from '../../intake/list/report.ts';
import { openImport, type ImportedRow } from '../../intake/list/index.ts';
import { openPhotos, type PhotoSource } from '../../intake/list/photo-source.ts';
import { isRemark } from '../../intake/list/row.ts';
import { Tally } from '../../intake/list/sums.ts';
import { localizedText } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { cleanInto } from './clean-into.ts';
import { covers } from '../store/places.ts';
import type { KeptPhoto } from '../store/submission.ts';
import { BlobStore } from '../store/blobs.ts';
import { submissionId, type Reading, type ReadOne, type ReadRow } from './read-types.ts';

/** Every row, its photographs kept; columns before, sums behind, or why it cannot be read. */
export async function* readList(reading: Reading): AsyncGenerator<ReadOne> {
  const photos = await openPhotos(reading.photos).catch(() => null);
  if (photos === null) return yield { refused: { code: 'import-zip', field: '' } };
  try {
    yield* readRows(reading, photos);
  } finally {
    photos.close();
  }
}

async function* readRows(reading: Reading, photos: PhotoSource): AsyncGenerator<ReadOne> {
  const blobs = new BlobStore(reading.blobs);
  const before = new Set(reading.before);
  let kept: KeptPhoto[] = [];
  const opened = await openImport({
    list: await readFile(reading.file),
    photos,
    places: reading.places,
    known: reading.known,
    taken: new Set(reading.taken),
    defaults: reading.defaults,
    remembered: (key) => {
      const id = submissionId(reading, key);
      return before.has(id) ? id : undefined;
    },
    clean: cleanInto(blobs, (photo) => kept.push(photo)),
  });
  if ('refused' in opened) return yield opened;
  const { total, layouts, left, doubled, leftRows, sheets } = opened;
  const refused = refusedMembers(photos.refused);
  const notes = { total, layouts, left, doubled, leftRows, sheets, refused };
  yield { opened: notes };
  const tally = new Tally();
  for await (const row of opened.rows()) {
    const own = inPlace(reading, row, kept);
    tally.add({ ...own, unreadable: row.unreadable });
    yield { row: own };
    kept = [];
  }
  yield { opened: { ...notes, sums: tally.close(opened, photos.refused) } };
}

/** What stands in the list and in no field: also a draft with faults keeps it, in words. */
const isKept = ({ code, severity, params }: Finding): boolean =>
  isRemark(code) ||
  (code.startsWith('import-') && severity !== 'warning' && params?.['value'] !== undefined);

/** The row as the desk takes it: only for the own places, with whose its pictures are. */
function inPlace(reading: Reading, row: ImportedRow, kept: readonly KeptPhoto[]): ReadRow {
  const { sheet, verdict, id, raw, photoNames, contacts, findings, key, photos } = row;
  const isOwn = covers(reading.own, typeof raw.place === 'string' ? raw.place : null);
  const foreign: Finding[] =
    typeof raw.place === 'string' && !isOwn && verdict !== 'there'
      ? [{ code: 'import-place-foreign', field: 'place', params: { value: raw.place } }]
      : [];
  const isTwice = findings.some(({ code }) => code === 'import-twice');
  return {
    sheet,
    row: row.row,
    id,
    raw,
    photoNames,
    contacts,
    verdict: foreign.length > 0 ? 'broken' : verdict,
    findings: [...foreign, ...findings],
    questions: findings.filter(isKept),
    submission: submissionId(reading, key),
    usable: verdict !== 'there' && !isTwice && isOwn && isNamed(row) && raw.place !== undefined,
    photos: kept.map((photo, index) => ({ ...photo, credit: photos[index]?.credit ?? {} })),
  };
}

/**
 * A draft without a name and a place would lie in nobody's queue, and one whose name is asked about
 * could be published by it.
 */
const isNamed = ({ raw, findings }: ImportedRow): boolean =>
  raw.name !== undefined &&
  localizedText.safeParse(raw.name).success &&
  !findings.some(({ field, severity }) => field === 'name' && severity !== 'warning');
