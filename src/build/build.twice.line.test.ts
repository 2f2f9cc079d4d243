/** The same archive on two machines: the same bytes in every file, and every address leads somewhere. */
import { cp, mkdir, readFile, utimes } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Cache } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';
import { onPath } from '../base/platform/programs.ts';
import { readArchive } from '../model/archive.ts';
import { splitRelease, releaseFiles } from '../release/split.ts';
import { readPublishedTexts, strayAddresses, type Stray } from '../dev/testing/addresses.ts';
import { hashesOf, readManifest, startBuild } from '../dev/testing/run-build.ts';
import type { SmallArchive } from '../dev/testing/small-archive.ts';
import { giveSecondDay, tinyArchive } from '../dev/testing/tiny-archive.ts';

/** Every `Date` of the program is a year and more ahead. */
const LATER = `data:text/javascript,${encodeURIComponent(
  `const Real = Date, ahead = 400 * 864e5;
   globalThis.Date = class extends Real {
     constructor(...given) { super(...(given.length > 0 ? given : [Real.now() + ahead])); }
     static now() { return Real.now() + ahead; }
   };`,
)}`;

/** A machine that is other in all that is not said to matter: docs/publish.md tells what does. */
const ELSEWHERE = {
  TZ: 'Pacific/Kiritimati',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  LANGUAGE: 'tr',
  NODE_OPTIONS: `--import=${LATER}`,
};

/** The feeds of the press hold a part of the posts. */
const MID_CAMPAIGN = ['--as-of', '2027-05-03'];

/** What a text names that is not there, with media beside the site and in a store. */
async function straysOf({ content, out, cache }: SmallArchive, media: boolean): Promise<Stray[]> {
  const { archive } = await readArchive(content);
  if (!archive) throw new Error('no archive');
  const { settings, screens } = archive;
  const place = { store: 'folder', location: '/srv/media', region: 'auto', grace: 30 } as const;
  const store = { url: (key: string): string => `https://media.example/${key}` };
  const release = splitRelease(await readManifest(out), out, {
    settings: media ? { ...settings, media: place } : settings,
    screens,
  });
  const files = await releaseFiles(new Cache(cache), release, store, settings.address);
  const texts = await readPublishedTexts(files, content, settings);
  const stored = release.media.map(({ key }) => store.url(key));
  expect(stored.length > 0).toBe(media);
  // Both are read from a copied folder alone, beside its clips.
  const isOfCopies = (name: string): boolean => /player\/playlist\.js$|\/vendor\//.test(name);
  const strays = strayAddresses({ ...texts, outside: [...texts.outside, ...stored] });
  return strays.filter(({ path: name }) => !media || !isOfCopies(name));
}

test('two machines make the same bytes', { timeout: 1_200_000 }, async () => {
  const here = await tinyArchive();
  const root = path.join(here.root, 'бір басқа жер', 'x'.repeat(60));
  await mkdir(path.join(root, 'home'), { recursive: true });
  const there = {
    root,
    content: path.join(root, 'c'),
    out: path.join(root, 'o'),
    cache: `${root}/k`,
  };
  await giveSecondDay(here.content);
  const files = (await walk(here.content)).reverse(); // readdir gives them in another order
  for (const file of files) {
    await cp(path.join(here.content, file), path.join(there.content, file));
    await utimes(path.join(there.content, file), 946_684_800, 946_684_800);
  }

  const first = startBuild(here, MID_CAMPAIGN, {
    env: { ...process.env, TZ: 'America/St_Johns' },
  }).ended;
  expect((await first).code, (await first).text).toBe(0);
  const oneCore = onPath('taskset') ? ['taskset', '-c', '0'] : [];
  const second = startBuild(
    there,
    ['--jobs', '1', ...MID_CAMPAIGN],
    { env: { ...process.env, ...ELSEWHERE, HOME: path.join(root, 'home') } },
    ['sh', '-c', 'umask 077; exec "$@"', 'sh', ...oneCore],
  ).ended;
  expect((await second).code, (await second).text).toBe(0);

  expect(await hashesOf(there.out)).toEqual(await hashesOf(here.out));
  for (const [name] of await hashesOf(there.out)) {
    const bytes = await readFile(path.join(there.out, name));
    for (const place of [root, here.root])
      expect([name, bytes.includes(place)]).toEqual([name, false]);
  }
  for (const media of [false, true]) expect(await straysOf(here, media)).toEqual([]);
});
