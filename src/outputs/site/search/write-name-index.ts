/** Writes the index that `name-index.ts` reads. */
import { ranked, writeColumn } from './columns.ts';
import { DASH, YEAR_IN_ADDRESS, type IndexedPerson } from './name-index.ts';
import { follows, foldOnce, isSameName, lastFirst } from './name-words.ts';

/** What the page shows and what else a person is called. */
export interface IndexSource extends Omit<IndexedPerson, 'words'> {
  otherNames: readonly string[];
}

/** A person's words, and what of the rest they give. */
interface Spelled {
  words: readonly string[];
  /** Folded spellings that belong to one of the words, by its index. */
  spellings: readonly (readonly [index: number, folded: string])[];
  /** Folded words of other names altogether. */
  others: readonly string[];
}

/** The index as text. `people` should be in the order of their last words: that costs least. */
export function writeNameIndex(people: readonly IndexSource[]): string {
  const spelled = people.map(spell);
  const spellings = spellingsOf(spelled);
  const addresses = people.map((person, at) => partsOf(person, spelled[at]!.words, spellings));
  const slugs = slugsOf(addresses, spelled);
  const words = [...new Set(spelled.flatMap((person) => person.words))].sort();
  const years = people.map((person) => livesOf(person));
  return [
    words.map((word) => wordLine(word, spellings.get(word), slugs.get(word))).join('\n'),
    nameColumns(spelled, words).join('\n'),
    writeTable(years.map(([from]) => from)),
    writeTable(years.map(([, to]) => to)),
    writeTable(
      people.map(({ place }) => place),
      people.map(({ portrait }) => portrait),
    ),
    writeTable(
      addresses.map(
        (parts, at) => addressPattern(parts, slugs, spelled[at]!.words) ?? people[at]!.id,
      ),
    ),
    writeTable(spelled.map(({ others }) => others.join(' '))),
  ].join('\n\n');
}

function livesOf({ years }: IndexSource): readonly [from: string, to: string] {
  const [from = '', ...to] = years.split(DASH);
  return [from, to.join(DASH)];
}

function spell({ name, otherNames }: IndexSource): Spelled {
  const words = lastFirst(name);
  const spellings: [number, string][] = [];
  const others: string[] = [];
  for (const folded of new Set(
    otherNames.flatMap((other) => other.split(/\s/)).flatMap(foldOnce),
  )) {
    const wordWhere = (test: (word: string) => boolean): number =>
      words.findIndex((word) => foldOnce(word).some(test));
    if (wordWhere((own) => follows(folded, own)) >= 0) continue;
    const index = wordWhere((own) => isSameName(folded, own));
    if (index >= 0) spellings.push([index, folded]);
    else others.push(folded);
  }
  return { words, spellings, others };
}

/** Whoever bears a name is found by every spelling that somebody's other language has for it. */
function spellingsOf(people: readonly Spelled[]): Map<string, Set<string>> {
  const spellings = new Map<string, Set<string>>();
  for (const person of people)
    for (const [index, folded] of person.spellings) {
      const word = person.words[index]!;
      spellings.set(word, (spellings.get(word) ?? new Set()).add(folded));
    }
  return spellings;
}

const wordLine = (word: string, spellings: ReadonlySet<string> | undefined, slug = ''): string =>
  [word, [...(spellings ?? [])].sort().join(' '), slug].join('\t').trimEnd();

function nameColumns(people: readonly Spelled[], words: readonly string[]): string[] {
  const numbers = new Map(words.map((word, index) => [word, index + 1]));
  const width = Math.max(1, ...people.map((person) => person.words.length));
  return Array.from({ length: width }, (_, place) => {
    const column = people.map((person) => numbers.get(person.words[place] ?? '') ?? 0);
    return writeColumn(
      place > 0 ? column : column.map((own, at) => (at > 0 && column[at - 1] === own ? 0 : own)),
    );
  });
}

function writeTable(values: readonly string[], flags?: readonly boolean[]): string {
  const { table, numbers } = ranked(values);
  const column = numbers.map((number, at) => number * 2 + (flags?.[at] ? 1 : 0));
  return `${table.map((value) => value.replace(/\s/g, ' ')).join('\t')}\n${writeColumn(column)}`;
}

/** A part of an address: letters, or the word of the name that it spells. */
type AddressPart = string | { word: number; slug: string };

function partsOf(
  person: IndexSource,
  words: readonly string[],
  spellings: ReadonlyMap<string, ReadonlySet<string>>,
): AddressPart[] {
  const [born] = livesOf(person);
  return person.id.split('-').map((part) => {
    if (part === born) return YEAR_IN_ADDRESS;
    const [folded = ''] = foldOnce(part);
    const word = words.findIndex(
      (own) => foldOnce(own).includes(folded) || spellings.get(own)?.has(folded),
    );
    return word < 0 || word > 9 ? part : { word, slug: part };
  });
}

/** How most addresses write each word. */
function slugsOf(
  addresses: readonly (readonly AddressPart[])[],
  people: readonly Spelled[],
): Map<string, string> {
  const found = addresses.flatMap((parts, at) =>
    parts.flatMap((part) =>
      typeof part === 'string' ? [] : [[people[at]!.words[part.word]!, part.slug] as const],
    ),
  );
  const byWord = Map.groupBy(found, ([word]) => word);
  return new Map(
    [...byWord].map(([word, uses]) => [word, ranked(uses.map(([, slug]) => slug)).table[0]!]),
  );
}

/** `$0-$1-$y`; `undefined` where this address writes a word otherwise than most. */
function addressPattern(
  parts: readonly AddressPart[],
  slugs: ReadonlyMap<string, string>,
  words: readonly string[],
): string | undefined {
  const usual = parts.every(
    (part) => typeof part === 'string' || slugs.get(words[part.word]!) === part.slug,
  );
  if (!usual) return undefined;
  return parts.map((part) => (typeof part === 'string' ? part : `$${part.word}`)).join('-');
}
