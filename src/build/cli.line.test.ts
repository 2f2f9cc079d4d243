/** The commands on a terminal, as somebody types who does not know them yet. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { callOf } from '../base/command/words.ts';
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

/** Calls each script with each of the words, in one process, and prints what came of it. */
const WALK = `
const [scripts, calls] = process.argv.slice(1).map((text) => JSON.parse(text));
const answers = [];
for (const script of scripts)
  for (const args of calls) {
    let said = '';
    process.argv = [process.execPath, script, ...args];
    process.exitCode = undefined;
    const { write } = process.stdout;
    process.stdout.write = process.stderr.write = (text) => Boolean((said += text));
    await import(script + '?' + args.join()).catch((error) => (said += error.stack));
    process.stdout.write = process.stderr.write = write;
    answers.push([script, args[0], process.exitCode ?? 0, said]);
  }
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
`;

/** Node keeps the process from writing a file and from starting a program, and would say so. */
const HARMLESS = ['--permission', '--allow-fs-read=*', '--allow-addons', '--allow-worker'];

test('every command of the package tells, refuses what it does not know, and makes nothing', async () => {
  const names = (await readdir(path.join(PROJECT, 'scripts'))).map((file) => path.parse(file).name);
  const commands = names.map((name) => ({ call: callOf(name), file: `scripts/${name}.ts` }));
  const files = commands.map(({ file }) => path.join(PROJECT, file));
  const calls = [['--help'], ['--colour']];
  const args = [...HARMLESS, '--no-warnings', '--input-type=module', '-e', WALK];
  const cwd = await mkdtemp(path.join(tmpdir(), 'estelik-help-'));
  const env = { ...process.env, LC_ALL: '', LC_MESSAGES: 'kk_KZ.UTF-8', LANG: 'ru_RU.UTF-8' };
  const run = promisify(execFile);
  const words = [JSON.stringify(files), JSON.stringify(calls)];
  const { stdout } = await run(process.execPath, [...args, ...words], {
    cwd,
    env,
    maxBuffer: 10_000_000,
  });
  const answers = JSON.parse(stdout) as [string, string, number, string][];
  expect(answers).toHaveLength(commands.length * calls.length);
  for (const [script, word, code, said] of answers) {
    const call = commands[files.indexOf(script)]?.call ?? '';
    const about = `${call} ${word}: ${said}`;
    expect(code, about).toBe(word === '--help' ? 0 : 2);
    expect(said, about).not.toMatch(/Error| at /);
    if (word === '--colour') expect(said, about).toContain('Бұйрық түсініксіз: --colour');
    else {
      expect(said.startsWith(call), about).toBe(true);
      expect(said, about).toMatch(/--lang kk\|ru\|en +хабарламалардың тілі/);
      expect(said, about).toContain(`Мысалы:\n  ${call}`);
    }
  }
  expect(await readdir(cwd)).toEqual([]);
});

test('what is not understood is named, in the language of the terminal', async () => {
  const empty = await mkdtemp(path.join(tmpdir(), 'estelik-help-'));
  const ru = { LANG: 'ru_RU.UTF-8' };
  for (const [script, args, word] of [
    ['rehearsal', ['--folder'], '--folder'],
    ['cms', ['--port', 'abc'], '--port: abc'],
    ['desk', ['--colour'], '--colour'],
    ['bench', ['fly'], 'fly'],
    ['bench desk', ['--editors', 'many'], '--editors: many'],
    ['bench scale', ['--steps', 'fly'], '--steps: fly'],
    ['generate', ['fly'], 'fly'],
    ['build', ['--only', 'site,fly'], '--only: fly'],
    ['publish', ['--target', 'moon'], '--target: moon'],
    ['desk', ['counts', '--lang', 'de'], '--lang: de'],
  ] as const) {
    const [command = '', ...named] = script.split(' ');
    const { code, said } = await run(command, [...named, ...args], empty, ru);
    expect(code, said).toBe(2);
    expect(said).toContain(`Команда не понята: ${word}`);
    expect(said).toContain(callOf(script.replace(' ', '-'), '--help'));
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
  expect(said).toContain('git is not installed');
});
