/** The form on a static host: there where the archive asks for it, whole, and nowhere else. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Cache, PROJECT } from '../base/platform/cache.ts';
import type { BuildContext } from '../base/command/context.ts';
import { readArchive } from '../model/archive.ts';
import { makeCms } from './publish.ts';

test('the form is written where the archive says how editors log in', async () => {
  const { archive } = await readArchive(path.join(PROJECT, 'fixtures/archive'));
  if (!archive) throw new Error('no archive');
  const cache = new Cache(await mkdtemp(path.join(tmpdir(), 'estelik-admin-')));
  const make = (cms?: NonNullable<typeof archive.settings.cms>) =>
    makeCms({
      archive: { ...archive, settings: { ...archive.settings, cms } },
      cache,
    } as unknown as BuildContext);
  expect((await make()).outputs).toEqual([]);

  const { outputs } = await make({
    backend: 'github',
    repository: 'a/b',
    loginAddress: 'https://login.example/x',
  });
  const read = async (name: string): Promise<string> =>
    readFile(outputs.find((output) => output.path === `admin/${name}`)?.source ?? '', 'utf8');
  expect(await read('index.html')).toContain('https://login.example');
  expect(await read('index.html')).not.toContain('https://gitlab.com');
  expect(JSON.parse(await read('config-kk.json'))).toMatchObject({ backend: { repo: 'a/b' } });
  expect((await read('decap-cms.js')).length).toBeGreaterThan(1_000_000);
});
