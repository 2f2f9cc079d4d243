import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from './cache.ts';
import { withLock, LockedError } from './lock.ts';

const folder = () => mkdtemp(path.join(tmpdir(), 'estelik-lock-'));

const PROGRAM = `
  import { withLock } from ${JSON.stringify(path.join(PROJECT, 'src/base/platform/lock.ts'))};
  await new Promise((resolve) => setTimeout(resolve, Number(process.argv[2]) - Date.now()));
  await withLock(process.argv[1], async () => {
    console.log('in');
    await new Promise((resolve) => process.stdin.once('end', resolve).resume());
  }).catch((error) => console.log(error.constructor.name));`;

/** A process that asks for the folder at a moment, and holds it until its input ends. */
const asking = (place: string, moment = 0): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, place, String(moment)]);

const answer = async ({ stdout }: ChildProcess): Promise<string> =>
  stdout ? String((await once(stdout, 'data'))[0]).trim() : '';

test('the second is refused with the process that holds the folder, until it is killed', async () => {
  const place = await folder();
  const first = asking(place);
  expect(await answer(first)).toBe('in');
  const refused = await withLock(place, async () => null).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LockedError);
  expect((refused as LockedError).pid).toBe(first.pid);
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(await withLock(place, async () => 'free')).toBe('free');
});

test('one at a time within a process too', async () => {
  const place = await folder();
  const inner = withLock(place, () => withLock(place, async () => 'twice'));
  await expect(inner).rejects.toMatchObject({ pid: process.pid });
});

test('of many at once exactly one holds it', async () => {
  const place = await folder();
  const together = Date.now() + 1500;
  const children = Array.from({ length: 8 }, () => asking(place, together));
  const answers = await Promise.all(children.map(answer));
  for (const child of children) child.stdin?.end();
  expect(answers.sort()).toEqual([...Array<string>(7).fill('LockedError'), 'in']);
});

test('the lock is given back when the work fails', async () => {
  const place = await folder();
  await expect(withLock(place, () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  );
  expect(await withLock(place, async () => 'free')).toBe('free');
});
