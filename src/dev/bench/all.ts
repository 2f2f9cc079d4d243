/** Every bench with sizes that a small machine gets through in some minutes. */
import { spawn } from 'node:child_process';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../base/platform/cache.ts';

/** The scripts `bench-<name>.ts` with their arguments. */
const BENCHES: Readonly<Record<string, readonly string[]>> = {
  clips: ['--people', '12'],
  desk: ['--receipts', '60'],
  led: ['--people', '1000', '--screens', '20'],
  paths: [],
  press: [],
  site: ['--people', '100,500'],
  scale: ['--people', '20,100'],
};

/**
 * Runs them one after the other; each tells its figures as it goes.
 * @returns Their reports by name.
 * @throws when one of them fails.
 */
export async function benchAll(): Promise<Record<string, unknown>> {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'estelik-bench-'));
  const reports: Record<string, unknown> = {};
  for (const [name, args] of Object.entries(BENCHES)) {
    process.stdout.write(`\n${name}\n`);
    const file = path.join(folder.path, `${name}.json`);
    await run([path.join(PROJECT, `scripts/bench-${name}.ts`), ...args, '--json', file]);
    reports[name] = JSON.parse(await readFile(file, 'utf8')) as unknown;
  }
  return reports;
}

const run = (args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) =>
    spawn(process.execPath, args, { cwd: PROJECT, stdio: 'inherit' }).on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`)),
    ),
  );
