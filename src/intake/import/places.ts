/** Places of the register by the names that lists write. */
import { foldName } from '../../model/fold-name.ts';
import { nearest } from '../../model/nearest.ts';
import type { Place } from '../../model/place.ts';

/** Words that say what kind of place it is, folded. */
const KINDS = new Set(
  ['город', 'г', 'район', 'р', 'н', 'рн', 'область', 'обл', 'қаласы', 'қала', 'ауданы', 'аудан', 'облысы']
    .flatMap(foldName)
    .concat(['city', 'district', 'of']),
); // prettier-ignore

const key = (text: string): string =>
  foldName(text)
    .filter((word) => !KINDS.has(word))
    .join(' ');

/** Finds a place by id, name or other name in any language; endings of adjectives do not matter. */
export class PlaceFinder {
  readonly #ids = new Map<string, string>();
  readonly #names = new Map<string, string>();

  constructor(places: readonly Pick<Place, 'id' | 'name' | 'otherNames' | 'centre'>[]) {
    for (const { id, name, otherNames = [], centre } of places) {
      for (const text of [id, ...Object.values(name), ...otherNames]) {
        if (!text) continue;
        this.#ids.set(key(text), id);
        this.#names.set(text.toLowerCase(), id);
      }
      for (const text of Object.values(centre))
        if (text && !this.#ids.has(key(text))) this.#ids.set(key(text), id);
    }
  }

  find(text: string): string | undefined {
    const wanted = key(text);
    return this.#ids.get(wanted) ?? this.#ids.get(withoutEnding(wanted));
  }

  /** The name that was probably meant. */
  near(text: string): string | undefined {
    return nearest(text.toLowerCase(), [...this.#names.keys()]);
  }
}

/** «Каркаралинского» as «Каркаралинский»: lists say "of the district". */
const withoutEnding = (folded: string): string => folded.replace(/ogo$/, 'i');
