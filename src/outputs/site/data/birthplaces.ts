/** Places of birth: one for all who name it, on the map where somebody looked it up. */
import { createHash } from 'node:crypto';
import { foldName } from '../../../model/fold-name.ts';
import type { GazetteerEntry } from '../../../model/gazetteer.ts';
import { LANGUAGES, type LocalizedText } from '../../../model/language.ts';

export interface Birthplace {
  /** Part of the address: `/<lang>/birthplaces/<key>/`. */
  key: string;
  /** As the gazetteer calls it, else as the entry does. */
  name: LocalizedText;
  point: GazetteerEntry | null;
}

const fold = (text: string): string => foldName(text).join(' ');

const textsOf = (name: LocalizedText): string[] =>
  LANGUAGES.flatMap((language) => name[language] ?? []);

/** Finds the birthplace of an entry; `null` where it names none. */
export function birthplaceFinder(
  gazetteer: readonly GazetteerEntry[],
): (veteran: {
  birth?: { place?: LocalizedText | undefined; date?: unknown } | undefined;
}) => Birthplace | null {
  const known = new Map(
    gazetteer.flatMap((entry) =>
      [...textsOf(entry.name), ...(entry.otherNames ?? [])].map((text) => [fold(text), entry]),
    ),
  );
  return ({ birth }) => {
    const texts = textsOf(birth?.place ?? {});
    const own = texts[0];
    if (own === undefined) return null;
    const point = texts.flatMap((text) => known.get(fold(text)) ?? [])[0] ?? null;
    const name = point?.name ?? birth?.place ?? {};
    return { key: keyOf(textsOf(name)[0] ?? own), name, point };
  };
}

const keyOf = (text: string): string =>
  createHash('sha256').update(fold(text)).digest('hex').slice(0, 12);
