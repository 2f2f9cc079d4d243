/** The language in which commands answer. */
import { LANGUAGES, type Language } from '../../model/language.ts';

/**
 * The language of the terminal by its locale, in the order of POSIX (XBD 8.2): `ru_RU.UTF-8`. One that
 * we do not speak, and none (a server's `C`), is answered in English.
 */
export function usualLanguage(env: NodeJS.ProcessEnv = process.env): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  const [name = ''] = locale.split('.', 1);
  return LANGUAGES.find((language) => new RegExp(`^${language}(?![a-z])`).test(name)) ?? 'en';
}

/** The language to answer in, even to a command line that cannot be understood. */
export function languageOf(args: readonly string[]): Language {
  const wanted = args.flatMap((arg, at) =>
    arg === '--lang' ? (args[at + 1] ?? '') : (/^--lang=(.*)/.exec(arg)?.[1] ?? []),
  );
  return LANGUAGES.find((language) => language === wanted.at(-1)) ?? usualLanguage();
}
