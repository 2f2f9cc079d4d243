/** The name index in the page: fetched when somebody begins to type, and once. */
import { matchTyped } from '../search/match.ts';
import { readNameIndex, type IndexedPerson } from '../search/name-index.ts';
import { fetchFile, site } from './site.ts';

let index: Promise<readonly IndexedPerson[]> | undefined;

/** What could not be had is fetched again at the next letter. */
export const loadNames = (): Promise<readonly IndexedPerson[]> =>
  (index ??= fetchFile(`search/names-${site.language}.txt`)
    .then(async (answer) => readNameIndex(await answer.text()))
    .catch((error: unknown) => {
      index = undefined;
      throw error;
    }));

/** The people meant by `query`, or by its keys in the other layout, best first, with their place in the index. */
export async function searchNames(query: string): Promise<{ person: IndexedPerson; at: number }[]> {
  const people = await loadNames();
  const found = matchTyped(
    query,
    people.map((person) => person.words),
  );
  return found.map((at) => ({ person: people[at]!, at }));
}
