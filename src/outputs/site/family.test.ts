/** What a family takes home from the page of its person. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '../../model/language.ts';
import { WITH_CLIPS } from '../../dev/testing/built-site.ts';
import { visitor, type Visitor } from '../../dev/testing/visits.ts';

let site: Visitor;

beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

const id = 'tiri-ardager';

/** The members of the archive that a click saves. */
async function saved(javaScriptEnabled: boolean, of = id): Promise<Record<string, Uint8Array>> {
  const { page, complaints } = await site.visit(`kk/people/${of}/`, {
    javaScriptEnabled,
    acceptDownloads: true,
  });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('a[data-photos]'),
  ]);
  const members = unzipSync(await readFile(await download.path()));
  expect(complaints).toEqual([]);
  await page.close();
  return members;
}

const WORDS = [
  ...LANGUAGES.map((language) => `${id}/${id}.${language}.txt`),
  `${id}/${id}.ged`,
].sort();

test('photographs, facts in three languages and a family tree, without a picture published twice', async () => {
  const members = await saved(true);
  expect(Object.keys(members).sort()).toEqual([`${id}/photo-1.jpg`, ...WORDS]);
  const photo = await sharp(members[`${id}/photo-1.jpg`]).metadata();
  expect(photo).toMatchObject({ format: 'jpeg' });
  expect([photo.exif, photo.xmp, photo.iptc]).toEqual([undefined, undefined, undefined]);
  const facts = strFromU8(members[`${id}/${id}.ru.txt`]!);
  expect(facts).toMatch(/^Анна Ивановна Светлова/);
  expect(facts).not.toMatch(/Гибель|Смерть/);
  expect(strFromU8(members[`${id}/${id}.ged`]!)).toMatch(/^\uFEFF?0 HEAD/);
});

test('without scripts the words alone', async () => {
  expect(Object.keys(await saved(false)).sort()).toEqual(WORDS);
});

test('whoever has a clip has it in the archive, wide and upright', async () => {
  const names = Object.keys(await saved(true, WITH_CLIPS));
  for (const target of ['landscape', 'portrait'])
    expect(names).toContain(`${WITH_CLIPS}/${WITH_CLIPS}-${target}.mp4`);
});
