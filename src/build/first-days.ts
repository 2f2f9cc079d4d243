/** `npm run first-days`: the day each page first became public, from Git's history into the entries. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeFileAtomically } from '../base/platform/files.ts';
import { tell } from '../base/platform/tell.ts';
import type { Options } from '../base/command/options.ts';
import { readOrReport } from '../check/index.ts';
import { t } from '../i18n/index.ts';
import { localDay } from '../model/zone.ts';
import { splitFrontMatter } from '../model/yaml.ts';

const run = promisify(execFile);

/** Git's answer about 10,000 entries has some 2 MB. */
const LARGEST_ANSWER = 500_000_000;

/**
 * Writes `published` into the entries that lack it. Days that stand there never change: whichever
 * machine builds reads them from the file, and none asks Git or the clock again.
 * @returns The exit code: 1 when nothing could be told.
 */
export async function keepFirstDays(options: Options): Promise<number> {
  const { content } = options;
  const say = t(options.lang);
  const archive = await readOrReport(options);
  if (!archive) return 1;
  const isShallow = await git(content, ['rev-parse', '--is-shallow-repository']);
  if (isShallow === null || isShallow.trim() === 'true') {
    const key = isShallow === null ? 'firstDays.no-git' : 'firstDays.shallow';
    return tell(say(key, { folder: content }), 1);
  }
  const days = firstDays((await git(content, LOG)) ?? '', archive.campaign.timeZone);
  const missing = archive.veterans.filter(({ published }) => published === undefined);
  const dated = missing.filter(({ id }) => days.has(id));
  for (const { id, folder } of dated) {
    const file = path.join(folder, 'index.md');
    await writeFileAtomically(file, withDay(await readFile(file, 'utf8'), days.get(id) ?? ''));
  }
  const params = { count: dated.length, unknown: missing.length - dated.length };
  process.stdout.write(`${say('firstDays.written', params)}\n`);
  return 0;
}

/**
 * Commits of the published branch that allow a page, oldest first: what came by a merge came on the
 * day of the merge. A change of an entry that does not touch its consent is none of them.
 */
const LOG = [
  ...['log', '--first-parent', '--diff-merges=first-parent', '--reverse', '--no-renames'],
  ...['-G', 'page: *true', '--format=%x00%ct', '--name-only', '--', 'veterans'],
];

/**
 * The day of each entry by its id, in the campaign's zone.
 * @param log Commits as `\0<seconds>`, each followed by its files.
 */
export function firstDays(log: string, timeZone: string): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const commit of log.split('\0').slice(1)) {
    const [seconds, ...files] = commit.split('\n');
    const day = localDay(new Date(Number(seconds) * 1000), timeZone);
    for (const file of files) {
      const id = /\/([a-z0-9-]+)\/index\.md$/.exec(file)?.[1];
      if (id !== undefined && !days.has(id)) days.set(id, day);
    }
  }
  return days;
}

/** The entry with one line more at the end of its data; nothing else of it is touched. */
export function withDay(text: string, day: string): string {
  const yaml = splitFrontMatter(text)?.yaml ?? '';
  const end = text.indexOf(yaml) + yaml.trimEnd().length;
  return `${text.slice(0, end)}\npublished: '${day}'${text.slice(end)}`;
}

/** `null` where there is no repository. */
async function git(folder: string, args: readonly string[]): Promise<string | null> {
  const call = ['-c', 'core.quotepath=false', ...args];
  const limits = { cwd: folder, maxBuffer: LARGEST_ANSWER };
  return run('git', call, limits).then(
    ({ stdout }) => stdout,
    () => null,
  );
}
