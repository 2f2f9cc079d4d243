/** What the places of publication hold, by their own documentation. */
import { sum } from '../model/numbers.ts';
import type { ReleaseContext } from './context.ts';
import type { MediaFile, Release, SiteFile } from './split.ts';
import { LARGEST_ASSET } from './store/github-api.ts';

/** GitHub Pages: a published site may be no larger than 1 GB. */
const PAGES_LIMIT = 1e9;

/** A limit that is not kept; `publish.limit.<code>` says it. */
export interface Excess {
  code: 'pages' | 'asset' | 'stick';
  item: string;
  bytes: number;
  limit: number;
}

export const bytesOf = (files: readonly (MediaFile | SiteFile)[]): number =>
  sum(files.map(({ output }) => output.bytes));

/** Everything that would not fit. */
export function excesses(
  { archive: { settings, screens }, options }: Pick<ReleaseContext, 'archive' | 'options'>,
  { site, media }: Release,
): Excess[] {
  const found: Excess[] = [];
  const total = bytesOf(site);
  if (options.own['target'] === 'pages' && total > PAGES_LIMIT)
    found.push({ code: 'pages', item: '', bytes: total, limit: PAGES_LIMIT });
  for (const { output } of settings.media?.store === 'github' ? media : [])
    if (output.bytes >= LARGEST_ASSET)
      found.push({ code: 'asset', item: output.path, bytes: output.bytes, limit: LARGEST_ASSET });
  for (const { id, delivery, stickSize } of screens) {
    const folder = `led/${id}/stick`;
    const bytes = bytesOf(
      [...site, ...media].filter(({ output }) => output.path.startsWith(folder)),
    );
    const limit = (stickSize ?? Infinity) * 1e9;
    if (delivery === 'stick' && bytes > limit)
      found.push({ code: 'stick', item: id, bytes, limit });
  }
  return found;
}
