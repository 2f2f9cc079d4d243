/** The types of components, which `tsc` does not read: the last words of `npm run types`. */
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { PROJECT } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';

// Astro's tools need the programming interface that TypeScript 7 does not have.
registerHooks({
  resolve: (name, context, next) => next(name === 'typescript' ? 'typescript-6' : name, context),
});
const { AstroCheck } = await import('@astrojs/language-server/dist/check.js');

const folder = path.join(PROJECT, 'src/outputs/site');
const components = (await walk(folder)).filter((file) => file.endsWith('.astro'));
const { errors } = await new AstroCheck(
  PROJECT,
  createRequire(import.meta.url).resolve('typescript-6'),
  undefined,
).lint({
  fileNames: components.map((file) => path.join(folder, file)),
  logErrors: { level: 'error' },
});
process.exitCode = errors > 0 ? 1 : 0;
