import { mkdir } from 'node:fs/promises';
import { build } from 'astro';
import { PROJECT } from '../base/cache.ts';
import { hold } from './data/current.ts';
import type { SiteData } from './data/site-data.ts';

/**
 * Writes all pages into `target`, an absent or empty folder. Astro empties its folder and renames
 * files inside it, so it never works in `dist/` itself.
 *
 * @param scratch A folder for Astro's own notes, on any file system.
 */
export async function runAstro(data: SiteData, target: string, scratch: string): Promise<void> {
  const address = new URL(data.settings.address);
  await mkdir(target, { recursive: true });
  hold(data);
  try {
    await build({
      root: PROJECT,
      site: address.origin,
      base: address.pathname,
      outDir: target,
      cacheDir: scratch,
      logLevel: 'warn',
    });
  } finally {
    hold(undefined);
  }
}
