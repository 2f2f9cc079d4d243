/** Birth, service, fate and death against each other. */
import { dayRange } from '../partial-date.ts';
import { fault, warning } from '../problem.ts';
import { FALLEN } from '../veteran.ts';
import { date, reversed, type Rule } from './rule.ts';

/** Nobody dies before being born. */
const birthBeforeDeath: Rule = ({ birth, death }) =>
  reversed('death-before-birth', 'death.date', { birth: birth?.date, death: death?.date });

const WAR = { first: 19_390_901, start: 1941, end: 1945, last: 19_450_902 };

/** Usual ages at the war: rarely did anybody of 9 or of 81 take part; nobody of 101 did. */
const USUAL_AGE = { youngest: 10, oldest: 80 };
const GREATEST_AGE = 100;

/** Who suffered the war without taking part may have been of any age. */
const ANY_AGE = ['child-of-war', 'siege', 'prisoner', 'other'];

/** A typing error in the year of birth is the commonest of all. */
const plausibleAge: Rule = (entry) => {
  const birth = date(entry.birth?.date);
  if (!birth) return [];
  const { first, last } = dayRange(birth);
  const params = { date: entry.birth?.date ?? '' };
  if (first > WAR.last || last < (WAR.start - GREATEST_AGE) * 10_000)
    return [fault('age', 'birth.date', params)];
  const tooOld = last < (WAR.start - USUAL_AGE.oldest) * 10_000;
  const tooYoung = first > (WAR.end - USUAL_AGE.youngest) * 10_000 + 1231;
  return tooOld || (tooYoung && !ANY_AGE.includes(entry.category))
    ? [warning('age-unlikely', 'birth.date', params)]
    : [];
};

/** The longest human life known is 122 years: a later death is a typing error. */
const LONGEST_LIFE = 122;

const plausibleLifespan: Rule = (entry) => {
  const birth = date(entry.birth?.date);
  const death = date(entry.death?.date);
  const years =
    birth && death ? (dayRange(death).first - dayRange(birth).last) / 10_000 : Number.NaN;
  return years > LONGEST_LIFE
    ? [fault('lifespan', 'death.date', { years: Math.floor(years) })]
    : [];
};

/** Nobody is called up after death, and a time in a unit ends after it begins. */
const periodsInOrder: Rule = ({ callUp, death, units = [] }) => [
  ...reversed('call-up-after-death', 'callUp.date', { date: callUp?.date, death: death?.date }),
  ...units.flatMap(({ from, to }, index) =>
    reversed('unit-order', `units.${index}.to`, { from, to }),
  ),
];

/** Fate says what the war did: who died in it has no later death, who returned none in it. */
const fateFitsDeath: Rule = (entry) => {
  const death = date(entry.death?.date);
  if (!death) return [];
  const { first, last } = dayRange(death);
  const isWrong = FALLEN.includes(entry.fate)
    ? last < WAR.first || first > 19_461_231
    : entry.fate === 'returned' && last < 19_410_622;
  const params = { fate: entry.fate, date: entry.death?.date ?? '' };
  return isWrong ? [fault('fate-death', 'death.date', params)] : [];
};

export const lifeRules: readonly Rule[] = [
  birthBeforeDeath,
  plausibleAge,
  plausibleLifespan,
  periodsInOrder,
  fateFitsDeath,
];
