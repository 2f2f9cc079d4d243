/** What a browser fetches to draw a frame of a clip: one script, and the typefaces beside it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import subsetFont from 'subset-font';
import type { CardArchive } from '../../../remotion/design/card.ts';
import { FACES } from '../../../remotion/design/fonts/faces.ts';
import {
  browserScript,
  onlyMessages,
  withoutZodMessages,
} from '../../base/platform/browser-script.ts';
import { LETTERS } from '../../base/formats/letters.ts';
import { remembered } from '../../model/remembered.ts';
import type { ClipArchive } from '../../model/files/clip-archive.ts';

/** The typefaces' files by their names. */
const FONT_FILES: ReadonlyMap<string, string> = new Map(
  Object.values(FACES).map(({ url }) => {
    const file = fileURLToPath(url);
    return [path.basename(file), file];
  }),
);
export const FONT_NAMES: readonly string[] = [...FONT_FILES.keys()];

/**
 * A typeface cut to the letters of names and deeds, a third of the clips' own file; pairs keep their
 * kerning. Cut when it is first asked for. `null` when there is none of that name.
 */
export async function fontFile(name: string): Promise<Buffer | null> {
  const file = FONT_FILES.get(name);
  return file ? cut(file) : null;
}

const cut = remembered(async (file: string) =>
  Buffer.from(await subsetFont(await readFile(file), LETTERS, { targetFormat: 'truetype' })),
);

/** What a clip says besides the person, for a page to be told. */
export const frameArchive = ({ places, campaign }: CardArchive): ClipArchive => ({
  places: places.map(({ id, name, horizon }) => ({ id, name, horizon })),
  campaign: { name: campaign.name },
});

/** Node's addresses of the typefaces become those beside the script. */
const fontsBeside: Plugin = {
  name: 'fonts-beside',
  setup: (bundle) =>
    bundle.onLoad({ filter: /[\\/]fonts[\\/](?:sans-)?faces\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(/'[^']+\/([^/']+\.ttf)'/g, "'./$1'"),
      loader: 'ts',
    })),
};

/**
 * Bundles a module that draws frames, for `import()` on a page that has not loaded it.
 *
 * @param entry Absolute path; what it exports is what the page gets.
 */
export const frameScript = (entry: string): Promise<Buffer> =>
  browserScript(entry, 'es2022', {
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [onlyMessages(/^(?:clip|person)\./), withoutZodMessages, fontsBeside],
  });
