import { isCertainlyBefore, parsePartialDate, type PartialDate } from '../partial-date.ts';
import type { PhotoFacts } from '../photo-facts.ts';
import { fault, type Finding } from '../problem.ts';
import type { VeteranFields } from '../veteran.ts';

/** What a rule may know besides the entry. */
export interface RuleContext {
  /** Folder names: `<place>/<id>`. */
  folder: { place: string; id: string };
  placeIds: ReadonlySet<string>;
  /** Facts of each file beside the entry that a photo names; absent when there is no such file. */
  photos: ReadonlyMap<string, PhotoFacts>;
  /** True when the file as a whole was found clean, so that its texts need no second look. */
  isClean?: boolean;
}

export type Rule = (entry: VeteranFields, context: RuleContext) => Finding[];

/** A date that the schema has accepted; `null` where there is none. */
export const date = (text: string | undefined): PartialDate | null =>
  text === undefined ? null : parsePartialDate(text);

/**
 * A fault where the second of two dates is certainly before the first.
 * @param dates Both, by the names that the fault's words have for them.
 */
export function reversed(
  code: string,
  field: string,
  dates: Readonly<Record<string, string | undefined>>,
): Finding[] {
  const [first, second] = Object.values(dates).map(date);
  return first && second && isCertainlyBefore(second, first)
    ? [fault(code, field, dates as Record<string, string>)]
    : [];
}
