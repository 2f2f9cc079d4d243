import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

test('no more works run than there are slots, and all of them do', async () => {
  const slots = new Slots(3);
  let [running, most, done] = [0, 0, 0];
  for (let index = 0; index < 20; index++)
    await slots.start(async () => {
      most = Math.max(most, (running += 1));
      await soon();
      running -= 1;
      done += 1;
    });
  await slots[Symbol.asyncDispose]();
  expect({ running, most, done }).toEqual({ running: 0, most: 3, done: 20 });
});
