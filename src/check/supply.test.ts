import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { nodeFindings, supplyFindings, type Lock } from './supply.ts';

test('every package of the lock file has an allowed licence, and only known ones run scripts', async () => {
  const text = await readFile(path.join(PROJECT, 'package-lock.json'), 'utf8');
  expect(supplyFindings(JSON.parse(text) as Lock)).toEqual([]);
});

/**
 * Debian's npm (9.2) cannot compare a range with a package under another name, and calls an optional
 * peer of another line missing; it then says that there is no lock file. Both are taken out of the file
 * by hand, which newer ones leave so: the stand-ins of `overrides` with who asks for them, and peers.
 */
test('the lock file can be read by the npm that Debian has', async () => {
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(PROJECT, file), 'utf8'));
  const { packages } = (await read('package-lock.json')) as { packages: Record<string, Entry> };
  const { overrides } = (await read('package.json')) as { overrides: Record<string, object> };
  const standIns = Object.values(overrides).flatMap((replaced) => Object.keys(replaced));
  expect(standIns).toContain('decap-cms-app');
  const entries = Object.entries(packages);
  const strange = entries.flatMap(([folder, { dependencies = {}, peerDependencies = {} }]) => [
    ...standIns.filter((name) => name in dependencies && folder.endsWith('/decap-cms')),
    ...Object.entries(peerDependencies)
      .filter(([peer, range]) => {
        const line = /^\^(\d+)[.\d]*$/.exec(range)?.[1];
        const found =
          packages[`${folder}/node_modules/${peer}`] ?? packages[`node_modules/${peer}`];
        return line !== undefined && found && found.version?.split('.')[0] !== line;
      })
      .map(([peer]) => `${folder}: ${peer}`),
  ]);
  expect(strange).toEqual([]);
});

interface Entry {
  version?: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

test.each([
  [{ license: 'MIT' }, []],
  [{ license: '(MIT OR CC0-1.0)' }, []],
  [{ license: 'GPL-3.0 OR MIT' }, []],
  [{ license: 'GPL-3.0' }, ['licence']],
  [{ license: 'MIT AND GPL-3.0' }, ['licence']],
  [{}, ['licence']],
  [{ license: 'MIT', hasInstallScript: true }, ['script']],
])('%j: %j', (entry, codes) => {
  const lock: Lock = { packages: { '': {}, 'node_modules/a': entry } };
  expect(supplyFindings(lock).map(({ code }) => code)).toEqual(codes);
});

test('a platform package without a word is judged by its family', () => {
  const family = { 'node_modules/@a/linux': {}, 'node_modules/@a/core': { license: 'MIT' } };
  expect(supplyFindings({ packages: family })).toEqual([]);
});

test.each([
  ['24.21.0', ['node-old']],
  ['24.22.0', ['node-old']],
  ['24.22.1', []],
  ['24.23.0', []],
  ['20.20.2', ['node-line']],
  ['25.9.0', ['node-line']],
])('Node %s: %j', (version, codes) => {
  expect(nodeFindings(version).map(({ code }) => code)).toEqual(codes);
});

test('the packaged Node is the one that package.json supports', async () => {
  const text = await readFile(path.join(PROJECT, 'package.json'), 'utf8');
  const { engines, devDependencies } = JSON.parse(text) as Record<string, Record<string, string>>;
  const [line, minor] = String(devDependencies?.['node']).split('.');
  expect(engines?.['node']).toBe(`>=${line}.${minor}`);
});
