/** The code knows no region: what belongs to one stands in its archive, and in what invents archives. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';

const NAMED = /karagand|қарағанды|караганд/iu;

/** Comments may take their examples from where the words were met. */
const isComment = (line: string): boolean => /^\s*(?:\/\/|\/?\*)/.test(line);

test('nothing of Karaganda stands in the code', async () => {
  const found: string[] = [];
  for (const folder of ['src', 'remotion', 'scripts'])
    for (const file of await walk(path.join(PROJECT, folder))) {
      if (!/\.(?:tsx?|astro|mdx|css)$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
      if (folder === 'src' && file.startsWith('dev/')) continue;
      const text = await readFile(path.join(PROJECT, folder, file), 'utf8');
      for (const line of text.split('\n'))
        if (NAMED.test(line) && !isComment(line)) found.push(`${folder}/${file}: ${line.trim()}`);
    }
  expect(found).toEqual([]);
});
