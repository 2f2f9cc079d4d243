/** The archive's files, folder by folder, each with what is wrong with it. */
import path from 'node:path';
import type { z } from 'zod';
import { itemsOf, readText } from './archive-files.ts';
import type { Veteran } from './veteran-entry.ts';
import { kindOf } from './fields.ts';
import { interpret, type Read } from './interpret.ts';
import { mapInOrder } from './map-in-order.ts';
import { fault, problem, warning, type Problem } from './problem.ts';
import { readVeteran } from './read-veteran.ts';
import type { RuleContext } from './rules/rule.ts';

/** Folders of an archive found to hold something, and what should not lie in them. */
interface Folder<T> {
  reads: Read<T>[];
  unexpectedFiles: Problem[];
}

/** Reads one YAML file; `absent` is its value when there is no such file. */
export function readYaml<T>(
  content: string,
  file: string,
  schema: z.ZodType<T>,
  absent?: T,
): Read<T> {
  const read = readText(path.join(content, file));
  if ('text' in read) return interpret(file, read.text, schema, kindOf(file));
  if (absent !== undefined && read.finding.code === 'file-missing')
    return { file, value: absent, problems: [] };
  return { file, value: null, problems: [problem(file, 1, read.finding)] };
}

/** Every YAML file of a folder; anything else there is out of place. */
export function readFolder<T>(content: string, folder: string, schema: z.ZodType<T>): Folder<T> {
  const { items, isUnreadable } = itemsOf(path.join(content, folder));
  const isOwn = (name: string): boolean => name.endsWith('.yaml');
  return {
    reads: items
      .filter(({ name }) => isOwn(name))
      .map(({ name }) => readYaml(content, `${folder}/${name}`, schema)),
    unexpectedFiles: [
      ...(isUnreadable ? [unexpectedFile(folder, UNREADABLE)] : []),
      ...items
        .filter(({ name }) => !isOwn(name))
        .map(({ name }) => unexpectedFile(`${folder}/${name}`, 'file-not-yaml')),
    ],
  };
}

/** Entries in work at the same time, so that pictures are looked at side by side. */
const READERS = 32;

/** Every folder of a folder of `veterans/` is an entry; anything else there is out of place. */
export async function readVeterans(
  content: string,
  placeIds: ReadonlySet<string>,
): Promise<Folder<Veteran>> {
  const root = path.join(content, 'veterans');
  const unexpectedFiles: Problem[] = [];
  const foldersIn = (relative: string): string[] => {
    const { items, isUnreadable } = itemsOf(path.join(root, relative));
    if (isUnreadable)
      unexpectedFiles.push(unexpectedFile(path.posix.join('veterans', relative), UNREADABLE));
    for (const { name, kind } of items) {
      const code = kind === 'link' ? 'file-link' : 'entry-not-folder';
      if (kind !== 'folder')
        unexpectedFiles.push(unexpectedFile(path.posix.join('veterans', relative, name), code));
    }
    return items.filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  };
  const folders: RuleContext['folder'][] = [];
  for (const place of foldersIn('')) for (const id of foldersIn(place)) folders.push({ place, id });
  const reads = await mapInOrder(folders, READERS, (folder) =>
    readVeteran(content, folder, placeIds),
  );
  if (reads.length + unexpectedFiles.length === 0)
    unexpectedFiles.push(problem('veterans', 1, warning('archive-empty', '')));
  return { reads, unexpectedFiles };
}

/** A whole folder that cannot be read: who is in it would leave every output. */
export const UNREADABLE = 'folder-unreadable';

const unexpectedFile = (file: string, code: string): Problem =>
  problem(file, 1, fault(code, '', { file: path.posix.basename(file) }));
