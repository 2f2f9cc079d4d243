/** The index of the full text, by Pagefind. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex } from 'pagefind';
import { foldName } from '../../../model/fold-name.ts';
import type { LocalizedText } from '../../../model/language.ts';
import type { FacetValues } from './facets.ts';

/** Ready-made interfaces of Pagefind that this site does not use. */
const UNUSED =
  /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|pagefind-playground|wasm\.(?!unknown))/;

/** More people than this share fragment files, so that hosts' limits on files are kept. */
const FRAGMENTS = 1000;

export interface TextRecord {
  id: string;
  text: string;
  facets: FacetValues;
  /** What is shown of the person among the results. */
  deed: LocalizedText;
}

/**
 * One index for all languages, of folded words: it is asked with folded words too, so a story is
 * found in whatever letters were typed.
 */
export async function writeIndex(
  records: readonly TextRecord[],
  outputPath: string,
): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: 'und', maxFragments: FRAGMENTS });
  if (!index) throw new Error(errors.join('; '));
  for (const { id, text, facets, deed } of records) {
    const answer = await index.addCustomRecord({
      url: id,
      language: 'und',
      content: foldName(text).join(' '),
      filters: Object.fromEntries(
        Object.entries(facets).map(([facet, values]) => [facet, [...values]]),
      ),
      meta: { id, ...(deed as Record<string, string>) },
    });
    if (answer.errors.length > 0) throw new Error(answer.errors.join('; '));
  }
  // Written here: Pagefind itself dies of a full disk without an answer.
  const { files, errors: failed } = await index.getFiles();
  await close();
  if (failed.length > 0) throw new Error(failed.join('; '));
  for (const { path: name, content } of files.filter((file) => !UNUSED.test(file.path))) {
    const target = path.join(outputPath, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
