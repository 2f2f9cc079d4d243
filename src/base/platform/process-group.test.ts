/** Groups of processes: one that is told to end, and one that has ended by itself. */
import { spawn } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { untilEnd } from './process-group.ts';

const start = (code: string) =>
  spawn(process.execPath, ['-e', code], { detached: true, stdio: 'ignore' });

test('what is told to stop ends by a signal', async () => {
  const stop = new AbortController();
  const ended = untilEnd(start('setInterval(() => {}, 1000)'), stop.signal, 600_000);
  stop.abort();
  expect(await ended).toBeNull();
});

test('what begins when it is told to stop already ends at once', async () => {
  const begun = start('setInterval(() => {}, 1000)');
  expect(await untilEnd(begun, AbortSignal.abort(), 600_000)).toBeNull();
});

test('to the number of a group that has ended nothing is sent any more', async () => {
  const stop = new AbortController();
  expect(await untilEnd(start('process.exit(3)'), stop.signal, 600_000)).toBe(3);
  const kill = vi.spyOn(process, 'kill');
  stop.abort();
  expect(kill).not.toHaveBeenCalled();
});
