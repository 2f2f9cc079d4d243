import { expect, test } from 'vitest';
import { CoalescedTask } from './coalesced-task.ts';

test('asked for amid a run it is done once more, never twice at a time', async () => {
  let [runs, atOnce, most] = [0, 0, 0];
  const task = new CoalescedTask(async () => {
    most = Math.max(most, (atOnce += 1));
    await new Promise((resolve) => setImmediate(resolve));
    runs += 1;
    atOnce -= 1;
  });
  await task.whenIdle();
  expect(runs).toBe(0);
  task.request();
  for (let time = 0; time < 5; time += 1) task.request();
  await task.whenIdle();
  expect([runs, most]).toEqual([2, 1]);
  task.request();
  await task.whenIdle();
  expect(runs).toBe(3);
});

test('what is asked for while it rests is done together, and nobody waits for the rest', async () => {
  let runs = 0;
  const task = new CoalescedTask(() => Promise.resolve(void (runs += 1)), 1e9);
  task.request();
  await task.whenIdle();
  for (let time = 0; time < 5; time += 1) {
    task.request();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(runs).toBe(1);
  await task.whenIdle();
  expect(runs).toBe(2);
});
