/** Copies and the way back, by the command as it is run at night. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { copy, walk } from '../../base/platform/files.ts';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import { runDesk } from '../command.ts';
import { openDesk } from '../app/desk.ts';
import { backup } from './backup.ts';
import { generationsOf } from './generations.ts';

let root: string;
let open: TestDesk;
let copies: string;
const codes: string[] = [];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-backup-'));
  copies = path.join(root, 'copies');
  open = await testDesk();
  const photo = await readFile(path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg'));
  const visitor = new Visitor(open.address);
  for (let index = 0; index < 4; index += 1) {
    // Whatever stands after a JPEG's end is another file with the same picture.
    const bytes = Buffer.concat([photo, Buffer.from(String(index))]);
    const form = least({ 'name.ru': `Сохранный Павел ${'абвг'[index]}` });
    codes.push(codeIn(await visitor.post('/', form, [{ name: 'a.jpg', bytes }])));
  }
  const editor = await member(open, 'editor');
  const id = open.desk.submissions.byCode(codes[0] ?? '')?.id ?? '';
  await editor.post(`/desk/s/${id}/approve`, { form: editor.form });
  await open.desk.publisher.whenIdle();
});
afterAll(() => open.close());

/** `npm run desk -- …`: its exit code and what it says. */
async function desk(...args: string[]): Promise<{ code: number; output: string }> {
  const output: string[] = [];
  const listen = (text: string | Uint8Array): boolean => output.push(String(text)) > 0;
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(listen),
  );
  try {
    const code = await runDesk([...args, '--lang', 'en']).catch((error: Error) => {
      output.push(error.message);
      return 1;
    });
    return { code, output: output.join('') };
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
}

/** Everything of a folder with its bytes' place on the disk. */
const stateOf = async (folder: string): Promise<string[]> =>
  Promise.all(
    (await walk(folder))
      .filter((file) => !/^lock\./.test(file))
      .map(async (file) => {
        const { ino, size } = await stat(path.join(folder, file));
        return `${file} ${ino} ${size}`;
      }),
  );

test('a copy is a whole generation; photographs of the one before are linked, not read again', async () => {
  const { data } = open.desk.options;
  const first = await desk('backup', copies, '--data', data);
  expect(first).toMatchObject({ code: 0, output: expect.stringContaining('new photographs: 5') });
  const second = await backup(data, copies);
  expect(second).toMatchObject({ added: 0, rescued: 0 });
  const [one = '', two = ''] = await generationsOf(copies);
  for (const file of await walk(path.join(one, 'photos'))) {
    const both = await Promise.all([one, two].map((at) => stat(path.join(at, 'photos', file))));
    expect(both[0]?.ino).toBe(both[1]?.ino);
  }
  for (let run = 0; run < 2; run += 1) await backup(data, copies, { generations: 3 });
  const names = (await generationsOf(copies)).map((folder) => path.basename(folder).slice(0, 4));
  expect(names).toEqual(['0002', '0003', '0004']);
});

test('it is brought back to an empty folder, and a desk opens on it', async () => {
  const back = path.join(root, 'back');
  const restored = await desk('restore', copies, '--data', back);
  expect(restored.code).toBe(0);
  expect(await desk('restore', copies, '--data', back)).toMatchObject({ code: 1 });
  const again = await openDesk({ ...open.desk.options, data: back });
  const { id = '', entry } = again.submissions.byCode(codes[0] ?? '') ?? {};
  expect(again.submissions.contactOf(id)?.contact).toBe('+7 701 555 66 77');
  expect(again.archive.entries.has(entry ?? '')).toBe(true);
  expect(await again.repository.tip()).toBe(await open.desk.repository.tip());
  for (const code of codes) {
    const [photo] = again.submissions.photosOf(again.submissions.byCode(code)?.id ?? '');
    expect((await again.blobs.read(photo?.original ?? '')).length).toBeGreaterThan(1000);
  }
  expect(again.troubles.all()).toEqual([]);
  await again.close();
});

test('what is no desk, another desk, or much less than before is refused, and nothing is touched', async () => {
  const before = await stateOf(copies);
  const empty = path.join(root, 'not-mounted');
  const refusal = await desk('backup', copies, '--data', empty);
  expect(refusal).toMatchObject({ code: 1, output: expect.stringContaining('holds no desk') });
  expect(existsSync(empty)).toBe(false);

  const other = await testDesk();
  const foreign = await desk('backup', copies, '--data', other.desk.options.data);
  expect(foreign).toMatchObject({ code: 1, output: expect.stringContaining('another desk') });
  await other.close();

  const shrunken = path.join(root, 'shrunken');
  await desk('restore', copies, '--data', shrunken);
  const db = new DatabaseSync(path.join(shrunken, 'desk.sqlite'));
  db.exec(
    "DELETE FROM photo WHERE owner IN (SELECT id FROM submission WHERE state = 'received' LIMIT 2)",
  );
  db.close();
  const losses = await desk('backup', copies, '--data', shrunken);
  expect(losses).toMatchObject({ code: 1, output: expect.stringContaining('photographs') });
  expect(await stateOf(copies)).toEqual(before);
  expect((await desk('backup', copies, '--data', shrunken, '--force')).code).toBe(0);
});

test('a lost photograph comes from the copy before; without one there is no copy', async () => {
  const { data } = open.desk.options;
  const { id = '' } = open.desk.submissions.byCode(codes[1] ?? '') ?? {};
  const original = open.desk.submissions.photosOf(id)[0]?.original ?? '';
  const file = path.join('photos', original.slice(0, 2), original);
  const fresh = path.join(root, 'fresh');
  await backup(data, fresh);
  await rename(path.join(data, file), path.join(root, 'aside'));
  const rescued = await backup(data, fresh);
  expect(rescued).toMatchObject({ added: 0, rescued: 1 });
  expect(existsSync(path.join(rescued.folder, file))).toBe(true);

  await writeFile(path.join(data, file), 'another picture');
  const missing = await desk('backup', path.join(root, 'third'), '--data', data);
  expect(missing).toMatchObject({ code: 1, output: expect.stringContaining('damaged') });
  expect(await generationsOf(path.join(root, 'third'))).toEqual([]);
  await copy(path.join(root, 'aside'), path.join(data, file));
});

test('a broken database and a broken repository make no copy', async () => {
  const source = path.join(root, 'broken');
  await desk('restore', copies, '--data', source);
  const [pack = ''] = (await readdir(path.join(source, 'archive.git/objects/pack'))).filter(
    (name) => name.endsWith('.pack'),
  );
  const file = path.join(source, 'archive.git/objects/pack', pack);
  const bytes = await readFile(file);
  await rm(file);
  await writeFile(file, bytes.subarray(0, 100));
  const fresh = path.join(root, 'of-broken');
  const archive = await desk('backup', fresh, '--data', source);
  expect(archive).toMatchObject({
    code: 1,
    output: expect.stringMatching(/repository .+ is damaged/),
  });
  const database = path.join(source, 'desk.sqlite');
  const whole = await readFile(database);
  await writeFile(database, whole.fill(7, 4096 * 2, 4096 * 12));
  const broken = await desk('backup', fresh, '--data', source);
  expect(broken).toMatchObject({ code: 1, output: expect.stringContaining('database is damaged') });
  expect(await generationsOf(fresh)).toEqual([]);
});
