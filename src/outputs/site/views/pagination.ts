import { chunks } from '../../../model/lists.ts';
import type { Person } from '../data/people.ts';

/** People on one page: whole rows of two, three, four and six; a page stays light to load. */
export const PEOPLE_ON_PAGE = 96;

export interface PageOfPeople {
  /** 1-based. */
  number: number;
  count: number;
  people: readonly Person[];
}

/** As `pagesOf`, but with an empty page where there is nobody, so that its address stays. */
export function pagesOrOne(people: readonly Person[]): PageOfPeople[] {
  const pages = pagesOf(people);
  return pages.length > 0 ? pages : [{ number: 1, count: 1, people: [] }];
}

/** Cuts a list into pages; an empty list has none. */
export function pagesOf(people: readonly Person[]): PageOfPeople[] {
  const parts = chunks(people, PEOPLE_ON_PAGE);
  return parts.map((own, index) => ({ number: index + 1, count: parts.length, people: own }));
}
