/** ZIP archives from anybody, read member by member: bounded, and never unpacked onto the disk. */
import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';

/** A member of an archive that may be read. */
export interface Member {
  /** Its whole name with `/`. */
  name: string;
  /** Bytes unpacked, as the archive says. */
  size: number;
}

/** Why a member is left alone: it would be written elsewhere, cannot be opened, or is no file. */
export interface Refused {
  name: string;
  reason: 'path' | 'encrypted' | 'link';
}

export interface OpenZip {
  members: readonly Member[];
  refused: readonly Refused[];
  /**
   * The bytes of a member.
   * @throws {TooBigError} when there are more than `largest`, whatever the archive says of itself.
   */
  read(name: string, largest: number): Promise<Buffer>;
  close(): void;
}

export class TooBigError extends Error {}

/** More members than any list of people has photographs. */
const MOST_MEMBERS = 50_000;
const LINK = 0o120000;

/**
 * Opens an archive by its own directory, so that nothing but that is held in memory.
 * @throws when it is none, is damaged, or has more than 50,000 members ({@link TooBigError}).
 */
export async function openZip(source: string | Buffer): Promise<OpenZip> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
  const zip = await (typeof source === 'string'
    ? openPromise(source, options)
    : fromBufferPromise(source, options));
  try {
    if (zip.entryCount > MOST_MEMBERS) throw new TooBigError(String(zip.entryCount));
    const entries = new Map<string, Entry>();
    const refused: Refused[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      const reason = reasonAgainst(entry, name);
      if (reason) refused.push({ name, reason });
      else if (!name.endsWith('/')) entries.set(name, entry);
    }
    return {
      members: [...entries].map(([name, { uncompressedSize: size }]) => ({ name, size })),
      refused,
      read: async (name, largest) => {
        const entry = entries.get(name);
        if (!entry) throw new Error(`No member ${name}`);
        return readEntry(zip, entry, largest);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const UTF8_FLAG = 0x800;
const utf8 = new TextDecoder('utf-8', { fatal: true });
/** What Windows of this country writes names in when it does not write UTF-8. */
const dos = new TextDecoder('ibm866');

/** Info-ZIP's Unicode Path: WinRAR and 7-Zip write the name there beside the one of the code page. */
const UNICODE_PATH = 0x7075;

/** The name of that field, unless it belongs to another name than the one it stands beside. */
function unicodePath(bytes: Buffer, fields: Entry['extraFields']): string | undefined {
  const data = fields.find(({ id }) => id === UNICODE_PATH)?.data;
  if (!data || data.length < 6 || data[0] !== 1 || data.readUInt32LE(1) !== crc32(bytes))
    return undefined;
  return decoded(data.subarray(5));
}

function nameOf({ fileName, generalPurposeBitFlag, extraFields }: Entry): string {
  const bytes = fileName as unknown as Buffer; // `decodeStrings: false` leaves them as they are
  const isUtf8 = (generalPurposeBitFlag & UTF8_FLAG) !== 0;
  const name =
    unicodePath(bytes, extraFields) ??
    (isUtf8 ? bytes.toString('utf8') : (decoded(bytes) ?? dos.decode(bytes)));
  return name.normalize('NFC').replaceAll('\\', '/');
}

/** `undefined` for bytes that are no UTF-8. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function reasonAgainst(entry: Entry, name: string): Refused['reason'] | null {
  const isOutside = /^(?:\/|[A-Za-z]:)/.test(name) || name.split('/').includes('..');
  if (isOutside || name.includes('\0')) return 'path';
  if (entry.isEncrypted()) return 'encrypted';
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === LINK ? 'link' : null;
}

async function readEntry(zip: ZipFile, entry: Entry, largest: number): Promise<Buffer> {
  if (entry.uncompressedSize > largest) throw new TooBigError(String(entry.uncompressedSize));
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new TooBigError(String(size));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
