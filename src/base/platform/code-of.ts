/** What a step's code reads: the part of a key that stands for the code, found and not listed. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { PROJECT } from './cache.ts';
import { hashOf } from './files.ts';

/** @returns `null` where there is no such file; paths are relative to the project. */
export type Read = (file: string) => Uint8Array | null;

const fromDisk: Read = (file) => {
  const absolute = path.join(PROJECT, file);
  const isFile = statSync(absolute, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? readFileSync(absolute) : null;
};

const known = new Map<string, Promise<string>>();

/**
 * Hash of all that modules are made of: their own code and what it uses of others, types and comments
 * left out; of the dictionary the files of those rooms whose keys it names; the typefaces it reads;
 * and the versions of the packages it imports.
 *
 * @param read Stands for the disk where a test changes a file.
 */
export function codeOf(entries: readonly string[], read: Read = fromDisk): Promise<string> {
  if (read !== fromDisk) return hashCode(entries, read);
  const name = entries.join(' ');
  const version = known.get(name) ?? hashCode(entries, read);
  known.set(name, version);
  return version;
}

async function hashCode(entries: readonly string[], read: Read): Promise<string> {
  const { code, words, packages } = await bundled(entries, read);
  const named = [
    ...words.filter((file) => isSaid(file, code)),
    ...filesNamed(code).filter((file) => read(file) !== null),
  ].flatMap((file) => [file, read(file) ?? '']);
  return hashOf(code, ...named, ...packages.flatMap((name) => [name, versionOf(name, read)]));
}

/** The code that is really used, as esbuild finds it, and what it reads besides. */
async function bundled(entries: readonly string[], read: Read) {
  const { metafile, outputFiles } = await build({
    entryPoints: [...entries],
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
    bundle.onLoad({ filter: /\.(?:tsx?|json)$/ }, ({ path: absolute }) => {
      const file = path.relative(PROJECT, absolute).split(path.sep).join('/');
      const loader = path.extname(file).slice(1) as 'ts' | 'tsx' | 'json';
      return { contents: contentsOf(file, read), loader };
    }),
});

/** Words are no part of the code: they count by their files. A thread's code is. */
function contentsOf(file: string, read: Read): string {
  if (isWords(file)) return '{}';
  const text = Buffer.from(read(file) ?? '').toString();
  const threads = text
    .split("new URL('")
    .slice(1)
    .flatMap((rest) => rest.split("', import.meta.url)", 1))
    .filter((name) => name.startsWith('./') && name.endsWith('.ts'));
  return [text, ...threads.map((name) => `import '${name}';`)].join('\n');
}

/** What is said on a terminal stands in no file that is made. */
const TERMINAL = 'cli';

/** A file of words counts where a key of its room is named: `'clip.`. */
function isSaid(file: string, code: string): boolean {
  const room = path.basename(file, '.json');
  return room !== TERMINAL && ['"', "'", '`'].some((quote) => code.includes(`${quote}${room}.`));
}

/** Files that are named by their path from the project: typefaces. */
const filesNamed = (code: string): string[] =>
  ['node_modules/', 'src/'].flatMap((folder) =>
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
