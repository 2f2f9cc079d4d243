/** Lines of WhatsApp's export: where a message begins, and where only a text speaks of a date. */

export interface Head {
  /** Number of the line that begins with it. */
  line: number;
  /** Parts of the date in their order, and minutes of the day. */
  date: readonly [number, number, number];
  minutes: number;
  /** What stands after it. */
  rest: string;
}

const MARKS = '[\\u200E\\u200F\\u202A-\\u202E\\uFEFF]*';
const DATE = String.raw`(\d{1,4})([./-]) ?(\d{1,2})[./-] ?(\d{1,4})\.?(?: ?[жг]\.)?`;
const TIME = String.raw`(\d{1,2})[:.](\d{2})([:.]\d{2})?(?: ?(a\.? ?m\.?|p\.? ?m\.?|ТД|ТК|ДП|ПП))?`;
const HEAD = new RegExp(
  `^${MARKS}(\\[?)${DATE}([,.]?)(?: в| сағ\\.?)? ${TIME}(\\] ?| [-–—] )(?=(.*))`,
  'iu',
);
const AFTERNOON = /^(?:p|ТК|ПП)/i;

/** When WhatsApp began: what is older is told, not sent. */
const FIRST_YEAR = 2009;
const DAY = 1440;

interface Found extends Head {
  /** How the telephone writes dates: the same throughout an export. */
  shape: string;
}

function headOf(line: string, number: number): Found | null {
  const found = HEAD.exec(line);
  if (!found) return null;
  const [, open, a, separator, b, c, comma, hour, minute, seconds, half, close, rest] = found;
  const isBracketed = open === '[';
  if (isBracketed !== close?.startsWith(']')) return null;
  const hours = (Number(hour) % (half ? 12 : 24)) + (half && AFTERNOON.test(half) ? 12 : 0);
  const order = a && a.length > 2 ? 'ymd' : (c?.length ?? 0) > 2 ? 'long' : 'short';
  return {
    line: number,
    date: [Number(a), Number(b), Number(c)],
    minutes: hours * 60 + Number(minute),
    rest: rest ?? '',
    shape: [open, separator, comma, order, Boolean(seconds), Boolean(half)].join(' '),
  };
}

/**
 * Where messages begin, with when they were sent. A line within a text that looks like a beginning is
 * told by its form, its year, and by standing out of the order of time.
 */
export function headsOf(lines: readonly string[]): (Head & { at: number })[] {
  const all = lines.flatMap((line, index) => headOf(line, index) ?? []);
  const same = all.filter(({ shape }) => shape === all[0]?.shape);
  const toMinutes = orderOf(same);
  const dated = same.flatMap((head) => {
    const at = toMinutes(head);
    return at === null ? [] : [{ ...head, at }];
  });
  return inOrder(dated);
}

/** Whether a text begins as an export does. */
export const isExport = (text: string): boolean =>
  text
    .slice(0, 4000)
    .replace(SPACES, ' ')
    .split(/\r?\n/)
    .slice(0, 3)
    .some((line) => headsOf([line]).length > 0);

/** Space of every width: telephones write 12:05 with a narrow one before AM. */
export const SPACES = /[\u00A0\u202F]/gu;

type Clock = (head: Head) => number | null;

/** Day and month are told apart by the numbers, then by the order of time; a tie is day first. */
function orderOf(heads: readonly Head[]): Clock {
  const dayFirst: Clock = (head) => clock(head, true);
  const monthFirst: Clock = (head) => clock(head, false);
  const votes = heads.reduce(
    (sum, { date: [a, b] }) => sum + (a > 12 ? 1 : 0) - (b > 12 ? 1 : 0),
    0,
  );
  if (votes !== 0) return votes > 0 ? dayFirst : monthFirst;
  return disorder(heads, monthFirst) < disorder(heads, dayFirst) ? monthFirst : dayFirst;
}

/** Steps back in time, then the whole span: a chat is written in order and without long pauses. */
function disorder(heads: readonly Head[], toMinutes: Clock): number {
  const times = heads.flatMap((head) => toMinutes(head) ?? []);
  let sum = 0;
  for (let index = 1; index < times.length; index += 1) {
    const step = (times[index] ?? 0) - (times[index - 1] ?? 0);
    sum += step < -DAY ? 1e9 : Math.abs(step) / 1e6;
  }
  return sum;
}

function clock({ date: [a, b, c], minutes }: Head, isDayFirst: boolean): number | null {
  const [year, month, day] = a > 31 ? [a, b, c] : isDayFirst ? [c, b, a] : [c, a, b];
  const full = year < 100 ? 2000 + year : year;
  if (full < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return Date.UTC(full, month - 1, day) / 60_000 + minutes;
}

/**
 * The longest row of beginnings in the order of days, and those less than a day off it; where two
 * fit, the later: what is pasted into a message is older than it.
 */
function inOrder<T extends { at: number }>(heads: readonly T[]): T[] {
  const first = heads[0]?.at ?? 0;
  const days = heads.map(({ at }) => Math.floor(at / DAY));
  const begins: number[] = [];
  const next = new Array<number>(heads.length).fill(-1);
  for (let index = heads.length - 1; index >= 0; index -= 1) {
    if ((heads[index]?.at ?? 0) < first - DAY) continue;
    let [low, high] = [0, begins.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[begins[middle] ?? 0] ?? 0) >= (days[index] ?? 0)) low = middle + 1;
      else high = middle;
    }
    next[index] = low > 0 ? (begins[low - 1] ?? -1) : -1;
    begins[low] = index;
  }
  const row = new Set<number>();
  for (let at = begins.at(-1) ?? -1; at >= 0; at = next[at] ?? -1) row.add(at);
  let last = -Infinity;
  return heads.filter(({ at }, index) => {
    if (row.has(index)) last = at;
    return row.has(index) || Math.abs(at - last) <= DAY;
  });
}
