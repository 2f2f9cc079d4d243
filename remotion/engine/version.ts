/** The part of every picture's key that stands for what draws it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../src/base/platform/cache.ts';
import { hashOf, walk } from '../../src/base/platform/files.ts';

let version: Promise<string> | undefined;

/** Hash of the code that draws and encodes, and of the versions of the packages it imports. */
export const drawingVersion = (): Promise<string> => (version ??= readVersion());

async function readVersion(): Promise<string> {
  const files = (await walk(path.join(PROJECT, 'remotion'))).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  );
  const packages = new Set(['react-dom', '@remotion/bundler']);
  const parts: string[] = [];
  for (const file of files) {
    const text = await readFile(path.join(PROJECT, 'remotion', file), 'utf8');
    parts.push(file, text);
    if (/\.tsx?$/.test(file)) packagesIn(text).forEach((name) => packages.add(name));
  }
  return hashOf(...parts, ...(await Promise.all([...packages].sort().map(versionOf))));
}

const IMPORT = /(?:from\s+|import\s+|import\(|node_modules\/)['"]?((?:@[\w.-]+\/)?[a-z][\w.-]*)/g;

const packagesIn = (code: string): string[] =>
  [...code.matchAll(IMPORT)].map((match) => match[1] as string);

/** Name and version; of what is no package (a word after "from" in a comment) the name alone. */
async function versionOf(name: string): Promise<string> {
  const file = path.join(PROJECT, 'node_modules', name, 'package.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const { version = '' } = JSON.parse(text) as { version?: string };
  return `${name}@${version}`;
}
