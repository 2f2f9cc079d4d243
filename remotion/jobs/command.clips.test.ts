/** `npm run clips` as it is run: in parts, with a screen whose limits nobody can keep. */
import { execFile } from 'node:child_process';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../src/base/platform/cache.ts';
import { walk } from '../../src/base/platform/files.ts';
import { findFfmpeg } from '../../src/base/platform/programs.ts';
import { SMALL_PICTURES } from '../../src/dev/testing/run-build.ts';
import { smallArchive, type SmallArchive } from '../../src/dev/testing/small-archive.ts';
import { clipsIn } from '../../src/dev/bench/clips/killing.ts';
import { isInShard } from './jobs.ts';

const run = promisify(execFile);
const PEOPLE = ['mamraev-martbek', 'abdirov-nurken'];
const SCREEN = 'temirtau-centre';
/** Four social formats; a screen has no clip that fits it. */
const CLIPS_PER_PERSON = 4;

interface Ended {
  code: number;
  stderr: string;
}

let at: SmallArchive;
beforeAll(async () => {
  at = await smallArchive(PEOPLE, [SCREEN], ['karaganda', 'karkaraly', 'temirtau']);
});
afterAll(() => rm(at.root, { recursive: true, force: true }));

/** FFmpeg of another version for whoever asks, else the real one. */
async function otherFfmpeg(version: string): Promise<string> {
  const file = path.join(at.root, `ffmpeg-${version}`);
  const lines = ['#!/bin/sh', `[ "$1" = -version ] && echo "ffmpeg version ${version}" && exit`];
  await writeFile(file, [...lines, `exec '${await findFfmpeg()}' "$@"`, ''].join('\n'));
  await chmod(file, 0o755);
  return file;
}

let ffmpeg: string | undefined;

const command = (script: string, ...more: string[]): Promise<Ended> => {
  const env = { ...process.env, ...(ffmpeg !== undefined && { ESTELIK_FFMPEG: ffmpeg }) };
  const folders = ['--content', at.content, '--out', at.out, '--cache', at.cache];
  const args = [path.join(PROJECT, 'scripts', script), ...folders, '--lang', 'en', ...more];
  return run(process.execPath, [SMALL_PICTURES, ...args], { cwd: PROJECT, env }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    (error: Ended & { stdout: string }) => ({ ...error, stderr: error.stdout + error.stderr }),
  );
};

/** Writes the screen with other values of some fields. */
async function changeScreen(...changes: readonly (readonly [RegExp, string])[]): Promise<void> {
  const file = path.join(at.content, 'screens', `${SCREEN}.yaml`);
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    changes.reduce((old, [from, to]) => old.replace(from, to), text),
  );
}

test('odd pixels are refused before anything is drawn', async () => {
  await changeScreen([/^width: .*/m, 'width: 383'], [/^height: .*/m, 'height: 767']);
  for (const script of ['check.ts', 'clips.ts']) {
    const { code, stderr } = await command(script);
    expect(code).toBe(1);
    for (const pixels of [383, 767]) expect(stderr).toContain(`odd number of pixels: ${pixels}`);
  }
  expect(await clipsIn(at.cache)).toEqual([]);
  await changeScreen([/^width: .*/m, 'width: 192'], [/^height: .*/m, 'height: 384']);
});

test('two parts make what one run would; who fails is named with what to change', async () => {
  await changeScreen([/^video:/m, 'video:\n  maximumFileSize: 0.01']);
  const parts = [1, 2].map((index) => ({ index, count: 2 }));
  expect(parts.map((part) => PEOPLE.filter((id) => isInShard(id, part)).length)).toEqual([1, 1]);
  for (const part of parts) {
    const before = (await clipsIn(at.cache)).length;
    const { code, stderr } = await command('clips.ts', '--shard', `${part.index}/2`);
    expect(code).toBe(1);
    for (const id of PEOPLE)
      if (isInShard(id, part)) expect(stderr).toMatch(new RegExp(`${id}.*Raise the screen`));
      else expect(stderr).not.toContain(id);
    expect((await clipsIn(at.cache)).length).toBeGreaterThanOrEqual(before + CLIPS_PER_PERSON);
  }
  const made = await clipsIn(at.cache);
  const times = await Promise.all(made.map(async (clip) => (await stat(clip)).mtimeMs));
  const { code, stderr } = await command('clips.ts');
  expect(code).toBe(1);
  for (const id of PEOPLE) expect(stderr).toContain(id);
  expect(await clipsIn(at.cache)).toEqual(made);
  expect(await Promise.all(made.map(async (clip) => (await stat(clip)).mtimeMs))).toEqual(times);
  for (const id of PEOPLE)
    expect(
      (await walk(at.out)).filter((file) => file.includes(id) && file.endsWith('.mp4')),
    ).toHaveLength(CLIPS_PER_PERSON);
}, 600_000);

test('another FFmpeg draws nothing anew unless asked, and says how many it would', async () => {
  const made = await clipsIn(at.cache);
  const timesOf = (): Promise<number[]> =>
    Promise.all(made.map(async (clip) => (await stat(clip)).mtimeMs));
  const before = await timesOf();
  ffmpeg = await otherFfmpeg('5.1.7');
  const kept = await command('clips.ts', '--shard', '2/2');
  const count = /FFmpeg has changed \(\S+ → 5\.1\.7\)\. Clips that would be drawn anew: (\d+)/;
  expect(Number(count.exec(kept.stderr)?.[1])).toBe(CLIPS_PER_PERSON);
  expect(await timesOf()).toEqual(before);
  const redrawn = await command('clips.ts', '--shard', '2/2', '--redraw');
  expect(redrawn.stderr).toContain(`drawn anew because of it: ${CLIPS_PER_PERSON}.`);
  const after = await timesOf();
  expect(after.filter((time, index) => time !== before[index])).toHaveLength(CLIPS_PER_PERSON);
  expect((await command('clips.ts', '--shard', '2/2')).stderr).not.toContain('has changed');
  expect(await timesOf()).toEqual(after);
}, 600_000);
