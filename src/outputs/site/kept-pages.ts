/**
 * Pages of people are drawn once. Such a page shows its props and what every page may show (`SharedData`),
 * and nothing else, so the hash of both is its name in the cache: what is there under that name is
 * what Astro would draw. A change of one entry is drawn in the time its own pages take.
 */
import { existsSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from '../../base/platform/cache.ts';
import { hashOf } from '../../base/platform/files.ts';
import type { StaticPath } from './data/build-context.ts';
import type { SiteKeys } from './keys.ts';

const ROOM = 'pages';

/** The key of each page by its path below `dist/`. */
export type PageKeys = Record<string, string>;

export class KeptPages {
  /** All pages of people of this build. */
  readonly keys: PageKeys = {};
  readonly #cache: Cache;
  readonly #site: SiteKeys;

  constructor(cache: Cache, site: SiteKeys) {
    this.#cache = cache;
    this.#site = site;
  }

  /** Notes the pages of a route. @returns Those that must be drawn. */
  choose = (route: string, paths: readonly StaticPath[]): StaticPath[] =>
    paths.filter(({ params, props }) => {
      const page = pageOf(route, params);
      const key = hashOf(this.#site.shared, page, JSON.stringify(props, this.#plain));
      this.keys[page] = key;
      return !this.#cache.has(ROOM, key, 'html');
    });

  /** Moves what was drawn from `drawn`, a folder of the cache's file system, into the cache. */
  keep(drawn: string): void {
    for (const [page, key] of Object.entries(this.keys)) {
      const target = fileOf(this.#cache, key);
      if (existsSync(target)) continue;
      mkdirSync(path.dirname(target), { recursive: true });
      renameSync(path.join(drawn, page), target);
      removeIfEmpty(path.join(drawn, path.dirname(page)));
    }
  }

  /** People by their digest; what JSON would leave out unsaid is refused. */
  #plain = (name: string, value: unknown): unknown => {
    if (typeof value === 'function' || value instanceof Map || value instanceof Set)
      throw new TypeError(`Props of a kept page must be plain: ${name}`);
    return this.#site.people.get(value) ?? value;
  };
}

/** The later pages of a list lie below its first. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  }
}

/** Where the page of a key lies. */
export const fileOf = (cache: Cache, key: string): string => cache.pathOf(ROOM, key, 'html');

/** Removes pages that are not among `keys`: earlier states, and people who were withdrawn. */
export async function removeOtherPages(cache: Cache, keys: PageKeys): Promise<void> {
  const kept = new Set(Object.values(keys).map((key) => `${key}.html`));
  const room = path.join(cache.folder, ROOM);
  for (const folder of await readdir(room).catch(() => []))
    for (const name of await readdir(path.join(room, folder)))
      if (!kept.has(name)) await rm(path.join(room, folder, name));
}

/** `[lang]/people/[id]` with its parameters: `kk/people/abdirov-nurken/index.html`. */
function pageOf(route: string, params: StaticPath['params']): string {
  const filled = route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? '');
  return path.posix.join(filled, 'index.html');
}
