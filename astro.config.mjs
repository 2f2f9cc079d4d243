import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { PAGES } from './src/base/formats/palette.ts';

const styles = {
  postcssPlugin: 'styles',
  AtRule: {
    /** `@palette day;` gives the colours of a palette. */
    palette: (rule) =>
      rule.replaceWith(
        ...Object.entries(PAGES[rule.params]).map(([role, value]) => ({
          prop: `--${role}`,
          value,
          source: rule.source,
        })),
      ),
    /** `@steps 1 40 { .em$ { --half-ems: $; } }` gives its rules once for each number, which is `$`. */
    steps: (rule, { parse }) => {
      const [first, last] = rule.params.split(' ').map(Number);
      const from = rule.source.input.file;
      for (let step = first; step <= last; step += 1)
        rule.before(parse(rule.nodes.join('').replaceAll('$', String(step)), { from }));
      rule.remove();
    },
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
  vite: { build: { assetsInlineLimit: 0 }, css: { postcss: { plugins: [styles] } } },
});
