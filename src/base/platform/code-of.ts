/** What a step's code reads: the part of a key that stands for the code, found and not listed. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, type Loader, type OnLoadResult, type Plugin } from 'esbuild';
import { remembered } from '../../model/remembered.ts';
import { PROJECT } from './cache.ts';
import { hashOf } from './files.ts';

/** @returns `null` where there is no such file; paths are relative to the project. */
export type Read = (file: string) => Uint8Array | null;

const fromDisk: Read = (file) => {
  const absolute = path.join(PROJECT, file);
  const isFile = statSync(absolute, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? readFileSync(absolute) : null;
};

/**
 * Hash of all that modules are made of: their own code and what it uses of others, types and comments
 * left out; of the dictionary the words whose keys it names; the typefaces it reads; and the versions
 * of the packages it imports.
 *
 * @param read Stands for the disk where a test changes a file.
 */
export function codeOf(entries: readonly string[], read: Read = fromDisk): Promise<string> {
  return read === fromDisk ? codeOnDisk(entries.join(' ')) : hashCode(entries, read);
}

const codeOnDisk = remembered((entries: string) => hashCode(entries.split(' '), fromDisk));

async function hashCode(entries: readonly string[], read: Read): Promise<string> {
  const { code, words, packages } = await bundled(entries, read);
  const named = [
    ...words.flatMap((file) => messagesNamed(file, code, read)),
    ...filesNamed(code).flatMap((file) => [file, read(file) ?? '']),
  ];
  return hashOf(code, ...named, ...packages.flatMap((name) => [name, versionOf(name, read)]));
}

/** The code that is really used, as esbuild finds it, and what it reads besides. */
async function bundled(entries: readonly string[], read: Read) {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: entries
        .map((entry, index) => `export * as entry${index} from './${entry}';`)
        .join('\n'),
      resolveDir: PROJECT,
    },
    absWorkingDir: PROJECT,
    outdir: '/',
    bundle: true,
    write: false,
    metafile: true,
    minifyWhitespace: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    pure: ['$$createMetadata'],
    define: { 'import.meta.glob': 'globalThis.glob' },
    logLevel: 'silent',
    plugins: [reading(read)],
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const packages = imports.flatMap(({ path: name, external }) =>
    external && !name.startsWith('node:') ? [packageOf(name)] : [],
  );
  return {
    code: outputFiles.map(({ text }) => text).join('\n'),
    words: Object.keys(metafile.inputs).filter(isWords).sort(),
    packages: [...new Set(packages)].sort(),
  };
}

const isWords = (file: string): boolean => file.startsWith(WORDS) && file.endsWith('.json');
const WORDS = 'src/i18n/';

const reading = (read: Read): Plugin => ({
  name: 'reading',
  setup: (bundle) =>
    bundle.onLoad({ filter: /\.\w+$/ }, ({ path: absolute }) => {
      const file = path.relative(PROJECT, absolute).split(path.sep).join('/');
      return contentsOf(file, Buffer.from(read(file) ?? ''));
    }),
});

/** What esbuild cannot read itself counts by its bytes. */
const LOADERS: Record<string, Loader> = {
  '.ts': 'ts',
  '.tsx': 'tsx',
  '.json': 'json',
  '.css': 'css',
};

/** Words are no part of the code: they count by their files. A thread's code is. */
async function contentsOf(file: string, bytes: Buffer): Promise<OnLoadResult> {
  const extension = path.extname(file);
  if (isWords(file)) return { contents: '{}', loader: 'json' };
  if (extension === '.astro') return { contents: await ofComponent(file, bytes), loader: 'ts' };
  const loader = LOADERS[extension] ?? 'dataurl';
  if (loader !== 'ts') return { contents: bytes, loader };
  const text = bytes.toString();
  const beside = text.split("new URL('").flatMap((rest, index) => {
    const [name = '', after = ''] = rest.split("'", 2);
    if (!after.startsWith(', import.meta.url)') || name.startsWith('../../')) return [];
    const from = JSON.stringify(name.startsWith('.') ? name : `./${name}`);
    if (isCode(name)) return [`import ${from};`];
    return [`import beside${index} from ${from}; globalThis.beside = beside${index};`];
  });
  return { contents: [text, ...beside].join('\n'), loader };
}

/** A component of Astro as code; what is known of it besides is for Astro's own server. */
async function ofComponent(file: string, bytes: Buffer): Promise<string> {
  const { transform } = await import('@astrojs/compiler-rs');
  const { code, css, scripts } = transform(bytes.toString(), { filename: `/${file}` });
  const own = code
    .split('\n')
    .filter((line) => !line.startsWith('import * as $$module'))
    .join('\n')
    .replace('export const $$metadata', 'const $$metadata');
  const beside = scripts.map((script) =>
    script.type === 'inline' ? script.code : `import ${JSON.stringify(script.src)};`,
  );
  return [own, `globalThis.styles = ${JSON.stringify(css)};`, ...beside].join('\n');
}

/** What is said on a terminal stands in no file that is made. */
const TERMINAL = 'cli';

/** The words of a file whose keys are named, or begin as a pattern does: `person.fate.${fate}`. */
function messagesNamed(file: string, code: string, read: Read): string[] {
  const room = path.basename(file, '.json');
  if (room === TERMINAL) return [];
  const beginnings = ['"', "'", '`'].flatMap((quote) =>
    code
      .split(`${quote}${room}.`)
      .slice(1)
      .map((rest) => `${room}.${rest.split(quote, 1)[0]?.split('${', 1)[0] ?? ''}`),
  );
  const dictionary = JSON.parse(Buffer.from(read(file) ?? '{}').toString()) as object;
  return Object.entries(dictionary).flatMap(([key, text]: [string, string]) =>
    beginnings.some((beginning) => key.startsWith(beginning)) ? [file, key, text] : [],
  );
}

/** Files that are named by their path from the project: typefaces, drawings. */
const filesNamed = (code: string): string[] =>
  ['node_modules/', 'src/', 'public/', 'remotion/'].flatMap((folder) =>
    [...new Set(code.split(folder).slice(1))].flatMap((rest) => {
      const name = ['"', "'", '`'].reduce((text, quote) => text.split(quote, 1)[0] ?? '', rest);
      return name && !name.includes('$') && !isCode(name) ? [`${folder}${name}`] : [];
    }),
  );

const isCode = (name: string): boolean => name.endsWith('.ts') || name.endsWith('.tsx');

/** `@scope/name` of `@scope/name/inner`. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

function versionOf(name: string, read: Read): string {
  const text = read(`node_modules/${packageOf(name)}/package.json`);
  const { version = '' } = JSON.parse(text ? Buffer.from(text).toString() : '{}') as {
    version?: string;
  };
  return version;
}
