/** Pagefind behind one function: which people's pages hold all the words. */
import { foldName } from '../../../model/fold-name.ts';
import {
  inLanguage,
  type Language,
  type LocalizedText,
  type SpokenText,
} from '../../../model/in-language.ts';
import type { Chosen } from '../search/facets.ts';
import { site } from './site.ts';

interface Pagefind {
  options(options: object): Promise<void>;
  search(query: string, options: object): Promise<{ results: Result[] }>;
}

interface Result {
  data(): Promise<{ content: string; meta: LocalizedText & { id?: string } }>;
}

/** A person in whose texts the words stand, with what is said of the person in one sentence. */
export interface FoundText {
  id: string;
  deed: SpokenText | undefined;
}

/** More pages than these are not fetched for one search. */
const FETCHED = 40;

let pagefind: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const address = `${site.base}pagefind/pagefind.js`;
  const module = (await import(/* @vite-ignore */ address)) as Pagefind;
  await module.options({ bundlePath: `${site.base}pagefind/`, noWorker: true });
  return module;
}

/** People in whose texts every typed word begins some word, nearest first. */
export async function searchTexts(query: string, chosen: Chosen): Promise<FoundText[]> {
  const words = foldName(query);
  if (words.length === 0) return [];
  const { search } = await (pagefind ??= load());
  const { results } = await search(words.join(' '), { filters: chosen });
  const pages = await Promise.all(results.slice(0, FETCHED).map((result) => result.data()));
  // Pagefind shortens a word that it does not find, so «Иванов» would bring every Иван.
  return pages.flatMap(({ content, meta }) =>
    meta.id && words.every((word) => ` ${content}`.includes(` ${word}`))
      ? [{ id: meta.id, deed: inLanguage(meta, site.language as Language) }]
      : [],
  );
}
