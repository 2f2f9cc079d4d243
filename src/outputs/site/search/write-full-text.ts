/** The full text of all entries for the search page. */
import type { Cache } from '../../../base/platform/cache.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { deedOf } from '../../../model/deed.ts';
import { awards, ranks } from '../../../model/glossary.ts';
import type { SiteData } from '../data/site-data.ts';
import type { TextRecord } from './full-text-index.ts';
import { indexInThread } from './full-text-thread.ts';
import { searchedWords, type Names } from './searched-words.ts';
import { facetsOf } from './write-search.ts';

/** @returns The folder of the cache that holds the index; it is made anew only where a text changed. */
export async function fullText(data: SiteData, cache: Cache): Promise<string> {
  const names: Names = {
    place: (id) => data.placeById.get(id)?.name,
    'rank.code': (code) => ranks.get(code)?.name,
    'awards.code': (code) => awards.get(code)?.name,
  };
  const records = data.people.kk.map((person): TextRecord => ({
    id: person.id,
    text: searchedWords(person.veteran, names).join(' '),
    facets: facetsOf(person),
    deed: deedOf(person.veteran)?.text ?? {},
  }));
  const code = await codeOf(['src/outputs/site/search/full-text-index.ts']);
  const key = hashOf(code, JSON.stringify(records));
  return cache.lastFolder('full-text', key, (folder) => indexInThread({ records, folder }));
}
