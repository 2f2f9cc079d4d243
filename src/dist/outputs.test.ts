import { mkdtemp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hashFile, walk } from '../base/platform/files.ts';
import { writeManifest } from './manifest.ts';
import { placeOutputs } from './outputs.ts';
import type { Output } from './output.ts';

async function emptyFolders() {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-publish-'));
  const folders = { out: path.join(root, 'dist'), cache: path.join(root, 'cache') };
  await mkdir(path.join(root, 'made'));
  const output = async (name: string, text: string): Promise<Output> => {
    const source = path.join(root, 'made', name.replaceAll('/', '-') + text.length);
    await writeFile(source, text);
    return { person: null, kind: 'page', format: null, language: null, path: name, source };
  };
  return { folders, output };
}

test('the manifest tells what really lies in the folder', async () => {
  const { folders, output } = await emptyFolders();
  await placeOutputs(folders, 'site', [
    await output('kk/index.html', 'а'),
    await output('b', 'bb'),
  ]);
  const manifest = await writeManifest(folders);
  expect(manifest.outputs.map((entry) => [entry.path, entry.bytes])).toEqual([
    ['b', 2],
    ['kk/index.html', 2],
  ]);
  for (const entry of manifest.outputs)
    expect(entry.sha256).toBe(await hashFile(path.join(folders.out, entry.path)));
});

test('what is right is not touched, what was damaged is mended, what is not named any more goes', async () => {
  const { folders, output } = await emptyFolders();
  const outputs = [
    await output('a/one', '1'),
    await output('a/two', '22'),
    await output('old/three', '3'),
  ];
  await placeOutputs(folders, 'site', outputs);
  await writeManifest(folders);
  const before = await stat(path.join(folders.out, 'a/one'));
  await writeFile(path.join(folders.out, 'a/two'), 'damaged');

  await placeOutputs(folders, 'site', outputs.slice(0, 2));
  await writeManifest(folders);
  expect((await stat(path.join(folders.out, 'a/one'))).mtimeMs).toBe(before.mtimeMs);
  expect(await readFile(path.join(folders.out, 'a/two'), 'utf8')).toBe('22');
  expect(await walk(folders.out)).toEqual(['a/one', 'a/two', 'manifest.json']);
});

test('what a build placed that did not finish goes with the next one, the manifest leading', async () => {
  const { folders, output } = await emptyFolders();
  const kept = await output('kept', '1');
  await placeOutputs(folders, 'site', [kept, await output('named', '22')]);
  await writeManifest(folders);
  const newcomer = await output('people/newcomer', '333');
  await placeOutputs(folders, 'site', [kept, newcomer]); // killed here
  await placeOutputs(folders, 'site', [kept]);
  expect(await walk(folders.out)).toEqual(['kept', 'manifest.json', 'named', 'people/newcomer']);
  await writeManifest(folders);
  expect(await walk(folders.out)).toEqual(['kept', 'manifest.json']);
});

test('without its memory the step looks at the bytes and still touches nothing', async () => {
  const { folders, output } = await emptyFolders();
  const outputs = [await output('one', '1')];
  await placeOutputs(folders, 'site', outputs);
  const before = await stat(path.join(folders.out, 'one'));
  await rm(folders.cache, { recursive: true });
  await placeOutputs(folders, 'site', outputs);
  expect((await stat(path.join(folders.out, 'one'))).ino).toBe(before.ino);
});

test('two outputs of one path are refused', async () => {
  const { folders, output } = await emptyFolders();
  const twice = [await output('same', '1'), await output('same', '22')];
  await expect(placeOutputs(folders, 'site', twice)).rejects.toThrow('same');
});

test('one finished file under two names is one file, mended under both', async () => {
  const { folders, output } = await emptyFolders();
  const one = await output('clips/one', 'clip');
  const outputs = [{ ...one, path: 'stick/0001' }, one];
  const inode = async (name: string): Promise<number> =>
    (await stat(path.join(folders.out, name))).ino;
  const placed = await placeOutputs(folders, 'led', outputs);
  expect(placed.map(({ bytes }) => bytes)).toEqual([4, 4]);
  expect(placed[0]?.sha256).toBe(placed[1]?.sha256);
  expect(await inode('clips/one')).toBe(await inode('stick/0001'));

  await writeFile(path.join(folders.out, 'clips/one'), 'CLIP');
  await placeOutputs(folders, 'led', outputs);
  for (const name of ['clips/one', 'stick/0001'])
    expect(await readFile(path.join(folders.out, name), 'utf8')).toBe('clip');
  expect(await readFile(one.source, 'utf8')).toBe('clip');
  expect(await inode('clips/one')).toBe(await inode('stick/0001'));
});

test('a text is made as it is placed, and written only when it differs', async () => {
  const { folders } = await emptyFolders();
  const file = path.join(folders.out, 'when/a.json');
  const place = (text: string) =>
    placeOutputs(folders, 'led', [
      {
        person: 'a', kind: 'schedule', format: 'json', language: null,
        path: 'when/a.json', text: () => text,
      },
    ]);
  const [first] = await place('қашан');
  expect(first).toMatchObject({ person: 'a', bytes: 10, sha256: await hashFile(file) });
  const before = await stat(file);
  await place('қашан');
  expect((await stat(file)).ino).toBe(before.ino);
  await writeFile(file, 'damaged');
  await place('қашан');
  expect(await readFile(file, 'utf8')).toBe('қашан');
  await place('енді');
  expect(await readFile(file, 'utf8')).toBe('енді');
});
