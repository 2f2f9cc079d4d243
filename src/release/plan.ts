/** What publishing would do, in words. */
import type { Translator } from '../i18n/index.ts';
import type { ReleaseContext } from './context.ts';
import { bytesOf, type Excess } from './limits.ts';
import { objectsOf, type MediaFile, type Release, type SiteFile } from './split.ts';
import { readState } from './store/state.ts';
import { missingFrom } from './store/transfer.ts';

/** A size as people say it: 12.3 MB, 4.56 GB (of 10⁶ and 10⁹ bytes). */
export const sizeText = (bytes: number, t: Translator): string =>
  bytes < 1e9
    ? t('publish.megabytes', { size: Math.round(bytes / 1e5) / 10 })
    : t('publish.gigabytes', { size: Math.round(bytes / 1e7) / 100 });

/** @param tooMuch What would not fit. */
export async function planText(
  { store, to: target, t }: ReleaseContext,
  release: Release,
  tooMuch: readonly Excess[],
): Promise<string> {
  const part = (files: readonly (MediaFile | SiteFile)[]) => ({
    count: files.length,
    size: sizeText(bytesOf(files), t),
  });
  const lines = [t('publish.plan.site', { target, ...part(release.site) })];
  if (store) {
    const objects = objectsOf(release);
    const stored = new Map((await store.list()).map((object) => [object.key, object]));
    const { unused } = await readState(store);
    lines.push(t('publish.plan.store', { store: store.name, ...part(objects) }));
    for (const [kind, files] of Map.groupBy(objects, ({ output }): string => output.kind))
      lines.push(t('publish.plan.kind', { kind: t(`publish.kind.${kind}`), ...part(files) }));
    lines.push(t('publish.plan.missing', part(missingFrom(stored, objects))));
    lines.push(t('publish.plan.unused', { count: Object.keys(unused).length }));
  }
  for (const { code, item, bytes, limit } of tooMuch)
    lines.push(
      t(`publish.limit.${code}`, { item, size: sizeText(bytes, t), limit: sizeText(limit, t) }),
    );
  if (tooMuch.length === 0) lines.push(t('publish.plan.fits'));
  return `${lines.join('\n')}\n`;
}
