/** An export as a chat's reader sees it: names of members, and bounded texts. */
import { readFile, stat } from 'node:fs/promises';
import type { z } from 'zod';
import { openZip, TooBigError, type OpenZip } from '../../base/formats/unzip.ts';

/** Bytes of one text of an export: years of a group. */
const LARGEST_TEXT = 100_000_000;
/** Bytes of all texts together. */
const LARGEST_TOGETHER = 400_000_000;
/** Left behind by Macs beside every file of a ZIP. */
const LEFTOVER = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/;

export interface ChatSource {
  /** Of the archive: some exports tell no clock but an instant. */
  timeZone: string;
  names: readonly string[];
  /**
   * The member that a chat calls so, beside `beside` before anywhere else; a name that fits two
   * members fits none.
   */
  find(name: string, beside?: string): string | undefined;
  /** UTF-8, unless another encoding is said. @throws {TooBigError} */
  text(name: string, encoding?: string): Promise<string>;
  /** @throws when it is no member or larger than `largest`. */
  read(name: string, largest: number): Promise<Buffer>;
  close(): void;
}

/**
 * Opens a ZIP; of a file that is none, the one text it is.
 * @throws when it can be neither.
 */
export async function openSource(source: string | Buffer, timeZone: string): Promise<ChatSource> {
  const zip = await openZip(source).catch((error: unknown) => {
    if (error instanceof TooBigError) throw error;
    return openText(source);
  });
  const names = zip.members.map(({ name }) => name).filter((name) => !LEFTOVER.test(name));
  let together = 0;
  return {
    timeZone,
    names,
    find: finder(names),
    text: async (name, encoding = 'utf-8') => {
      const bytes = await zip.read(name, LARGEST_TEXT);
      together += bytes.length;
      if (together > LARGEST_TOGETHER) throw new TooBigError(String(together));
      return new TextDecoder(isUtf16(bytes) ? 'utf-16le' : encoding).decode(bytes);
    },
    read: (name, largest) => zip.read(name, largest),
    close: () => zip.close(),
  };
}

const isUtf16 = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;

/** A chat that was exported without anything else is a single file. */
async function openText(
  source: string | Buffer,
): Promise<Pick<OpenZip, 'members' | 'read' | 'close'>> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length;
  if (size > LARGEST_TEXT) throw new TooBigError(String(size));
  const bytes = typeof source === 'string' ? await readFile(source) : source;
  if (!isUtf16(bytes) && bytes.subarray(0, 4096).includes(0)) throw new Error('no text');
  const begin = bytes
    .subarray(0, 512)
    .toString('utf8')
    .trimStart()
    .replace(/^\uFEFF/, '');
  const name = /^[[{]\s*["{]/.test(begin)
    ? 'result.json'
    : begin.startsWith('<')
      ? 'messages.html'
      : '_chat.txt';
  return { members: [{ name, size }], read: async () => bytes, close: () => undefined };
}

const plain = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\s\u200E\u200F]+/gu, ' ')
    .trim();
export const baseOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
export const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

function finder(names: readonly string[]): ChatSource['find'] {
  const whole = new Map(names.map((name) => [plain(name), name]));
  const byBase = new Map<string, string | null>();
  for (const name of names) {
    const base = plain(baseOf(name));
    byBase.set(base, byBase.has(base) ? null : name);
  }
  return (called, beside = '') => {
    const name = plain(called.replace(/^\.\//, ''));
    for (let folder = folderOf(beside); ; folder = folderOf(folder.slice(0, -1))) {
      const found = whole.get(plain(folder) + name);
      if (found || folder === '') return found ?? byBase.get(baseOf(name)) ?? undefined;
    }
  };
}

/** What a JSON text says; nothing where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** What an export may say; nothing where it says something else than expected. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
