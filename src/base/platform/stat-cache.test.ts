import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { isOldEnough, StatCache } from './stat-cache.ts';

let folder: string;
let memory: string;
const read = vi.fn((file: string) => readFile(file, 'utf8'));

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'estelik-known-'));
  memory = path.join(folder, 'known.json');
  read.mockClear();
  return async () => {
    vi.useRealTimers();
    await rm(folder, { recursive: true, force: true });
  };
});

/** A file that has lain there for a while, as far as a build can see. */
async function oldFile(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  const { ctimeMs } = await stat(file);
  vi.useFakeTimers({ now: ctimeMs + 10_000, toFake: ['Date'] });
  return file;
}

/** What a build that asks for these files is told. */
async function ask(...files: string[]): Promise<string[]> {
  const known = await StatCache.open<string>(memory);
  const facts = await Promise.all(files.map((file) => known.of(file, read)));
  await known.save();
  return facts;
}

test('a file that nobody touched is read once', async () => {
  const file = await oldFile('a', 'one');
  expect(await ask(file, file)).toEqual(['one', 'one']);
  expect(await ask(file)).toEqual(['one']);
  expect(read).toHaveBeenCalledTimes(1);
});

test('a file of the same size and time with other bytes is seen', async () => {
  const file = await oldFile('a', 'one');
  const { atime, mtime } = await stat(file);
  expect(await ask(file)).toEqual(['one']);
  await writeFile(file, 'two');
  await utimes(file, atime, mtime);
  expect(await ask(file)).toEqual(['two']);
});

test('a file that changed just now is read again, as its next change may not show', async () => {
  const file = await oldFile('a', 'one');
  vi.setSystemTime((await stat(file)).ctimeMs + 500);
  await ask(file);
  await ask(file);
  expect(read).toHaveBeenCalledTimes(2);
  expect(isOldEnough({ ctimeMs: 0 }, 1_999)).toBe(false);
  expect(isOldEnough({ ctimeMs: 0 }, 2_000)).toBe(true);
});

test('what is not asked for any more is forgotten', async () => {
  const [a, b] = [await oldFile('a', 'one'), await oldFile('b', 'two')];
  await ask(a, b);
  await ask(b);
  await ask(a, b);
  expect(read.mock.calls.map(([file]) => file)).toEqual([a, b, a]);
});

test('an unreadable file is an error of its own and is not remembered', async () => {
  const file = await oldFile('a', 'one');
  read.mockRejectedValueOnce(new Error('cannot be read'));
  const known = await StatCache.open<string>(memory);
  await expect(known.of(path.join(folder, 'absent'), read)).rejects.toThrow(/ENOENT.*absent/);
  await expect(known.of(file, read)).rejects.toThrow('cannot be read');
  await known.save();
  expect(await ask(file)).toEqual(['one']);
});

test.each(['', '{"a":', '[]', 'null', '{"a": 1}'])(
  'a broken memory (%s) is no memory',
  async (text) => {
    const file = await oldFile('a', 'one');
    await writeFile(memory, text.replace('"a"', JSON.stringify(file)));
    expect(await ask(file)).toEqual(['one']);
    expect(await ask(file)).toEqual(['one']);
    expect(read).toHaveBeenCalledTimes(1);
  },
);
