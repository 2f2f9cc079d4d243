import type { Showings } from '../../led/showings.ts';
import type { Archive } from '../../../model/archive.ts';
import type { Photos } from '../../photos/index.ts';

/** A finished clip, as far as pages show it. */
export interface ClipFile {
  person: string | null;
  role: string;
  /** `landscape`, `portrait`, `square`, `feed` or `led-<screen>`. */
  target: string;
  /** Absolute path in the cache; its bytes never change. */
  file: string;
  width: number;
  height: number;
  seconds: number;
  cover: string | null;
}

/** Everything pages are made of. */
export interface SiteInputs {
  archive: Archive;
  photos: Photos;
  clips: readonly ClipFile[];
  /** What other rooms placed: paths below `dist/`, with their bytes. */
  placed: ReadonlyMap<string, number>;
  /** Paths below `dist/` of the link pictures that the clips' step could draw. */
  cards?: ReadonlySet<string>;
  /** Where and when a person is on the street screens. */
  showingsOf: (person: string) => readonly Showings[];
  /** The times of the showings are not published yet. */
  provisional?: boolean;
  /** The day of the build, `2027-05-03`, when it is told one: the front page changes daily. */
  asOf?: string | undefined;
}
