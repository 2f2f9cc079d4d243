/** What the site keeps in a browser, so that pages seen are there without a network. */
import { LANGUAGES, type Language } from '../../../model/in-language.ts';

/** The browser's stores, each with the most it holds; the oldest go first. */
export const STORES = {
  /** Styles, fonts, scripts and offline pages: those of several versions of the site. */
  shell: { name: 'estelik-shell', most: 120 },
  /** Pages seen and the search's index. */
  pages: { name: 'estelik-pages', most: 80 },
  /** Photographs seen: some 5 MB. */
  pictures: { name: 'estelik-pictures', most: 200 },
} as const;

export type Store = keyof typeof STORES;

/**
 * `lasting`: the address names the bytes, so what is kept is right for ever.
 * `changing`: the network first, what is kept where it is silent.
 */
export interface Treatment {
  store: Store;
  way: 'lasting' | 'changing';
}

const TREATMENTS: readonly (readonly [RegExp, Treatment])[] = [
  [/^assets\//, { store: 'shell', way: 'lasting' }],
  [/^photos\//, { store: 'pictures', way: 'lasting' }],
  [/^portraits\//, { store: 'pictures', way: 'changing' }],
  [/^(?:search\/|days\/|(?:appearance|language)\.js$)/, { store: 'pages', way: 'changing' }],
];

const PAGE: Treatment = { store: 'pages', way: 'changing' };

const languageOf = (path: string): Language | undefined =>
  LANGUAGES.find((language) => path.startsWith(`${language}/`));

/** The first page, or one below a language. */
const isPage = (path: string): boolean =>
  path === '' || (languageOf(path) !== undefined && path.endsWith('/'));

/**
 * What is done with a request, by its path below the site's beginning, with or without a query. `null`: nothing, so clips and
 * their seeks (206), bundles, screens and prints stay between the page and the server.
 */
export function treatmentOf(address: string): Treatment | null {
  const path = withoutQuery(address);
  if (isPage(path)) return PAGE;
  return TREATMENTS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/** A search's page is one page, whatever was asked. */
export const withoutQuery = (address: string): string => address.replace(/[?#].*/s, '');

/** The page that stands for one that was never seen, in the language of its address. */
export const offlinePage = (path: string): string => `${languageOf(path) ?? LANGUAGES[0]}/offline/`;
