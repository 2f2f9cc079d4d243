/** The desk as a process: killed amid a check-out and amid a copy, and told to end while a remote hangs. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { walk } from '../../base/platform/files.ts';
import { ended, start } from '../../dev/testing/desk-process.ts';
import { startDesk } from '../../dev/testing/desk-serving.ts';
import { codeIn, COLLECTING, least, Visitor } from '../../dev/testing/desk-visits.ts';
import { muteServer } from '../../dev/testing/mute-server.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { backup } from '../backup/backup.ts';
import { generationsOf } from '../backup/generations.ts';
import { restore } from '../backup/restore.ts';
import { openDesk } from '../app/desk.ts';
import { readDeskCall } from '../options.ts';
import { Database } from '../store/database.ts';

const FILES = 1500;
const root = await mkdtemp(path.join(tmpdir(), 'estelik-killed-'));

/** Kills processes whose command line has all the words. @returns How many there were. */
async function kill(...words: readonly string[]): Promise<number> {
  let count = 0;
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (!words.every((word) => line.includes(word))) continue;
    try {
      process.kill(Number(id), 'SIGKILL');
      count += 1;
    } catch {
      // it has ended meanwhile
    }
  }
  return count;
}

/** Somebody withdraws, as the queue leaves it: decided, and not in Git yet. */
function withdraw(data: string, id: string): void {
  const db = new Database(path.join(data, 'desk.sqlite'));
  db.run(
    "INSERT INTO task (key, kind, entry, made) VALUES (?, 'withdraw', ?, 1)",
    ...[`${id}:withdraw`, id],
  );
  db.close();
}

test('killed amid a check-out, with locks left, the next start takes a withdrawal to the site', async () => {
  const { content } = await smallArchive(['abdirov-nurken'], []);
  await mkdir(path.join(content, 'notes'));
  for (let file = 0; file < FILES; file += 1)
    await writeFile(path.join(content, 'notes', `${file}.txt`), `${file}`);
  const data = path.join(root, 'check-out');
  const seen = path.join(root, 'seen');
  const after = `ls -R "$ESTELIK_CONTENT" > ${seen}`;
  const options = ['--content', content, '--today', COLLECTING, '--after', after];
  let killed = 0;
  for (let round = 0; round < 3; round += 1) {
    const { child } = await startDesk(data, options);
    const isUnderWay = async (): Promise<boolean> =>
      (await readdir(data)).some((name) => name.startsWith('files.index.'));
    while (!(await isUnderWay()) && !existsSync(seen)) await wait(2);
    await wait(round * 20);
    child.kill('SIGKILL');
    killed += await kill('read-tree', data);
    await ended(child);
  }
  expect(killed).toBeGreaterThan(0);
  for (const lock of ['archive.git/refs/heads/main.lock', 'archive.git/HEAD.lock'])
    await writeFile(path.join(data, lock), '');
  withdraw(data, 'abdirov-nurken');
  const last = await startDesk(data, options);
  await expect
    .poll(() => readFile(path.join(data, 'files/content/withdrawn.yaml'), 'utf8').catch(() => ''), {
      timeout: 90_000,
    })
    .toContain('abdirov-nurken');
  await expect
    .poll(() => readFile(seen, 'utf8').catch(() => ''), { timeout: 90_000 })
    .toContain('withdrawn.yaml');
  expect((await walk(path.join(data, 'files/content/notes'))).length).toBe(FILES);
  expect(existsSync(path.join(data, 'files/content/veterans/karkaraly/abdirov-nurken'))).toBe(
    false,
  );
  expect(await fetch(`${last.address}/health`).then((answer) => answer.json())).toMatchObject({
    state: 'ok',
    troubles: [],
    openTasks: 0,
  });
  expect(await last.stop()).toBe(0);
}, 600_000);

test('killed amid a copy, those before stay whole, and the next one is made', async () => {
  const { content } = await smallArchive(['abdirov-nurken'], []);
  const data = path.join(root, 'copied');
  const copies = path.join(root, 'copies');
  const { child, address } = await start(data, content);
  const photo = await readFile(path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg'));
  const codes: string[] = [];
  const visitor = new Visitor(address);
  for (let index = 0; index < 12; index += 1) {
    const bytes = Buffer.concat([photo, Buffer.alloc(500_000, index + 1)]);
    const form = least({ 'name.ru': `Копиев Человек ${'абвгдежзиклм'[index]}` });
    codes.push(codeIn(await visitor.post('/', form, [{ name: 'a.jpg', bytes }])));
  }
  child.kill('SIGKILL'); // a copy may be made of whatever a kill has left
  await ended(child);
  for (const pause of [0, 30, 90, 200]) {
    const running = spawn(
      process.execPath,
      [path.join(PROJECT, 'scripts/desk.ts'), 'backup', copies, '--data', data],
      { stdio: 'ignore' },
    );
    const isMaking = async (): Promise<boolean> =>
      (await readdir(copies).catch(() => [])).some((name) => name.startsWith('.making-'));
    while (!(await isMaking()) && running.exitCode === null) await wait(2);
    await wait(pause);
    running.kill('SIGKILL');
    await ended(running);
    const newest = (await generationsOf(copies)).at(-1);
    if (newest) await restore(newest, path.join(root, `back-${pause}`));
    if (pause === 0) await backup(data, copies); // the one that must stay whole
  }
  const made = await backup(data, copies);
  expect((await readdir(copies)).filter((name) => name.startsWith('.'))).toEqual([]);
  const back = path.join(root, 'back');
  await restore(made.folder, back);
  const { options } = readDeskCall([]);
  const desk = await openDesk({ ...options, data: back, content });
  for (const code of codes) {
    const [kept] = desk.submissions.photosOf(desk.submissions.byCode(code)?.id ?? '');
    expect((await desk.blobs.read(kept?.original ?? '')).length).toBe(photo.length + 500_000);
  }
  await desk.close();
}, 600_000);

test('a remote that hangs keeps no decision from Git and no desk from ending', async () => {
  const server = await muteServer('trickling');
  const remote = ['--remote', `http://127.0.0.1:${server.port}/archive.git`];
  const { content } = await smallArchive(['abdirov-nurken'], []);
  const data = path.join(root, 'hanging');
  const first = await start(data, content);
  first.child.kill('SIGKILL');
  await ended(first.child);
  withdraw(data, 'abdirov-nurken');
  const desk = await startDesk(data, ['--content', content, '--today', COLLECTING, ...remote]);
  await expect.poll(() => server.calls(), { timeout: 90_000 }).toBeGreaterThan(0);
  const db = new Database(path.join(data, 'desk.sqlite'));
  const open = () => db.get('SELECT count(*) AS n FROM task WHERE commit_id IS NULL');
  await expect.poll(open, { timeout: 90_000 }).toEqual({ n: 0 });
  db.close();
  expect(await desk.stop()).toBe(0);

  // The first start of all has nothing to serve yet, and ends as well.
  const calls = server.calls();
  const begun = spawn(
    process.execPath,
    [path.join(PROJECT, 'scripts/desk.ts'), '--data', path.join(root, 'new'), ...remote],
    { stdio: 'ignore' },
  );
  await expect.poll(() => server.calls(), { timeout: 90_000 }).toBeGreaterThan(calls);
  begun.kill('SIGTERM');
  await ended(begun);
  expect(begun.exitCode).toBe(0);
  expect(await kill(`:${server.port}/archive.git`)).toBe(0);
  await server.close();
}, 600_000);
