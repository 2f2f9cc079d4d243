/** Lengths of time in milliseconds, as instants are counted. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** Of 24 hours: where clocks are changed, days of a calendar are counted by their dates. */
export const DAY = 24 * HOUR;

/** The date so many days after another, `2027-05-09`; before it for a negative count. */
export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
