/** Cells of ranks, roles and awards: two columns may speak of one thing. */
import type { LocalizedText } from '../../model/language.ts';
import { fault } from '../../model/problem.ts';
import { readAwards } from './awards.ts';
import { foldHeading } from './fold-heading.ts';
import { readRank, type ListedRank } from './ranks.ts';
import type { Say } from './column.ts';
import type { ReadRow } from './types.ts';

/** Two columns of one rank, in two languages, are one rank; two ranks are a question. */
export function readRankCell(read: ReadRow, text: string, say: Say): void {
  const { raw, findings, roleBesideRank } = read;
  const { rank, role, doubt } = readRank(text, say);
  if (doubt) findings.push(fault('import-rank-beside', 'rank', { value: doubt }));
  read.roleBesideRank = { ...role, ...roleBesideRank };
  if (!rank) return;
  const before = raw.rank as ListedRank | undefined;
  if (before?.code && rank.code && before.code !== rank.code)
    findings.push(fault('import-two-values', 'rank', { value: text, other: before.code }));
  else if (before?.code || (before && !rank.code)) {
    if (!before.code) raw.rank = { ...before, ...rank, text: { ...rank.text, ...before.text } };
  } else raw.rank = rank;
}

/** A role beside the rank, unless a column of roles says another one. */
export function giveRole({ raw, roleBesideRank, findings }: ReadRow): void {
  const own = raw.role as LocalizedText | undefined;
  for (const [language, role] of Object.entries(roleBesideRank)) {
    const other = own?.[language as keyof LocalizedText];
    if (role && other && foldHeading(other) !== foldHeading(role))
      findings.push(fault('import-two-values', 'role', { value: role, other }));
  }
  if (Object.keys(roleBesideRank).length > 0) raw.role = { ...roleBesideRank, ...own };
}

/** What is shortened beyond recognition stands as it was written, with a question. */
export function readAwardsCell({ raw, findings }: ReadRow, text: string, say: Say): void {
  const { awards, doubts } = readAwards(text, say);
  raw.awards = [...((raw.awards as unknown[]) ?? []), ...awards];
  for (const value of doubts) findings.push(fault('import-award-short', 'awards', { value }));
}
