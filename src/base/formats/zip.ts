import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Zip, ZipPassThrough } from 'fflate';

/** A member of an archive: its name with `/`, and its bytes or the file that holds them. */
export type ZipMember = { name: string } & ({ file: string } | { text: string });

/** ZIP keeps local time without a zone, so the constant is local as well: the same bytes anywhere. */
const MEMBER_TIME = new Date(1980, 0, 1);

/**
 * Writes a ZIP of stored (uncompressed) members in the given order: the same members give the same
 * bytes. Files are streamed, so memory does not grow with them. No ZIP64: at most 4 GB in all.
 */
export async function writeZip(target: string, members: readonly ZipMember[]): Promise<void> {
  const output = createWriteStream(target);
  const zip = new Zip((error, chunk, final) => {
    if (error) output.destroy(error);
    else output.write(chunk);
    if (final) output.end();
  });
  const written = finished(output);
  written.catch(() => undefined); // told below; a full disk may end the loop before
  for (const member of members) {
    const entry = new ZipPassThrough(member.name);
    entry.mtime = MEMBER_TIME;
    zip.add(entry);
    if ('text' in member) entry.push(Buffer.from(member.text), true);
    else {
      for await (const chunk of createReadStream(member.file)) {
        entry.push(chunk as Uint8Array);
        if (output.writableNeedDrain) await once(output, 'drain');
      }
      entry.push(new Uint8Array(), true);
    }
  }
  zip.end();
  await written;
}
