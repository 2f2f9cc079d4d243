/**
 * Makes what needs neither clips nor Astro, as a program of its own: a test changes the project it
 * lies in. `node steps-program.ts <content> <cache> <step> …` writes a line of JSON for each file.
 */
import { Cache } from '../../base/platform/cache.ts';
import { readOptions } from '../../base/command/options.ts';
import { hashFile } from '../../base/platform/files.ts';
import type { Failure } from '../../base/platform/pool.ts';
import type { Output, TextOutput } from '../../dist/output.ts';
import { t } from '../../i18n/index.ts';
import { readArchive } from '../../model/archive.ts';
import { makePhotos } from '../../outputs/photos/index.ts';
import { makePress } from '../../outputs/press/index.ts';
import { makeKits } from '../../outputs/press/kit/index.ts';
import { makePrint } from '../../outputs/print/index.ts';
import { makeReport } from '../../outputs/report/index.ts';

/** A finished file; its place in the cache is its key. */
export interface MadeFile {
  step: string;
  path: string;
  source: string;
  sha256: string;
}

interface Made {
  outputs: readonly (Output | TextOutput)[];
  failures: readonly Failure<unknown>[];
}

const [content = '', cache = '', ...wanted] = process.argv.slice(2);
const { archive } = await readArchive(content);
if (!archive) throw new Error('No archive');
const options = { ...readOptions([]), content, cache };
const context = { options, archive, cache: new Cache(cache), t: t('en') };

const { photos, ...pictures } = await makePhotos(context);
const steps: Record<string, () => Promise<Made>> = {
  photos: () => Promise.resolve(pictures),
  press: () => makePress(context, { clips: [], outputs: [], photos }),
  kit: () => makeKits(context),
  print: () => makePrint(context, photos, () => null),
  report: () => makeReport(context, { clips: [], schedule: null }),
};
for (const step of wanted) {
  const { outputs, failures } = (await steps[step]?.()) ?? pictures;
  if (failures[0]) throw failures[0].cause;
  for (const output of outputs)
    if ('source' in output) {
      const { path, source } = output;
      const made: MadeFile = { step, path, source, sha256: await hashFile(source) };
      process.stdout.write(`${JSON.stringify(made)}\n`);
    }
}
