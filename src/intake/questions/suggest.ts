/** What people of the archive have at a field, to be chosen while another one is written. */
import { alphabet } from '../../i18n/alphabet.ts';
import type { Language, LocalizedText } from '../../model/language.ts';
import type { VeteranFields } from '../../model/veteran.ts';

/** A telephone loads all of them with the form: those said most often. */
const MOST = 150;

type TextsOf = (fields: VeteranFields) => readonly (LocalizedText | undefined)[];

const FIELDS: Readonly<Record<string, TextsOf>> = {
  'units.0.text': ({ units = [] }) => units.map(({ text }) => text),
  'birth.place': ({ birth }) => [birth?.place],
  'burial.place': ({ burial }) => [burial?.place],
};

export interface Entries {
  values: () => Iterable<{ fields: VeteranFields }>;
}

/**
 * The commonest texts of the archive at a field, in alphabetical order.
 * @returns Nothing for a field that is not suggested for, 150 texts at the most.
 */
export function suggestionsFor(entries: Entries, path: string, language: Language): string[] {
  const textsOf = FIELDS[path];
  if (!textsOf) return [];
  const texts = Array.from(entries.values(), ({ fields }) =>
    fields.consent.page ? textsOf(fields).flatMap((text) => text?.[language] || []) : [],
  ).flat();
  return [...Map.groupBy(texts, (text) => text)]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST)
    .map(([text]) => text)
    .sort(alphabet(language));
}
