/** Judges every regular expression anew and keeps the list of those that are linear (`-u`). */
import { expect, test } from 'vitest';
import { EXCEPTIONS, expressions, growthOf } from './testing/expressions.ts';

test('every expression that foreign text meets is linear', async () => {
  const linear: string[] = [];
  const worse: string[] = [];
  for (const [text, found] of expressions()) {
    if (found.file in EXCEPTIONS) continue;
    const growth = growthOf(found);
    if (growth) worse.push(`${found.file} ${text} ${growth}`);
    else linear.push(JSON.stringify(text));
  }
  expect(worse).toEqual([]);
  await expect(`${linear.sort().join('\n')}\n`).toMatchFileSnapshot(
    'testing/linear-expressions.txt',
  );
}, 600_000);
