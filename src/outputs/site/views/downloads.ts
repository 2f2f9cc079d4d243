/** What other rooms made of a person and published: only what is there has a link. */
import { bundlePath, printPath } from '../../../model/person-paths.ts';
import type { SiteData } from '../data/site-data.ts';

/** In the order of the page; the dictionary's `site.take.<kind>`. */
const KINDS = ['placard-a4', 'placard-a3', 'poster-a2', 'certificate-a4'] as const;

export interface Download {
  kind: (typeof KINDS)[number] | 'press';
  /** Below `dist/`. */
  path: string;
}

export function downloadsOf(id: string, { published }: Pick<SiteData, 'published'>): Download[] {
  const all: Download[] = [
    ...KINDS.map((kind) => ({ kind, path: printPath(id, kind) })),
    { kind: 'press', path: bundlePath(id) },
  ];
  return all.filter(({ path }) => published.has(path));
}
