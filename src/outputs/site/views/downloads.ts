/** What other rooms made of a person and placed: only what is there has a link. */
import { bundlePath, printPath } from '../../../model/person-paths.ts';
import { SHEET_NAMES, type SheetName } from '../../print/sheet-names.ts';
import type { SiteData } from '../data/site-data.ts';

export interface Download {
  /** In the dictionary `site.download.<kind>`. */
  kind: SheetName | 'press';
  /** Below `dist/`. */
  path: string;
}

export function downloadsOf(id: string, { placed }: Pick<SiteData, 'placed'>): Download[] {
  const all: Download[] = [
    ...SHEET_NAMES.map((kind) => ({ kind, path: printPath(id, kind) })),
    { kind: 'press', path: bundlePath(id) },
  ];
  return all.filter(({ path }) => placed.has(path));
}
