import path from 'node:path';
import { LANGUAGES, type Language } from '../../model/language.ts';
import type { Output } from '../../dist/output.ts';

/** What a file of the site is, by its path below `dist/`; `source` is where it lies. */
export function outputOf(file: string, source: string): Output {
  const [first = ''] = file.split('/', 1);
  const isPage = file.endsWith('.html');
  return {
    person: /^[a-z]{2}\/people\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? null,
    kind: isPage ? 'page' : DATA.test(file) ? 'data' : 'asset',
    format: path.extname(file).slice(1) || null,
    language: LANGUAGES.find((language: Language) => language === first) ?? null,
    path: file,
    source,
  };
}

const DATA = /\.(?:json|csv|xlsx|xml|rss|ged|txt)$/;
