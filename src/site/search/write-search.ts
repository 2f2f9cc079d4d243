/** Everything that searching needs, written beside the pages. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex } from 'pagefind';
import { foldName } from '../../model/fold-name.ts';
import { inLanguage, LANGUAGES, type Language, type LocalizedText } from '../../model/language.ts';
import { awards, ranks } from '../../model/glossary.ts';
import { birthYearsOf } from '../data/listings.ts';
import { nameOf, type Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import { yearsOf } from '../../i18n/years.ts';
import { writeFacets, type FacetValues } from './facets.ts';
import { writeNameIndex } from './write-name-index.ts';

/** Writes `search/` (names and facets) and `pagefind/` (full text) into `folder`. */
export async function writeSearch(data: SiteData, folder: string): Promise<void> {
  const target = path.join(folder, 'search');
  await mkdir(target, { recursive: true });
  for (const language of LANGUAGES) {
    const people = data.people[language];
    await writeFile(path.join(target, `names-${language}.txt`), nameIndexOf(data, language));
    await writeFile(path.join(target, `facets-${language}.txt`), writeFacets(people.map(facetsOf)));
  }
  await writeFullText(data, path.join(folder, 'pagefind'));
}

/** The index of names in a language, as text. */
export const nameIndexOf = (data: SiteData, language: Language): string =>
  writeNameIndex(data.people[language].map((person) => indexSource(data, person, language)));

function indexSource({ placeById }: SiteData, person: Person, language: Language) {
  const { veteran } = person;
  return {
    id: person.id,
    name: nameOf(person, language).text,
    years: yearsOf(veteran).replaceAll('\u00a0', ' '),
    place: inLanguage(placeById.get(veteran.place)?.name, language)?.text ?? '',
    portrait: person.portrait !== null,
    otherNames: [...wordsOf(veteran.name), ...(veteran.otherNames ?? [])],
  };
}

export const facetsOf = (person: Person): FacetValues => ({
  place: [person.veteran.place],
  category: [person.veteran.category],
  fate: [person.veteran.fate],
  award: [...new Set((person.veteran.awards ?? []).flatMap((award) => award.code ?? []))],
  year: birthYearsOf(person),
});

/** Ready-made interfaces of Pagefind that this site does not use. */
const UNUSED =
  /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|pagefind-playground|wasm\.(?!unknown))/;

/** More people than this share fragment files, so that hosts' limits on files are kept. */
const FRAGMENTS = 1000;

/**
 * One index for all languages, of folded words: it is asked with folded words too, so a story is
 * found in whatever letters were typed.
 */
async function writeFullText(data: SiteData, outputPath: string): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: 'und', maxFragments: FRAGMENTS });
  if (!index) throw new Error(errors.join('; '));
  for (const person of data.people.kk) {
    const answer = await index.addCustomRecord({
      url: person.id,
      language: 'und',
      content: foldName(textsOf(data, person).join(' ')).join(' '),
      filters: Object.fromEntries(
        Object.entries(facetsOf(person)).map(([facet, values]) => [facet, [...values]]),
      ),
      meta: { id: person.id },
    });
    if (answer.errors.length > 0) throw new Error(answer.errors.join('; '));
  }
  const written = await index.writeFiles({ outputPath });
  if (written.errors.length > 0) throw new Error(written.errors.join('; '));
  await close();
  await removeUnused(outputPath);
}

async function removeUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (UNUSED.test(name)) await rm(path.join(folder, name), { recursive: true });
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

const wordsOf = (text: LocalizedText | undefined): string[] =>
  LANGUAGES.flatMap((language) => text?.[language] ?? []);
