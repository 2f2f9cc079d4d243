import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { holding, LockedError } from './lock.ts';

const folder = () => mkdtemp(path.join(tmpdir(), 'estelik-lock-'));

test('one at a time: the second is refused with the process that holds the folder', async () => {
  const place = await folder();
  await writeFile(path.join(place, 'lock'), String(process.ppid));
  await expect(holding(place, async () => 1)).rejects.toThrow(LockedError);
});

test('the lock of a dead process is taken over and given back', async () => {
  const place = await folder();
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  await writeFile(path.join(place, 'lock'), String(dead));
  const inside = await holding(place, () => readFile(path.join(place, 'lock'), 'utf8'));
  expect(inside).toBe(String(process.pid));
  await expect(readFile(path.join(place, 'lock'))).rejects.toThrow('ENOENT');
});

test('the lock is given back when the work fails', async () => {
  const place = await folder();
  await expect(holding(place, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await holding(place, async () => 'free')).toBe('free');
});
