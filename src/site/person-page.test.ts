/** What a person's page says and weighs. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { builtSite } from '../testing/built-site.ts';

let dist: string;

beforeAll(async () => {
  dist = await builtSite();
}, 300_000);

test('words of the entry stay words: no script of a story reaches the page', async () => {
  const html = await readFile(path.join(dist, 'ru/people/tiri-ardager/index.html'), 'utf8');
  expect(html).toContain('&lt;script&gt;alert(1)');
  expect(html).toContain('<em>Работала</em>');
  expect(html).not.toMatch(/Гибель|Смерть/);
});

test('a person’s page is light: at most 25 kB of HTML, CSS and scripts', async () => {
  const html = await readFile(path.join(dist, 'kk/people/abdirov-nurken/index.html'));
  const parts = [...html.toString().matchAll(/(?:href|src)="\/(assets\/[^"]+\.(?:css|js))"/g)];
  let size = gzipSync(html).length;
  for (const [, part] of parts) size += gzipSync(await readFile(path.join(dist, part!))).length;
  expect(size).toBeLessThan(25_000);
});
