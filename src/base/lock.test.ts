import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { PROJECT } from './cache.ts';
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
  expect(inside).toMatch(new RegExp(`^${process.pid} \\d+$`));
  await expect(readFile(path.join(place, 'lock'))).rejects.toThrow('ENOENT');
});

test('a number that another program has got since is no holder', async () => {
  const place = await folder();
  await writeFile(path.join(place, 'lock'), `${process.ppid} 1`);
  if (process.platform === 'linux') expect(await holding(place, async () => 'free')).toBe('free');
});

test('of many at once exactly one holds it, also when a dead one lies there', async () => {
  const place = await folder();
  const program = `
    import { holding } from ${JSON.stringify(path.join(PROJECT, 'src/base/lock.ts'))};
    await new Promise((resolve) => setTimeout(resolve, Number(process.argv[2]) - Date.now()));
    await holding(process.argv[1], async () => {
      console.log('in');
      await new Promise((resolve) => process.stdin.once('end', resolve).resume());
    }).catch((error) => console.log(error.constructor.name));`;
  await writeFile(path.join(place, 'lock'), '999999 1');
  const together = String(Date.now() + 1500);
  const children = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program, place, together]),
  );
  const said = children.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim());
  const answers = await Promise.all(said);
  for (const child of children) child.stdin.end();
  expect(answers.sort()).toEqual([...Array<string>(7).fill('LockedError'), 'in']);
});

test('the lock is given back when the work fails', async () => {
  const place = await folder();
  await expect(holding(place, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await holding(place, async () => 'free')).toBe('free');
});
