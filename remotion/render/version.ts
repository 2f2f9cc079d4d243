/** The part of every picture's key that stands for what draws it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeVersion, PROJECT } from '../../src/base/cache.ts';
import { hashOf, walk } from '../../src/base/files.ts';

let version: Promise<string> | undefined;

/** Hash of the code of `remotion/` and of the versions of the packages that it imports. */
export const drawingVersion = (): Promise<string> => (version ??= readVersion());

async function readVersion(): Promise<string> {
  const packages = new Set(['remotion', 'react-dom', '@remotion/bundler']);
  for (const file of await walk(path.join(PROJECT, 'remotion')))
    if (/\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      for (const name of packagesIn(await readFile(path.join(PROJECT, 'remotion', file), 'utf8')))
        packages.add(name);
  const installed = await Promise.all([...packages].sort().map(versionOf));
  return hashOf(await codeVersion('remotion'), ...installed);
}

const IMPORT = /(?:from\s+|import\s+|import\(|node_modules\/)['"]?((?:@[\w.-]+\/)?[a-z][\w.-]*)/g;

const packagesIn = (code: string): string[] =>
  [...code.matchAll(IMPORT)].map((match) => match[1] as string);

async function versionOf(name: string): Promise<string> {
  const file = path.join(PROJECT, 'node_modules', name, 'package.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const { version = '' } = JSON.parse(text) as { version?: string };
  return `${name}@${version}`;
}
