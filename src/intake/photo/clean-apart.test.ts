/** Processes that clean pictures: what one picture does to its own harms no other. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import {
  cleaningApart,
  startProcess,
  type CleanApart,
  type CleaningBounds,
} from './clean-apart.ts';

let picture: Buffer;
beforeAll(async () => {
  const create = { width: 400, height: 500, channels: 3, background: '#776655' } as const;
  picture = await sharp({ create }).jpeg().toBuffer();
});

interface Processes {
  clean: CleanApart;
  /** Every process that was started, in their order. */
  started: ChildProcess[];
}

function cleaningWith(bounds: Partial<CleaningBounds> = {}): Processes {
  const started: ChildProcess[] = [];
  const start = (): ChildProcess => {
    const child = startProcess();
    started.push(child);
    return child;
  };
  return { clean: cleaningApart(bounds, start), started };
}

const cleaned = { photo: expect.objectContaining({ width: 400, height: 500 }) };
const refused = {
  refused: { code: 'photo-unreadable', field: 'photos', params: { file: 'bad.jpg' } },
};

const ended = async (child: ChildProcess | undefined): Promise<NodeJS.Signals | null> => {
  if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child?.signalCode ?? null;
};

test('a picture that hangs and kills its process is refused; the one beside it is cleaned', async () => {
  const { clean, started } = cleaningWith();
  const bad = clean(picture, 'bad.jpg');
  const good = clean(picture, 'good.jpg');
  started[0]?.kill('SIGSTOP');
  expect(await good).toEqual(cleaned);
  expect(await clean(picture), 'while the other hangs').toEqual(cleaned);
  started[0]?.kill('SIGKILL');
  expect(await bad).toEqual(refused);
  expect(await clean(picture), 'after it').toEqual(cleaned);
  expect(started).toHaveLength(2);
  started[1]?.kill();
});

test('a picture that takes too long is refused, and its process ends', async () => {
  const { clean, started } = cleaningWith({ timeout: 1 });
  expect(await clean(picture, 'bad.jpg')).toEqual(refused);
  expect(await ended(started[0])).toBe('SIGKILL');
});

test('a process is renewed after its pictures and its memory, and ends when nobody asks', async () => {
  const counted = cleaningWith({ pictures: 2 });
  for (let index = 0; index < 3; index += 1) expect(await counted.clean(picture)).toEqual(cleaned);
  expect(counted.started).toHaveLength(2);
  expect(await ended(counted.started[0])).toBe('SIGKILL');
  counted.started[1]?.kill();

  const grown = cleaningWith({ memory: 1 });
  expect(await grown.clean(picture)).toEqual(cleaned);
  expect(await ended(grown.started[0])).toBe('SIGKILL');

  const idle = cleaningWith({ idle: 1 });
  expect(await idle.clean(picture)).toEqual(cleaned);
  expect(await ended(idle.started[0])).toBe('SIGKILL');
});

test('two processes clean sixty pictures, and nothing piles up on them', async () => {
  const warnings: string[] = [];
  const listen = ({ name }: Error): unknown => warnings.push(name);
  process.on('warning', listen);
  const { clean, started } = cleaningWith();
  const one = async (): Promise<void> => {
    for (let index = 0; index < 30; index += 1) expect(await clean(picture)).toEqual(cleaned);
  };
  await Promise.all([one(), one()]);
  process.off('warning', listen);
  expect(started).toHaveLength(2);
  for (const child of started)
    expect(['message', 'error', 'exit'].map((name) => child.listenerCount(name))).toEqual([
      ...[0, 0, 1],
    ]);
  expect(warnings).not.toContain('MaxListenersExceededWarning');
  for (const child of started) child.kill();
});
