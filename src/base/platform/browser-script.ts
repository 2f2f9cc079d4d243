/** Scripts for browsers. */
import { readFile } from 'node:fs/promises';
import { build, type BuildOptions, type Plugin } from 'esbuild';

/**
 * A module with all that it imports as one small script.
 * @param entry Absolute path.
 * @param target The oldest browsers that read it: `es2022`, `chrome70`.
 */
export async function browserScript(
  entry: string,
  target: string,
  more: BuildOptions = {},
): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    target,
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    ...more,
  });
  return Buffer.from(outputFiles?.[0]?.contents ?? '');
}

/** A telephone gets the words that are said on it, not the whole dictionary. */
export const onlyMessages = (keys: RegExp): Plugin => ({
  name: 'only-words',
  setup: (bundle) =>
    bundle.onLoad({ filter: /[\\/]i18n[\\/]\w\w[\\/]\w+\.json$/ }, async ({ path }) => {
      const all = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
      const own = Object.entries(all).filter(([key]) => keys.test(key));
      return { contents: JSON.stringify(Object.fromEntries(own)), loader: 'json' };
    }),
});

/** Zod brings its own messages in fifty languages, 250 kB that we never say. */
export const withoutZodMessages: Plugin = {
  name: 'without-zods-words',
  setup: (bundle) =>
    bundle.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      loader: 'js',
    })),
};
