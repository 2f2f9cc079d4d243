/** Both doors of a list, the command's and the desk's, say the same of every case file. */
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { cleanPhoto } from '../../intake/photo/clean-photo.ts';
import { openImport } from '../../intake/list/index.ts';
import { NO_PHOTOS } from '../../intake/list/photo-source.ts';
import { Tally } from '../../intake/list/sums.ts';
import { readPeople } from '../../model/people.ts';
import { read } from '../lists/reading.ts';
import type { Read } from '../lists/read-types.ts';

const CASES = path.join(PROJECT, 'fixtures/lists/cases');
/** Lists that name neither place nor category nor consent are brought with them, as their senders say. */
const defaults = {
  place: 'karkaraly',
  category: 'front',
  consent: { page: true, clip: true, led: false, press: false },
} as const;

let people: Awaited<ReturnType<typeof readPeople>>;
let blobs: string;
beforeAll(async () => {
  people = await readPeople(path.join(PROJECT, 'fixtures/archive'));
  blobs = await mkdtemp(path.join(tmpdir(), 'estelik-blobs-'));
});
afterAll(() => rm(blobs, { recursive: true, force: true }));

type Answer = { refused: string } | { rows: unknown[]; sums: unknown };

/** As `npm run import` reads it. */
async function byCommand(list: Buffer): Promise<Answer> {
  const opened = await openImport({
    list,
    photos: NO_PHOTOS,
    places: people.places,
    known: people.known,
    taken: new Set(people.taken),
    defaults,
    remembered: () => undefined,
    clean: (bytes, name) => cleanPhoto(bytes, name),
  });
  if ('refused' in opened) return { refused: opened.refused.code };
  const tally = new Tally();
  const rows: unknown[] = [];
  for await (const row of opened.rows()) {
    tally.add(row);
    rows.push({ row: row.row, verdict: row.verdict, raw: row.raw, findings: row.findings });
  }
  return { rows, sums: tally.close(opened, []) };
}

/** As the desk's page reads it. */
async function atDesk(file: string): Promise<Answer> {
  const parts: Read[] = [];
  const reading = read({
    kind: 'list',
    timeZone: 'UTC',
    file,
    photos: undefined,
    blobs,
    secret: 'secret',
    before: [],
    places: people.places,
    own: 'all',
    known: people.known,
    taken: [...people.taken],
    defaults,
  });
  for await (const part of reading) parts.push(part);
  const refused = parts.find((part) => 'refused' in part);
  if (refused) return { refused: refused.refused.code };
  const rows = parts.flatMap((part) => ('rows' in part ? part.rows : []));
  const last = parts.filter((part) => 'opened' in part).at(-1);
  return {
    rows: rows.map(({ row, verdict, raw, findings }) => ({ row, verdict, raw, findings })),
    sums: last?.opened.sums,
  };
}

test.each(globSync('*', { cwd: CASES }).sort())('%s', async (name) => {
  const file = path.join(CASES, name);
  const desk = await atDesk(file);
  expect(desk).toEqual(await byCommand(await readFile(file)));
});
