/** What docs/security.md and docs/asvs.md name is there: files of the project, and tests by their names. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';

const read = (file: string): Promise<string> => readFile(path.join(PROJECT, file), 'utf8');
const exists = (file: string): boolean => existsSync(path.join(PROJECT, file));

test('every threat names tests that there are', async () => {
  const rows = (await read('docs/security.md'))
    .split('\n')
    .filter((line) => /^\|.*\.test\.ts`/.test(line));
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows) {
    let text = '';
    for (const [, file, name = ''] of row.matchAll(/`(src\/[\w./-]+\.test\.ts)`|“([^”]+)”/g))
      if (file) text = await read(file);
      else expect(text.includes(`'${name}'`), name).toBe(true);
  }
});

test('the list of requirements is whole, counts itself, and names files that there are', async () => {
  const text = await read('docs/asvs.md');
  const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) +\| [^|]+\| (\S[^|]*?) +\|/gm)];
  const count = (verdict: string): number => rows.filter(([, , it]) => it === verdict).length;
  expect(new Set(rows.map(([, number]) => number)).size).toBe(253);
  expect(text).toContain(
    `${count('holds')} hold, ${count('does not apply')} do not apply, ${count('**open**')} are open`,
  );
  for (const [, file = ''] of text.matchAll(/`([\w./-]+\.(?:ts|astro))`/g))
    expect(exists(file) || exists(`src/desk/${file}`) || exists(`scripts/${file}`), file).toBe(
      true,
    );
});
