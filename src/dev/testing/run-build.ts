/** `npm run build`'s program as a process of its own, with what it leaves. */
import { spawn, type SpawnOptions } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../../base/platform/cache.ts';
import { hashFile, walk } from '../../base/platform/files.ts';
import type { Manifest } from '../../model/files/manifest.ts';
import type { SmallArchive } from './small-archive.ts';

export interface Run {
  /** Sends a signal to the program and all it has started. */
  signal: (name: NodeJS.Signals) => void;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; text: string }>;
}

/** Makes a program of the project draw few pixels for its networks: `node ${SMALL_PICTURES} …`. */
export const SMALL_PICTURES = `--import=${pathToFileURL(path.join(PROJECT, 'src/dev/testing/small-pictures.ts')).href}`;

/**
 * Starts a build of the small archive in English, with small pictures for networks.
 * @param through A command that runs the program: `['taskset', '-c', '0']`.
 */
export function startBuild(
  { content, out, cache }: Pick<SmallArchive, 'content' | 'out' | 'cache'>,
  more: readonly string[] = [],
  spawning: SpawnOptions = {},
  through: readonly string[] = [],
): Run {
  const folders = ['--content', content, '--out', out, '--cache', cache];
  const script = [process.execPath, SMALL_PICTURES, path.join(PROJECT, 'scripts/build.ts')];
  const [program = '', ...args] = [...through, ...script, ...folders, '--lang', 'en', ...more];
  const child = spawn(program, args, {
    cwd: PROJECT,
    ...spawning,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    signal: (name) => child.pid !== undefined && process.kill(-child.pid, name),
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal, text }));
    }),
  };
}

/** SHA-256 of every file below a folder by its path, in code-point order. */
export async function hashesOf(folder: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const file of await walk(folder)) hashes.set(file, await hashFile(path.join(folder, file)));
  return hashes;
}

/** When every file below a folder was last written, ms. */
export async function timesOf(folder: string): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const file of await walk(folder))
    times.set(file, (await stat(path.join(folder, file))).mtimeMs);
  return times;
}

export const readManifest = async (out: string): Promise<Manifest> =>
  JSON.parse(await readFile(path.join(out, 'manifest.json'), 'utf8')) as Manifest;
