import { expect, test } from 'vitest';
import { downloadsOf } from './downloads.ts';

test('only what was published for the person is offered', () => {
  const published = new Map([
    ['print/people/a/a-placard-a4.pdf', 1],
    ['press/people/a/a.zip', 1],
    ['print/people/b/b-certificate-a4.pdf', 1],
  ]);
  expect(downloadsOf('a', { published }).map(({ kind }) => kind)).toEqual(['placard-a4', 'press']);
  expect(downloadsOf('c', { published })).toEqual([]);
});
