/** Files of the press in the cache, by their contents. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../base/platform/code-of.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { hashOf } from '../../base/platform/files.ts';
import { writeZip, type ZipMember } from '../../base/formats/zip.ts';

type Kept = Pick<BuildContext, 'cache'>;

/** A ZIP by the names and contents of its members. */
export async function zipOf({ cache }: Kept, members: readonly ZipMember[]): Promise<string> {
  const key = hashOf(
    JSON.stringify(members, fileNamesOnly),
    await codeOf(['src/base/formats/zip.ts']),
  );
  return cache.file('press', key, 'zip', (temporary) => writeZip(temporary, members));
}

export const textFile = ({ cache }: Kept, text: string, extension: string): Promise<string> =>
  cache.file('press', hashOf(text), extension, (temporary) => writeFile(temporary, text));

/** A cached file is named by the hash of its inputs, so its name stands for its bytes. */
const fileNamesOnly = (field: string, value: unknown): unknown =>
  field === 'file' ? path.basename(String(value)) : value;
