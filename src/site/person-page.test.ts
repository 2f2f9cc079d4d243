/** What a person's page says and weighs. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '../model/language.ts';
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

test('the family takes home photographs, facts in three languages and a family tree', async () => {
  const id = 'tiri-ardager';
  const html = await readFile(path.join(dist, `kk/people/${id}/index.html`), 'utf8');
  expect(html).toContain(`href="/data/family/${id}.zip"`);
  const members = unzipSync(await readFile(path.join(dist, `data/family/${id}.zip`)));
  expect(Object.keys(members)).toEqual([
    `${id}/photo-1.jpg`,
    ...LANGUAGES.map((language) => `${id}/${id}.${language}.txt`),
    `${id}/${id}.ged`,
  ]);
  const photo = await sharp(members[`${id}/photo-1.jpg`]).metadata();
  expect(photo).toMatchObject({ format: 'jpeg' });
  expect([photo.exif, photo.xmp, photo.iptc]).toEqual([undefined, undefined, undefined]);
  const facts = strFromU8(members[`${id}/${id}.ru.txt`]!);
  expect(facts).toMatch(/^Анна Ивановна Светлова/);
  expect(facts).not.toMatch(/Гибель|Смерть/);
  expect(strFromU8(members[`${id}/${id}.ged`]!)).toMatch(/^\uFEFF?0 HEAD/);
});
