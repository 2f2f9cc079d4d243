import path from 'node:path';
import { LANGUAGES, type Language } from '../model/language.ts';
import type { Output } from '../publish/outputs.ts';

/** What a file of the site is, by its path below `dist/`. */
export function outputOf(folder: string, file: string): Output {
  const [first = ''] = file.split('/', 1);
  const isPage = file.endsWith('.html');
  return {
    person:
      /^(?:[a-z]{2}\/people\/([^/]+)\/index\.html|data\/gedcom\/(.+)\.ged)$/
        .exec(file)
        ?.slice(1)
        .find(Boolean) ?? null,
    kind: isPage ? 'page' : DATA.test(file) ? 'data' : 'asset',
    format: path.extname(file).slice(1) || null,
    language: LANGUAGES.find((language: Language) => language === first) ?? null,
    path: file,
    source: path.join(folder, file),
  };
}

const DATA = /\.(?:json|csv|xml|rss|ged|txt)$/;
