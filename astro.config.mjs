import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

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
  vite: { build: { assetsInlineLimit: 0 } },
});
