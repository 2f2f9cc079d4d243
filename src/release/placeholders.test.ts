/** What is still an example is not brought to the public. */
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { readOptions } from '../base/command/options.ts';
import { PROJECT } from '../base/platform/cache.ts';
import { publish, publishOptions } from './index.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function attempt(): Promise<{ code: number; said: string; served: boolean }> {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-placeholders-'));
  let said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said += String(text))));
  const args = ['--content', path.join(PROJECT, 'fixtures/archive'), '--lang', 'en'];
  const code = await publish(readOptions([...args, '--to', 'served'], root, publishOptions));
  vi.restoreAllMocks();
  return { code, said, served: existsSync(path.join(root, 'served')) };
}

test('publishing is refused with each placeholder, and goes on for who names the very address', async () => {
  const { code, said, served } = await attempt();
  expect([code, served]).toEqual([1, false]);
  expect(said).toContain('archive.yaml:10: “https://estelik.example/” is an example');
  expect(said).toContain('archive.yaml:12: “estelik@archive.example” is an example');
  vi.stubEnv('ESTELIK_REHEARSAL', '1');
  expect((await attempt()).said).toContain('is an example');
  vi.stubEnv('ESTELIK_REHEARSAL', 'https://estelik.example/');
  const rehearsed = await attempt();
  expect(rehearsed.said).not.toContain('is an example');
  expect(rehearsed.said).toContain('npm run build');
});
