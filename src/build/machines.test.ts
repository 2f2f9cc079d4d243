import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPeople } from './preview.ts';
import { machineTimeOf } from './machines.ts';

const clips = (count: number) =>
  Array.from({ length: count }, () => ({ medium: 'social' as const }));

test('nothing missing needs no machine, a little one, a region many', () => {
  expect(machineTimeOf([])).toEqual({ shards: 0, hours: 0, dollars: 0 });
  expect(machineTimeOf(clips(1)).shards).toBe(1);
  expect(machineTimeOf(clips(36_000))).toMatchObject({ shards: 30, hours: 10 });
  expect(machineTimeOf(clips(1_000_000)).shards).toBe(256);
});

test('more work never takes fewer machines, less time or less money', () => {
  const count = fc.integer({ min: 0, max: 20_000 });
  fc.assert(
    fc.property(count, count, (a, b) => {
      const [less, more] = [
        machineTimeOf(clips(Math.min(a, b))),
        machineTimeOf(clips(Math.max(a, b))),
      ];
      for (const key of ['shards', 'hours', 'dollars'] as const)
        expect(less[key]).toBeLessThanOrEqual(more[key]);
    }),
  );
});

test('changed people are those whose entry or photograph differs, whatever else does', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-changed-'));
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: root,
      stdio: 'pipe',
    });
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  git('init', '-q');
  for (const id of ['a', 'b', 'c', 'd']) await write(`content/veterans/abai/${id}/index.md`, id);
  git('add', '.');
  git('commit', '-qm', 'one');
  await write('content/veterans/abai/a/index.md', 'changed');
  await write('content/veterans/abai/b/portrait.jpg', 'new');
  await write('content/places/abai.yaml', 'new');
  await rm(path.join(root, 'content/veterans/abai/c'), { recursive: true });
  git('add', '.');
  git('commit', '-qm', 'two');
  const people = await changedPeople(path.join(root, 'content'), 'HEAD~1');
  expect(people).toEqual(['veterans/abai/a', 'veterans/abai/b']);
});
