import { LANGUAGES, type Language } from '../../../model/language.ts';

/** Static paths of a page that exists once in every language. */
export const everyLanguage = (): { params: { lang: Language } }[] =>
  LANGUAGES.map((lang) => ({ params: { lang } }));
