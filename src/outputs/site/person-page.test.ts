/** What a person's page says. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { builtSite } from '../../dev/testing/built-site.ts';

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
