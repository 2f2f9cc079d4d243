/** The command as people run it, on an archive where everything is broken. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { LANGUAGES } from '../model/language.ts';
import type { SaidProblem } from '../model/problem.ts';
import { brokenArchive, lineOf } from '../dev/testing/broken-archive.ts';
import { BROKEN } from '../dev/testing/broken-entries.ts';

const run = promisify(execFile);
const content = await brokenArchive();

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

async function check(...args: string[]): Promise<Ended> {
  const command = [path.join(PROJECT, 'scripts/check.ts'), '--content', content, ...args];
  const env = { ...process.env, GITHUB_ACTIONS: '', FORCE_COLOR: '0' };
  return run(process.execPath, command, { env, maxBuffer: 1e8 }).then(
    (ended) => ({ code: 0, ...ended }),
    (error: Ended) => error,
  );
}

const UNEXPECTED = [
  'places specialist-missing 1 specialist',
  'veterans/karaganda/zz-empty/index.md file-missing 1 ',
  'veterans/karaganda/zz-file.md entry-not-folder 1 ',
  'veterans/karaganda/zz-link file-link 1 ',
];

test('fifty and more kinds of fault are in it', () => {
  expect(new Set(BROKEN.map(({ id }) => id)).size).toBe(BROKEN.length);
  expect(BROKEN.length).toBeGreaterThanOrEqual(50);
});

test('one run names every one by file, line and field, and nothing else', async () => {
  const { code, stdout, stderr } = await check('--format', 'json', '--lang', 'en');
  const { problems } = JSON.parse(stdout) as { problems: SaidProblem[] };
  const found = problems.map((p) => `${p.file} ${p.code} ${p.line} ${p.field}`);
  const expected = BROKEN.map(
    (broken) =>
      `veterans/karaganda/${broken.id}/index.md ${broken.code} ${lineOf(broken)} ${broken.field}`,
  );
  expect(found.sort()).toEqual([...expected, ...UNEXPECTED].sort());
  expect(code).toBe(1);
  expect(stderr).toBe('');
});

test.each(LANGUAGES)('in %s each fault is said in words, without a stack trace', async (lang) => {
  const { code, stdout, stderr } = await check('--lang', lang, '--format', 'text');
  expect(code).toBe(1);
  expect(stderr).toBe('');
  for (const { id } of BROKEN) expect(stdout).toContain(`/veterans/karaganda/${id}/index.md\n`);
  expect(stdout.match(/^ {4}→ \S/gm)).toHaveLength(BROKEN.length + UNEXPECTED.length);
  // A day is said in words; what somebody wrote stands in quotation marks as it was written.
  expect(stdout.replaceAll(/[«“][^»”]*[»”]/g, '')).not.toMatch(/[( ]\d{4}-\d\d/);
  expect(stdout).not.toMatch(/^\s+at |Error:|\bundefined\b|\{\w+\}|\[object/m);
});

test('GitHub gets as many annotations', async () => {
  const { stdout } = await check('--lang', 'en', '--format', 'github');
  expect(
    stdout.match(/^::(?:error|warning) file=[^,\n]+,line=\d+(?:,title=[^:\n]+)?::./gm),
  ).toHaveLength(BROKEN.length + UNEXPECTED.length);
});

test.each([
  ['kk', /^Бұйрық түсініксіз: --colour/],
  ['ru', /^Команда не понята: --colour/],
  ['en', /^The command was not understood: --colour/],
])('a mistyped option is answered in %s', async (lang, words) => {
  const { code, stdout, stderr } = await check('--lang', lang, '--colour');
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(words);
});
