/** A build in trouble: it says which file and what to do, ends with 1, and leaves `dist/` as it was. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';
import { workFolderOf } from '../dist/scratch.ts';
import { hashesOf, readManifest, startBuild } from '../dev/testing/run-build.ts';
import type { SmallArchive } from '../dev/testing/small-archive.ts';
import { pagesAlone, TINY, tinyArchive } from '../dev/testing/tiny-archive.ts';

const isRoot = process.getuid?.() === 0;
/** Rights bind everybody but root: what root tests is run by nobody. */
const NOBODY = isRoot ? { uid: 65_534, gid: 65_534 } : {};
const mayRead = spawnSync('ls', [path.join(PROJECT, 'src')], NOBODY).status === 0;

let at: SmallArchive;
let whole: ReadonlyMap<string, string>;

const start = (more: readonly string[] = [], folders: Partial<SmallArchive> = {}) =>
  startBuild({ ...at, ...folders }, more, {
    ...NOBODY,
    env: { ...process.env, HOME: at.root },
  });

const build = (...of: Parameters<typeof start>) => start(...of).ended;

beforeAll(async () => {
  at = await tinyArchive();
  await pagesAlone(at.content);
  const { code, text } = await startBuild(at).ended;
  expect(code, text).toBe(0);
  whole = await hashesOf(at.out);
  await chmod(at.root, 0o755);
  if (isRoot) execFileSync('chown', ['-R', '65534:65534', at.root]);
}, 600_000);

/** What a build says that must fail, in a language; nothing in `dist/` is touched by it. */
async function refused(more: readonly string[] = []): Promise<string> {
  const { code, text } = await build(more);
  expect(code, text).toBe(1);
  expect(text).not.toMatch(/^ {4}at /m);
  expect(await hashesOf(at.out)).toEqual(whole);
  return text;
}

const person = `veterans/karkaraly/${TINY.shown}`;

describe.skipIf(!mayRead)('without rights', { timeout: 600_000 }, () => {
  test.each([
    [`${person}/portrait.jpg`, 'no right to open', 'portrait.jpg'],
    [`${person}/index.md`, 'could not be read', `${person}/index.md`],
    [person, 'could not be read', `${person}/index.md`],
    ['veterans/karkaraly', 'could not be read', 'veterans/karkaraly'],
    ['veterans', 'could not be read', 'veterans'],
    ['places', 'could not be read', 'places'],
    ['.', 'cannot be read', 'content'],
  ])('to %s of the archive', async (name, complaint, named) => {
    const file = path.join(at.content, name);
    const mode = name.includes('.') && name !== '.' ? 0o644 : 0o755;
    await chmod(file, 0);
    const output = await refused().finally(() => chmod(file, mode));
    expect(output).toContain(complaint);
    expect(output).toContain(named);
  });

  test.each([
    ['en', 'Check the disk space'],
    ['ru', 'Проверьте место на диске'],
    ['kk', 'Диск орны мен қалтаға рұқсатты'],
  ])('to write the cache, told in %s', async (language, advice) => {
    await chmod(at.cache, 0o555);
    const output = await refused(['--lang', language]).finally(() => chmod(at.cache, 0o755));
    expect(output).toContain(at.cache);
    expect(output).toContain(advice);
  });

  test('to write dist, which the next build completes', async () => {
    const lost = [...whole.keys()].find((name) => name.startsWith('report/')) ?? '';
    const file = path.join(at.out, lost);
    await rename(file, `${at.root}/lost`);
    await chmod(path.dirname(file), 0o555);
    const { code, text } = await build().finally(() => chmod(path.dirname(file), 0o755));
    expect(code, text).toBe(1);
    expect(text).toContain(path.dirname(file));
    expect(text).toContain('Check the disk space');
    expect((await build()).code).toBe(0);
    expect(await hashesOf(at.out)).toEqual(whole);
  });
});

test('two builds at once: one works, the other says who does', { timeout: 600_000 }, async () => {
  await rm(path.join(at.cache, 'kit'), { recursive: true });
  const holder = path.join(at.cache, 'lock.pid');
  await writeFile(holder, '');
  const first = start();
  while ((await readFile(holder, 'utf8')) === '') await setTimeout(20);
  first.signal('SIGSTOP');
  const second = await build();
  first.signal('SIGCONT');
  const done = await first.ended;
  expect([done.code, second.code], done.text + second.text).toEqual([0, 1]);
  expect(second.text).toMatch(/Another build \(process [1-9]\d*\) is working/);
  expect(await hashesOf(at.out)).toEqual(whole);
});

test('killed while pages are drawn: the next build clears what is left, of itself alone', async () => {
  const folders = { ...at, out: path.join(at.root, 'killed'), cache: path.join(at.root, 'again') };
  await cp(at.cache, folders.cache, { recursive: true, preserveTimestamps: true });
  await rm(path.join(folders.cache, 'site'), { recursive: true });
  const left = workFolderOf(folders.cache);
  const ofAnother = workFolderOf(path.join(at.root, 'another'));
  await mkdir(ofAnother);
  try {
    const run = startBuild(folders);
    let hasEnded = false;
    void run.ended.then(() => (hasEnded = true));
    while (!existsSync(left) && !hasEnded) await setTimeout(20);
    run.signal('SIGKILL');
    expect((await run.ended).signal).toBe('SIGKILL');
    expect(existsSync(left)).toBe(true);

    const { code, text } = await startBuild(folders).ended;
    expect(code, text).toBe(0);
    expect(await hashesOf(folders.out)).toEqual(whole);
    await mkdir(left); // the next build finds nothing to draw
    expect((await startBuild(folders).ended).code).toBe(0);
    expect([left, ofAnother].map(existsSync)).toEqual([false, true]);
  } finally {
    await rm(ofAnother, { recursive: true });
  }
}, 600_000);

/** Rooms of the cache that are made anew on the full disk. */
const ANEW = ['kit', 'outputs', 'pages', 'site'];

/** Leaves so many bytes beside what there is. */
async function fillUp(disk: string, left: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  await writeFile(path.join(disk, 'filler'), Buffer.alloc(bavail * bsize - left));
}

// A small disk is a mount, and mounts are root's.
describe.skipIf(!isRoot || process.platform !== 'linux')(
  'a full disk',
  { timeout: 600_000 },
  () => {
    test.each(['out', 'cache'] as const)('under %s', async (which) => {
      const disk = path.join(at.root, `disk-${which}`);
      await mkdir(disk);
      const mount = (...args: string[]): unknown => execFileSync('mount', [...args, disk]);
      mount('-t', 'tmpfs', '-o', 'size=90m,uid=65534', 'tmpfs');
      try {
        const folders = { ...at, [which]: path.join(disk, which) };
        if (which === 'cache')
          await cp(at.cache, folders.cache, {
            recursive: true,
            preserveTimestamps: true,
            filter: (from) => !ANEW.includes(path.relative(at.cache, from)),
          });
        await fillUp(disk, which === 'cache' ? 300_000 : 4_000_000);
        const full = await startBuild(folders).ended;
        expect(full.code, full.text).toBe(1);
        expect(full.text).toMatch(new RegExp(`${disk}/\\S+ \\(ENOSPC\\)`));
        expect(full.text).not.toMatch(/^ {4}at |Uncaught|triggerUncaught/m);
        for (const [name, hash] of await hashesOf(folders.out))
          if (name !== 'manifest.json') expect([name, hash]).toEqual([name, whole.get(name)]);
        mount('-o', 'remount,size=900m');
        const { code, text } = await startBuild(folders).ended;
        expect(code, text).toBe(0);
        expect(await hashesOf(folders.out)).toEqual(whole);
        const { outputs } = await readManifest(folders.out);
        expect((await walk(folders.out)).length).toBe(outputs.length + 1);
      } finally {
        execFileSync('umount', [disk]);
      }
    });
  },
);
