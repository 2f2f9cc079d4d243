/** What publishing would do, in words. Pure: figures in, text out. */
import type { Translator } from '../i18n/index.ts';
import type { MediaFile, SiteFile } from './split.ts';
import { bytesOf, type Excess } from './limits.ts';

export interface Plan {
  /** Where the site goes. */
  target: string;
  site: readonly SiteFile[];
  /** Name of the store; `null` when everything stays with the site. */
  store: string | null;
  /** Everything that belongs into the store, each object once. */
  objects: readonly MediaFile[];
  /** Objects the store lacks. */
  missing: readonly MediaFile[];
  /** Objects nobody names any more that the grace period still keeps. */
  unused: number;
  excesses: readonly Excess[];
}

/** A size as people say it: 12.3 MB, 4.56 GB (of 10⁶ and 10⁹ bytes). */
export const sizeText = (bytes: number, t: Translator): string =>
  bytes < 1e9
    ? t('publish.megabytes', { size: Math.round(bytes / 1e5) / 10 })
    : t('publish.gigabytes', { size: Math.round(bytes / 1e7) / 100 });

export function planText(plan: Plan, t: Translator): string {
  const part = (files: readonly (MediaFile | SiteFile)[]) => ({
    count: files.length,
    size: sizeText(bytesOf(files), t),
  });
  const lines = [t('publish.plan.site', { target: plan.target, ...part(plan.site) })];
  if (plan.store !== null) {
    const { objects } = plan;
    lines.push(t('publish.plan.store', { store: plan.store, ...part(objects) }));
    for (const [kind, files] of Map.groupBy(objects, ({ output }): string => output.kind))
      lines.push(t('publish.plan.kind', { kind: t(`publish.kind.${kind}`), ...part(files) }));
    lines.push(t('publish.plan.missing', part(plan.missing)));
    lines.push(t('publish.plan.unused', { count: plan.unused }));
  }
  for (const { code, item, bytes, limit } of plan.excesses)
    lines.push(
      t(`publish.limit.${code}`, { item, size: sizeText(bytes, t), limit: sizeText(limit, t) }),
    );
  if (plan.excesses.length === 0) lines.push(t('publish.plan.fits'));
  return `${lines.join('\n')}\n`;
}
