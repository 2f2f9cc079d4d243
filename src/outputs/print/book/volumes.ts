/** Volumes of a place's book: what is bound by hand in one piece, and what one change makes anew. */
import { alphabet } from '../../../i18n/alphabet.ts';
import { chunks } from '../../../model/lists.ts';
import { firstLetter, type Chapter } from './parts.ts';
import type { BookPerson } from './person-page.ts';

/** People of a volume at most: about 300 leaves, a thumb's breadth of paper. */
export const VOLUME = 250;

/** A last volume with fewer people than this is bound with the one before. */
const THIN = VOLUME / 5;

/** Who stands together in a volume: people of one chapter whose names begin alike. */
interface Run {
  category: Chapter['category'];
  people: readonly BookPerson[];
}

/**
 * Cuts a place's chapters into volumes of at most `VOLUME` people, where it can between two letters,
 * in the order of the chapters. Each volume begins as soon as the next letter does not fit, so a
 * person who comes or goes moves few volumes.
 *
 * @returns The chapters of each volume; one volume where all fit into it.
 */
export function volumesOf(chapters: readonly Chapter[]): Chapter[][] {
  const volumes: Run[][] = [];
  for (const run of chapters.flatMap(runsOf)) {
    const last = volumes.at(-1);
    if (last && sizeOf(last) + run.people.length <= VOLUME) last.push(run);
    else volumes.push([run]);
  }
  const thin = volumes.length > 1 && sizeOf(volumes.at(-1) ?? []) < THIN ? volumes.pop() : [];
  volumes.at(-1)?.push(...(thin ?? []));
  return volumes.map(chaptersAgain);
}

const sizeOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { people }) => sum + people.length, 0);

function runsOf({ category, people }: Chapter): Run[] {
  const letters = Map.groupBy(people, ({ veteran }) => firstLetter(veteran));
  return [...letters.values()].flatMap((same) =>
    chunks(same, VOLUME).map((part) => ({ category, people: part })),
  );
}

const chaptersAgain = (runs: readonly Run[]): Chapter[] =>
  [...Map.groupBy(runs, ({ category }) => category)].map(([category, same]) => ({
    category,
    people: same.flatMap(({ people }) => people),
  }));

/** The letters that a chapter of a volume holds: `А – Ж`. */
export function lettersOf({ people }: Chapter): string {
  const letters = [...new Set(people.map(({ veteran }) => firstLetter(veteran)))];
  letters.sort(alphabet('kk'));
  return [...new Set([letters[0], letters.at(-1)])].join(' – ');
}
