/** `checksums.sha256`: what `sha256sum -c` verifies a copied folder by. */
import { hash } from 'node:crypto';
import type { StatCache } from '../../base/platform/stat-cache.ts';
import type { Output, TextOutput } from '../../dist/output.ts';
import { writeChecksums } from '../../model/files/checksums.ts';
import { readFacts, type FileFacts } from './media.ts';
import type { Programme } from './programme.ts';

/** Lists all files of a screen's folder with their hashes, in the order of their paths. */
export async function checksums(
  known: StatCache<FileFacts>,
  { screen }: Programme,
  outputs: readonly (Output | TextOutput)[],
): Promise<TextOutput> {
  const folder = `led/${screen.id}/`;
  const lines: { name: string; sha256: () => string }[] = [];
  for (const output of outputs) {
    const name = output.path.slice(folder.length);
    if ('text' in output) lines.push({ name, sha256: () => hash('sha256', output.text()) });
    else {
      const { sha256 } = await known.of(output.source, readFacts);
      lines.push({ name, sha256: () => sha256 });
    }
  }
  lines.sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    kind: 'playlist',
    format: 'sha256',
    path: `${folder}checksums.sha256`,
    text: () => writeChecksums(lines.map(({ name, sha256 }) => ({ name, sha256: sha256() }))),
  };
}
