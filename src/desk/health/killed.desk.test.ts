/** The desk as a process of its own, killed while two hundred people send at once. */
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { ended, start } from '../../dev/testing/desk-process.ts';
import { codeIn, least, Visitor, type Fields } from '../../dev/testing/desk-visits.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { readFile } from 'node:fs/promises';
import { git } from '../../git/run.ts';
import { Repository } from '../../git/repository.ts';
import { Database } from '../store/database.ts';
import { BlobStore } from '../store/blobs.ts';

const PEOPLE = 200;

test('every receipt that was given is in the queue after the process was killed', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-killed-'));
  const { content } = await smallArchive(['abdirov-nurken'], []);
  const data = path.join(root, 'data');
  const photo = await readFile(path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg'));
  const sent: Fields[] = Array.from({ length: PEOPLE }, (_, index) =>
    least({ 'name.ru': `Номеров Человек ${index}`, 'contact.contact': `+7 700 000 0${index}` }),
  );
  const receipts = new Map<string, string>();

  const first = await start(data, content);
  const visitor = new Visitor(first.address);
  let killed = false;
  const sending = sent.map(async (fields) => {
    try {
      const answer = await visitor.post('/', fields, [{ name: 'a.jpg', bytes: photo }]);
      if (answer.status === 303) receipts.set(String(fields['submission']), codeIn(answer));
      if (receipts.size >= PEOPLE / 4 && !killed) {
        killed = true;
        first.child.kill('SIGKILL');
      }
    } catch {
      // The process is gone: no receipt was given.
    }
  });
  await Promise.all(sending);
  await ended(first.child);
  expect(killed).toBe(true);
  expect(receipts.size).toBeGreaterThanOrEqual(PEOPLE / 4);
  expect(receipts.size).toBeLessThan(PEOPLE);

  const db = new Database(path.join(data, 'desk.sqlite'));
  const blobs = new BlobStore(path.join(data, 'photos'));
  for (const [id, code] of receipts) {
    expect(db.get('SELECT code, state FROM submission WHERE id = ?', id)).toEqual({
      code,
      state: 'received',
    });
    expect(db.get('SELECT 1 FROM contact WHERE submission = ?', id)).toBeDefined();
    const kept = db.get('SELECT original, clean FROM photo WHERE owner = ?', id);
    expect((await blobs.read(String(kept?.['original']))).equals(photo)).toBe(true);
    expect((await blobs.read(String(kept?.['clean']))).length).toBeGreaterThan(1000);
  }
  expect(db.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  db.close();

  // Everybody sends again, as a telephone does that got no answer: nobody is there twice.
  const second = await start(data, content);
  const again = new Visitor(second.address);
  for (const fields of sent) {
    const answer = await again.post('/', fields, [{ name: 'a.jpg', bytes: photo }]);
    const before = receipts.get(String(fields['submission']));
    expect(answer.status).toBe(303);
    if (before) expect(codeIn(answer)).toBe(before);
  }
  second.child.kill('SIGTERM');
  await ended(second.child);
  expect(second.child.exitCode).toBe(0);
  const after = new Database(path.join(data, 'desk.sqlite'));
  expect(after.get('SELECT count(*) AS n FROM submission')).toEqual({ n: PEOPLE });
  after.close();
});

test('killed at any moment of publishing, each decision is in Git once', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-killed-'));
  const { content } = await smallArchive(['abdirov-nurken'], []);
  const data = path.join(root, 'data');
  const { child, address } = await start(data, content);
  const visitor = new Visitor(address);
  const codes: string[] = [];
  for (let index = 0; index < 30; index += 1)
    codes.push(
      codeIn(
        await visitor.post(
          '/',
          least({ 'name.ru': `Решённый Номер ${'абвгдежзийклмнопрстуфхцчшщъыьэюя'[index]}` }),
        ),
      ),
    );
  child.kill('SIGKILL');
  await ended(child);

  // Decisions as the queue leaves them: accepted, with a task that nobody has worked on.
  const db = new Database(path.join(data, 'desk.sqlite'));
  codes.forEach((code, index) => {
    const id = String(db.get('SELECT id FROM submission WHERE code = ?', code)?.['id']);
    db.run(
      "UPDATE submission SET state = 'accepted', entry = ? WHERE id = ?",
      `decided-${index}`,
      id,
    );
    db.run(
      "INSERT INTO task (key, kind, submission, entry, made) VALUES (?, 'entry', ?, ?, 1)",
      `${id}:entry`,
      id,
      `decided-${index}`,
    );
  });
  db.close();
  for (const pause of [0, 20, 60, 120, 250]) {
    const { child: next } = await start(data, content);
    await new Promise((resolve) => setTimeout(resolve, pause));
    next.kill('SIGKILL');
    await ended(next);
  }
  const last = await start(data, content);
  const store = new Database(path.join(data, 'desk.sqlite'));
  await expect
    .poll(() => store.get('SELECT count(*) AS n FROM task WHERE commit_id IS NULL'), {
      timeout: 30_000,
    })
    .toEqual({ n: 0 });
  store.close();
  last.child.kill('SIGTERM');
  await ended(last.child);
  const repository = await Repository.open(path.join(data, 'archive.git'));
  const subjects = (await git(repository.folder, ['log', '--format=%s', 'main'])).toString();
  const added = subjects.split('\n').filter((line) => line.includes(': add decided-'));
  expect(added.length).toBe(30);
  expect(new Set(added).size).toBe(30);
  expect((await git(repository.folder, ['fsck', '--strict'])).toString()).toBe('');
});

test('killed while a photograph comes in pieces, it knows every piece it has confirmed', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-killed-'));
  const { content } = await smallArchive(['abdirov-nurken'], []);
  const data = path.join(root, 'data');
  const photo = await readFile(path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg'));
  const owner = randomUUID();
  const tus = { 'tus-resumable': '1.0.0' };
  let { child, address } = await start(data, content);
  const begun = await fetch(`${address}/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(photo.length),
      'upload-metadata': `owner ${Buffer.from(owner).toString('base64')},name YQ==`,
    },
  });
  const where = begun.headers.get('location') ?? '';
  const send = async (offset: number, size: number): Promise<number> => {
    const answer = await fetch(address + where, {
      method: 'PATCH',
      headers: {
        ...tus,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
      },
      body: photo.subarray(offset, offset + size),
    });
    return Number(answer.headers.get('upload-offset'));
  };
  let confirmed = 0;
  for (let kill = 0; kill < 3; kill += 1) {
    confirmed = await send(confirmed, 20_000);
    const inTheAir = send(confirmed, 20_000).catch(() => 0);
    child.kill('SIGKILL');
    confirmed = Math.max(confirmed, await inTheAir);
    await ended(child);
    ({ child, address } = await start(data, content));
    const known = await fetch(address + where, { method: 'HEAD', headers: tus });
    const offset = Number(known.headers.get('upload-offset'));
    expect(offset).toBeGreaterThanOrEqual(confirmed);
    expect(offset).toBeLessThanOrEqual(confirmed + 20_000);
    confirmed = offset;
  }
  expect(await send(confirmed, photo.length)).toBe(photo.length);
  const named = JSON.stringify({ upload: path.posix.basename(where) });
  const answer = await new Visitor(address).post('/', least({ submission: owner, photo: named }));
  expect(answer.status).toBe(303);
  child.kill('SIGTERM');
  await ended(child);
  const db = new Database(path.join(data, 'desk.sqlite'));
  const { original } = db.get('SELECT original FROM photo WHERE owner = ?', owner) ?? {};
  db.close();
  const kept = await new BlobStore(path.join(data, 'photos')).read(String(original));
  expect(kept.equals(photo)).toBe(true);
});
