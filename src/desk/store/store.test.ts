/** What the desk keeps: receiving again and again, codes read out wrongly, a full disk. */
import { hash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { newCode, readCode } from './codes.ts';
import { Database } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import type { CleanPhoto } from '../../intake/photo/clean-photo.ts';
import { keepPictures } from './photos.ts';
import { neighbours, submissionsOn } from './queue.ts';
import type { Sending } from './receiver.ts';
import type { KeptPhoto } from './submission.ts';
import { Submissions } from './submissions.ts';
import { BlobStore } from './blobs.ts';

const CLEANED = { sent: '', bytes: Buffer.from('cleaned'), width: 1, height: 2 };

let root: string;
let db: Database;
let blobs: BlobStore;
let submissions: Submissions;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-store-'));
  db = new Database(path.join(root, 'desk.sqlite'));
  blobs = new BlobStore(path.join(root, 'photos'));
  submissions = new Submissions(db, () => 1_000);
});

async function keep(owner: string, bytes: Buffer, photo: CleanPhoto): Promise<KeptPhoto> {
  const kept = await keepPictures(blobs, bytes, photo);
  submissions.photos.addPending(owner, kept);
  return kept;
}

const sending: Sending = {
  id: '6f1c8d2e-0000-4000-8000-000000000001',
  kind: 'person',
  channel: 'form',
  language: 'kk',
  draft: { name: { kk: 'Нүркен' }, place: 'nura' },
  contact: { name: 'Аян', contact: '+7 701 000 00 00', relation: 'немересі' },
  consents: { page: true, clip: true },
};

test('sent again it is the same, changed it replaces, dealt with it is closed', () => {
  const first = submissions.receive(sending, 9_000);
  expect(first.as).toBe('new');
  expect(submissions.receive(sending, 9_000)).toEqual({ ...first, as: 'again' });
  const better = { ...sending, draft: { ...sending.draft, category: 'front' } };
  expect(submissions.receive(better, 9_000)).toEqual({ ...first, as: 'revised' });
  expect(submissions.byId(sending.id)).toMatchObject({ revision: 2, state: 'received' });
  submissions.update(sending.id, { state: 'accepted' });
  expect(submissions.receive(better, 9_000)).toEqual({ ...first, as: 'again' });
  expect(submissions.receive(sending, 9_000)).toEqual({ as: 'closed' });
  expect(submissions.inState('accepted')).toHaveLength(1);
});

test('what came within one millisecond stands in the queue as it was taken in', () => {
  const ids = Array.from({ length: 40 }, () => randomUUID());
  for (const id of ids) submissions.receive({ ...sending, id }, 9_000);
  const again = { ...sending, id: ids[7] ?? '', draft: { ...sending.draft, category: 'front' } };
  expect(submissions.receive(again, 9_000).as).toBe('revised');
  expect(submissions.inState('received').map(({ id }) => id)).toEqual(ids);
  const tab = submissionsOn(db, 'new', ['nura']);
  expect(tab.map(({ id }) => id)).toEqual(ids);
  for (const [at, one] of tab.entries())
    expect(neighbours(db, 'new', ['nura'], one)).toEqual({
      previous: ids[at - 1],
      next: ids[at + 1],
    });
  for (const id of ids) submissions.update(id, { state: 'accepted' });
  expect(submissionsOn(db, 'done', 'all').map(({ id }) => id)).toEqual(ids);
});

test('the last answer to each question of consent counts, and each is kept', () => {
  submissions.receive(sending, 9_000);
  submissions.receive({ ...sending, consents: { page: true, led: true } }, 9_000);
  // An answer to a question that is asked no more stays where it is, and unread.
  db.run("INSERT INTO consent VALUES (?, 'restoration', 1, '2027-1', 'ru', 1)", sending.id);
  const consents = { page: true, clip: false, led: true, press: false };
  expect(submissions.consentsOf(sending.id)).toEqual(consents);
  expect(submissions.noteConsents(sending.id, consents, 'ru')).toEqual([]);
  expect(db.all('SELECT * FROM consent')).toHaveLength(9);
});

test('photographs are kept by their bytes, for their sender alone', async () => {
  const bytes = Buffer.from('as sent');
  const photo = { ...CLEANED, hash: '0f', advice: [] };
  const [one, again] = [await keep('a', bytes, photo), await keep('a', bytes, photo)];
  expect(one).toEqual(again);
  expect(submissions.photosOf('a')).toHaveLength(1);
  expect(submissions.photosOf('b')).toEqual([]);
  expect(await blobs.read(one.clean)).toEqual(photo.bytes);
  expect((await stat(blobs.pathOf(one.original))).mode & 0o077).toBe(0);
  expect(() => blobs.pathOf('../../etc/passwd')).toThrow();
});

test('a file is kept without a copy, for its owner alone, as if it came now', async () => {
  const source = path.join(root, 'came');
  await writeFile(source, 'as sent', { mode: 0o644 });
  await utimes(source, 1, 1);
  const kept = await blobs.keepFile(source, hash('sha256', 'as sent'));
  await rm(source);
  expect((await blobs.read(kept)).toString()).toBe('as sent');
  expect(await blobs.keep(Buffer.from('as sent'))).toBe(kept);
  const { mode, mtimeMs } = await stat(blobs.pathOf(kept));
  expect(mode & 0o077).toBe(0);
  expect(mtimeMs).toBeGreaterThan(Date.now() - 60_000);
  expect(await blobs.list(-1000)).toContain(kept);
  await expect(blobs.keepFile(source, hash('sha256', 'gone'))).rejects.toThrow('ENOENT');
});

test('what belongs to many is what belongs to each', async () => {
  const photo = { ...CLEANED, hash: '0f', advice: [] };
  const ids = ['a', 'b', 'c', 'd'];
  for (const [at, id] of ids.entries()) {
    if (id !== 'd') submissions.receive({ ...sending, id, consents: { page: at > 0 } }, 9_000);
    for (let one = 0; one < at; one += 1) await keep(id, Buffer.from(`${id} ${one}`), photo);
  }
  const order = ['c', 'a', 'd', 'b'];
  expect(submissions.belongingsOfAll(order)).toEqual(
    order.map((id) => submissions.belongingsOf(id)),
  );
});

test('a full disk refuses the whole submission, and what was there stays', () => {
  submissions.receive(sending, 9_000);
  const pages = Number(db.get('PRAGMA page_count')?.['page_count']);
  db.get(`PRAGMA max_page_count = ${pages}`);
  const long = { ...sending.draft, story: { kk: 'а'.repeat(200_000) } };
  const other = { ...sending, id: 'x', draft: long };
  expect(() => submissions.receive(other, 9_000)).toThrow(/full/);
  expect(submissions.byId('x')).toBeUndefined();
  expect(submissions.contactOf('x')).toBeUndefined();
  expect(submissions.byId(sending.id)).toBeDefined();
});

test('what was received is in the file itself when receiving returns', async () => {
  submissions.receive(sending, 9_000);
  const again = new Database(db.file);
  expect(again.all('SELECT id FROM submission')).toEqual([{ id: sending.id }]);
  again.close();
  db.copyTo(path.join(root, 'copy.sqlite'));
  const head = (await readFile(path.join(root, 'copy.sqlite'))).subarray(0, 15);
  expect(head.toString()).toBe('SQLite format 3');
});

test('a database of a newer desk is not touched, the log cannot be rewritten', () => {
  db.run("INSERT INTO audit (at, action) VALUES (1, 'test')");
  expect(() => db.run('DELETE FROM audit')).toThrow(/kept/);
  expect(() => db.run("UPDATE audit SET action = 'other'")).toThrow(/kept/);
  db.run(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
  expect(() => new Database(db.file)).toThrow(/newer/);
});

test('a code is read in any spelling, and a slip of the tongue is noticed', () => {
  const symbol = fc.integer({ min: 0, max: 8 });
  fc.assert(
    fc.property(symbol, fc.nat(21), (at, step) => {
      const code = newCode();
      expect(readCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
      const symbols = [...code.replaceAll('-', '')];
      const alphabet = '23456789CDFHJKMNPQRTVWX';
      const swapped = [...symbols];
      [swapped[at], swapped[at + 1]] = [symbols[at + 1] ?? '', symbols[at] ?? ''];
      if (swapped[at] !== symbols[at]) expect(readCode(swapped.join(''))).toBeNull();
      const place = alphabet.indexOf(symbols[at] ?? '');
      symbols[at] = alphabet[(place + 1 + step) % 23] ?? '';
      expect(readCode(symbols.join(''))).toBeNull();
    }),
  );
  expect(readCode('')).toBeNull();
  expect(readCode("'; DROP TABLE submission; --")).toBeNull();
});
