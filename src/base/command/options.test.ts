import { expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { UsageError } from './parse.ts';

test('folders become absolute and the rest has its defaults', () => {
  const options = readOptions(['--content', 'archive', '--lang', 'kk'], '/srv');
  expect(options).toMatchObject({
    content: '/srv/archive',
    out: '/srv/dist',
    cache: '/srv/.cache',
    lang: 'kk',
    engine: 'layers',
    shard: { index: 1, count: 1 },
    skipBroken: false,
  });
});

test.each([
  [['--lang', 'de']],
  [['--shard', '3/2']],
  [['--shard', '0/2']],
  [['--shard', 'a']],
  [['--jobs', '-1']],
  [['--as-of', '2027-02-30']],
  [['--as-of', 'today']],
  [['--unknown']],
  [['stray']],
])('%j is refused with what to write instead', (args) => {
  expect(() => readOptions(args)).toThrow(UsageError);
});
