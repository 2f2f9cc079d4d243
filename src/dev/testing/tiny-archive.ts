import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cp, readFile } from 'node:fs/promises';
import { PROJECT } from '../../base/platform/cache.ts';
import { smallArchive, type SmallArchive } from './small-archive.ts';

/** Who is in it: one with clips and a portrait, one with a page alone. */
export const TINY = { shown: 'abdirov-nurken', pageOnly: 'mamraev-martbek' };
const PLACES = ['karaganda', 'karkaraly', 'ulytau'];
const SCREEN = 'karaganda-theatre';

/** Two people, three places and a screen of 256 × 128: everything a build makes. */
export async function tinyArchive(): Promise<SmallArchive> {
  const at = await smallArchive(Object.values(TINY), [], PLACES);
  await giveSmallScreen(at.content);
  await change(at.content, entryOf('karaganda', TINY.pageOnly), pageOnly);
  await givePortrait(at.content);
  return at;
}

/** The portrait of the one who is shown, named in the entry. */
export async function givePortrait(content: string): Promise<void> {
  await change(content, entryOf('karkaraly', TINY.shown), (text) =>
    text.replace('consent:', 'photos:\n  - file: portrait.jpg\n    role: portrait\nconsent:'),
  );
  await putPortrait(content, '01-portrait-pd-512x600.jpg');
}

/** A screen of 256 × 128 in Karaganda, whose clips are drawn quickly. */
export async function giveSmallScreen(content: string): Promise<void> {
  const file = `screens/${SCREEN}.yaml`;
  await cp(path.join(PROJECT, 'fixtures/archive', file), path.join(content, file));
  await change(content, file, (text) =>
    text
      .replace(/width: \d+/, 'width: 256')
      .replace(/height: \d+/, 'height: 128')
      .replace(/video:\n(?: .*\n)+/, ''),
  );
}

/** A second day of the campaign, of an hour. */
export const giveSecondDay = (content: string): Promise<void> =>
  change(content, 'campaigns/victory-2027.yaml', (text) =>
    text.replace(
      /^( *)windows:\n/m,
      "$&$1  - { date: '2027-05-08', from: '18:00', to: '19:00' }\n",
    ),
  );

const entryOf = (place: string, id: string): string => `veterans/${place}/${id}/index.md`;

const pageOnly = (text: string): string => text.replace(/(clip|led|press): true/g, '$1: false');

async function change(
  content: string,
  file: string,
  make: (text: string) => string,
): Promise<void> {
  const before = await readFile(path.join(content, file), 'utf8');
  const after = make(before);
  if (after === before) throw new Error(`${file} is as it was`);
  await writeFile(path.join(content, file), after);
}

const putPortrait = (content: string, photo: string): Promise<void> =>
  cp(
    path.join(PROJECT, 'fixtures/photos', photo),
    path.join(content, 'veterans/karkaraly', TINY.shown, 'portrait.jpg'),
  );

/** What editors do to an archive in a day, each to a copy of the tiny one. */
export const CHANGES: Readonly<Record<string, (content: string) => Promise<void>>> = {
  word: (content) =>
    change(content, entryOf('karkaraly', TINY.shown), (text) =>
      text.replace('Окончил аэроклуб', 'Кончил аэроклуб'),
    ),
  newcomer: async (content) => {
    const entry = entryOf('ulytau', 'bulqyshev-baubek');
    await cp(path.join(PROJECT, 'fixtures/archive', entry), path.join(content, entry));
    await change(content, entry, pageOnly);
  },
  photograph: (content) => putPortrait(content, '02-portrait-bw-3x4.jpg'),
  withdrawal: (content) =>
    writeFile(
      path.join(content, 'withdrawn.yaml'),
      `- id: ${TINY.pageOnly}\n  since: '2027-04-01'\n`,
    ),
  screen: (content) =>
    change(content, `screens/${SCREEN}.yaml`, (text) => text.replace('width: 256', 'width: 320')),
};

/** Takes the clips and the screen away: what is left is built in seconds. */
export async function pagesAlone(content: string): Promise<void> {
  await change(content, entryOf('karkaraly', TINY.shown), pageOnly);
  await rm(path.join(content, 'screens'), { recursive: true });
}
