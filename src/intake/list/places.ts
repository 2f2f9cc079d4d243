/** Places of the register by the names that lists write. */
import { foldName } from '../../model/fold-name.ts';
import { LANGUAGES } from '../../model/language.ts';
import { nearest } from '../../model/nearest.ts';
import type { Place } from '../../model/place.ts';
import { wordList } from './split.ts';

/** Words that say what kind of place it is, folded. */
const KINDS = new Set(
  wordList(`город, города, г, гор, район, района, районы, р, н, рн, қаласы, қала, қ, қаласының,
    ауданы, ауданының, аудан, ауд`)
    .flatMap(foldName)
    .concat(['city', 'district', 'of']),
);

const key = (text: string): string =>
  foldName(text)
    .filter((word) => !KINDS.has(word))
    .join(' ');

/** A region is larger than any place of the register, and some are called like one. */
const REGION =
  /(?<!\p{L})(?:обл(?:\.|асть|асти|ысы|ысының)?|region|oblast|республика|қазақстан|казахстан|рк|қр|қазсср|казсср)(?!\p{L})/iu;
/** Smaller than a place of the register: it does not say which one is meant. */
const SETTLEMENT =
  /^(?:с|а|п|пос|ст|аул|село|ауыл|кент|поселок|посёлок)[.\s]\s*\p{L}+$|^\p{L}+\s+(?:ауылы|аулы|кенті|а\/о|с\/о|ауылдық округі|сельский округ)$/iu;

/** Names of all places as a specialist may write them, by language. */
export const placeNames = (places: readonly Pick<Place, 'id' | 'name'>[]): Record<string, string> =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      `places-${language}`,
      places.map(({ id, name }) => name[language] ?? id).join(', '),
    ]),
  );

/** Finds a place by id, name or other name in any language; endings of adjectives do not matter. */
export class PlaceFinder {
  readonly #ids = new Map<string, string>();
  readonly #names = new Map<string, string>();
  /** Names by language, for whoever must write one. */
  readonly list: Record<string, string>;

  constructor(places: readonly Pick<Place, 'id' | 'name' | 'otherNames' | 'centre'>[]) {
    this.list = placeNames(places);
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

  /** The place that a text names, with its region or village beside it; two places are none. */
  find(text: string): string | undefined {
    const whole = REGION.test(text) ? undefined : this.#one(text);
    if (whole || text.includes('?')) return whole;
    const parts = text
      .split(/[,;()\n]/)
      .flatMap((part) => villageAndDistrict(part.trim()))
      .filter((part) => part !== '' && !REGION.test(part));
    const found = parts.map((part) => this.#one(part));
    const ids = new Set(found.filter((id) => id !== undefined));
    const isRest = parts.every((part, at) => found[at] !== undefined || SETTLEMENT.test(part));
    return ids.size === 1 && isRest ? [...ids][0] : undefined;
  }

  #one(text: string): string | undefined {
    const wanted = key(text);
    return (
      this.#ids.get(wanted) ??
      withoutEnding(wanted)
        .map((stem) => this.#ids.get(stem))
        .find(Boolean)
    );
  }

  /** The name that was probably meant. */
  near(text: string): string | undefined {
    return nearest(text.toLowerCase(), [...this.#names.keys()]);
  }
}

/** «С. Кент Каркаралинского района», «Октябрьский район г. Караганды»: the smaller, then the larger. */
function villageAndDistrict(part: string): string[] {
  const [, village, district] =
    /^((?:с|а|п|пос|аул|село|ауыл|кент)[.\s]\s*\p{L}+)\s+(\p{L}[\p{L}-]*(?:ого|его)\s+р(?:айона|-на))$/iu.exec(
      part,
    ) ?? [];
  if (village && district) return [village, district];
  const [, ofCity] =
    /^\p{L}+(?:ский|ий|ый)?\s+р(?:айон|-н)\s+(г(?:\.|ород\p{L}?)\s*\p{L}+)$/iu.exec(part) ?? [];
  return [ofCity ?? part];
}

/** «Каркаралинского» as «Каркаралинский», «Караганды» as «Караганда»: lists say "of the district". */
const withoutEnding = (folded: string): string[] => [
  folded.replace(/ogo$/, 'i'),
  folded.replace(/i$/, 'a'),
];
