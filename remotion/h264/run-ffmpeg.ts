import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { findFfmpeg } from '../../src/base/platform/programs.ts';

/** Hands bytes to a program and waits until it has taken them: no more than one piece is held. */
export type Feed = (bytes: Uint8Array) => Promise<void>;

/**
 * Memory for glibc's allocator: a picture's megabytes come from the heap and stay there. Else every
 * picture is mapped and given back to the kernel, which clears its pages anew for the next one.
 */
const MEMORY = { MALLOC_MMAP_THRESHOLD_: '33554432', MALLOC_TRIM_THRESHOLD_: '268435456' };

/**
 * Runs FFmpeg to its end.
 * @param feed Gives the bytes of its standard input; without it the input is empty.
 * @returns Its standard output.
 * @throws with FFmpeg's own words when it complains or `feed` throws; the process is gone by then.
 */
export async function runFfmpeg(
  args: readonly string[],
  feed?: (write: Feed) => Promise<void>,
): Promise<Buffer> {
  const child = spawn(await findFfmpeg(), ['-v', 'error', '-nostdin', '-y', ...args], {
    stdio: [feed ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...MEMORY },
  });
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout?.on('data', (data: Buffer) => output.push(data));
  child.stderr?.on('data', (data: Buffer) => complaints.push(data));
  const closed = once(child, 'close');
  try {
    if (feed && child.stdin) await feedInto(child.stdin, feed, closed);
    const [code] = (await closed) as [number | null];
    const words = Buffer.concat(complaints).toString().trim();
    if (code !== 0 || words) throw new Error(`ffmpeg ${args.join(' ')}: ${words || code}`);
    return Buffer.concat(output);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

async function feedInto(
  input: Writable,
  feed: (write: Feed) => Promise<void>,
  closed: Promise<unknown>,
): Promise<void> {
  // An early end of the program shows in its exit code and words, not as a broken pipe.
  let broken = false;
  input.on('error', () => (broken = true));
  const write: Feed = (bytes) =>
    broken
      ? Promise.resolve()
      : Promise.race([
          new Promise<void>((done) => input.write(bytes, () => done())),
          closed.then(() => {}),
        ]);
  await feed(write);
  input.end();
}
