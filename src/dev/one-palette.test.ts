/** A colour is said in one file; what several files show stands in the palette. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';

test('no two files say one colour', async () => {
  const saying = new Map<string, Set<string>>();
  for (const root of ['src', 'remotion'])
    for (const name of await walk(path.join(PROJECT, root))) {
      const file = `${root}/${name}`;
      if (file.startsWith('src/dev/') || !/(?<!\.test)\.(?:tsx?|astro|css|mdx)$/.test(file))
        continue;
      const text = await readFile(path.join(PROJECT, file), 'utf8');
      for (const [colour] of text.toLowerCase().matchAll(/#[0-9a-f]{6}\b/g))
        saying.set(colour, (saying.get(colour) ?? new Set()).add(file));
    }
  expect(saying.size).toBeGreaterThan(50);
  expect([...saying].filter(([, files]) => files.size > 1)).toEqual([]);
});

test('the icon, which browsers get as it is, has colours of the palette', async () => {
  const [icon, palette] = await Promise.all(
    ['public/icon.svg', 'src/base/formats/palette.ts'].map((file) =>
      readFile(path.join(PROJECT, file), 'utf8'),
    ),
  );
  for (const [colour] of icon!.matchAll(/#[0-9a-f]{6}/g)) expect(palette).toContain(colour);
});
