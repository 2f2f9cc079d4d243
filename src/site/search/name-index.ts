/** The small index behind the search box: one line a person, read by the page as it is. */
import { foldName } from '../../model/fold-name.ts';

export interface IndexedPerson {
  id: string;
  name: string;
  years: string;
  place: string;
  /** True when `portraits/<id>.avif` is there. */
  portrait: boolean;
  /** Folded words of all names in all languages. */
  words: readonly string[];
}

/** What the page shows and what else a person is called. */
export interface IndexSource extends Omit<IndexedPerson, 'words'> {
  otherNames: readonly string[];
}

/**
 * The index as text. First line: names of the places; then for each person, parted by tabs: id,
 * name, years, number of the place, `1` for a portrait, and the folded words that do not follow
 * from the name.
 */
export function writeNameIndex(people: readonly IndexSource[]): string {
  const places = [...new Set(people.map(({ place }) => place))];
  const lines = people.map((person) => {
    const own = new Set(foldName(person.name));
    const others = new Set(person.otherNames.flatMap(foldName).filter((word) => !own.has(word)));
    return [
      person.id,
      person.name,
      person.years,
      places.indexOf(person.place),
      person.portrait ? 1 : '',
      [...others].join(' '),
    ].join('\t');
  });
  return [places.join('\t'), ...lines].join('\n');
}

/** Reads what `writeNameIndex` wrote. */
export function readNameIndex(text: string): IndexedPerson[] {
  const [first = '', ...lines] = text.split('\n');
  const places = first.split('\t');
  const folded = new Map<string, readonly string[]>();
  const fold = (word: string): readonly string[] => {
    let result = folded.get(word);
    if (!result) folded.set(word, (result = foldName(word)));
    return result;
  };
  return lines.map((line) => {
    const [id = '', name = '', years = '', place = '', portrait, others = ''] = line.split('\t');
    return {
      id,
      name,
      years,
      place: places[Number(place)] ?? '',
      portrait: portrait === '1',
      words: [...name.split(' ').flatMap(fold), ...others.split(' ').filter(Boolean)],
    };
  });
}
