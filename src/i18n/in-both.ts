/** What one file says to families that speak Kazakh and Russian. */
import { EQUAL_LANGUAGES, inLanguage, type LocalizedText } from '../model/language.ts';
import { t, type Params, type TextKey, type Translator } from './index.ts';

export interface Spoken {
  language: 'kk' | 'ru';
  t: Translator;
}

const SPOKEN: readonly Spoken[] = EQUAL_LANGUAGES.map((language) => ({
  language,
  t: t(language),
}));

/** Kazakh, then Russian; once where both say the same. */
export const inBoth = (separator: string, say: (spoken: Spoken) => string): string =>
  [...new Set(SPOKEN.map(say))].join(separator);

/** A text of the dictionary for what has both languages side by side. */
export const sayBoth = (key: TextKey, params?: Params): { kk: string; ru: string } => ({
  kk: t('kk')(key, params),
  ru: t('ru')(key, params),
});

export const textIn = (text: LocalizedText | undefined, { language }: Spoken): string =>
  inLanguage(text, language)?.text ?? '';
