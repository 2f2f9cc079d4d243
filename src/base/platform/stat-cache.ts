/** What was read of files once, remembered while nobody touches them. */
import { statSync, type Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { writeFileAtomically } from './files.ts';

/** File systems keep times in steps; a younger file may change without a change of its time. */
const TIME_STEP = 2_000;

/** What tells a file from its earlier states, without opening it. */
export const fingerprintOf = ({ size, ino, mtimeMs, ctimeMs }: Stats): string =>
  [size, ino, mtimeMs, ctimeMs].join(' ');

/**
 * Whether a file's fingerprint tells its next change: not when it has changed just now.
 *
 * @param now ms since 1970, taken before the file was looked at.
 */
export const isOldEnough = ({ ctimeMs }: Pick<Stats, 'ctimeMs'>, now: number): boolean =>
  ctimeMs <= now - TIME_STEP;

interface Known<T> {
  fingerprint: string;
  facts: T;
}

/**
 * Facts that are read of files, such as their hash. All lie in one file: a region has tens of
 * thousands of photographs and clips, and opening as many notes costs more than what they say.
 */
export class StatCache<T> {
  readonly #memory: string;
  readonly #before: ReadonlyMap<string, Known<T>>;
  readonly #requested = new Map<string, Promise<{ facts: T; known: Known<T> | null }>>();

  private constructor(memory: string, before: ReadonlyMap<string, Known<T>>) {
    this.#memory = memory;
    this.#before = before;
  }

  /** @param memory File of what was known last; absent or broken, everything is read anew. */
  static async open<T>(memory: string): Promise<StatCache<T>> {
    const before = await readFile(memory, 'utf8')
      .then((text) => Object.entries(JSON.parse(text) as Record<string, Known<T>>))
      .catch(() => []);
    return new StatCache(memory, new Map(before));
  }

  /** The facts of a file, by `read` unless they are known. @throws what `read` throws. */
  async of(file: string, read: (file: string) => Promise<T>): Promise<T> {
    let found = this.#requested.get(file);
    if (!found) this.#requested.set(file, (found = this.#find(file, read)));
    return (await found).facts;
  }

  async #find(file: string, read: (file: string) => Promise<T>) {
    const now = Date.now();
    // At once: waiting for each of a hundred thousand answers costs ten times more.
    const stats = statSync(file);
    const fingerprint = fingerprintOf(stats);
    const before = this.#before.get(file);
    if (before?.fingerprint === fingerprint) return { facts: before.facts, known: before };
    const facts = await read(file);
    return { facts, known: isOldEnough(stats, now) ? { fingerprint, facts } : null };
  }

  /** Remembers what was asked for since `open`; the rest is forgotten. */
  async save(): Promise<void> {
    const known: [string, Known<T>][] = [];
    for (const [file, reading] of this.#requested) {
      const found = await reading.catch(() => null);
      if (found?.known) known.push([file, found.known]);
    }
    await writeFileAtomically(this.#memory, JSON.stringify(Object.fromEntries(known)));
  }
}
