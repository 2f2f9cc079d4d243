/** What the wall is shown from: `wall/` beside the pages. */
import path from 'node:path';
import type { Cache } from '../../../base/platform/cache.ts';
import { chunks } from '../../../model/lists.ts';
import { LANGUAGES } from '../../../model/language.ts';
import type { Output, TextOutput } from '../../../dist/output.ts';
import type { Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import { writeColumn } from '../search/columns.ts';
import { deedIn } from '../views/deed.ts';
import { focalTenths } from '../views/pictures.ts';
import { sheetsOf } from './sheets.ts';
import { shownFile, type Showing } from './shown.ts';
import {
  DEEDS_IN_FILE,
  type DeedsFile,
  type SheetSize,
  type WallFile,
  type WallPlace,
} from './tiles.ts';

/** Everybody, place by place: a place's wall needs its own sheets alone, and who joins it changes no other's. */
const wallOrder = ({ places, peopleOfPlace }: SiteData): (readonly [string, readonly Person[]])[] =>
  places
    .map(({ id }) => [id, peopleOfPlace(id, 'kk')] as const)
    .filter(([, people]) => people.length > 0);

export async function wallFiles(data: SiteData, cache: Cache): Promise<(Output | TextOutput)[]> {
  const sheets: Output[] = [];
  const places: WallPlace[] = [];
  const order = wallOrder(data);
  for (const [id, people] of order) {
    const faces = people.flatMap(({ portrait }) => portrait ?? []);
    const write = async (size: SheetSize): Promise<string[]> => {
      const made = (await sheetsOf(faces, size, cache)).map(sheet);
      sheets.push(...made);
      return made.map((output) => output.path);
    };
    const focus = writeColumn(
      faces.map(({ photo }) => focalTenths(photo.focal)).flatMap(({ x, y }) => [x, y]),
    );
    places.push({
      id,
      people: people.length,
      focus,
      small: await write('small'),
      large: await write('large'),
    });
  }
  const people = order.flatMap(([, own]) => own);
  const slot = data.campaign.led.slot;
  const showings = showingsOf(data, people);
  const times = showings.map(({ time }) => time).sort((a, b) => a - b);
  const [from] = times;
  const shown = from === undefined ? null : { from, to: times.at(-1)! + slot * 1000 };
  const wall: WallFile = { version: 1, places, shown };
  const number = new Map(people.map(({ id }, index) => [id, index]));
  return [
    ...unique(sheets),
    json('wall.json', wall),
    json('shown.json', shownFile(showings, slot)),
    ...LANGUAGES.flatMap((language) => [
      text(
        `order-${language}.txt`,
        writeColumn(data.people[language].map(({ id }) => number.get(id) ?? 0)),
      ),
      ...chunks(people, DEEDS_IN_FILE).map((own, index) =>
        json(
          `deeds-${language}-${index}.json`,
          own.map((person) => deedIn(person, language) ?? null) satisfies DeedsFile,
        ),
      ),
    ]),
  ];
}

const showingsOf = (data: SiteData, people: readonly Person[]): Showing[] =>
  people.flatMap(({ id }, person) =>
    data
      .showingsOf(id)
      .flatMap(({ screen, times }) => times.map((time) => ({ screen, time, person }))),
  );

const common = { person: null, kind: 'data', language: null } as const;

/** The cache names a sheet by its content, so its address may be kept for ever. */
const sheet = (source: string): Output => ({
  person: null,
  kind: 'photo',
  format: 'sheet',
  language: null,
  path: `wall/${path.basename(source).slice(0, 16)}.webp`,
  source,
});

const unique = (outputs: readonly Output[]): Output[] => [
  ...new Map(outputs.map((output) => [output.path, output])).values(),
];

const text = (name: string, content: string): TextOutput => ({
  ...common,
  format: 'txt',
  path: `wall/${name}`,
  text: () => content,
});

const json = (name: string, content: unknown): TextOutput => ({
  ...common,
  format: 'json',
  path: `wall/${name}`,
  text: () => JSON.stringify(content),
});
