/**
 * Cuts the two typefaces of the pages to the letters they need. One file a face, so that pairs such
 * as Ға stay kerned. Run by `npm run fonts` when a face or the letters change.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';
import { PROJECT } from '../../../base/platform/cache.ts';
import { LETTERS } from '../../../base/formats/letters.ts';

const FACES = {
  serif: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  sans: 'fira-sans/400Regular/FiraSans_400Regular.ttf',
} as const;

for (const [name, file] of Object.entries(FACES)) {
  const source = path.join(PROJECT, 'node_modules/@expo-google-fonts', file);
  const font = await subsetFont(await readFile(source), LETTERS, { targetFormat: 'woff2' });
  await writeFile(path.join(import.meta.dirname, `${name}.woff2`), font);
}
