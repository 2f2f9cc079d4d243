/** Every visible string, in three languages, by flat dotted keys. */
import en from './en/index.ts';
import kk from './kk/index.ts';
import ru from './ru/index.ts';

type Language = 'kk' | 'ru' | 'en';
export type Params = Record<string, string | number>;
export type Translator = (key: string, params?: Params) => string;

const dictionaries: Record<Language, Record<string, string>> = { kk, ru, en };

const pluralRules = new Map<Language, Intl.PluralRules>();

/**
 * The translator of a language.
 *
 * `t('search.found', { count: 5 })` fills `{count}`; where the dictionary has `search.found.one`,
 * `.few`, `.many` or `.other`, the form is chosen by CLDR's plural rule for `count`.
 * @throws when the key is missing: a test keeps the three dictionaries equal.
 */
export function t(language: Language): Translator {
  const dictionary = dictionaries[language];
  return (key, params = {}) => {
    const text = dictionary[key] ?? dictionary[`${key}.${pluralForm(language, params['count'])}`];
    if (text === undefined) throw new Error(`No text for "${key}" in ${language}.json`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}

/** True when the dictionary of `language` has the key, in whatever plural form. */
export const hasText = (language: Language, key: string): boolean =>
  key in dictionaries[language] || `${key}.other` in dictionaries[language];

function pluralForm(language: Language, count: string | number | undefined): string {
  let rule = pluralRules.get(language);
  if (!rule) pluralRules.set(language, (rule = new Intl.PluralRules(language)));
  return rule.select(Number(count));
}
