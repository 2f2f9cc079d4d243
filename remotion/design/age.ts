/** How old somebody was. */
import { certainDay } from '../../src/model/partial-date.ts';
import type { LifeEvent } from '../../src/model/veteran.ts';

/** Until then the calendar was thirteen days behind, and old papers do not say which they follow. */
const NEW_STYLE = Date.parse('1918-02-14');
const BEHIND = 13;

/**
 * The full years somebody lived whose birth and death are known to the day, from one source alone
 * or from sources that agree; `undefined` where the day of one calendar would give another age.
 */
export function ageOf(birth: Known | undefined, death: Known | undefined): number | undefined {
  const [born, died] = [undoubted(birth), undoubted(death)];
  if (born === undefined || died === undefined) return undefined;
  const isOld = born < NEW_STYLE;
  const ages = (isOld ? [0, BEHIND] : [0]).map((days) => yearsBetween(born, died, days));
  const [age = -1] = ages;
  return age >= 0 && ages.every((other) => other === age) ? age : undefined;
}

type Known = Pick<LifeEvent, 'date' | 'certainty' | 'rivals'>;

/** A day that nobody doubts, in milliseconds. */
function undoubted(event: Known | undefined): number | undefined {
  if (event?.certainty === 'assumed' || (event?.rivals ?? []).length > 0) return undefined;
  const day = certainDay(event?.date);
  return day === undefined ? undefined : Date.parse(day);
}

function yearsBetween(born: number, died: number, later: number): number {
  const [from, to] = [new Date(born + later * 86_400_000), new Date(died)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const isBefore =
    to.getUTCMonth() * 31 + to.getUTCDate() < from.getUTCMonth() * 31 + from.getUTCDate();
  return years - (isBefore ? 1 : 0);
}
