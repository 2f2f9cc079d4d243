/** The full text of all entries for the search page, by Pagefind. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex } from 'pagefind';
import { codeVersion, type Cache } from '../../base/cache.ts';
import { hashOf } from '../../base/files.ts';
import { foldName } from '../../model/fold-name.ts';
import { awards, ranks } from '../../model/glossary.ts';
import type { Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import type { FacetValues } from './facets.ts';
import { facetsOf, wordsOf } from './write-search.ts';

/** Ready-made interfaces of Pagefind that this site does not use. */
const UNUSED =
  /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|pagefind-playground|wasm\.(?!unknown))/;

/** More people than this share fragment files, so that hosts' limits on files are kept. */
const FRAGMENTS = 1000;

interface TextRecord {
  id: string;
  text: string;
  facets: FacetValues;
}

/** @returns The folder of the cache that holds the index; it is made anew only where a text changed. */
export async function fullText(data: SiteData, cache: Cache): Promise<string> {
  const records = data.people.kk.map((person): TextRecord => ({
    ...{ id: person.id, text: textsOf(data, person).join(' '), facets: facetsOf(person) },
  }));
  const code = await codeVersion('src/site/search', 'src/model', 'package-lock.json');
  const key = hashOf(code, JSON.stringify(records));
  return cache.lastFolder('full-text', key, (target) => write(records, target));
}

/**
 * One index for all languages, of folded words: it is asked with folded words too, so a story is
 * found in whatever letters were typed.
 */
async function write(records: readonly TextRecord[], outputPath: string): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: 'und', maxFragments: FRAGMENTS });
  if (!index) throw new Error(errors.join('; '));
  for (const { id, text, facets } of records) {
    const answer = await index.addCustomRecord({
      url: id,
      language: 'und',
      content: foldName(text).join(' '),
      filters: Object.fromEntries(
        Object.entries(facets).map(([facet, values]) => [facet, [...values]]),
      ),
      meta: { id },
    });
    if (answer.errors.length > 0) throw new Error(answer.errors.join('; '));
  }
  // Written here: Pagefind itself dies of a full disk without an answer.
  const { files, errors: failed } = await index.getFiles();
  await close();
  if (failed.length > 0) throw new Error(failed.join('; '));
  for (const { path: name, content } of files.filter((file) => !UNUSED.test(file.path))) {
    const target = path.join(outputPath, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/** Every word about a person, in all languages. */
function textsOf({ placeById }: SiteData, { veteran }: Person): string[] {
  const localized = [
    veteran.name,
    veteran.story,
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
