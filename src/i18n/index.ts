/** Every visible string, in three languages, by flat dotted keys. */
import type { Language } from '../model/in-language.ts';
import { remembered } from '../model/remembered.ts';
import en from './en/index.ts';
import kk from './kk/index.ts';
import ru from './ru/index.ts';

export type Params = Record<string, string | number>;

type Form = 'one' | 'two' | 'few' | 'many' | 'other';
type Written = keyof typeof ru & string;
type Stem<Key> = Key extends `${infer Name}.${Form}`
  ? `${Name}.${'one' | 'other'}` extends Written
    ? Name
    : Key
  : Key;

/** A key as code asks for it: without the plural form, which the number chooses. */
export type TextKey = Stem<Written>;

/** A key, or a pattern such as `problem.${string}` that at least one key fits; never any string. */
type Known<Key extends string> = Key extends TextKey
  ? Key
  : string extends Key
    ? TextKey
    : [Extract<TextKey, Key>] extends [never]
      ? TextKey
      : Key;

export type Say = <Key extends string>(key: Known<Key>, params?: Params) => string;

export type Translator = Say & { readonly language: Language };

const dictionaries: Record<Language, Record<string, string>> = { kk, ru, en };

const pluralRules = remembered((language: Language) => new Intl.PluralRules(language));

/**
 * The translator of a language.
 *
 * `t('site.count', { count: 5 })` fills `{count}`; where the dictionary has `site.count.one`,
 * `.few`, `.many` or `.other`, the form is chosen by CLDR's plural rule for `count`. Of any other
 * number `{years|год|года|лет}` says the word that agrees with it, the number stands before.
 * @throws when the key is missing: a test keeps the three dictionaries equal.
 */
export function t(language: Language): Translator {
  const dictionary = dictionaries[language];
  const say = (key: string, params: Params = {}): string => {
    const text = dictionary[key] ?? dictionary[`${key}.${pluralForm(language, params['count'])}`];
    if (text === undefined) throw new Error(`No text for "${key}" in ${language}.json`);
    return text.replace(/\{([^{}]+)\}/g, (whole, place: string) => {
      const [name = '', ...words] = place.split('|');
      const value = params[name];
      if (value === undefined) return whole;
      return words.length === 0 ? written(language, value) : agreeing(language, value, words);
    });
  };
  return Object.assign(say, { language });
}

/** True when the dictionary of `language` has the key, in whatever plural form. */
export const hasText = (language: Language, key: string): key is TextKey =>
  key in dictionaries[language] || `${key}.other` in dictionaries[language];

/** Parts by the language's own mark: `0,18` in Kazakh and Russian, `0.18` in English. */
const written = (language: Language, value: string | number): string =>
  typeof value === 'string' || Number.isInteger(value)
    ? String(value)
    : value.toLocaleString(language, { useGrouping: false });

/** One, few and many of Russian (few for parts, `1,5 года`), one and more of English. */
const agreeing = (language: Language, value: string | number, words: readonly string[]): string => {
  const form = pluralForm(language, value);
  const last = words.at(-1) ?? '';
  if (form === 'one') return words[0] ?? last;
  return form === 'many' || language !== 'ru' ? last : (words[1] ?? last);
};

const pluralForm = (language: Language, count: string | number | undefined): string =>
  pluralRules(language).select(Number(count));
