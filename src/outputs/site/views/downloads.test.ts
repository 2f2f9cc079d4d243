import { expect, test } from 'vitest';
import { downloadsOf } from './downloads.ts';

test('only what was published for the person is offered', () => {
  const published = new Set([
    'print/people/a/a-placard-a4.pdf',
    'press/people/a/a.zip',
    'print/people/b/b-certificate-a4.pdf',
  ]);
  expect(downloadsOf('a', { published }).map(({ kind }) => kind)).toEqual(['placard-a4', 'press']);
  expect(downloadsOf('c', { published })).toEqual([]);
});
