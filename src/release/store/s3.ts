import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { S3mini } from 's3mini';
import { saveBody } from './save-body.ts';
import type { Store, Stored } from './store.ts';
import { mediaTypeOf } from '../../outputs/led/formats/index.ts';

export interface S3Place {
  /** With the bucket: `https://s3.example.com/bucket`. */
  endpoint: string;
  region: string;
  /** Where the bucket is served to the public, with a closing slash. */
  address: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Bytes of a part of a large upload; with it S3's digest of an object is known beforehand. */
const PART = 8 * 1024 * 1024;
/** ms in which a request must be answered: an upload of one part over a slow line. */
const PATIENCE = 300_000;

/** Any storage that speaks S3: of a cloud, a provider in the country, MinIO or Garage of one's own. */
export function s3Store({ address, ...place }: S3Place): Store {
  const client = new S3mini({
    ...place,
    requestSizeInBytes: PART,
    requestAbortTimeout: PATIENCE,
  });
  return {
    name: `s3 ${place.endpoint}`,
    async has(key) {
      if (!(await client.objectExists(key))) return null;
      const [bytes, etag] = await Promise.all([client.getContentLength(key), client.getEtag(key)]);
      return { key, bytes, digest: plain(etag) };
    },
    async put(key, file) {
      await client.putAnyObject(key, await openAsBlob(file), mediaTypeOf(key));
    },
    async get(key, file) {
      const response = await client.getObjectResponse(key);
      if (!response) throw new Error(`${key}: not in the store`);
      await saveBody(response, file);
    },
    async list() {
      const objects = (await client.listObjects()) ?? [];
      return objects.map(({ Key: key, Size, ETag }): Stored => {
        return { key, bytes: Number(Size), digest: plain(ETag) };
      });
    },
    delete: async (key) => void (await client.deleteObject(key)),
    url: (key) => new URL(key, address).href,
    digestOf: (file) => etagOf(file),
  };
}

const plain = (etag: string | null): string | null => etag && etag.replace(/"|&quot;/g, '');

/**
 * The ETag S3 gives a file: the MD5 of its bytes or, when it came in parts, the MD5 of the parts'
 * MD5s and their number. A store that encrypts with keys of its own gives another one.
 */
export async function etagOf(file: string, part = PART): Promise<string> {
  const { size } = await stat(file);
  const sums: Buffer[] = [];
  await using handle = await open(file);
  const buffer = Buffer.alloc(Math.min(part, Math.max(size, 1)));
  do {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, sums.length * part);
    sums.push(createHash('md5').update(buffer.subarray(0, bytesRead)).digest());
  } while (sums.length * part < size);
  const [first] = sums;
  if (sums.length === 1 && first) return first.toString('hex');
  return `${createHash('md5').update(Buffer.concat(sums)).digest('hex')}-${sums.length}`;
}
