/** The whole line as a command, on a few people of the real archive. */
import { spawn } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from './base/cache.ts';
import { hashFile, walk } from './base/files.ts';
import type { Manifest } from './publish/manifest.ts';
import { smallArchive, type Workshop } from './testing/small-archive.ts';

const PEOPLE = ['abdirov-nurken', 'mamraev-martbek'];
const KILLS = 10;

/** Runs `npm run build`'s program; `killAfter` ms ends it with SIGKILL. */
async function build(
  at: Workshop,
  killAfter?: number,
  more: readonly string[] = [],
): Promise<{ code: number | null; text: string }> {
  const child = spawn(
    process.execPath,
    [
      'scripts/build.ts',
      '--content',
      at.content,
      '--out',
      at.out,
      '--cache',
      at.cache,
      '--lang',
      'en',
      ...more,
    ],
    { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const timer = killAfter && setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), killAfter);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (timer) clearTimeout(timer);
  return { code, text };
}

/** Hash and modification time of every file below `dist/`. */
async function snapshot(out: string): Promise<Map<string, { sha256: string; modified: number }>> {
  const files = await walk(out);
  const facts = files.map(async (file) => {
    const absolute = path.join(out, file);
    const seen = { sha256: await hashFile(absolute), modified: (await stat(absolute)).mtimeMs };
    return [file, seen] as const;
  });
  return new Map(await Promise.all(facts));
}

const readManifest = async (at: Workshop): Promise<Manifest> =>
  JSON.parse(await readFile(path.join(at.out, 'manifest.json'), 'utf8')) as Manifest;

describe('the whole line', { timeout: 900_000 }, () => {
  let at: Workshop;
  let built: Awaited<ReturnType<typeof snapshot>>;
  let took: number;

  beforeAll(async () => {
    at = await smallArchive(PEOPLE, ['karaganda-theatre']);
    const started = performance.now();
    const { code, text } = await build(at);
    took = performance.now() - started;
    expect(text).not.toContain('    at ');
    expect(code, text).toBe(0);
    built = await snapshot(at.out);
  }, 900_000);

  test('the manifest names every file with its true size and hash', async () => {
    const manifest = await readManifest(at);
    const named = new Map(manifest.outputs.map((output) => [output.path, output.sha256]));
    for (const [file, { sha256 }] of built)
      if (file !== 'manifest.json') expect([file, named.get(file)]).toEqual([file, sha256]);
    expect(named.size).toBe(built.size - 1);
    for (const id of PEOPLE)
      for (const kind of ['clip', 'cover', 'page', 'bundle'])
        expect(
          manifest.outputs.some((o) => o.person === id && o.kind === kind),
          `${id} ${kind}`,
        ).toBe(true);
  });

  test('a second build touches nothing', async () => {
    expect((await build(at)).code).toBe(0);
    expect(await snapshot(at.out)).toEqual(built);
  });

  test('the campaign of 2020 is built from the same archive, in the hours of UTC+6', async () => {
    const earlier = { ...at, out: `${at.out}-2020` };
    const { code, text } = await build(earlier, undefined, ['--campaign', 'victory-2020']);
    expect(code, text).toBe(0);
    const file = path.join(earlier.out, 'led/karaganda-theatre/playlist.json');
    expect(await readFile(file, 'utf8')).toContain('2020-05-09T03:00:00Z');
  });

  test('one word of one person makes only that person and what lists them anew', async () => {
    const entry = path.join(at.content, 'veterans/karkaraly/abdirov-nurken/index.md');
    const text = await readFile(entry, 'utf8');
    await writeFile(entry, text.replace('Окончил аэроклуб', 'Кончил аэроклуб'));
    expect((await build(at)).code).toBe(0);
    const after = await snapshot(at.out);
    const changed = [...after].filter(
      ([file, seen]) => built.get(file)?.modified !== seen.modified,
    );
    const names = changed.map(([file]) => file);
    expect(names).toContain('ru/people/abdirov-nurken/index.html');
    expect(names.filter((file) => file.includes('mamraev'))).toEqual([]);
    expect(names.filter((file) => file.endsWith('.mp4'))).toEqual([]);
    await writeFile(entry, text);
    expect((await build(at)).code).toBe(0);
    expect([...(await snapshot(at.out))].map(([f, s]) => [f, s.sha256])).toEqual(
      [...built].map(([f, s]) => [f, s.sha256]),
    );
  });

  test('killed at random moments it never leaves a part of a file, and the last run completes', async () => {
    const fresh = { ...at, out: `${at.out}-killed`, cache: `${at.cache}-killed` };
    for (let kill = 0; kill < KILLS; kill += 1) {
      await build(fresh, ((kill + Math.random()) / KILLS) * took);
      for (const [file, { sha256 }] of await snapshot(fresh.out))
        if (file !== 'manifest.json')
          expect([file, sha256]).toEqual([file, built.get(file)?.sha256]);
    }
    expect((await build(fresh)).code).toBe(0);
    const hashes = (files: typeof built) => [...files].map(([file, seen]) => [file, seen.sha256]);
    expect(hashes(await snapshot(fresh.out))).toEqual(hashes(built));
  });
});
