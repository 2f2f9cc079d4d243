/** Judges a text of GEDCOM 7 by the specification's own table of what may stand where. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../base/platform/cache.ts';

interface Structure {
  structure: string;
  cardinality: string;
}

const LINE = /^(?<level>\d+) (?:@(?<id>\w+)@ )?(?<tag>[A-Z_][A-Z0-9_]*)(?: (?<text>.*))?$/;

/** @returns A function that says what is wrong with a text; nothing, if all is well. */
export async function gedcom7Judge(): Promise<(text: string) => string[]> {
  const file = path.join(PROJECT, 'fixtures/gedcom/structures-7.tsv');
  const allowed = new Map<string, Map<string, Structure>>();
  for (const row of (await readFile(file, 'utf8')).trim().split('\n').slice(1)) {
    const [above = '', tag = '', structure = '', cardinality = ''] = row.split('\t');
    const below = allowed.get(above) ?? new Map<string, Structure>();
    allowed.set(above, below.set(tag, { structure, cardinality }));
  }
  return (text) => {
    const faults: string[] = [];
    const open: { structure: string; tags: string[] }[] = [{ structure: '', tags: [] }];
    const ids = new Set([...text.matchAll(/^0 @(\w+)@/gm)].map(([, id]) => id));
    const close = (level: number): void => {
      for (const { structure, tags } of open.splice(level + 1))
        for (const [tag, { cardinality }] of allowed.get(structure) ?? []) {
          const count = tags.filter((one) => one === tag).length;
          if (cardinality.startsWith('{1') && count === 0) faults.push(`${structure}: no ${tag}`);
          if (cardinality.endsWith(':1}') && count > 1)
            faults.push(`${structure}: ${count} ${tag}`);
        }
    };
    for (const line of text
      .replace(/^\uFEFF/, '')
      .split(/\r\n/)
      .slice(0, -1)) {
      const { level = '', tag = '', text: value = '' } = LINE.exec(line)?.groups ?? {};
      if (tag === 'CONT') continue;
      close(Number(level));
      const above = open.at(-1);
      const found = allowed.get(above?.structure ?? '')?.get(tag);
      if (!found || Number(level) !== open.length - 1) faults.push(line);
      above?.tags.push(tag);
      open.push({ structure: found?.structure ?? '', tags: [] });
      const points = /^@(\w+)@$/.exec(value)?.[1];
      if (points && !ids.has(points)) faults.push(`leads nowhere: ${line}`);
    }
    close(0);
    return faults;
  };
}
