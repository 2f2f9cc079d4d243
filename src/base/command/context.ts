import type { Translator } from '../../i18n/index.ts';
import type { Archive } from '../../model/archive.ts';
import type { Cache } from '../platform/cache.ts';
import type { Options } from './options.ts';

/** What every step of the build is given. */
export interface BuildContext {
  options: Options;
  archive: Archive;
  cache: Cache;
  /** Files of the cache, by their path in it, that others hold: they need not be made here. */
  stored?: ReadonlySet<string>;
  /** Messages in the language of the caller. */
  t: Translator;
}
