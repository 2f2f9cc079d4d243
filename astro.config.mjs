import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { PAGES } from './src/base/formats/palette.ts';

/** `@palette day;` in a style. */
const palettes = {
  postcssPlugin: 'palettes',
  AtRule: {
    palette: (rule) =>
      rule.replaceWith(
        ...Object.entries(PAGES[rule.params]).map(([role, value]) => ({
          prop: `--${role}`,
          value,
          source: rule.source,
        })),
      ),
  },
};

// Where the site will be served comes from the archive: src/outputs/site/run-astro.ts adds it, together
// with the folder to write into.
export default defineConfig({
  srcDir: './src/outputs/site',
  publicDir: './public',
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [mdx()],
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  // The pages' security policy allows nothing inline.
  vite: { build: { assetsInlineLimit: 0 }, css: { postcss: { plugins: [palettes] } } },
});
