/**
 * Every file of data that the code names: a contract of `model/files/`, or nobody else's. Entries and
 * settings are YAML, which `readArchive` reads by the schemas of `src/model`.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { walk } from '../../base/platform/files.ts';

/** Other rooms, a browser's page or a workflow read it: by this schema of `model/files/`. */
const CROSSING: Record<string, string> = {
  'src/cms clip.json': 'clip-archive',
  'src/desk clip.json': 'clip-archive',
  'src/desk counts.json': 'counts',
  'src/desk *.json': 'counts, when',
  'src/outputs/led *-plays.jsonl': 'plays',
  'src/outputs/led *.json': 'schedule, when',
  'src/outputs/led *playlist.json': 'playlist',
  'src/outputs/led playlist.json': 'playlist',
  'src/dev *playlist.json': 'playlist',
  'src/model *.json': 'counts, posting',
  'src/outputs/press *.json': 'posting',
  'src/dist manifest.json': 'manifest',
  'src/release manifest.json': 'manifest',
  'src/dev people.json': 'people',
  'src/outputs/led *checksums.sha256': 'checksums',
  'src/outputs/site checksums.sha256': 'checksums',
};

/** Read by the room that writes it, by programs that are not ours, or written by them. */
const OTHERS: Record<string, string> = {
  'src/dev studio.json': 'its own studio',
  'scripts package-lock.json': 'npm',
  'src/base package.json': 'npm',
  'src/base plays.jsonl': 'an example of a command line',
  'src/dev *.json': 'its own figures',
  'src/cms config-*.json': 'Decap',
  'src/intake result.json': 'Telegram’s export',
  'src/outputs/led files.json': 'its own memory',
  'src/outputs/led novastar.json': 'NovaStar',
  'src/outputs/photos masters.json': 'its own memory',
  'src/outputs/photos originals.json': 'its own memory',
  'src/dist *.json': 'its own memory',
  'src/dist package-lock.json': 'npm',
  'src/dist up-to-date.json': 'its own memory',
  'src/release state.json': 'its own memory in the store',
  'src/dist orphans.json': 'its own memory',
  'src/build manifest.json': 'only that it is there counts',
  'src/build none.json': 'a name for what a new archive has not',
  'src/build shards.json': 'a list of words for GitHub’s matrix, given back as `--shard`',
  'src/dev synthetic.json': 'a mark; only that it is there counts',
  'src/outputs/site *.json': 'days for its own pages; `when` by its type',
  'src/outputs/site wall.json': 'the wall’s own pages, by its type',
  'src/outputs/site shown.json': 'the wall’s own pages, by its type',
  'src/outputs/site deeds-*-*.json': 'the wall’s own pages, by its type',
  'src/outputs/report editions-*.json': 'its own memory',
  'src/outputs/site feed.json': 'JSON Feed',
  'src/outputs/site package-lock.json': 'npm',
  'src/outputs/site pages.json': 'its own memory',
  'src/outputs/site people.json': 'programs of others',
  'src/outputs/site feed.*.json': 'JSON Feed',
  'src/outputs/site site.press.json': 'a key of the dictionary',
  'src/outputs/press captions.json': 'programs of others',
  'src/outputs/press postiz.*.json': 'Postiz',
  'remotion *.txt': 'FFmpeg',
  'src/dev names-kk.txt': 'a text of the wall, given under its own name',
  'src/intake _chat.txt': 'WhatsApp’s export',
  'src/intake contacts.csv': 'people',
  'src/intake imported.csv': 'people',
  'src/outputs/led readme.txt': 'people',
  'src/outputs/led stick.csv': 'people',
  'src/outputs/press **-films.*.txt': 'people',
  'src/outputs/press *-calendar.csv': 'people',
  'src/outputs/press *.*.txt': 'people',
  'src/outputs/press *.txt': 'people',
  'src/outputs/press alt.txt': 'people',
  'src/outputs/press ayrshare.*.csv': 'Ayrshare',
  'src/outputs/press buffer*.*.csv': 'Buffer',
  'src/outputs/press caption-*.txt': 'people',
  'src/outputs/press films.txt': 'people',
  'src/outputs/press title-*.txt': 'people',
  'src/outputs/site *-calendar.csv': 'people, to whom the page offers it',
  'src/outputs/site *-films.*.txt': 'people, to whom the page offers it',
  'src/outputs/site *.*.txt': 'people',
  'src/outputs/site alt.*.txt': 'people, to whom the page offers it',
  'src/outputs/site facets-*.txt': 'its own search',
  'src/outputs/site facts.*.txt': 'people, to whom the page offers it',
  'src/outputs/site names-*.txt': 'its own search and wall',
  'src/outputs/site order-*.txt': 'its own wall',
  'src/outputs/site people.csv': 'programs of others',
  'src/outputs/site robots.txt': 'search engines',
  'src/outputs/site site.press.csv': 'a key of the dictionary',
};

const roomOf = (file: string): string =>
  (/^src\/(?:outputs\/)?[^/]+/.exec(file) ?? /^[^/]+/.exec(file) ?? [''])[0];

test('every file of data that the code names is either a contract or nobody else’s', async () => {
  const named = new Set<string>();
  const imports = new Set<string>();
  for (const root of ['src', 'remotion', 'scripts'])
    for (const name of await walk(path.join(PROJECT, root))) {
      const file = `${root}/${name}`;
      if (!/\.(?:tsx?|astro)$/.test(file) || /\.test\.|\/(?:testing|i18n)\//.test(file)) continue;
      const code = (await readFile(path.join(PROJECT, file), 'utf8'))
        .replaceAll(/import [^;]*with \{ type: 'json' \};/g, '')
        .replaceAll(/\/\*[^]*?\*\//g, '');
      for (const [, text = ''] of code.matchAll(
        /['"`/]((?:\$\{[^}]*\}|[\w.-])+\.(?:jsonl?|sha256|csv|txt))['"`]/g,
      ))
        named.add(`${roomOf(file)} ${text.replaceAll(/\$\{[^}]*\}/g, '*')}`);
      for (const [, target = ''] of code.matchAll(/from '(\.[^']+)'/g))
        imports.add(`${roomOf(file)} ${path.posix.join(path.posix.dirname(file), target)}`);
    }
  expect([...named].sort()).toEqual([...Object.keys(CROSSING), ...Object.keys(OTHERS)].sort());
  const contracts = Object.entries(CROSSING).flatMap(([file, names]) =>
    names.split(', ').map((name) => `${file.split(' ')[0]} src/model/files/${name}.ts`),
  );
  expect(contracts.filter((one) => !imports.has(one))).toEqual([]);
});
