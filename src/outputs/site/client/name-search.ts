/** The name index in the page: fetched when somebody begins to type, and once. */
import { matchTyped } from '../search/match.ts';
import { readNameIndex, type IndexedPerson } from '../search/name-index.ts';
import { site } from './site.ts';

let index: Promise<readonly IndexedPerson[]> | undefined;

export const loadNames = (): Promise<readonly IndexedPerson[]> => (index ??= fetchNames());

async function fetchNames(): Promise<readonly IndexedPerson[]> {
  const answer = await fetch(`${site.base}search/names-${site.language}.txt`);
  if (!answer.ok) {
    index = undefined;
    throw new Error(`${answer.status}`);
  }
  return readNameIndex(await answer.text());
}

/** The people meant by `query`, or by its keys in the other layout, best first, with their place in the index. */
export async function searchNames(query: string): Promise<{ person: IndexedPerson; at: number }[]> {
  const people = await loadNames();
  const found = matchTyped(
    query,
    people.map((person) => person.words),
  );
  return found.map((at) => ({ person: people[at]!, at }));
}
