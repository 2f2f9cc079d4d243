/**
 * Reports that bear a day are kept side by side: the first as of the last day of collecting or after it,
 * and the first after the last day on the screens. A region builds every day; those two are reported.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from '../../base/platform/cache.ts';
import { writeFileAtomically } from '../../base/platform/files.ts';
import type { Output } from '../../dist/output.ts';
import type { Campaign } from '../../model/campaign.ts';
import { screenDays } from '../../model/stage.ts';

/** What the cache remembers of a dated report: its output, with the finished file's place in the cache. */
const listOf = ({ folder }: Cache, campaign: string): string =>
  path.join(folder, 'report', `editions-${campaign}.json`);

/** `report/report.kk.pdf` of a day: `report/report-2027-04-20.kk.pdf`. */
const dated = ({ path: at }: Output, day: string): string =>
  at.replace('report/report.', `report/report-${day}.`);

const dayOf = ({ path: at }: Output): string => at.slice('report/report-'.length).slice(0, 10);

/** Of `days`, `2027-05-10`, those whose reports are kept: at most two. */
export function keptDays(
  { collecting, led }: Pick<Campaign, 'collecting' | 'led'>,
  days: Iterable<string>,
): Set<string> {
  const last = screenDays(led).at(-1) ?? collecting.to;
  const sorted = [...days].sort();
  const collected = sorted.find((day) => day >= collecting.to && day <= last);
  const shown = sorted.find((day) => day > last);
  return new Set([collected, shown].filter((day) => day !== undefined));
}

/**
 * Adds the PDFs and spreadsheets of `day` to those kept before, if it is a day to keep.
 * @param day Without it nothing is added.
 * @returns The kept reports of the campaign whose files are still there.
 */
export async function keepDated(
  cache: Cache,
  campaign: Campaign,
  outputs: readonly Output[],
  day: string | undefined,
): Promise<Output[]> {
  const file = listOf(cache, campaign.id);
  const text = await readFile(file, 'utf8').catch(() => '[]');
  const before = (JSON.parse(text) as Output[]).filter(({ source }) => existsSync(source));
  const added = day
    ? outputs
        .filter(({ format }) => format !== 'html')
        .map((output) => ({ ...output, path: dated(output, day) }))
    : [];
  const fresh = new Set(added.map(({ path: at }) => at));
  const all = [...before.filter(({ path: at }) => !fresh.has(at)), ...added];
  const days = keptDays(campaign, all.map(dayOf));
  const kept = all.filter((output) => days.has(dayOf(output)));
  if (added.length > 0) await writeFileAtomically(file, JSON.stringify(kept));
  return kept;
}
