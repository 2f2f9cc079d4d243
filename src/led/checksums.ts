/** `checksums.sha256`: what `sha256sum -c` verifies a copied folder by. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from '../base/cache.ts';
import { hashOf } from '../base/files.ts';
import type { Output } from '../publish/outputs.ts';
import { rememberedFacts } from './media.ts';
import type { Programme } from './programme.ts';

/** Lists all files of a screen's folder with their hashes, in the order of their paths. */
export async function checksums(
  cache: Cache,
  { screen }: Programme,
  outputs: readonly Output[],
): Promise<Output> {
  const folder = `led/${screen.id}/`;
  const lines: string[] = [];
  for (const { path: name, source } of outputs)
    lines.push(`${(await rememberedFacts(cache, source)).sha256}  ${name.slice(folder.length)}`);
  lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
  const text = `${lines.join('\n')}\n`;
  const source = await cache.file('led', hashOf(text), 'sums', (temporary) =>
    writeFile(temporary, text),
  );
  return {
    ...{ person: null, kind: 'playlist', format: 'sha256', language: null },
    path: path.posix.join(folder, 'checksums.sha256'),
    source,
  };
}
