/** Publishing in trouble: what is served is one release or the other, whole, and the reason is told. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { hashFile, hashOf, walk } from '../base/platform/files.ts';
import type { Manifest } from '../model/files/manifest.ts';
import { writeManifest } from '../dist/manifest.ts';
import { placeOutputs } from '../dist/outputs.ts';
import type { Output } from '../dist/output.ts';

const FILES = 400;
const KILLS = 12;

/** `dist/` of a release: a third of its files differ from the other's. */
async function built(root: string, release: string): Promise<void> {
  const folders = { out: path.join(root, 'dist'), cache: path.join(root, '.cache') };
  const outputs: Output[] = [];
  for (let index = 0; index < FILES; index += 1) {
    const text = `${index} ${index % 3 === 0 ? release : 'same'}`.repeat(500);
    const source = path.join(folders.cache, 'made', hashOf(text));
    await mkdir(path.dirname(source), { recursive: true });
    await writeFile(source, text);
    outputs.push({
      kind: 'page',
      person: null,
      format: 'html',
      language: null,
      path: `kk/${index % 20}/${index}.html`,
      source,
    });
  }
  await placeOutputs(folders, 'site', outputs);
  await writeManifest(folders);
}

const start = (root: string) =>
  spawn(process.execPath, [path.join(PROJECT, 'scripts/publish.ts'), '--to', 'served'], {
    cwd: root,
    env: { ...process.env, ESTELIK_REHEARSAL: 'https://estelik.example/' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });

/** The exit code of a run and what it wrote. */
async function publish(root: string): Promise<{ code: number; output: string }> {
  const child = start(root);
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

async function builtRoot(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-trouble-'));
  await cp(path.join(PROJECT, 'fixtures/archive'), path.join(root, 'content'), { recursive: true });
  await built(root, 'first');
  return root;
}

/** Hash of the manifest served, after every file it names was found right. */
async function served(root: string): Promise<string> {
  const current = path.join(root, 'served/current');
  const text = await readFile(path.join(current, 'manifest.json'), 'utf8');
  const { outputs } = JSON.parse(text) as Manifest;
  expect(outputs).toHaveLength(FILES);
  for (const { path: name, sha256 } of outputs)
    expect(await hashFile(path.join(current, name))).toBe(sha256);
  return hashOf(text);
}

describe('publishing', { timeout: 600_000 }, () => {
  test('killed at any moment, it leaves a whole release, and the next run finishes', async () => {
    const root = await builtRoot();
    const began = performance.now();
    expect(await publish(root)).toMatchObject({ code: 0 });
    const usual = performance.now() - began;
    const releases = new Set([await served(root)]);

    for (let kill = 0; kill < KILLS; kill += 1) {
      await built(root, kill % 2 === 0 ? 'second' : 'third');
      const child = start(root);
      const exit = once(child, 'exit');
      // Most moments fall into the second half, where files are written.
      await wait(usual * (0.4 + 0.6 * Math.random()));
      child.kill('SIGKILL');
      await exit;
      releases.add(await served(root));
    }
    expect(releases.size).toBeLessThanOrEqual(3);

    await built(root, 'last');
    expect(await publish(root)).toMatchObject({ code: 0 });
    expect(releases).not.toContain(await served(root));
    const left = (await walk(path.join(root, 'served'))).filter((name) => /\.new/.test(name));
    expect(left).toEqual([]);
  });

  test('twice at once, one waits its turn or says so', async () => {
    const root = await builtRoot();
    await publish(root);
    await built(root, 'second');
    const both = await Promise.all([publish(root), publish(root)]);
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { code, output } of both) if (code !== 0) expect(output).toMatch(/\d+/);
    await served(root);
  });

  // A small disk is a mount, and mounts are root's.
  test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
    'on a full or read-only disk it says so, keeps the release, and goes on with room',
    async () => {
      const root = await builtRoot();
      const disk = path.join(root, 'served');
      await mkdir(disk);
      const mount = (...args: string[]): unknown => execFileSync('mount', [...args, disk]);
      mount('-t', 'tmpfs', '-o', 'size=16m', 'tmpfs');
      try {
        expect(await publish(root)).toMatchObject({ code: 0 });
        const before = await served(root);
        await built(root, 'second');
        const { bavail, bsize } = await statfs(disk);
        await writeFile(path.join(disk, 'filler'), Buffer.alloc(bavail * bsize - 300_000));
        const full = await publish(root);
        expect([full.code, full.output]).toEqual([1, expect.stringContaining('ENOSPC')]);
        expect(await served(root)).toBe(before);
        mount('-o', 'remount,ro,size=64m');
        const barred = await publish(root);
        expect([barred.code, barred.output]).toEqual([1, expect.stringContaining('EROFS')]);
        expect(await served(root)).toBe(before);
        mount('-o', 'remount,rw,size=64m');
        expect(await publish(root)).toMatchObject({ code: 0 });
        expect(await served(root)).not.toBe(before);
      } finally {
        execFileSync('umount', [disk]);
      }
    },
  );
});
