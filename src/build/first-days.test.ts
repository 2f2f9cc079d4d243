/** The day a page first became public, kept in the entry: from Git's history, by the desk, in the feed. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOptions } from '../base/command/options.ts';
import { firstDays, keepFirstDays, withDay } from './first-days.ts';
import { newest, NEWEST } from '../outputs/site/exports/feed.ts';
import { smallArchive } from '../dev/testing/small-archive.ts';

const ZONE = 'Asia/Almaty';

const entryOf = (id: string, page: boolean): string =>
  `---\nid: ${id}\nname:\n  kk: Аты\ncategory: front\nplace: nura\n# a word of an editor\nconsent:\n  page: ${String(page)}\n---\n\n# kk\n\nСөз.\n`;

test('the day is that of the commit that allowed the page, and stays once it is kept', async () => {
  const { root, content } = await smallArchive([], []);
  const git = (day: string, ...args: string[]): void => {
    const env = { ...process.env, GIT_COMMITTER_DATE: day, GIT_CONFIG_GLOBAL: '/dev/null' };
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@b.invalid'];
    execFileSync('git', [...who, ...args], { cwd: root, env, stdio: 'ignore' });
  };
  const fileOf = (id: string): string => path.join(content, 'veterans/nura', id, 'index.md');
  const put = async (id: string, text: string): Promise<void> => {
    await mkdir(path.dirname(fileOf(id)), { recursive: true });
    await writeFile(fileOf(id), text);
  };
  const commit = (day: string): void => {
    git(day, 'add', 'content');
    git(day, 'commit', '-q', '-m', 'x');
  };
  const run = (): Promise<number> =>
    keepFirstDays({ ...readOptions([]), content: path.resolve(content) });
  expect(await run()).toBe(1); // no repository, so nobody knows

  git('2027-03-01T00:00:00Z', 'init', '-q', '-b', 'main');
  await put('erte', entryOf('erte', true));
  await put('kesh', entryOf('kesh', false));
  commit('2027-03-01T20:30:00Z'); // the next day in Almaty
  git('2027-03-05T08:00:00Z', 'checkout', '-q', '-b', 'draft');
  await put('tarmaq', entryOf('tarmaq', true));
  commit('2027-03-05T08:00:00Z');
  git('2027-03-06T08:00:00Z', 'checkout', '-q', 'main');
  await put('kesh', entryOf('kesh', true));
  await put('erte', entryOf('erte', true).replace('Сөз', 'Басқа сөз'));
  commit('2027-03-07T08:00:00Z');
  git('2027-03-09T08:00:00Z', 'merge', '-q', '--no-ff', '-m', 'y', 'draft');
  await put('jana', entryOf('jana', true)); // not in Git yet: not known

  expect(await run()).toBe(0);
  const publishedDay = async (id: string): Promise<string | undefined> =>
    /^published: '(.*)'$/m.exec(await readFile(fileOf(id), 'utf8'))?.[1];
  const days = async () =>
    Promise.all(['erte', 'kesh', 'tarmaq', 'jana'].map(async (id) => [id, await publishedDay(id)]));
  const known = [
    ['erte', '2027-03-02'],
    ['kesh', '2027-03-07'],
    ['tarmaq', '2027-03-09'],
  ];
  expect(await days()).toEqual([...known, ['jana', undefined]]);
  expect(await readFile(fileOf('kesh'), 'utf8')).toBe(withDay(entryOf('kesh', true), '2027-03-07'));
  commit('2027-03-20T08:00:00Z');
  expect(await run()).toBe(0);
  expect(await days()).toEqual([...known, ['jana', '2027-03-20']]);
});

test('of several commits of an entry the first one counts', () => {
  const log = '\0' + ['1800000000', '', 'veterans/nura/a/index.md', ''].join('\n');
  const later = '\0' + ['1900000000', '', 'veterans/shet/a/index.md', ''].join('\n');
  expect([...firstDays(log + later, ZONE)]).toEqual([['a', '2027-01-15']]);
});

test('the newest are at most fifty, the unknown come last, and the order of the archive is no matter', () => {
  const day = fc.option(fc.constantFrom('2027-04-01', '2027-04-02', '2027-05-09'), {
    nil: undefined,
  });
  const people = fc.uniqueArray(
    fc.record({ id: fc.stringMatching(/^[a-f]{1,6}$/), published: day }),
    {
      selector: ({ id }) => id,
      maxLength: 120,
    },
  );
  fc.assert(
    fc.property(people, (list) => {
      const all = list.map(({ id, published }) => ({ id, veteran: { published } as never }));
      const found = newest(all);
      expect(found.length).toBe(Math.min(NEWEST, all.length));
      expect(newest(all.toReversed())).toEqual(found);
      const dayOf = new Map(list.map(({ id, published }) => [id, published ?? '']));
      const days = found.map(({ id }) => dayOf.get(id) ?? '');
      expect(days).toEqual(days.toSorted().toReversed());
      const rest = all.filter((one) => !found.includes(one)).map(({ id }) => dayOf.get(id) ?? '');
      for (const one of rest) expect(one <= (days.at(-1) ?? '')).toBe(true);
    }),
  );
});
