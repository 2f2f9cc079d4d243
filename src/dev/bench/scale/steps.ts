/** What grows with the archive, each piece measured in a process of its own. */
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { costOf, type Cost } from '../cost.ts';
import { makeClips, missingClips } from '../../../../remotion/jobs/index.ts';
import { Cache } from '../../../base/platform/cache.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { oneOf, readOptions } from '../../../base/command/options.ts';
import { build } from '../../../build/index.ts';
import { readChecked } from '../../../check/index.ts';
import { t } from '../../../i18n/index.ts';
import { writeRegion } from '../led/region.ts';
import { LANGUAGES } from '../../../model/language.ts';
import { makePhotos, type Photos } from '../../../outputs/photos/index.ts';
import { splitRelease } from '../../../release/split.ts';
import { machineTimeOf } from '../../../build/machines.ts';
import { writeManifest } from '../../../dist/manifest.ts';
import { placeOutputs } from '../../../dist/outputs.ts';
import { publishFolder } from '../../../release/release-folder.ts';
import { makeSite } from '../../../outputs/site/index.ts';
import { fullText } from '../../../outputs/site/search/write-full-text.ts';
import { nameIndexOf } from '../../../outputs/site/search/write-search.ts';
import { makePress } from '../../../outputs/press/index.ts';
import { siteDataWithoutClips } from '../site/population.ts';
import { standIns } from './stand-ins.ts';

export interface MeasuredStep extends Cost {
  /** Largest resident memory of the process, MB; browsers and FFmpeg have their own. */
  memory: number;
  /** What was counted on the way. */
  facts: Record<string, number>;
}

interface Step {
  /** The step needs no photographs, or makes them itself. */
  bare?: boolean;
  /** What must be there before and is not measured. */
  before?: (context: BuildContext, photos: Photos) => Promise<unknown>;
  work: (context: BuildContext, photos: Photos) => Promise<Record<string, number> | void>;
}

/** In this order: each finds in the cache what those before it made. */
export const STEPS: Readonly<Record<string, Step>> = {
  check: {
    bare: true,
    work: async ({ options }) => void (await readChecked(options)),
  },
  photographs: {
    bare: true,
    async work(context) {
      const { photos, outputs } = await makePhotos(context);
      await placeOutputs(context.options, 'photos', outputs);
      return { photographs: [...photos.values()].flat().length };
    },
  },
  'plan of the clips': {
    async work(context, photos) {
      const missing = await missingClips(context, photos);
      return { clips: missing.length, ...machineTimeOf(missing) };
    },
  },
  'schedule and playlists': {
    async work({ archive, options }) {
      const folders = { out: `${options.out}-screens`, cache: `${options.cache}-screens` };
      const { placed } = await writeRegion(archive, folders);
      return { files: placed.length };
    },
  },
  bundles: {
    before: standIns,
    async work(context, photos) {
      const clips = await makeClips(context, photos);
      const { outputs } = await makePress(context, { ...clips, photos });
      await placeOutputs(context.options, 'press', outputs);
      return { files: outputs.length };
    },
  },
  'index of names': {
    async work(context, photos) {
      const data = siteDataWithoutClips(context.archive, photos);
      return { letters: LANGUAGES.map((one) => nameIndexOf(data, one)).join('').length };
    },
  },
  'index of full text': {
    work: async (context, photos) =>
      void (await fullText(siteDataWithoutClips(context.archive, photos), context.cache)),
  },
  site: {
    async work(context, photos) {
      const { outputs } = await makeSite(context, { photos, clips: [], schedule: null });
      await placeOutputs(context.options, 'site', outputs);
      return { pages: outputs.filter(({ kind }) => kind === 'page').length };
    },
  },
  'everything, with what is left to make': {
    before: standIns,
    work: ({ options }) => whole(options),
  },
  'publish to a folder': {
    async work({ options, archive }) {
      const manifest = await writeManifest(options);
      const { site } = splitRelease(manifest, options.out, archive);
      await publishFolder(`${options.out}-served`, site, new Set());
      const bytes = manifest.outputs.reduce((sum, output) => sum + output.bytes, 0);
      return { files: manifest.outputs.length, megabytes: Math.round(bytes / 1e6) };
    },
  },
  'unchanged rebuild': { work: ({ options }) => whole(options) },
  'rebuild after one change': {
    async before({ archive }) {
      const [first] = archive.veterans;
      if (first) await appendFile(path.join(first.folder, 'index.md'), '\nOne more line.\n');
    },
    work: ({ options }) => whole(options),
  },
};

/** The whole line, as `npm run build` runs it. */
async function whole(options: BuildContext['options']): Promise<void> {
  const code = await build(options);
  if (code !== 0) throw new Error(`the build ended with ${code}`);
}

/** Names of steps with commas between. @throws {UsageError} for one that there is not. */
export const readSteps = (name: string, value: string): string[] =>
  value.split(',').map((step) => oneOf(name, step, Object.keys(STEPS)));

/** Measures one step of the archive in `folder/content`; everything else is made beside it. */
export async function measure(folder: string, name: string): Promise<MeasuredStep> {
  const args = ['--content', 'content', '--out', 'dist', '--cache', '.cache', '--lang', 'en'];
  const options = readOptions(args, folder);
  const step = STEPS[name];
  if (!step) throw new Error(`There is no step ${name}`);
  const { archive } = await readChecked(options);
  if (!archive) throw new Error('the archive cannot be read');
  const context = { options, archive, cache: new Cache(options.cache), t: t(options.lang) };
  const photos = step.bare ? new Map() : (await makePhotos(context)).photos;
  await step.before?.(context, photos);
  let facts: Record<string, number> | void = undefined;
  const cost = await costOf(async () => (facts = await step.work(context, photos)));
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  return { ...cost, memory, facts: facts ?? {} };
}
