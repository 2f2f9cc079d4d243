/** What the wall's tiles look like and where they lie in sheets: known to whoever writes and shows it. */
import type { SpokenText } from '../../../model/in-language.ts';

/** A tile is as every portrait on the site: three to four. */
export const TILE = { width: 3, height: 4 } as const;

/** Between two tiles, share of a tile's width. */
export const GAP = 0.04;

/** Tiles of a sheet in two sizes, px; `small` is what a wall of thousands begins with. */
export const SHEETS = {
  small: { width: 15, height: 20, across: 32, down: 32 },
  large: { width: 60, height: 80, across: 8, down: 8 },
} as const;

export type SheetSize = keyof typeof SHEETS;

/** `wall/wall.json`: the wall's people are numbered place by place, each in the Kazakh alphabet's order. */
export interface WallFile {
  version: 1;
  places: readonly WallPlace[];
  /** The first and the end of the last showing on street screens, ms since 1970. */
  shown: { from: number; to: number } | null;
}

export interface WallPlace {
  id: string;
  /** How many there are; their numbers follow those of the place before. */
  people: number;
  /** Where each face's middle lies in its photograph: two letters, tenths of width and height (`columns.ts`). */
  focus: string;
  /** Paths below the site's beginning; the faces of the place in the order of their numbers. */
  small: readonly string[];
  large: readonly string[];
}

/** `wall/shown.json`: who is on each screen, from `from` on a person a slot (number + 1, 0 for nobody). */
export interface ShownFile {
  version: 1;
  /** Seconds of a showing. */
  slot: number;
  runs: readonly { screen: string; from: number; people: string }[];
}

/** `wall/deeds-<language>-<n>.json`: what the people of so many numbers did. */
export type DeedsFile = readonly (SpokenText | null)[];
export const DEEDS_IN_FILE = 256;

export interface Focus {
  /** Shares of width and height. */
  x: number;
  y: number;
}

/** The part of a photograph that a tile shows, px: what CSS does by `object-fit` and `object-position`. */
export function cropOf(
  photo: { width: number; height: number },
  focus: Focus,
): { left: number; top: number; width: number; height: number } {
  const scale = Math.min(photo.width / TILE.width, photo.height / TILE.height);
  const width = Math.max(1, Math.round(TILE.width * scale));
  const height = Math.max(1, Math.round(TILE.height * scale));
  return {
    left: Math.round((photo.width - width) * focus.x),
    top: Math.round((photo.height - height) * focus.y),
    width,
    height,
  };
}
