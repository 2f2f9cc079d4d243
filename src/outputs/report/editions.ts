/** Reports that bear a day are kept: the edition of a later day stands beside that of an earlier one. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from '../../base/platform/cache.ts';
import { writeFileAtomically } from '../../base/platform/files.ts';
import type { Output } from '../../dist/outputs.ts';

/** What the cache remembers of an edition: its output, with the finished file's place in the cache. */
const listOf = ({ folder }: Cache, campaign: string): string =>
  path.join(folder, 'report', `editions-${campaign}.json`);

/** `report/report.kk.pdf` of a day: `report/report-2027-04-20.kk.pdf`. */
const dated = ({ path: at }: Output, day: string): string =>
  at.replace('report/report.', `report/report-${day}.`);

/**
 * Adds the PDFs and spreadsheets of `day` to those kept before.
 * @param day Without it nothing is added.
 * @returns Every edition of the campaign whose file is still there, also that of `day`.
 */
export async function keepEditions(
  cache: Cache,
  campaign: string,
  outputs: readonly Output[],
  day: string | undefined,
): Promise<Output[]> {
  const file = listOf(cache, campaign);
  const text = await readFile(file, 'utf8').catch(() => '[]');
  const before = JSON.parse(text) as Output[];
  const added = day
    ? outputs
        .filter(({ format }) => format !== 'html')
        .map((output) => ({ ...output, path: dated(output, day) }))
    : [];
  const fresh = new Set(added.map(({ path: at }) => at));
  const all = [...before.filter(({ path: at }) => !fresh.has(at)), ...added];
  if (added.length > 0) await writeFileAtomically(file, JSON.stringify(all));
  return all.filter(({ source }) => existsSync(source));
}
