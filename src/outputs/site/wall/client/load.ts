/** The wall's people: names from the search's index, their order and sheets from `wall/`. */
import { DAY } from '../../../../model/duration.ts';
import { readColumn } from '../../search/columns.ts';
import { readNameIndex, type IndexedPerson } from '../../search/name-index.ts';
import { fetchFile, site } from '../../client/site.ts';
import { shownAt, type ShownAt } from '../shown.ts';
import {
  DEEDS_IN_FILE,
  SHEETS,
  type DeedsFile,
  type Focus,
  type SheetSize,
  type ShownFile,
  type WallFile,
} from '../tiles.ts';
import type { SpokenText } from '../../../../model/in-language.ts';

export interface WallPerson extends Omit<IndexedPerson, 'words'> {
  /** Among everybody of the archive. */
  number: number;
  face: Face | null;
}

/** Where the face is found. */
export interface Face {
  focus: Focus;
  small: Tile;
  large: Tile;
}

/** A tile of a sheet; `x` and `y` in px. */
export interface Tile {
  sheet: string;
  x: number;
  y: number;
}

export interface Wall {
  people: readonly WallPerson[];
  /** Who is on the screens, as indices of `people`. */
  shown: (now: number) => ReadonlySet<number>;
  /** What somebody did, in the page's language where it is written in it. */
  deedOf: (person: WallPerson) => Promise<SpokenText | null>;
}

/**
 * @param place Id of the place whose wall it is; `null` for everybody.
 * @throws when something cannot be fetched.
 */
export async function loadWall(place: string | null): Promise<Wall> {
  const [names, order, wall] = await Promise.all([
    fetchFile(`search/names-${site.language}.txt`).then((answer) => answer.text()),
    fetchFile(`wall/order-${site.language}.txt`).then((answer) => answer.text()),
    fetchFile('wall/wall.json').then((answer) => answer.json() as Promise<WallFile>),
  ]);
  const byNumber: IndexedPerson[] = [];
  const numbers = readColumn(order);
  readNameIndex(names).forEach((person, index) => (byNumber[numbers[index]!] = person));
  const people = peopleOf(byNumber, wall, place);
  const first = people[0]?.number ?? 0;
  const shown = await shownOf(wall);
  const deeds = new Map<number, Promise<DeedsFile>>();
  return {
    people,
    shown: (now) =>
      new Set([...shown(now)].map((number) => number - first).filter((index) => people[index])),
    deedOf: async ({ number }) => {
      const part = Math.floor(number / DEEDS_IN_FILE);
      if (!deeds.has(part))
        deeds.set(
          part,
          fetchFile(`wall/deeds-${site.language}-${part}.json`).then(
            (answer) => answer.json() as Promise<DeedsFile>,
          ),
        );
      const file = await deeds.get(part)!.catch(() => {
        deeds.delete(part);
        return [];
      });
      return file[number % DEEDS_IN_FILE] ?? null;
    },
  };
}

/** The people of a place, or everybody: numbers go through places in their order. */
function peopleOf(
  byNumber: readonly IndexedPerson[],
  { places }: WallFile,
  only: string | null,
): WallPerson[] {
  let start = 0;
  return places.flatMap((place): WallPerson[] => {
    const own = byNumber.slice(start, start + place.people);
    const first = start;
    start += place.people;
    if (only !== null && place.id !== only) return [];
    const focus = readColumn(place.focus);
    let face = 0;
    return own.map(({ words: _, ...person }, index) => ({
      ...person,
      number: first + index,
      face: person.portrait
        ? {
            focus: { x: focus[face * 2]! / 10, y: focus[face * 2 + 1]! / 10 },
            small: tileOf('small', place.small, face),
            large: tileOf('large', place.large, face++),
          }
        : null,
    }));
  });
}

function tileOf(size: SheetSize, sheets: readonly string[], face: number): Tile {
  const { width, height, across, down } = SHEETS[size];
  const inside = face % (across * down);
  return {
    sheet: `${site.base}${sheets[Math.floor(face / (across * down))]}`,
    x: (inside % across) * width,
    y: Math.floor(inside / across) * height,
  };
}

/** Only on the days of the screens it is asked who is on them. */
async function shownOf({ shown }: WallFile): Promise<ShownAt> {
  const soon = Date.now() + DAY;
  if (!shown || soon < shown.from || Date.now() >= shown.to) return () => new Set();
  const answer = await fetchFile('wall/shown.json');
  return shownAt((await answer.json()) as ShownFile);
}
