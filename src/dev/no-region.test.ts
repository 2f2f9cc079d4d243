/** The code knows no region: what belongs to one stands in its archive, and in what invents archives. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';

/** Names of our region, its country and the country's zone, in whatever form and alphabet. */
const NAMED =
  /karagand|qaraghandy|(?<!\p{L})қарағанды|караганд|kazakhstan|казахстан|қазақстан|almaty|алматы/iu;

/**
 * Where they are not about this archive: a zone that shows how old the zone data is, an example in a
 * hint, whose register codes of places come from, and words that lists of people hold.
 */
const MEANT: readonly (readonly [file: string, text: string])[] = [
  ['src/outputs/led/zone-data.ts', "'Asia/Almaty'"],
  ['src/intake/list/places.ts', 'қазақстан|казахстан'],
  ...['kk', 'ru', 'en'].flatMap((language) =>
    [
      ['hint', '"hint.campaign.timeZone"'],
      ['problem', '"problem.time-zone.fix"'],
      ['new', '"new.kato"'],
    ].map(([room, key]) => [`src/i18n/${language}/${room}.json`, key!] as const),
  ),
];

/** Comments may take their examples from where the words were met. */
const isComment = (line: string): boolean => /^\s*(?:\/\/|\/?\*)/.test(line);

const isMeant = (file: string, line: string): boolean =>
  MEANT.some(([where, text]) => where === file && line.includes(text));

test('nothing of a region or its country stands in the code and the dictionaries', async () => {
  const found: string[] = [];
  for (const folder of ['src', 'remotion', 'scripts'])
    for (const name of await walk(path.join(PROJECT, folder))) {
      const file = `${folder}/${name}`;
      if (!/\.(?:tsx?|astro|mdx|css|json)$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
      if (file.startsWith('src/dev/')) continue;
      const text = await readFile(path.join(PROJECT, file), 'utf8');
      for (const line of text.split('\n'))
        if (NAMED.test(line) && !isComment(line) && !isMeant(file, line))
          found.push(`${file}: ${line.trim()}`);
    }
  expect(found).toEqual([]);
});
