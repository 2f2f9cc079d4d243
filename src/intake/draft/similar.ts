/** Who may be the same person, and which picture the same: suggestions for a person to decide. */
import { foldName, skeletonOf, stemOfPatronymic } from '../../model/fold-name.ts';
import type { LocalizedText } from '../../model/language.ts';
import { dayRange } from '../../model/partial-date.ts';
import { writtenDate } from '../../model/written-date.ts';

export interface Known {
  id: string;
  name: LocalizedText;
  otherNames?: readonly string[] | undefined;
  birth?: { date?: string | undefined } | undefined;
  place?: string | undefined;
  /** Hashes of the pictures, 16 hexadecimal digits each. */
  hashes?: readonly string[] | undefined;
}

export interface Similar {
  id: string;
  /** What speaks for it; `year` and `place` only strengthen a name. */
  because: ('name' | 'year' | 'place' | 'picture')[];
}

/** Bits in which two hashes of one picture, cropped or encoded anew, may differ. */
const SAME_PICTURE = 8;

/** The persons known so far, by the skeletons of their names and by their pictures. */
export class SimilarIndex {
  readonly #known = new Map<string, ComparedPerson>();
  readonly #byWord = new Map<string, Set<string>>();

  /** Adds a person, or replaces the one of that id. */
  add(person: Known): void {
    this.remove(person.id);
    const words = wordsOf(person);
    this.#known.set(person.id, { ...person, ...comparedOf(person, words) });
    for (const word of words) {
      const ids = this.#byWord.get(word) ?? new Set();
      this.#byWord.set(word, ids.add(person.id));
    }
  }

  remove(id: string): void {
    for (const word of this.#known.get(id)?.words ?? []) this.#byWord.get(word)?.delete(id);
    this.#known.delete(id);
  }

  /** A person of the index, with what is compared of them. */
  of(id: string): ComparedPerson | undefined {
    return this.#known.get(id);
  }

  /** Whether an id is that of somebody of another name, in whatever spelling. */
  isOfAnother(id: string, person: Known): boolean {
    const other = this.#known.get(id);
    if (!other) return false;
    const words = wordsOf(person);
    const common = [...words].filter((word) => other.words.has(word)).length;
    return !isSameName(common, words, other.words);
  }

  /** Everybody who may be this person, the likeliest first. The person's own id is left out. */
  find(person: Known | ComparedPerson): Similar[] {
    const { words, born, pictures } = 'words' in person ? person : comparedOf(person);
    const found = new Map<string, Similar>();
    for (const [id, common] of this.#sharing(words)) {
      const other = this.#known.get(id);
      if (!other || id === person.id || !isSameName(common, words, other.words)) continue;
      const years = compareYears(born, other.born);
      if (years === 'different') continue;
      const because: Similar['because'] = ['name'];
      if (years === 'same') because.push('year');
      if (person.place && person.place === other.place) because.push('place');
      found.set(id, { id, because });
    }
    for (const other of pictures.length > 0 ? this.#known.values() : []) {
      if (other.id === person.id || !samePicture(pictures, other.pictures)) continue;
      const match = found.get(other.id) ?? { id: other.id, because: [] };
      match.because.push('picture');
      found.set(other.id, match);
    }
    return [...found.values()].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  }

  /** With whom a name has words in common, and how many. */
  #sharing(words: ReadonlySet<string>): Map<string, number> {
    const common = new Map<string, number>();
    for (const word of words)
      for (const id of this.#byWord.get(word) ?? []) common.set(id, (common.get(id) ?? 0) + 1);
    return common;
  }
}

const weight = ({ because }: Similar): number =>
  because.length + (because.includes('picture') ? 2 : 0);

/** Skeletons of all words of all spellings; a patronymic counts as the father's name. */
function wordsOf({ name, otherNames = [] }: Known): Set<string> {
  const spellings = [...Object.values(name), ...otherNames].filter((text) => text !== undefined);
  return new Set(
    spellings.flatMap(foldName).map((word) => skeletonOf(stemOfPatronymic(word) ?? word)),
  );
}

/** Two words in common, or all of a name that has but one. */
const isSameName = (common: number, a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  common >= 2 || (common === 1 && Math.min(a.size, b.size) === 1);

/** A year more or less is the commonest difference between two papers of one person. */
function compareYears(a: Born, b: Born): 'same' | 'unknown' | 'different' {
  if (!a || !b) return 'unknown';
  return a.first <= b.last + 10_000 && b.first <= a.last + 10_000 ? 'same' : 'different';
}

type Born = ReturnType<typeof dayRange> | null;

/** What is compared of a person, read once: a queue compares people by the hundred thousand. */
interface Compared {
  words: ReadonlySet<string>;
  born: Born;
  pictures: readonly Bits[];
}

/** Somebody of whom it was read. */
export type ComparedPerson = Known & Compared;

function comparedOf(person: Known, words = wordsOf(person)): Compared {
  const date = writtenDate(person.birth?.date ?? '', 'birth');
  const pictures = (person.hashes ?? []).map(bitsOf);
  return { words, born: date && dayRange(date), pictures };
}

/** The 64 bits of a picture's hash. */
type Bits = readonly [number, number];

const bitsOf = (hash: string): Bits => [
  parseInt(hash.slice(0, 8), 16),
  parseInt(hash.slice(8, 16), 16),
];

const samePicture = (a: readonly Bits[], b: readonly Bits[]): boolean =>
  a.some((one) => b.some((other) => distance(one, other) <= SAME_PICTURE));

const distance = (a: Bits, b: Bits): number => ones(a[0] ^ b[0]) + ones(a[1] ^ b[1]);

/** How many of 32 bits are set: added up in pairs, fours, eights, and all. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** In how many of 64 bits two picture hashes differ. */
export const hashDistance = (a: string, b: string): number => distance(bitsOf(a), bitsOf(b));
