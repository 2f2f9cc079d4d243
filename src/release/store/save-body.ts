import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { writeAtomically } from '../../base/platform/files.ts';

/** Writes the body of an answer to a file, whole or not at all. */
export async function saveBody({ body }: Response, file: string): Promise<void> {
  if (!body) throw new Error('an answer without a body');
  const stream = Readable.fromWeb(body as ReadableStream<Uint8Array>);
  await writeAtomically(file, path.dirname(file), (temporary) =>
    pipeline(stream, createWriteStream(temporary)),
  );
}
