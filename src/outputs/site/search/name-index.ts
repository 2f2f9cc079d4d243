/**
 * The small index behind the search box, as text in parts parted by an empty line:
 *
 * 1. the words of all names, a line each: the word, folded spellings in other languages that its own
 *    letters do not give, and how addresses write it;
 * 2. for each place in a name a column of words (1-based, 0 for none); in the first, of the last
 *    words, by which lists are mostly sorted, 0 stands for the same as before;
 * 3. beginnings of lives, 4. their ends, 5. places with the portrait (2 × place + 1 for yes),
 *    6. addresses made of words, 7. folded words of one person alone: each a table and a column.
 *
 * Alike stands beside alike, so compression takes it down to some four bytes a person.
 */
import { readColumn } from './columns.ts';
import { foldOnce, inOrder } from './name-words.ts';

export interface IndexedPerson {
  id: string;
  name: string;
  years: string;
  place: string;
  /** True when `portraits/<id>.webp` is there. */
  portrait: boolean;
  /** Folded words of all names in all languages. */
  words: readonly string[];
}

/** Between the beginning and the end of a life. */
export const DASH = ' – ';

/** An address is made of words of the name (`$0` is the last), the year of birth and letters. */
export const WORD_IN_ADDRESS = /\$(\d)/g;
export const YEAR_IN_ADDRESS = '$y';

/** Reads what `writeNameIndex` wrote. */
export function readNameIndex(text: string): IndexedPerson[] {
  const [words = '', names = '', ...rest] = text.split('\n\n');
  const vocabulary = words.split('\n').map(readWord);
  const columns = names.split('\n').map(readColumn);
  const [births = [], deaths = [], places = [], addresses = [], others = []] = rest.map(readTable);
  let last = 0;
  return (columns[0] ?? []).map((first, index) => {
    last = first || last;
    const numbers = [last, ...columns.slice(1).flatMap((column) => column[index] || [])];
    const own = numbers.map((number) => vocabulary[number - 1]!);
    const years = [births[index]!.value, deaths[index]!.value].filter(Boolean);
    return {
      id: addressOf(addresses[index]!.value, own, births[index]!.value),
      name: inOrder(own.map((word) => word.text)),
      years: years.join(DASH),
      place: places[index]!.value,
      portrait: places[index]!.flag,
      words: [
        ...own.flatMap((word) => word.folded),
        ...others[index]!.value.split(' ').filter(Boolean),
      ],
    };
  });
}

interface Word {
  text: string;
  folded: readonly string[];
  slug: string;
}

function readWord(line: string): Word {
  const [text = '', others = '', slug = ''] = line.split('\t');
  return { text, folded: [...foldOnce(text), ...others.split(' ').filter(Boolean)], slug };
}

/** A table of values, then each person's: twice its number, plus one for a flag. */
function readTable(part: string): { value: string; flag: boolean }[] {
  const [table = '', column = ''] = part.split('\n');
  const values = table.split('\t');
  return readColumn(column).map((number) => ({
    value: values[number >> 1] ?? '',
    flag: (number & 1) === 1,
  }));
}

const addressOf = (pattern: string, words: readonly Word[], born: string): string =>
  pattern
    .replace(WORD_IN_ADDRESS, (_, index) => words[Number(index)]?.slug ?? '')
    .replaceAll(YEAR_IN_ADDRESS, born);
