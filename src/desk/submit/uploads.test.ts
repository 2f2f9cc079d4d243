/** Photographs in pieces over real HTTP, by a client that does what a script of ours would not. */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { codeIn, least, testDesk, Visitor, type TestDesk } from '../../dev/testing/desk-visits.ts';
import { backup } from '../backup/backup.ts';
import { purge } from '../store/retention.ts';

let open: TestDesk;
let visitor: Visitor;
let photo: Buffer;
beforeAll(async () => {
  open = await testDesk();
  visitor = new Visitor(open.address);
  photo = await readFile(path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg'));
});
afterAll(() => open.close());

const TUS = { 'tus-resumable': '1.0.0' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const metadata = (owner: string, name = 'дед.jpg'): string =>
  `owner ${base64(owner)},name ${base64(name)}`;

const begin = (owner: string, length: number, more: Record<string, string> = {}) =>
  fetch(`${open.address}/uploads`, {
    method: 'POST',
    headers: {
      ...TUS,
      'upload-length': String(length),
      'upload-metadata': metadata(owner),
      ...more,
    },
  });

/** Begins an upload and returns its path. */
async function begun(owner: string, length = photo.length): Promise<string> {
  const answer = await begin(owner, length);
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}

async function offsetOf(where: string): Promise<number> {
  const answer = await fetch(open.address + where, { method: 'HEAD', headers: TUS });
  return answer.ok ? Number(answer.headers.get('upload-offset')) : -answer.status;
}

const piece = (where: string, offset: number, bytes: Uint8Array) =>
  fetch(open.address + where, {
    method: 'PATCH',
    headers: {
      ...TUS,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: Buffer.from(bytes),
  });

/** Promises all the bytes from `offset`, sends the first of them and breaks the line. */
async function brokenPiece(where: string, offset: number, sent: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(new URL(open.address).port), '127.0.0.1', () => {
      socket.write(
        `PATCH ${where} HTTP/1.1\r\nhost: desk\r\ntus-resumable: 1.0.0\r\n` +
          `upload-offset: ${offset}\r\ncontent-type: application/offset+octet-stream\r\n` +
          `content-length: ${photo.length - offset}\r\n\r\n`,
      );
      socket.write(sent, () => socket.end());
    });
    socket.on('error', reject);
    socket.resume().on('close', () => resolve());
  });
}

const whole = async (owner: string): Promise<string> => {
  const where = await begun(owner);
  expect((await piece(where, 0, photo)).status).toBe(204);
  return where;
};

const naming = (where: string, more = {}): { photo: string } => ({
  photo: JSON.stringify({ upload: path.posix.basename(where), ...more }),
});

const sent = (owner: string, more: Parameters<typeof least>[0]) =>
  visitor.post('/?lang=ru', least({ submission: owner, ...more }));

const originalsOf = (owner: string): Promise<Buffer[]> =>
  Promise.all(
    open.desk.submissions.photosOf(owner).map(({ original }) => open.desk.blobs.read(original)),
  );

test('cut anywhere and as often as it likes, it arrives once and equal', async () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: photo.length - 1 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(cuts, async (points) => {
      const owner = randomUUID();
      const where = await begun(owner);
      for (const point of points.sort((a, b) => a - b)) {
        const from = await offsetOf(where);
        if (point > from) await brokenPiece(where, from, photo.subarray(from, point));
      }
      const at = await offsetOf(where);
      expect(at).toBeLessThanOrEqual(points.at(-1) ?? 0);
      expect((await piece(where, at, photo.subarray(at))).status).toBe(204);
      expect((await sent(owner, naming(where))).status).toBe(303);
      expect((await originalsOf(owner)).map((bytes) => bytes.equals(photo))).toEqual([true]);
      expect(await readdir(open.desk.uploads.folder)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('a piece at the wrong place changes nothing', async () => {
  const where = await begun(randomUUID());
  await piece(where, 0, photo.subarray(0, 1000));
  expect((await piece(where, 0, photo.subarray(0, 1000))).status).toBe(409);
  expect((await piece(where, 2000, photo.subarray(2000))).status).toBe(409);
  expect(await offsetOf(where)).toBe(1000);
  expect((await piece(where, 1000, Buffer.alloc(photo.length))).status).toBe(413);
});

test('an answer that was lost is asked for again: one photograph, one receipt', async () => {
  const owner = randomUUID();
  const fields = naming(await whole(owner));
  const [one, two] = [await sent(owner, fields), await sent(owner, fields)];
  expect(codeIn(two)).toBe(codeIn(one));
  expect(open.desk.submissions.photosOf(owner)).toHaveLength(1);
});

test('what is cut off and turned is told beside the file, and the original is kept', async () => {
  const owner = randomUUID();
  const where = await whole(owner);
  const edit = { top: 0, right: 0, bottom: 0.5, left: 0, turn: 1 };
  await sent(owner, naming(where, { edit }));
  expect(open.desk.submissions.photosOf(owner)).toMatchObject([{ width: 600, height: 900 }]);
  expect((await originalsOf(owner))[0]?.equals(photo)).toBe(true);
  const wrong = { ...edit, turn: 7 };
  await sent(owner, naming(where, { edit: wrong }));
  expect(open.desk.submissions.photosOf(owner)).toHaveLength(1);
});

test('an upload is had by the form it was made for and by no other; what was made up leads nowhere', async () => {
  const [owner, thief] = [randomUUID(), randomUUID()];
  const where = await whole(owner);
  const half = await begun(owner);
  await piece(half, 0, photo.subarray(0, 5000));
  for (const fields of [naming(where), naming('../desk.sqlite'), naming('x'), naming(half)]) {
    const answer = await sent(fields === naming(half) ? owner : thief, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('не дошла до конца');
  }
  expect(open.desk.submissions.photosOf(thief)).toEqual([]);
  for (const id of ['a'.repeat(32), '..%2fdesk.sqlite', '%00', '__proto__'])
    expect(await offsetOf(`/uploads/${id}`), id).toBe(-404);
  expect((await fetch(open.address + where)).status).toBe(404);
  const tricked = await fetch(open.address + where, {
    method: 'PATCH',
    headers: { ...TUS, 'x-http-method-override': 'DELETE' },
  });
  expect(tricked.status).toBeGreaterThanOrEqual(400);
  expect(codeIn(await sent(owner, naming(where)))).not.toBe('');
});

test('too large, of no length, of nobody, too many: refused before a byte is taken', async () => {
  const owner = randomUUID();
  expect((await begin(owner, 30_000_001)).status).toBe(413);
  expect((await begin(owner, 0)).status).toBe(400);
  expect((await begin('somebody', 10)).status).toBe(400);
  const deferred = await fetch(`${open.address}/uploads`, {
    method: 'POST',
    headers: { ...TUS, 'upload-defer-length': '1', 'upload-metadata': metadata(owner) },
  });
  expect(deferred.status).toBe(400);
  for (let index = 0; index < 12; index += 1) await begun(owner, 10);
  expect((await begin(owner, 10)).status).toBe(429);
});

test('only the desk’s own pages may send in pieces, and its answers carry its policy', async () => {
  const answer = await begin(randomUUID(), 10, { origin: 'https://elsewhere.example' });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('what is no photograph is refused by its bytes when the form names it', async () => {
  const owner = randomUUID();
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const where = await begun(owner, bytes.length);
  await piece(where, 0, bytes);
  const answer = await sent(owner, { ...naming(where), 'story.ru': 'Сохранится' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Сохранится');
  expect(answer.text).toContain('дед.jpg');
});

test('on a full disk a piece is refused in so many words, and when there is room it goes on', async () => {
  const owner = randomUUID();
  const where = await begun(owner);
  const file = path.join(open.desk.uploads.folder, path.posix.basename(where));
  await rm(file);
  await symlink('/dev/full', file);
  expect((await piece(where, 0, photo)).status).toBe(507);
  await rm(file);
  await writeFile(file, '');
  expect((await piece(where, 0, photo)).status).toBe(204);
  expect((await sent(owner, naming(where))).status).toBe(303);
});

test('what nobody came back for is deleted, and a backup holds only what a form has named', async () => {
  const owner = randomUUID();
  const [kept, old] = [await whole(owner), await whole(owner)];
  const copy = path.join(path.dirname(open.desk.options.data), 'copy');
  const { folder } = await backup(open.desk.options.data, copy);
  expect((await readdir(folder)).sort()).toEqual(['archive.git', 'desk.sqlite', 'photos']);
  const { db, uploads } = open.desk;
  const name = path.posix.basename(old);
  db.run('UPDATE upload SET at = at - 4 * 86400000 WHERE id = ?', name);
  const before = new Date(Date.now() - 4 * 86_400_000);
  await utimes(path.join(uploads.folder, name), before, before);
  expect(await offsetOf(old)).toBe(-410);
  await purge(open.desk);
  expect(await offsetOf(old)).toBe(-404);
  expect(await readdir(uploads.folder)).not.toContain(name);
  expect(await offsetOf(kept)).toBe(photo.length);
});
