/**
 * Cuts the two typefaces of the pages to the letters and features they need. One file a face, so that
 * pairs such as Ға stay kerned. The serif keeps its axes: the browser takes the cut that was drawn for
 * the size (Display for large names, Subhead, Text) and weights of 400 to 600 from one file.
 * Run by `npm run generate -- fonts` when a face or the letters change.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';
import { PROJECT } from '../base/platform/cache.ts';
import { LETTERS } from '../base/formats/letters.ts';

const FACES = {
  serif: {
    file: 'source-serif/VAR/SourceSerif4Variable-Roman.ttf',
    variationAxes: {
      wght: { min: 400, max: 600, default: 400 },
      // Below 20 px the cut of 20 is shown: the smaller ones would cost 29 kB more.
      opsz: { min: 20, max: 60, default: 20 },
    },
  },
  sans: { file: '@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf' },
} as const;

/** What the pages use of OpenType; small capitals and old figures, which they do not, are half a face. */
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'liga', 'lnum', 'tnum', 'pnum'];

/** Writes the faces into the site's folder. */
export async function cutFonts(): Promise<void> {
  for (const [name, { file, ...axes }] of Object.entries(FACES)) {
    const font = await subsetFont(
      await readFile(path.join(PROJECT, 'node_modules', file)),
      LETTERS,
      {
        targetFormat: 'woff2',
        keepFeatures: FEATURES,
        noHinting: true,
        ...axes,
      },
    );
    await writeFile(path.join(PROJECT, 'src/outputs/site/fonts', `${name}.woff2`), font);
  }
}
