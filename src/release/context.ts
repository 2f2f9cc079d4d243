import type { Cache } from '../base/platform/cache.ts';
import type { Options } from '../base/command/options.ts';
import type { Translator } from '../i18n/index.ts';
import type { Archive } from '../model/archive.ts';
import type { Store } from './store/store.ts';

/** What every command of publishing stands on. */
export interface ReleaseContext {
  options: Options;
  archive: Archive;
  store: Store | null;
  cache: Cache;
  /** Absolute path of the folder to publish to. */
  to: string;
  today: string;
  say: Translator;
}

/** A line for whoever runs the command. @returns The exit code it was given. */
export function tell(line: string, code: number): number {
  process.stderr.write(`${line}\n`);
  return code;
}
