/** Commands whose helper dies: they end in words, not in silence. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { PROJECT } from '../platform/cache.ts';
import { t } from '../../i18n/index.ts';

const CLI = pathToFileURL(path.join(PROJECT, 'src/base/command/cli.ts')).href;

/** Pagefind is held, asked and killed, so that it dies with a question open. */
const PROGRAM = `
import { readFileSync } from 'node:fs';
import { createIndex } from 'pagefind';
import { runArguments } from '${CLI}';
await runArguments(async () => {
  const { index } = await createIndex({});
  const children = readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8');
  const [helper] = children.trim().split(' ').map(Number);
  process.kill(helper, 'SIGSTOP');
  setTimeout(() => process.kill(helper, 'SIGKILL'), 50);
  await index.getFiles();
  return 0;
});
`;

const run = (language: string): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const args = ['--input-type=module', '-e', PROGRAM, '--', 'program', '--lang', language];
    const child = execFile(process.execPath, args, { cwd: PROJECT }, (_, out, errors) =>
      resolve({ code: child.exitCode, output: out + errors }),
    );
  });

test.skipIf(process.platform !== 'linux')('a helper killed amid its work is told', async () => {
  for (const language of ['kk', 'ru', 'en'] as const) {
    const { code, output } = await run(language);
    expect(code).toBe(1);
    expect(output).toContain(t(language)('cli.cut-off'));
  }
});
