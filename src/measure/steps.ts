/** The steps of a build that grow with the archive, each measured: run in a process of its own. */
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { costOf, type Cost } from '../../remotion/bench/cpu.ts';
import { Cache } from '../base/cache.ts';
import type { BuildContext } from '../base/context.ts';
import { readOptions, type Options } from '../base/options.ts';
import { readChecked } from '../check/index.ts';
import { t } from '../i18n/index.ts';
import { makePhotos, type Photos } from '../photos/index.ts';
import { divide } from '../publish/edition.ts';
import { writeManifest, type Manifest } from '../publish/manifest.ts';
import { publishOutputs } from '../publish/outputs.ts';
import { publishFolder } from '../publish/release-folder.ts';
import { makeSite } from '../site/index.ts';

export interface Measured {
  people: number;
  photos: number;
  pages: number;
  /** Megabytes of `dist/` without clips. */
  megabytes: number;
  steps: Record<string, Cost>;
  /** Largest resident memory of the process until then, MB. */
  memory: Record<string, number>;
}

/** Measures an archive in `folder/content`; everything else is made beside it. */
export async function measure(folder: string): Promise<Measured> {
  const args = ['--content', 'content', '--out', 'dist', '--cache', '.cache', '--lang', 'en'];
  const options = readOptions(args, folder);
  const steps: Measured['steps'] = {};
  const memory: Measured['memory'] = {};
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    let result: T | undefined;
    steps[name] = await costOf(async () => (result = await work()));
    memory[name] = Math.round(process.resourceUsage().maxRSS / 1024);
    return result as T;
  };

  const context = await step('check', () => opened(options));
  const { photos } = await step('photographs', () => photosOf(context));
  await step('site and search', () => siteOf(context, photos));
  const manifest = await step('manifest', () => writeManifest(options));
  await step('publish to a folder', () => published(context, manifest));
  await step('unchanged rebuild', () => rebuilt(options));
  const [first] = context.archive.veterans;
  if (first) await appendFile(path.join(first.folder, 'index.md'), '\nOne more line.\n');
  await step('rebuild after one change', () => rebuilt(options));

  const bytes = manifest.outputs.reduce((sum, output) => sum + output.bytes, 0);
  return {
    people: context.archive.veterans.length,
    photos: [...photos.values()].flat().length,
    pages: manifest.outputs.filter(({ kind }) => kind === 'page').length,
    megabytes: Math.round(bytes / 1e6),
    ...{ steps, memory },
  };
}

async function opened(options: Options): Promise<BuildContext> {
  const { archive } = await readChecked(options);
  if (!archive) throw new Error('the archive cannot be read');
  return { options, archive, cache: new Cache(options.cache), t: t(options.lang) };
}

async function photosOf(context: BuildContext): Promise<{ photos: Photos }> {
  const made = await makePhotos(context);
  await publishOutputs(context.options, 'photos', made.outputs);
  return made;
}

/** Without clips, which cost the same for everybody: docs/performance.md tells it per clip. */
async function siteOf(context: BuildContext, photos: Photos): Promise<void> {
  const made = await makeSite(context, { photos, clips: [], schedule: null });
  await publishOutputs(context.options, 'site', made.outputs);
}

const published = (context: BuildContext, manifest: Manifest): Promise<void> => {
  const { site } = divide(manifest, context.options.out, context.archive);
  return publishFolder(path.join(context.options.out, '../served'), site, new Set());
};

async function rebuilt(options: Options): Promise<void> {
  const context = await opened(options);
  await siteOf(context, (await photosOf(context)).photos);
  await writeManifest(options);
}
