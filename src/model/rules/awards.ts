/** Awards and ranks against the glossary and the life. */
import { awards as awardGlossary, ranks as rankGlossary } from '../glossary.ts';
import { isCertainlyBefore, yearOf } from '../partial-date.ts';
import { fault, type Finding } from '../problem.ts';
import type { Award, VeteranFields } from '../veteran.ts';
import { date, reversed, type Rule } from './rule.ts';

const ofEach =
  (rule: (award: Award, field: string, entry: VeteranFields) => Finding[]): Rule =>
  (entry) =>
    (entry.awards ?? []).flatMap((award, index) => rule(award, `awards.${index}`, entry));

/** An award cannot be older than its founding decree: most often the wrong award was chosen. */
const awardAfterFounding = ofEach((award, field) => {
  const founded = date(awardGlossary.get(award.code ?? '')?.established);
  const awarded = date(award.date);
  if (!founded || !awarded || !isCertainlyBefore(awarded, founded)) return [];
  const params = { date: award.date ?? '', founded: yearOf(founded) ?? '' };
  return [fault('award-founding', `${field}.date`, params)];
});

/** A decree follows the deed: the reverse is a slip, as in printed lives of Nurken Abdirov. */
const awardAfterDeed = ofEach(({ deed, date: awarded }, field) =>
  reversed('award-deed', `${field}.date`, { deed, date: awarded }),
);

/** A posthumous award comes after the death, and the living have none. */
const posthumousAfterDeath = ofEach((award, field, { living, death }) => {
  if (!award.posthumous) return [];
  const at = `${field}.posthumous`;
  return living
    ? [fault('posthumous-living', at)]
    : reversed('posthumous-before-death', at, { death: death?.date, date: award.date });
});

/** An award is either of the glossary or written out; degrees exist only where they were founded. */
const awardIsNamed = ofEach(({ code = '', degree, text }, field) => {
  const term = awardGlossary.get(code);
  if (!term && !text) return [fault('award-nameless', field)];
  if (!degree || !term || term.degrees?.includes(degree)) return [];
  const degrees = term.degrees?.join(', ') ?? '–';
  return [fault('award-degree', `${field}.degree`, { degree, degrees })];
});

/** A rank is of the glossary or written out. */
const rankIsNamed: Rule = ({ rank }) =>
  rank && !rankGlossary.has(rank.code ?? '') && !rank.text ? [fault('rank-nameless', 'rank')] : [];

export const awardRules: readonly Rule[] = [
  awardAfterFounding,
  awardAfterDeed,
  posthumousAfterDeath,
  awardIsNamed,
  rankIsNamed,
];
