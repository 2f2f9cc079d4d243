/** The page's language and its messages; the bundle carries those of the form alone. */
import { t } from '../../i18n/index.ts';
import { LANGUAGES } from '../../model/in-language.ts';

const { lang } = document.documentElement;

export const language = LANGUAGES.find((known) => known === lang) ?? LANGUAGES[0];
export const say = t(language);
