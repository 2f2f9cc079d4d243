import type { Translator } from '../i18n/index.ts';
import type { Archive } from '../model/archive.ts';
import type { Cache } from './cache.ts';
import type { Options } from './options.ts';

/** What every step of the build is given. */
export interface BuildContext {
  options: Options;
  archive: Archive;
  cache: Cache;
  /** Messages in the language of the caller. */
  t: Translator;
}
