/** A ZIP as a reader of its own sees it. */
import { createHash } from 'node:crypto';
import yauzl from 'yauzl';

export interface ListedMember {
  bytes: number;
  sha256: string;
  /** The first kilobytes as UTF-8. */
  text: string;
}

const TEXT = 100_000;

/** Every member by name, in the archive's order; its checksum is verified by the reader. */
export async function zipListing(file: string): Promise<Map<string, ListedMember>> {
  const zip = await yauzl.openPromise(file);
  const members = new Map<string, ListedMember>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    const data = Buffer.concat(chunks);
    members.set(entry.fileName, {
      bytes: data.length,
      sha256: createHash('sha256').update(data).digest('hex'),
      text: data.subarray(0, TEXT).toString('utf8'),
    });
  }
  return members;
}
