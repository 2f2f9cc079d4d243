/** The commands on a terminal, as somebody types who does not know them yet. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';

interface Answer {
  code: number | null;
  out: string;
  said: string;
}

function run(script: string, args: string[], cwd: string, env = {}): Promise<Answer> {
  const file = path.join(PROJECT, `scripts/${script}.ts`);
  const locale = { LC_ALL: '', LC_MESSAGES: '', LANG: '' };
  const options = { cwd, env: { ...process.env, ...locale, ...env } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], options, (_, out, said) =>
      resolve({ code: child.exitCode, out, said }),
    );
  });
}

/** Those that have options of their own. */
const COMMANDS = ['clips', 'desk', 'import', 'publish', 'simulate', 'rehearsal', 'bench-scale'];

test.each(COMMANDS)('%s --help tells, ends well and makes nothing', async (script) => {
  const empty = await mkdtemp(path.join(tmpdir(), 'estelik-help-'));
  const { code, out, said } = await run(script, ['--help'], empty, {
    LC_MESSAGES: 'kk_KZ.UTF-8',
  });
  expect([code, said]).toEqual([0, '']);
  expect(out).toMatch(/^npm run /);
  expect(out).toMatch(/--lang kk\|ru\|en +хабарламалардың тілі/);
  expect(await readdir(empty)).toEqual([]);
});

test('what is not understood is named, in the language of the terminal', async () => {
  const empty = await mkdtemp(path.join(tmpdir(), 'estelik-help-'));
  const ru = { LANG: 'ru_RU.UTF-8' };
  for (const [script, args, word] of [
    ['rehearsal', ['--folder'], '--folder'],
    ['cms', ['--port', 'abc'], '--port: abc'],
    ['desk', ['--colour'], '--colour'],
    ['bench-desk', ['--editors', 'many'], '--editors: many'],
  ] as const) {
    const { code, said } = await run(script, [...args], empty, ru);
    expect(code, said).toBe(2);
    expect(said).toContain(`Команда не понята: ${word}`);
    expect(said).toContain(`${script.replace('bench-', 'bench:')} -- --help`);
    expect(said).not.toMatch(/ at |Error/);
  }
  const english = await run('check', ['--colour'], empty, { LANG: 'de_DE.UTF-8' });
  expect(english.said).toContain('The command was not understood: --colour');
  expect(await readdir(empty)).toEqual([]);
});

test('a program that is not there is named', async () => {
  const empty = await mkdtemp(path.join(tmpdir(), 'estelik-help-'));
  const content = path.join(PROJECT, 'content');
  const { code, said } = await run('cms', ['--content', content], empty, {
    PATH: empty,
    LANG: 'en_US.UTF-8',
  });
  expect(code).toBe(1);
  expect(said).toContain('The program git was not found');
});
