/** What keeps the desk from its work, and since when: said on its pages and to whoever watches it. */
import type { Problem } from '../../model/problem.ts';

/**
 * `database`: it is broken; `write`, `remote`, `after`: decisions do not get to Git, to the remote
 * repository, to the site; `conflict`: both sides changed a file; `merge`: what the remote brings
 * would break the archive; `disk`: there is no room for another form.
 */
export type TroubleName = 'database' | 'write' | 'conflict' | 'merge' | 'remote' | 'after' | 'disk';

export interface Trouble {
  name: TroubleName;
  /** When it was noticed, ms since 1970. */
  since: number;
  /** What exactly, as far as it is known. */
  problems: readonly Problem[];
}

export class Troubles {
  readonly #now: () => number;
  readonly #known = new Map<TroubleName, Trouble>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** It has come, or goes on. */
  tell(name: TroubleName, problems: readonly Problem[] = []): void {
    const since = this.#known.get(name)?.since ?? this.#now();
    this.#known.set(name, { name, since, problems });
  }

  /** It is over. */
  clear(...names: readonly TroubleName[]): void {
    for (const name of names) this.#known.delete(name);
  }

  has(name: TroubleName): boolean {
    return this.#known.has(name);
  }

  all(): Trouble[] {
    return [...this.#known.values()];
  }
}
