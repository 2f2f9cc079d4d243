/** The languages and what is said in them, without the schema library: this goes into pages as well. */

/** The languages of the archive, Kazakh first (BCP 47 tags); the first is the default. */
export const LANGUAGES = ['kk', 'ru', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The two that are equal here: what is said in one waits to be said in the other. */
export const EQUAL_LANGUAGES = ['kk', 'ru'] as const satisfies readonly Language[];

/** Something for every language, by its tag. */
export const byLanguage = <T>(make: (language: Language) => T): Record<Language, T> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<
    Language,
    T
  >;

/** Where to look when a text is missing: the two languages of the country before English. */
const FALLBACK: Record<Language, readonly Language[]> = {
  kk: ['kk', 'ru', 'en'],
  ru: ['ru', 'kk', 'en'],
  en: ['en', 'ru', 'kk'],
};

/** Text per language. Nothing is translated or derived: a missing language stays missing. */
export type LocalizedText = Partial<Record<Language, string | undefined>>;

/** Whether it is said in one language at least. */
export const isSaid = (text: LocalizedText | undefined): boolean =>
  LANGUAGES.some((language) => text?.[language]);

/** Another text in each language that has one; what is empty then is left out. */
export const inEachLanguage = (
  text: LocalizedText,
  change: (own: string, language: Language) => string = (own) => own,
): LocalizedText =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, change(text[language] ?? '', language)]).filter(
      ([, own]) => own,
    ),
  );

/** A text together with the language it is really written in, for `lang` attributes. */
export interface SpokenText {
  text: string;
  language: Language;
}

/** Returns the text in `language`, else in the nearest language that has it, else `undefined`. */
export function inLanguage(
  text: LocalizedText | undefined,
  language: Language,
): SpokenText | undefined {
  for (const candidate of FALLBACK[language]) {
    const found = text?.[candidate];
    if (found) return { text: found, language: candidate };
  }
  return undefined;
}
