/** What a browser fetches to draw a frame of a clip: one script, and the typefaces beside it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { CardArchive } from '../../../remotion/look/card.ts';
import { FACES } from '../../../remotion/look/fonts/faces.ts';
import { onlyWords, withoutZodsWords } from '../../base/browser-script.ts';

/** The typefaces' files by their names. */
export const FONT_FILES: ReadonlyMap<string, string> = new Map(
  Object.values(FACES).map(({ url }) => {
    const file = fileURLToPath(url);
    return [path.basename(file), file];
  }),
);

/** What a clip says besides the person, for a page to be told. */
export const frameArchive = ({ places, campaign }: CardArchive): CardArchive => ({
  places: places.map(({ id, name, horizon }) => ({ id, name, horizon })),
  campaign: { name: campaign.name },
});

/** Node's addresses of the typefaces become those beside the script. */
const fontsBeside: Plugin = {
  name: 'fonts-beside',
  setup: (bundle) =>
    bundle.onLoad({ filter: /[\\/]fonts[\\/]faces\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(/'[^']+\/([^/']+\.ttf)'/g, "'./$1'"),
      loader: 'ts',
    })),
};

/**
 * Bundles a module that draws frames, for `import()` on a page that has not loaded it.
 *
 * @param entry Absolute path; what it exports is what the page gets.
 */
export async function frameScript(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    ...{ bundle: true, write: false, minify: true, format: 'esm', target: 'es2022' },
    ...{ platform: 'browser', charset: 'utf8', legalComments: 'none', jsx: 'automatic' },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [onlyWords(/^clip\./), withoutZodsWords, fontsBeside],
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
