/** The awards of a person in the order and the words of a line that has no room for a list. */
import { awards as glossary } from '../../model/glossary.ts';
import { byLanguage, inLanguage, type Language, type SpokenText } from '../../model/in-language.ts';
import { parsePartialDate } from '../../model/partial-date.ts';
import type { Award } from '../../model/veteran.ts';
import { sayYear } from '../dates.ts';
import { t } from '../index.ts';
import { sayAward } from './award.ts';
import { capital } from './words.ts';

/** From this year an award remembers the war instead of belonging to it. */
const AFTER_THE_WAR = 1950;

export interface AwardLine {
  isTitle: boolean;
  /** `undefined` where this language does not have the award. */
  say: (language: Language) => string | undefined;
}

/** Wartime awards first, each group in the glossary's order; one line for several of a kind. */
export function awardLines(list: readonly Award[]): AwardLine[] {
  const order = [...glossary.keys()];
  const groups = Map.groupBy(list, (award) =>
    JSON.stringify([award.code, award.degree, award.code ? null : award.text, lateYear(award)]),
  );
  const weight = ([award]: readonly Award[]): number =>
    (lateYear(award!) && !isTitle(award!) ? order.length * 2 : 0) +
    (award!.code ? order.indexOf(award!.code) : order.length);
  return [...groups.values()]
    .sort((a, b) => weight(a) - weight(b))
    .map((group) => ({
      isTitle: isTitle(group[0]!),
      say: (language) => sayGroup(group, language),
    }));
}

/** The first of them in the reader's language where it is known, else in the nearest that has it. */
export function firstAwardIn(
  list: readonly Award[] | undefined,
  language: Language,
): SpokenText | undefined {
  const [first] = awardLines(list ?? []);
  return first && inLanguage(byLanguage(first.say), language);
}

const isTitle = (award: Award): boolean =>
  award.code !== undefined && glossary.get(award.code)?.kind === 'title';

/** The year of an award given long after the war, as far as it is known: it is said with it. */
function lateYear({ date: text }: Award): string | undefined {
  const date = text === undefined ? null : parsePartialDate(text);
  if (!text || !date) return undefined;
  const year = (date.last ?? date.first)?.year ?? 0;
  return year >= AFTER_THE_WAR ? sayYear(text) : undefined;
}

function sayGroup(group: readonly Award[], language: Language): string | undefined {
  const award = group[0]!;
  const say = t(language);
  const named = sayAward(award, language);
  if (!named) return undefined;
  const year = lateYear(award);
  const dated = year ? say('person.award.year', { award: named, year }) : named;
  if (group.length === 1) return dated;
  if (group.length === 2 && isTitle(award))
    return capital(say('person.award.twice', { award: dated }));
  return say('person.award.times', { award: dated, count: group.length });
}
