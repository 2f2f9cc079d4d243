/** Telephones, personal numbers and cards among years, awards' numbers, archive references and units. */
import type { Span } from './span.ts';

/** Groups of digits with what stands between them; whether a `+` leads them. */
interface Run {
  groups: string[];
  /** Where each group begins in the text. */
  places: number[];
  /** Between a group and the next one. */
  separators: string[];
  plus: boolean;
  /** The text right before, for a word that says what the number is. */
  before: string;
  /** A letter stands right before or behind. */
  isInWord: boolean;
}

/** Digits, and up to four signs between them; more, or a plus behind a blank, keep two numbers apart. */
const RUN = /(?<!\d)\d+(?:(?![().\-/_*~ ]{0,2} \+ ?\(?\d)[ ().\-/_+*~]{1,4}\d+)*/gu;
const GROUP = /\d+/gu;
/** Letters that are looked back for a word. */
const LOOK_BACK = 24;

const TELEPHONE_WORD =
  /(?<![\p{L}\d])(?:тел|телефон(?:ы|у|ым|ымыз|ыңыз)?|моб|мобильн\p{L}{2}|сот|сотов\p{L}{2}|ұялы|уялы|[вў]атсап\p{L}?|вацап\p{L}?|вотсап\p{L}?|уатсап\p{L}{0,3}|whatsapp|viber|вайбер|(?:мой|моего|наш|менің|біздің) (?:номер|нөмір)\p{L}{0,4}|(?:номер|нөмір)ім\p{L}{0,3}|хабарлас\p{L}{0,10}|phone|mobile|tel|call|звоните|звонить|позвоните|факс)(?: ?(?:номер\p{L}?|нөмір\p{L}{0,3}|телефон\p{L}?|number|no))?[ .:;=№(+-]{0,4}$/iu;
const DOCUMENT_WORD =
  /(?:№|(?<![\p{L}\d])(?:no|ном|номер\p{L}?|нөмір\p{L}{0,3}|фонд\p{L}?|ф|қор|опись|описи|оп|тізімдеме|дел[оа]|іс|д|лист\p{L}?|л|ящик|билет\p{L}?|удостоверени[еяю]|куәлік|медал[ьи]|орден\p{L}?|приказ\p{L}?|запис[ьи]|id))[ .:№-]{0,3}$/iu;

/** Codes of mobile networks of Kazakhstan. */
const MOBILE = /^(?:70[0-8]|747|75[01]|76[0-4]|77[15678])/;
/** Codes of areas: Kazakhstan has 7xx, Russia 3xx, 4xx, 8xx and 9xx. */
const AREA = /^(?:7[0-8]|[3489]\d)/;
const YEAR = /^(?:1[89]\d\d|20[0-4]\d)$/;

const LONGEST_PHONE = 15;
const PERSONAL = 12;
const CARD = 16;

type Kind = 'phone' | 'personal-number' | 'card';
/** Groups of a run, the last one included. */
type Part = readonly [first: number, last: number];

function* runsOf(text: string): Generator<Run> {
  for (const match of text.matchAll(RUN)) {
    const [written] = match;
    const at = match.index;
    const before = text.slice(Math.max(0, at - LOOK_BACK), at);
    const groups = [...written.matchAll(GROUP)];
    yield {
      groups: groups.map(([group]) => group),
      places: groups.map(({ index }) => at + index),
      separators: written.split(GROUP).slice(1, -1),
      plus: /(?:^|[^\d])\+ ?\(?$/u.test(before),
      before: before.replace(/\+ ?\(?$/u, ''),
      isInWord: /\p{L}$/u.test(before) || /^\p{L}/u.test(text.slice(at + written.length)),
    };
  }
}

/** Every number of an undressed text that is somebody's: what kind, and where it stands. */
export function* privateNumbers(text: string): Generator<Span<Kind>> {
  for (const run of runsOf(text)) {
    const spanOf = (kind: Kind, [first, last]: Part): Span<Kind> => ({
      kind,
      start: run.places[first] ?? 0,
      end: (run.places[last] ?? 0) + (run.groups[last] ?? '').length,
    });
    for (const part of personalIn(run)) yield spanOf('personal-number', part);
    for (const part of cardsIn(run)) yield spanOf('card', part);
    for (const part of phonesIn(run)) yield spanOf('phone', part);
  }
}

/** Everything from a group on, as long as it may belong to one number. */
function* windows(
  { groups }: Run,
  most: number,
): Generator<[digits: string, groups: string[], part: Part]> {
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    for (let last = first; last < groups.length; last += 1) {
      if (digits.length + (groups[last] ?? '').length > most) break;
      digits += groups[last];
      yield [digits, groups.slice(first, last + 1), [first, last]];
    }
  }
}

/** An IIN (12 digits): written as one, or begun with a day of birth and cut by any signs. */
function* personalIn(run: Run): Generator<Part> {
  for (const [digits, groups, part] of windows(run, PERSONAL)) {
    if (digits.length !== PERSONAL) continue;
    const isDay = /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[0-6]/.test(digits);
    const sizes = groups.map((group) => group.length);
    const isCut = sizes[0] === 6 || sizes.every((size) => size === sizes[0]);
    if (groups.length === 1 || (isDay && isCut && !groups.some((group) => YEAR.test(group))))
      yield part;
  }
}

/** A bank's card: sixteen digits by fours, or as one with the right check digit. */
function* cardsIn(run: Run): Generator<Part> {
  for (const [digits, groups, part] of windows(run, CARD)) {
    if (digits.length !== CARD || !/^[2-6]/.test(digits)) continue;
    const isByFours = groups.length === 4 && groups.every(({ length }) => length === 4);
    if (
      isByFours ? !groups.every((group) => YEAR.test(group)) : groups.length === 1 && isLuhn(digits)
    )
      yield part;
  }
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  [...digits].forEach((digit, index) => {
    const value = Number(digit) * ((digits.length - index) % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

function* phonesIn(run: Run): Generator<Part> {
  const { groups, plus, before } = run;
  const abroad = plus ? internationalEnd(groups) : undefined;
  if (abroad !== undefined) yield [0, abroad];
  const isSaid = TELEPHONE_WORD.test(before);
  const local = isSaid ? localEnd(groups) : undefined;
  if (local !== undefined) yield [0, local];
  const isDocument = !isSaid && DOCUMENT_WORD.test(before);
  for (const [digits, own, part] of windows(run, LONGEST_PHONE))
    if (isNational(digits, own, run, isDocument)) yield part;
}

/** Digits of a whole number by the country's code, where all have as many (E.164, national plans). */
const WHOLE_NUMBERS = new Map([
  ...['1', '7', '993'].map((code) => [code, 11] as const),
  ...['82', '90', '375', '380', '992', '994', '995', '996', '998'].map(
    (code) => [code, 12] as const,
  ),
  ['86', 13] as const,
]);
/** Of other countries numbers have as many at least, before a short group is something else. */
const USUAL = 12;

/** Behind a `+` stand nine to fifteen digits: as many as the country has, else no year and no short rest. */
function internationalEnd(groups: readonly string[]): number | undefined {
  const digits = groups.join('');
  const code = [1, 2, 3].map((size) => digits.slice(0, size)).find((one) => WHOLE_NUMBERS.has(one));
  const whole = code === undefined ? undefined : WHOLE_NUMBERS.get(code);
  let length = 0;
  let end: number | undefined;
  for (const [index, group] of groups.entries()) {
    const long = length + group.length;
    const isOther = whole ? false : YEAR.test(group) || (long > USUAL && group.length < 3);
    if (end !== undefined && (long > (whole ?? LONGEST_PHONE) || isOther)) break;
    length = long;
    if (length >= 9) {
      if (end === undefined && length > LONGEST_PHONE) return undefined;
      end = index;
    }
  }
  return end;
}

/** Behind the word for a telephone: five digits and more that are no years. */
function localEnd(groups: readonly string[]): number | undefined {
  const [first = ''] = groups;
  if (YEAR.test(first)) return undefined;
  const own = groups.filter((group) => !YEAR.test(group));
  if (own.join('').length < 5) return undefined;
  return groups.findLastIndex((group) => !YEAR.test(group));
}

/** `8 701 …`, `+7…`, `007…` and ten digits of a mobile network, in whatever groups. */
function isNational(
  digits: string,
  groups: readonly string[],
  { isInWord }: Run,
  isDocument: boolean,
): boolean {
  // `00…` and `8-10…` lead abroad.
  if (/^(?:00|810)[1-9]\d{9,12}$/.test(digits) && !/^(?:00|810)7/.test(digits))
    return !isDocument && !groups.some((group) => YEAR.test(group));
  const own = /^(?:00|810)7\d{10}$/.test(digits) ? digits.slice(-11) : digits;
  const isWhole = own.length === 11 && /^[78]/.test(own);
  const code = isWhole ? own.slice(1) : own;
  if (code.length !== 10 || !AREA.test(code)) return false;
  const isMobile = MOBILE.test(code);
  if (!isWhole && !isMobile) return false;
  if (groups.length === 1) return isWhole ? isMobile || !isDocument : !isDocument && !isInWord;
  const isThousands = !isWhole && groups.slice(1).every((group) => group.length === 3);
  if (isThousands) return false;
  const hasCode = groups[isWhole && groups[0]?.length === 1 ? 1 : 0]?.length === 3;
  if (isDocument) return hasCode && isMobile;
  // No date begins with 8 and the code of a mobile network, so that a group may look like a year.
  return (isMobile && (isWhole || hasCode)) || !groups.some((group) => YEAR.test(group));
}
