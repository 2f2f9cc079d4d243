/** Cells of ranks, roles and awards: two columns may speak of one thing. */
import type { LocalizedText } from '../../model/language.ts';
import { readAwards } from './awards.ts';
import { foldHeading } from './fold-heading.ts';
import { readRank } from './ranks.ts';
import type { ReadRow } from './types.ts';

interface Rank {
  code?: string;
  text?: LocalizedText;
}

/** Two columns of one rank, in two languages, are one rank; two ranks are a question. */
export function readRankCell(
  read: ReadRow,
  text: string,
  say: (text: string) => LocalizedText,
): void {
  const { raw, findings, roleBesideRank } = read;
  const { rank, role, doubt }: { rank?: Rank; role?: LocalizedText; doubt?: string } = readRank(
    text,
    say,
  );
  if (doubt) findings.push({ code: 'import-rank-beside', field: 'rank', params: { value: doubt } });
  read.roleBesideRank = { ...role, ...roleBesideRank };
  if (!rank) return;
  const before = raw.rank as Rank | undefined;
  if (before?.code && rank.code && before.code !== rank.code)
    findings.push({
      code: 'import-two-values',
      field: 'rank',
      params: { value: text, other: before.code },
    });
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
      findings.push({ code: 'import-two-values', field: 'role', params: { value: role, other } });
  }
  if (Object.keys(roleBesideRank).length > 0) raw.role = { ...roleBesideRank, ...own };
}

/** What is shortened beyond recognition stands as it was written, with a question. */
export function readAwardsCell(
  { raw, findings }: ReadRow,
  text: string,
  say: (text: string) => LocalizedText,
): void {
  const { awards, doubts } = readAwards(text, say);
  raw.awards = [...((raw.awards as unknown[]) ?? []), ...awards];
  for (const value of doubts)
    findings.push({ code: 'import-award-short', field: 'awards', params: { value } });
}
