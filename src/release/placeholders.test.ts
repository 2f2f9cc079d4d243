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

async function attempt(): Promise<{ code: number; output: string; served: boolean }> {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-placeholders-'));
  let output = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((output += String(text))));
  const args = ['--content', path.join(PROJECT, 'fixtures/archive'), '--lang', 'en'];
  const code = await publish(readOptions([...args, '--to', 'served'], root, publishOptions));
  vi.restoreAllMocks();
  return { code, output, served: existsSync(path.join(root, 'served')) };
}

test('publishing is refused with each placeholder, and goes on for who names the very address', async () => {
  const { code, output, served } = await attempt();
  expect([code, served]).toEqual([1, false]);
  expect(output).toContain('archive.yaml:10: “https://estelik.example/” is an example');
  expect(output).toContain('archive.yaml:12: “estelik@archive.example” is an example');
  vi.stubEnv('ESTELIK_REHEARSAL', '1');
  expect((await attempt()).output).toContain('is an example');
  vi.stubEnv('ESTELIK_REHEARSAL', 'https://estelik.example/');
  const rehearsed = await attempt();
  expect(rehearsed.output).not.toContain('is an example');
  expect(rehearsed.output).toContain('npm run build');
});
