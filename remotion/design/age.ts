/** How old somebody was. */
import type { CalendarDate } from '../../src/model/partial-date.ts';
import { parsePartialDate } from '../../src/model/partial-date.ts';
import type { LifeEvent } from '../../src/model/veteran.ts';

/** Until then the calendar was thirteen days behind, and old papers do not say which they follow. */
const NEW_STYLE = { year: 1918, month: 2, day: 14 } as const;
const BEHIND = 13;

/**
 * The full years somebody lived whose birth and death are known to the day, from one source alone
 * or from sources that agree; `undefined` where the day of one calendar would give another age.
 */
export function ageOf(birth: Known | undefined, death: Known | undefined): number | undefined {
  const [born, died] = [certainDay(birth), certainDay(death)];
  if (born === undefined || died === undefined) return undefined;
  const isOld = born < dayOf(NEW_STYLE);
  const ages = (isOld ? [0, BEHIND] : [0]).map((days) => yearsBetween(born, died, days));
  const [age = -1] = ages;
  return age >= 0 && ages.every((other) => other === age) ? age : undefined;
}

type Known = Pick<LifeEvent, 'date' | 'certainty' | 'rivals'>;

const dayOf = ({ year, month, day }: Required<CalendarDate>): number =>
  Date.UTC(year, month - 1, day);

/** A day that nobody doubts, in milliseconds. */
function certainDay(event: Known | undefined): number | undefined {
  const date = event?.date === undefined ? null : parsePartialDate(event.date);
  if (date?.form !== 'at' || date.approximate || date.uncertain) return undefined;
  if (event?.certainty === 'assumed' || (event?.rivals ?? []).length > 0) return undefined;
  const { year, month, day } = date.at;
  return month && day ? dayOf({ year, month, day }) : undefined;
}

function yearsBetween(born: number, died: number, later: number): number {
  const [from, to] = [new Date(born + later * 86_400_000), new Date(died)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const isBefore =
    to.getUTCMonth() * 31 + to.getUTCDate() < from.getUTCMonth() * 31 + from.getUTCDate();
  return years - (isBefore ? 1 : 0);
}
