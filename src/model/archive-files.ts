/**
 * Reading files of an archive that anybody may have put there: never throws, never follows links.
 * Synchronous: for thousands of small files Node's asynchronous calls cost five times more.
 */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fault, type Finding } from './problem.ts';

/** Bytes of a text file: a life of 200 pages; more is a mistake or an attack. */
export const LARGEST_TEXT = 1_000_000;

/** Left behind by file managers and Git; nobody's data. */
const HARMLESS = new Set(['.DS_Store', '.gitkeep', 'Thumbs.db', 'desktop.ini']);

export interface Item {
  name: string;
  kind: 'file' | 'folder' | 'link' | 'other';
}

/** What lies in a folder, in code-point order; `null` when it cannot be read. */
export function listFolder(folder: string): Item[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !HARMLESS.has(entry.name))
      .map((entry): Item => {
        if (entry.isSymbolicLink()) return { name: entry.name, kind: 'link' };
        if (entry.isDirectory()) return { name: entry.name, kind: 'folder' };
        return { name: entry.name, kind: entry.isFile() ? 'file' : 'other' };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return null;
  }
}

/** As `listFolder`, but one that is not there holds nothing, and why another cannot be read. */
export function itemsOf(folder: string): { items: Item[]; isUnreadable: boolean } {
  const items = listFolder(folder);
  return { items: items ?? [], isUnreadable: items === null && isThere(folder) };
}

/** In doubt it is: what cannot be looked at must not pass for empty. */
function isThere(folder: string): boolean {
  try {
    return lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const finding = (code: string, params = {}): { finding: Finding } => ({
  finding: fault(code, '', params),
});

/** Why a text of so many bytes is refused, if it is. */
export const tooBig = (size: number): { finding: Finding } | undefined =>
  size > LARGEST_TEXT
    ? finding('file-too-big', { maximum: LARGEST_TEXT / 1e6, size: megabytes(size) })
    : undefined;

/** The text of a file, or why there is none. */
export function readText(file: string): { text: string } | { finding: Finding } {
  try {
    const facts = lstatSync(file);
    if (facts.isSymbolicLink()) return finding('file-link');
    if (!facts.isFile()) return finding('file-missing', { file: path.basename(file) });
    const refused = tooBig(facts.size);
    if (refused) return refused;
    const bytes = readFileSync(file);
    try {
      return { text: utf8.decode(bytes) };
    } catch {
      return finding('file-encoding');
    }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return finding(missing ? 'file-missing' : 'file-unreadable', { file: path.basename(file) });
  }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e5) / 10;
