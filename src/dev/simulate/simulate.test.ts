import { mkdtemp, readFile, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { hashFile, walk } from '../../base/platform/files.ts';
import { readChecked } from '../../check/index.ts';
import { MARK, NotSyntheticError, simulate } from './index.ts';
import { russianPatronymic } from './name.ts';

const content = path.join(PROJECT, 'fixtures/archive');
let root: string;
const made = (name: string, people: number, seed = 'test'): Promise<void> =>
  simulate({ out: path.join(root, name), people, seed, content });

const hashes = async (folder: string): Promise<Map<string, string>> => {
  const files = await walk(folder);
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, await hashFile(path.join(folder, file))] as const),
    ),
  );
};

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-simulate-'));
  await made('large', 200);
  await made('small', 60);
});

test('the archive passes the check, and its title says what it is', async () => {
  const { archive, problems, entries } = await readChecked({
    content: path.join(root, 'large'),
    campaign: undefined,
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(entries).toBe(200);
  expect(archive?.settings.name).toEqual({
    kk: expect.stringContaining('ойдан шығарылған'),
    ru: expect.stringContaining('вымышленные'),
    en: expect.stringContaining('synthetic'),
  });
  for (const veteran of archive?.veterans ?? [])
    expect(veteran.unknowns?.[0]?.ru).toContain('Вымышленный человек');
});

test('a larger archive of one seed begins with the people of a smaller one, byte for byte', async () => {
  const large = await hashes(path.join(root, 'large/veterans'));
  const small = await hashes(path.join(root, 'small/veterans'));
  expect(small.size).toBeGreaterThan(80);
  for (const [file, hash] of small) expect(large.get(file)).toBe(hash);
});

test('an older synthetic archive is replaced whole, by another seed with other people', async () => {
  const before = await hashes(path.join(root, 'small/veterans'));
  await made('small', 5, 'other');
  const after = await hashes(path.join(root, 'small/veterans'));
  expect([...after.keys()].filter((file) => file.endsWith('.md'))).toHaveLength(5);
  expect([...after.values()].filter((hash) => [...before.values()].includes(hash))).toEqual([]);
});

test('real data are never written to', async () => {
  const real = path.join(root, 'real');
  await mkdir(real);
  await writeFile(path.join(real, 'archive.yaml'), 'name: {}\n');
  await expect(made('real', 1)).rejects.toThrow(NotSyntheticError);
  for (const out of [real, path.join(real, 'veterans')])
    await expect(simulate({ out, people: 1, seed: '1', content: real })).rejects.toThrow(
      NotSyntheticError,
    );
  expect(await walk(real)).toEqual(['archive.yaml']);
  expect(JSON.parse(await readFile(path.join(root, 'large', MARK), 'utf8'))).toMatchObject({
    synthetic: true,
    people: 200,
  });
});

test.each([
  ['Иван', 'Иванович', 'Ивановна'],
  ['Василий', 'Васильевич', 'Васильевна'],
  ['Алексей', 'Алексеевич', 'Алексеевна'],
  ['Яков:Яковлевич', 'Яковлевич', 'Яковлевна'],
  ['Муса', 'Мусаевич', 'Мусаевна'],
])('%s → %s, %s', (father, son, daughter) => {
  expect(russianPatronymic(father, 'male')).toBe(son);
  expect(russianPatronymic(father, 'female')).toBe(daughter);
});
