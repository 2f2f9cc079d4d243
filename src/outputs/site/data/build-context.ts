/**
 * The build under way. Astro runs in the process of the build and draws from its own bundle, so what
 * pages need is handed over through a symbol both know.
 */
import type { SharedData, SiteData } from './site-data.ts';

const KEY = Symbol.for('estelik.site');

/** One of Astro's static paths. */
export interface StaticPath<Props = object> {
  params: Record<string, string | undefined>;
  props: Props;
}

export interface Drawing {
  data: SiteData;
  /** Which pages of a route are to be drawn, and which are there already: `kept-pages.ts`. */
  choose: (route: string, paths: readonly StaticPath[]) => StaticPath[];
  /** Drawn for a developer on this machine, by a server whose scripts stand in the page. */
  isDev?: true;
}

interface Holder {
  [KEY]?: Drawing | undefined;
}

export function hold(drawing: Drawing | undefined): void {
  (globalThis as Holder)[KEY] = drawing;
}

function held(): Drawing {
  const drawing = (globalThis as Holder)[KEY];
  if (!drawing) throw new Error('Pages are made by `npm run build`, which reads the archive first');
  return drawing;
}

/** False in every build: pages for the public bear their security policy. */
export const isDev = (): boolean => held().isDev === true;

/** Everything, for the few pages that are about everybody and drawn each time. */
export const siteData = (): SiteData => held().data;

/** What any page may show besides its props: a change of it draws every page anew. */
export const shared = (): SharedData => held().data;

/**
 * Static paths of pages that are kept from build to build. Such a page and its components read
 * nothing but props, the address and `shared()`.
 * @param route The page's file as Astro names it: `[lang]/people/[id]`.
 */
export const keptPaths = (
  route: string,
  pathsOf: (data: SiteData) => readonly StaticPath[],
): StaticPath[] => held().choose(route, pathsOf(held().data));
