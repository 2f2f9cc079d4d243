/**
 * The data of the build under way. Astro runs in the process of the build and renders from its own
 * bundle, so the data is handed over through a symbol both know.
 */
import type { SiteData } from './site-data.ts';

const KEY = Symbol.for('estelik.site');

interface Holder {
  [KEY]?: SiteData | undefined;
}

export function hold(data: SiteData | undefined): void {
  (globalThis as Holder)[KEY] = data;
}

/** @throws when no build is under way. */
export function siteData(): SiteData {
  const data = (globalThis as Holder)[KEY];
  if (!data) throw new Error('Pages are made by `npm run site`, which reads the archive first');
  return data;
}
