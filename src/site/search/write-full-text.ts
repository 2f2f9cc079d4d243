/** The full text of all entries for the search page. */
import { codeVersion, type Cache } from '../../base/cache.ts';
import { hashOf } from '../../base/files.ts';
import { deedOf } from '../../model/deed.ts';
import { awards, ranks } from '../../model/glossary.ts';
import type { Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import type { TextRecord } from './full-text-index.ts';
import { indexInThread } from './full-text-thread.ts';
import { facetsOf, wordsOf } from './write-search.ts';

/** @returns The folder of the cache that holds the index; it is made anew only where a text changed. */
export async function fullText(data: SiteData, cache: Cache): Promise<string> {
  const records = data.people.kk.map((person): TextRecord => ({
    id: person.id,
    text: textsOf(data, person).join(' '),
    facets: facetsOf(person),
    deed: deedOf(person.veteran)?.text ?? {},
  }));
  const code = await codeVersion('src/site/search', 'src/model', 'package-lock.json');
  const key = hashOf(code, JSON.stringify(records));
  return cache.lastFolder('full-text', key, (folder) => indexInThread({ records, folder }));
}

/** Every word about a person, in all languages. */
function textsOf({ placeById }: SiteData, { veteran }: Person): string[] {
  const localized = [
    veteran.name,
    veteran.story,
    veteran.deed,
    veteran.summary,
    veteran.role,
    veteran.birth?.place,
    veteran.death?.place,
    veteran.callUp?.place,
    veteran.burial?.place,
    veteran.burial?.memorial,
    placeById.get(veteran.place)?.name,
    ranks.get(veteran.rank?.code ?? '')?.name,
    veteran.rank?.text,
    ...(veteran.units ?? []).map((unit) => unit.text),
    ...(veteran.awards ?? []).flatMap((award) => [awards.get(award.code ?? '')?.name, award.text]),
    ...(veteran.photos ?? []).map((photo) => photo.caption),
  ];
  return [...(veteran.otherNames ?? []), ...localized.flatMap(wordsOf)];
}
