/** Parts of esbuild's bundling that several scripts for browsers share. */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** A telephone gets the words that are said on it, not the whole dictionary. */
export const onlyWords = (keys: RegExp): Plugin => ({
  name: 'only-words',
  setup: (bundle) =>
    bundle.onLoad({ filter: /[\\/]i18n[\\/]\w\w[\\/]\w+\.json$/ }, async ({ path }) => {
      const all = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
      const own = Object.entries(all).filter(([key]) => keys.test(key));
      return { contents: JSON.stringify(Object.fromEntries(own)), loader: 'json' };
    }),
});

/** Zod brings its own messages in fifty languages, 250 kB that we never say. */
export const withoutZodsWords: Plugin = {
  name: 'without-zods-words',
  setup: (bundle) =>
    bundle.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      loader: 'js',
    })),
};
