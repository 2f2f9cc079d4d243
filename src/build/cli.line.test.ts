/** The commands on a terminal, as somebody types who does not know them yet. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { callOf } from '../base/command/subcommands.ts';
import { PROJECT } from '../base/platform/cache.ts';

interface Answer {
  code: number | null;
  out: string;
  errors: string;
}

function run(script: string, args: string[], cwd: string, env = {}): Promise<Answer> {
  const file = path.join(PROJECT, `scripts/${script}.ts`);
  const locale = { LC_ALL: '', LC_MESSAGES: '', LANG: '' };
  const options = { cwd, env: { ...process.env, ...locale, ...env } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], options, (_, out, errors) =>
      resolve({ code: child.exitCode, out, errors }),
    );
  });
}

/** Calls each script with its words, in one process, and prints what came of it. */
const WALK = `
const calls = JSON.parse(process.argv[1]);
const answers = [];
for (const [at, [script, ...args]] of calls.entries()) {
  let output = '';
  process.argv = [process.execPath, script, ...args];
  process.exitCode = undefined;
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write = (text) => Boolean((output += text));
  await import(script + '?' + at).catch((error) => (output += error.stack));
  process.stdout.write = process.stderr.write = write;
  answers.push({ code: process.exitCode ?? 0, output });
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
`;

/** Node keeps the process from writing a file and from starting a program, and would say so. */
const HARMLESS = ['--permission', '--allow-fs-read=*', '--allow-addons', '--allow-worker'];

/** What the scripts say to their words, one after the other, on a terminal of a language. */
async function walk(
  calls: readonly (readonly [string, ...string[]])[],
  locale: string,
): Promise<{ code: number; output: string }[]> {
  const cwd = await mkdtemp(path.join(tmpdir(), 'estelik-help-'));
  const files = calls.map(([script, ...args]) => [
    path.join(PROJECT, `scripts/${script}.ts`),
    ...args,
  ]);
  const args = [...HARMLESS, '--no-warnings', '--input-type=module', '-e', WALK];
  const env = { ...process.env, LC_ALL: '', LC_MESSAGES: locale, LANG: 'en_US.UTF-8' };
  const options = { cwd, env, maxBuffer: 10_000_000 };
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [...args, JSON.stringify(files)], options);
  expect(await readdir(cwd)).toEqual([]);
  return JSON.parse(stdout) as { code: number; output: string }[];
}

test('every command of the package tells, refuses what it does not know, and makes nothing', async () => {
  const names = (await readdir(path.join(PROJECT, 'scripts'))).map((file) => path.parse(file).name);
  const calls = names.flatMap((name) =>
    ['--help', '--colour'].map((word) => [name, word] as [string, string]),
  );
  const answers = await walk(calls, 'kk_KZ.UTF-8');
  for (const [at, [name, word]] of calls.entries()) {
    const { code, output } = answers[at] ?? { code: -1, output: '' };
    const call = callOf(name);
    const about = `${call} ${word}: ${output}`;
    expect(code, about).toBe(word === '--help' ? 0 : 2);
    expect(output, about).not.toMatch(/Error| at /);
    if (word === '--colour') expect(output, about).toContain('Бұйрық түсініксіз: --colour');
    else {
      expect(output.startsWith(call), about).toBe(true);
      expect(output, about).toMatch(/--lang kk\|ru\|en +хабарламалардың тілі/);
      expect(output, about).toContain(`Мысалы:\n  ${call}`);
    }
  }
});

/** Words that cannot be, and how each is named with what may stand there. */
const STRANGE: readonly (readonly [string[], string])[] = [
  [['rehearsal', '--folder'], '--folder'],
  [['cms', '--port', 'abc'], '--port: abc (1 … 65535)'],
  [['start', '--port', '70000'], '--port: 70000 (1 … 65535)'],
  [['desk', '--colour'], '--colour'],
  [['desk', 'counts', '--lang', 'de'], '--lang: de (kk | ru | en)'],
  [['desk', '--today', '2027-02-30'], '--today: 2027-02-30'],
  [['desk', '--address', 'desk'], '--address: desk (https://desk.example.kz)'],
  [['desk', 'invite', '--role', 'king'], '--role: king (specialist | editor | region)'],
  [['desk', 'restore'], 'не хватает слова ПАПКА'],
  [['bench', 'fly'], 'fly'],
  [['bench', 'desk', '--editors', 'many'], '--editors: many (1 … 999999)'],
  [['bench', 'scale', '--steps', 'fly'], '--steps: fly'],
  [['bench', 'clips', '--only', 'fly'], '--only: fly (landscape'],
  [['generate', 'fly'], 'generate: fly (fields | fonts | screenshots)'],
  [['build', '--only', 'site,fly'], '--only: fly (cms | photos'],
  [['build', '--out', ''], 'после параметра нет значения. Пишется так: --out ПАПКА'],
  [['build', '--jobs', '999'], '--jobs: 999 (1 … 256)'],
  [['simulate', '--people', '-5'], '--people: -5 (1 … 999999)'],
  [['simulate', '--people', '--seed', '1'], 'Пишется так: --people 100'],
  [['import'], 'Пишется так: --file ФАЙЛ'],
  [['new', '--day', '2027-05-09'], 'не хватает слова ПАПКА'],
  [['publish', '--target', 'moon'], '--target: moon (folder | pages)'],
];

test('what is not understood is named with what may stand there', async () => {
  const calls = STRANGE.map(([words]) => words as [string, ...string[]]);
  const answers = await walk(calls, 'ru_RU.UTF-8');
  for (const [at, [[command = '', word = ''], complaint]] of STRANGE.entries()) {
    const { code, output } = answers[at] ?? { code: -1, output: '' };
    expect(code, output).toBe(2);
    expect(output).toContain('Команда не понята: ');
    expect(output).toContain(complaint);
    const named = callOf(`${command}-${word}`).includes(' -- ') ? `${command}-${word}` : command;
    expect(output).toContain(callOf(named, '--help'));
    expect(output).not.toMatch(/ at |Error/);
  }
});

test('a campaign that there is not is the option’s fault, and the others are named', async () => {
  const content = path.join(PROJECT, 'fixtures/archive');
  const options = ['--content', content, '--campaign', 'nosuch'];
  for (const { code, output } of await walk(
    ['check', 'first-days', 'publish', 'proof'].map((script) => [script, ...options]),
    'ru_RU.UTF-8',
  )) {
    expect(code, output).toBe(1);
    expect(output).toContain('Акции «nosuch», названной в --campaign, нет.');
    expect(output).toContain('Назовите одну из имеющихся: victory-2020, victory-2027.');
    expect(output).not.toContain('archive.yaml');
  }
});

test('a list is not written into a folder that is not there, and none is made', async () => {
  const file = path.join('nowhere', 'shards.json');
  const [answer] = await walk([['shards', '--json', file]], 'ru_RU.UTF-8');
  expect(answer).toMatchObject({ code: 1, output: expect.stringMatching(/nowhere/) });
});

test('a program that is not there is named', async () => {
  const empty = await mkdtemp(path.join(tmpdir(), 'estelik-help-'));
  const content = path.join(PROJECT, 'content');
  const { code, errors } = await run('cms', ['--content', content], empty, {
    PATH: empty,
    LANG: 'en_US.UTF-8',
  });
  expect(code).toBe(1);
  expect(errors).toContain('git is not installed');
});
