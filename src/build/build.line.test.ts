/** The whole line as a command, on a few people of the real archive. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashesOf, readManifest, startBuild, timesOf } from '../dev/testing/run-build.ts';
import { smallArchive, type SmallArchive } from '../dev/testing/small-archive.ts';
import { giveSmallScreen } from '../dev/testing/tiny-archive.ts';

const PEOPLE = ['abdirov-nurken', 'mamraev-martbek'];

const build = (at: SmallArchive, more: readonly string[] = []) => startBuild(at, more).ended;

/** Hash and modification time of every file below `dist/`. */
async function snapshot(out: string): Promise<Map<string, { sha256: string; modified: number }>> {
  const times = await timesOf(out);
  return new Map(
    [...(await hashesOf(out))].map(([file, sha256]) => [
      file,
      { sha256, modified: times.get(file) ?? 0 },
    ]),
  );
}

describe('the whole line', { timeout: 900_000 }, () => {
  let at: SmallArchive;
  let built: Awaited<ReturnType<typeof snapshot>>;

  beforeAll(async () => {
    at = await smallArchive(PEOPLE, [], ['karaganda', 'karkaraly']);
    await giveSmallScreen(at.content);
    const { code, text } = await build(at);
    expect(text).not.toContain('    at ');
    expect(code, text).toBe(0);
    built = await snapshot(at.out);
  }, 900_000);

  test('the manifest names every file with its true size and hash', async () => {
    const manifest = await readManifest(at.out);
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

  test('each link picture is one that messengers fetch: 1200 × 630, at most 300 kB', async () => {
    const cards = [...built.keys()].filter((file) => file.endsWith('-card.jpg'));
    for (const name of [...PEOPLE, 'place-karkaraly', 'home'])
      expect(
        cards.some((file) => file.endsWith(`/${name}-card.jpg`)),
        name,
      ).toBe(true);
    for (const card of cards) {
      const { width, height, format } = await sharp(path.join(at.out, card)).metadata();
      expect([card, width, height, format]).toEqual([card, 1200, 630, 'jpeg']);
      expect((await stat(path.join(at.out, card))).size, card).toBeLessThanOrEqual(300_000);
    }
  });

  test('a second build touches nothing, by the note of the first and without it', async () => {
    expect((await build(at)).code).toBe(0);
    expect(await snapshot(at.out)).toEqual(built);
    await rm(path.join(at.cache, 'outputs/up-to-date.json'));
    expect((await build(at)).code).toBe(0);
    expect(await snapshot(at.out)).toEqual(built);
  });

  test('the campaign of 2020 is built from the same archive, in the hours of UTC+6', async () => {
    const earlier = { ...at, out: `${at.out}-2020` };
    const { code, text } = await build(earlier, ['--campaign', 'victory-2020', '--only', 'led']);
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
});
