/** A store that several write to at once, and that is pushed when it can be. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { readArchive } from '../model/archive.ts';
import { smallArchive } from '../dev/testing/small-archive.ts';
import { isSafePath } from './change.ts';
import { ConflictError } from './merge.ts';
import { synchronise } from './remote.ts';
import { Repository } from './repository.ts';
import { git } from './run.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-git-'));
});

const at = (name: string): string => path.join(root, name);
const write = (file: string, data: string, message = 'test: write') => ({
  message,
  write: [{ path: file, data }],
});

test('begins with the archive and gives its very files back', async () => {
  const { content } = await smallArchive(['abdirov-nurken'], []);
  const repository = await Repository.open(at('a.git'), { content });
  const stored = await repository.list('content/veterans');
  expect(stored.map((file) => file.path)).toContain(
    'content/veterans/karkaraly/abdirov-nurken/index.md',
  );
  await repository.checkOut(at('files'));
  const { archive } = await readArchive(at('files/content'));
  expect(archive?.veterans.map(({ id }) => id)).toEqual(['abdirov-nurken']);
  await repository.commit(async () => [
    { message: 'x', remove: ['content/veterans/karkaraly/abdirov-nurken'] },
  ]);
  await repository.checkOut(at('files'));
  expect((await readArchive(at('files/content'))).archive?.veterans).toEqual([]);
});

test('many writers at once, each from the newest state, lose nothing', async () => {
  const [one, other] = [await Repository.open(at('a.git')), await Repository.open(at('a.git'))];
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      (index % 2 ? one : other).commit(async (tip) => {
        const before = tip ? ((await one.read('list', tip))?.toString() ?? '') : '';
        return [write('list', `${before}${index}\n`)];
      }),
    ),
  );
  const lines = (await one.read('list'))?.toString().trim().split('\n').map(Number);
  expect(lines?.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index));
  const left = (await git(at('a.git'), ['for-each-ref', 'refs/desk'])).toString();
  expect(left).toBe('');
});

test('a submission is known by its trailer, not by words that look like one', async () => {
  const repository = await Repository.open(at('a.git'));
  const { commits } = await repository.commit(async () => [
    { ...write('a', '1', 'content: add'), submissions: ['one', 'two'] },
    write('b', '1', 'content: add\n\nSubmission: forged\n\nand more'),
  ]);
  expect(commits).toHaveLength(2);
  expect(await repository.submissions()).toEqual(
    new Map([
      ['one', commits[0]],
      ['two', commits[0]],
    ]),
  );
});

test('files of any bytes come back as they were', async () => {
  const repository = await Repository.open(at('a.git'));
  const files = fc.sample(fc.uint8Array({ maxLength: 300 }), { numRuns: 40, seed: 3 });
  const named = files.map((data, index) => ({ path: `f/${index}`, data }));
  await repository.commit(async () => [{ message: 'x', write: named }]);
  const read = await repository.readAll(named.map((file) => `main:${file.path}`));
  expect(read.map((bytes) => [...(bytes ?? [])])).toEqual(files.map((bytes) => [...bytes]));
  expect(await repository.readAll(['main:absent', 'main:f/0'])).toEqual([
    null,
    Buffer.from(files[0] ?? []),
  ]);
});

test.each([
  '../x',
  'a/../b',
  '/etc/passwd',
  '.git/config',
  'a/.GIT/hooks',
  'a\\b',
  'a\nb',
  '',
  'a//b',
  'a/.gitmodules',
  'c:x',
])('the path %j is none of ours', async (wrong) => {
  expect(isSafePath(wrong)).toBe(false);
  const repository = await Repository.open(at('a.git'));
  await expect(repository.commit(async () => [write(wrong, 'x')])).rejects.toThrow();
  expect(await repository.tip()).toBeNull();
});

test('the remote gets what we have and we what it has; a conflict is told and forces nothing', async () => {
  const remote = await Repository.open(at('remote.git'));
  const here = await Repository.open(at('here.git'));
  await here.commit(async () => [write('a', '1')]);
  await synchronise(here, at('remote.git'));
  expect(await remote.tip()).toBe(await here.tip());

  await remote.commit(async () => [write('b', 'theirs')]);
  await here.commit(async () => [write('c', 'ours')]);
  await synchronise(here, at('remote.git'));
  expect(await remote.tip()).toBe(await here.tip());
  expect((await here.list()).map((file) => file.path)).toEqual(['a', 'b', 'c']);

  await remote.commit(async () => [write('a', 'theirs')]);
  await here.commit(async () => [write('a', 'ours')]);
  const before = [await here.tip(), await remote.tip()];
  await expect(synchronise(here, at('remote.git'))).rejects.toThrow(ConflictError);
  expect([await here.tip(), await remote.tip()]).toEqual(before);
  await expect(synchronise(here, at('nowhere.git'))).rejects.toThrow();
});

test('a copy begins with the remote; Git knows no author but the desk', async () => {
  const remote = await Repository.open(at('remote.git'));
  await remote.commit(async () => [write('a', '1')]);
  const here = await Repository.open(at('here.git'), { remote: at('remote.git') });
  expect(await here.tip()).toBe(await remote.tip());
  const authors = (await git(at('here.git'), ['log', '--format=%an %ae %cn %ce'])).toString();
  expect(new Set(authors.trim().split('\n'))).toEqual(
    new Set(['Estelik desk desk@estelik.invalid Estelik desk desk@estelik.invalid']),
  );
  await expect(readFile(at('here.git/config'), 'utf8')).resolves.not.toContain('remote.git');
});
