import { t, type Translator } from '../../../i18n/index.ts';
import type { Language } from '../../../model/language.ts';
import { page } from './paths.ts';

interface Locale<Spoken> {
  language: Spoken;
  say: Translator;
  /** The address of a page in this language, by its path below it. */
  page: (path?: string) => string;
}

/**
 * The language that a component speaks, which the address of its page tells. Where a page exists in
 * some languages only: `localeOf<PressLanguage>(Astro)`.
 */
export function localeOf<Spoken extends Language = Language>({
  params,
}: {
  params: Record<string, string | undefined>;
}): Locale<Spoken> {
  const language = params['lang'] as Spoken;
  return { language, say: t(language), page: (path) => page(language, path) };
}
