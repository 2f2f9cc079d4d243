import '../../base/platform/no-telemetry.ts';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'astro';
import { PROJECT } from '../../base/platform/cache.ts';
import { workFolderOf } from '../../dist/scratch.ts';
import { hold, type Drawing } from './data/build-context.ts';

/**
 * Writes the pages that are to be drawn into `target`, an absent folder.
 *
 * Astro empties its folder, renames files inside it, and keeps its half-made pages in one place of
 * the project unless the folder lies below the working directory. So each cache has a folder of its
 * own there: builds side by side do not meet, and the cache may be on another file system.
 *
 * @param cache A folder that this run holds alone, for Astro's own notes.
 */
export async function runAstro(drawing: Drawing, target: string, cache: string): Promise<void> {
  const address = new URL(drawing.data.settings.address);
  const workshop = workFolderOf(cache);
  hold(drawing);
  try {
    await build({
      root: PROJECT,
      site: address.origin,
      base: address.pathname,
      outDir: workshop,
      cacheDir: path.join(cache, 'astro'),
      vite: { cacheDir: path.join(cache, 'vite') }, // else in the packages' folder, often closed
      logLevel: 'warn',
    });
    await move(workshop, target);
  } finally {
    hold(undefined);
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Renames a folder; where that would lead to another file system, copies it. */
async function move(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
  }
}
