/** Ranks and awards as codes with names per language; Kazakh terms follow the glossary's notes. */
import awardList from './glossary/awards.json' with { type: 'json' };
import rankList from './glossary/ranks.json' with { type: 'json' };
import type { Language, LocalizedText } from './in-language.ts';

export interface RankTerm {
  code: string;
  category: string;
  name: Record<Language, string>;
  /** Of a Guards unit, where a language has more to it than one word before the rank. */
  guards?: LocalizedText;
  /** As archive papers shorten it. */
  abbreviations: string[];
}

export interface AwardTerm {
  code: string;
  kind: string;
  name: Record<Language, string>;
  /** ISO day of the founding decree; absent where no source was found. */
  established?: string;
  degrees?: string[];
}

const byCode = <T extends { code: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((term) => [term.code, term]));

export const ranks: ReadonlyMap<string, RankTerm> = byCode(rankList);

/** In display order: titles, orders, medals, jubilee medals. */
export const awards: ReadonlyMap<string, AwardTerm> = byCode<AwardTerm>(awardList);

/** What most families will look for: given to millions, or borne by most who served. */
const FREQUENT: ReadonlySet<string> = new Set([
  ...['vic-germany', 'patriotic-war', 'red-star', 'courage', 'combat-merit', 'glory'],
  ...['valiant-labour', 'jub-20', 'jub-30', 'jub-40'],
  ...['krasnoarmeets', 'private', 'efreitor', 'junior-sergeant', 'sergeant', 'senior-sergeant'],
  ...['starshina', 'junior-lieutenant', 'lieutenant', 'senior-lieutenant'],
]);
export const isFrequent = (code: string): boolean => FREQUENT.has(code);

export const rankCodes = [...ranks.keys()] as [string, ...string[]];
export const awardCodes = [...awards.keys()] as [string, ...string[]];
