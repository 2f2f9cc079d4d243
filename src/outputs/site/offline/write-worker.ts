/** Writes `sw.js`, which names what every page needs. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { hashFile, walk } from '../../../base/platform/files.ts';
import { LANGUAGES } from '../../../model/language.ts';
import { offlinePage } from './kept.ts';

/** Written last into `folder`: its bytes change with the shell, which is how browsers notice. */
export async function writeWorker(folder: string): Promise<void> {
  const assets = (await walk(path.join(folder, 'assets'))).map((file) => `assets/${file}`);
  const pages = LANGUAGES.map((language) => offlinePage(`${language}/`));
  const hashes = await Promise.all(
    pages.map((page) => hashFile(path.join(folder, page, 'index.html'))),
  );
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    minify: true,
    legalComments: 'none',
    define: { SHELL: JSON.stringify([...assets, ...pages]) },
    footer: { js: `// ${hashes.map((hash) => hash.slice(0, 12)).join(' ')}` },
  });
  await writeFile(path.join(folder, 'sw.js'), outputFiles[0]?.text ?? '');
}
