/** Birth, service, fate and death against each other. */
import { dayRange, isCertainlyBefore } from '../partial-date.ts';
import type { Finding } from '../problem.ts';
import { FALLEN } from '../veteran.ts';
import { date, type Rule } from './rule.ts';

/** Nobody dies before being born. */
export const birthBeforeDeath: Rule = (entry) => {
  const birth = date(entry.birth?.date);
  const death = date(entry.death?.date);
  return birth && death && isCertainlyBefore(death, birth)
    ? [
        {
          code: 'death-before-birth',
          field: 'death.date',
          params: { birth: entry.birth?.date ?? '', death: entry.death?.date ?? '' },
        },
      ]
    : [];
};

const WAR = { first: 19_390_901, start: 1941, end: 1945, last: 19_450_902 };

/** Usual ages at the war: rarely did anybody of 9 or of 81 take part; nobody of 101 did. */
const USUAL_AGE = { youngest: 10, oldest: 80 };
const GREATEST_AGE = 100;

/** Who suffered the war without taking part may have been of any age. */
const ANY_AGE = ['child-of-war', 'siege', 'prisoner', 'other'];

/** A typing error in the year of birth is the commonest of all. */
export const plausibleAge: Rule = (entry) => {
  const birth = date(entry.birth?.date);
  if (!birth) return [];
  const { first, last } = dayRange(birth);
  const found = (code: string, severity: 'error' | 'warning'): Finding[] => [
    { code, field: 'birth.date', severity, params: { date: entry.birth?.date ?? '' } },
  ];
  if (first > WAR.last || last < (WAR.start - GREATEST_AGE) * 10_000) return found('age', 'error');
  const tooOld = last < (WAR.start - USUAL_AGE.oldest) * 10_000;
  const tooYoung = first > (WAR.end - USUAL_AGE.youngest) * 10_000 + 1231;
  return tooOld || (tooYoung && !ANY_AGE.includes(entry.category))
    ? found('age-unlikely', 'warning')
    : [];
};

/** The longest human life known is 122 years: a later death is a typing error. */
const LONGEST_LIFE = 122;

export const plausibleLifespan: Rule = (entry) => {
  const birth = date(entry.birth?.date);
  const death = date(entry.death?.date);
  const years =
    birth && death ? (dayRange(death).first - dayRange(birth).last) / 10_000 : Number.NaN;
  return years > LONGEST_LIFE
    ? [{ code: 'lifespan', field: 'death.date', params: { years: Math.floor(years) } }]
    : [];
};

/** Nobody is called up after death, and a time in a unit ends after it begins. */
export const periodsInOrder: Rule = (entry) => {
  const callUp = date(entry.callUp?.date);
  const death = date(entry.death?.date);
  const late: Finding[] =
    callUp && death && isCertainlyBefore(death, callUp)
      ? [
          {
            code: 'call-up-after-death',
            field: 'callUp.date',
            params: { date: entry.callUp?.date ?? '', death: entry.death?.date ?? '' },
          },
        ]
      : [];
  const reversed = (entry.units ?? []).flatMap((unit, index): Finding[] => {
    const from = date(unit.from);
    const to = date(unit.to);
    const params = { from: unit.from ?? '', to: unit.to ?? '' };
    return from && to && isCertainlyBefore(to, from)
      ? [{ code: 'unit-order', field: `units.${index}.to`, params }]
      : [];
  });
  return [...late, ...reversed];
};

/** Fate says what the war did: who died in it has no later death, who returned none in it. */
export const fateFitsDeath: Rule = (entry) => {
  const death = date(entry.death?.date);
  if (!death) return [];
  const { first, last } = dayRange(death);
  const params = { fate: entry.fate, date: entry.death?.date ?? '' };
  if (FALLEN.includes(entry.fate) && (last < WAR.first || first > 19_461_231))
    return [{ code: 'fate-death', field: 'death.date', params }];
  if (entry.fate === 'returned' && last < 19_410_622)
    return [{ code: 'fate-death', field: 'death.date', params }];
  return [];
};
