/** When a build has nothing to do, and what wakes it. */
import { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readOptions } from '../base/command/options.ts';
import { writeManifest } from './manifest.ts';
import { placeOutputs } from './outputs.ts';
import { countUpToDate, inputsOf, markUpToDate, clearUpToDate } from './up-to-date.ts';

let root: string;
let inputs: string | null;
const at = (...names: string[]): string => path.join(root, ...names);
const optionsOf = (more: readonly string[] = []) =>
  readOptions(['--content', 'content', '--out', 'dist', '--cache', 'cache', ...more], root);
const folders = () => optionsOf();
const count = async (more: readonly string[] = []): Promise<number | null> =>
  countUpToDate(folders(), await inputsOf(optionsOf(more)));

const facts = { person: null, kind: 'page', format: 'html', language: 'kk' } as const;
const place = async (): Promise<void> => {
  const texts = ['a.html', 'b.html'].map((name) => ({ ...facts, path: name, text: () => name }));
  await placeOutputs(folders(), 'site', texts);
  await writeManifest(folders());
};

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-up-to-date-'));
  await mkdir(at('content/places'), { recursive: true });
  await writeFile(at('content/archive.yaml'), 'name: one');
  await writeFile(at('content/places/nura.yaml'), 'name: nura');
  await wait(2_100); // what is younger may change unseen
});
afterAll(() => rm(root, { recursive: true, force: true }));

beforeEach(async () => {
  await place();
  inputs = await inputsOf(optionsOf());
  await markUpToDate(folders(), inputs);
});

test('what was read and made is as it was: nothing is to be made', async () => {
  expect(await count()).toBe(2);
  expect(await count(['--lang', 'en'])).toBe(2);
});

test('without its note, with other settings, or without its content, everything is looked at', async () => {
  expect(await count(['--as-of', '2027-05-01'])).toBeNull();
  expect(await count(['--campaign', 'victory-2020'])).toBeNull();
  expect(await inputsOf(optionsOf(['--content', 'nowhere']))).toBeNull();
  expect(await countUpToDate(folders(), null)).toBeNull();
  await clearUpToDate(folders());
  expect(await count()).toBeNull();
});

test.each([
  ['a page that went', () => rm(at('dist/a.html'))],
  ['a page that is shorter', () => writeFile(at('dist/a.html'), 'a')],
  ['a page with another time', () => utimes(at('dist/a.html'), 1, 1)],
  ['the manifest that went', () => rm(at('dist/manifest.json'))],
])('%s wakes the build', async (_, damage) => {
  await damage();
  expect(await count()).toBeNull();
});

test('an entry of the same length and time wakes the build, and a young or linked one', async () => {
  const file = at('content/archive.yaml');
  await utimes(file, 1_000, 1_000);
  await wait(2_100);
  await markUpToDate(folders(), await inputsOf(optionsOf()));
  expect(await count()).toBe(2);
  await writeFile(at('other.yaml'), 'name: two');
  await utimes(at('other.yaml'), 1_000, 1_000);
  await rename(at('other.yaml'), file);
  expect(await inputsOf(optionsOf()), 'changed a moment ago').toBeNull();
  await wait(2_100);
  expect(await inputsOf(optionsOf())).not.toBeNull();
  expect(await count()).toBeNull();
  await symlink(file, at('content/linked.yaml'));
  expect(await inputsOf(optionsOf())).toBeNull();
});
