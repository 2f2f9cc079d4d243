/**
 * A stick's folder as one ZIP that is never on a server: the worker asks for one file after the
 * other and hands it on as it comes, so neither disk nor memory holds the clips twice.
 */
import { Zip, ZipPassThrough } from 'fflate';
import { readChecksums } from '../../../model/files/checksums.ts';

export interface StickRequest {
  screen: string;
  folder: string;
}

const ZIP = '.zip';

/** @param path Below the site: `led/<screen>/stick.zip`, a day's `led/<screen>/stick-2027-05-08.zip`. */
export function stickOf(path: string): StickRequest | null {
  const [room, screen, name = '', ...more] = path.split('/');
  if (room !== 'led' || !screen || more.length > 0) return null;
  if (!name.startsWith('stick') || !name.endsWith(ZIP)) return null;
  return { screen, folder: name.slice(0, -ZIP.length) };
}

/** Names of the folder's files in the order of playing, from the list of checksums. */
export const filesIn = (checksums: string, folder: string): string[] =>
  readChecksums(checksums)
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${folder}/`))
    .sort();

/** ZIP keeps local time without a zone. */
const MEMBER_TIME = new Date(1980, 0, 1);

/**
 * The ZIP as it comes into being; it breaks off where a file cannot be had, so that nobody takes a
 * part for the whole.
 * @param read Asks for a file by its name.
 */
export function zipStream(
  names: readonly string[],
  read: (name: string) => Promise<ReadableStream<Uint8Array>>,
): { stream: ReadableStream<Uint8Array>; done: Promise<void> } {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const zip = new Zip((error, chunk) => {
    if (!error) void writer.write(chunk).catch(() => undefined);
  });
  const write = async (): Promise<void> => {
    for (const name of names) {
      const member = new ZipPassThrough(name.slice(name.lastIndexOf('/') + 1));
      member.mtime = MEMBER_TIME;
      zip.add(member);
      const reader = (await read(name)).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        member.push(part.value);
        await writer.ready; // no more is read than the disk takes
      }
      member.push(new Uint8Array(), true);
    }
    zip.end();
    await writer.close();
  };
  const done = write().catch(async (reason: unknown) => {
    await writer.abort(reason).catch(() => undefined);
  });
  return { stream: readable, done };
}
