/** Who is on the street screens at a moment, out of `wall/shown.json`. */
import { readColumn, writeColumn } from '../search/columns.ts';
import type { ShownFile } from './tiles.ts';

/** A showing: when it begins, ms since 1970, and the number of the person. */
export interface Showing {
  screen: string;
  time: number;
  person: number;
}

/** Runs of slots without an hour's pause, per screen in the order of their ids. */
export function shownFile(showings: readonly Showing[], slot: number): ShownFile {
  const length = slot * 1000;
  const screens = Map.groupBy(showings, ({ screen }) => screen);
  const runs = [...screens]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([screen, own]) => {
      const found: { from: number; people: number[] }[] = [];
      for (const { time, person } of own.toSorted((a, b) => a.time - b.time)) {
        const last = found.at(-1);
        const at = last ? Math.round((time - last.from) / length) : -1;
        if (!last || at - last.people.length > PAUSE / slot)
          found.push({ from: time, people: [person + 1] });
        else {
          while (last.people.length < at) last.people.push(0);
          last.people[at] = person + 1;
        }
      }
      return found.map(({ from, people }) => ({ screen, from, people: writeColumn(people) }));
    });
  return { version: 1, slot, runs };
}

const PAUSE = 3600;

/** The numbers of whoever is shown at `now`, ms since 1970. */
export type ShownAt = (now: number) => ReadonlySet<number>;

export function shownAt({ slot, runs }: ShownFile): ShownAt {
  const columns = runs.map(({ from, people }) => ({ from, people: readColumn(people) }));
  return (now) =>
    new Set(
      columns.flatMap(({ from, people }) => {
        const person = people[Math.floor((now - from) / (slot * 1000))] ?? 0;
        return person > 0 ? [person - 1] : [];
      }),
    );
}
