/** What pages have shown is remembered within bounds. */
import { expect, test } from 'vitest';
import { Seen } from './seen.ts';

test('the oldest looks are forgotten first, and a forgotten one is asked for anew', () => {
  const seen = new Seen(2);
  const answer = (page: string): string => {
    try {
      seen.requireSeen(page, 'cms/a', '1');
      return 'goes on';
    } catch (error) {
      return (error as Error).message;
    }
  };
  for (const page of ['one', 'two', 'one', 'three']) seen.note(page, 'cms/a', '1');
  expect(['one', 'two', 'three'].map(answer)).toEqual(['goes on', 'unseen', 'goes on']);
  seen.note('three', 'cms/a', '2');
  expect(answer('three')).toBe('newer');
});
