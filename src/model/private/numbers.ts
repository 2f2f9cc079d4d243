/** Telephone and personal numbers among years, awards' numbers, archive references and units. */

/** Groups of digits with what stands between them; whether a `+` leads them. */
interface Run {
  groups: string[];
  /** Between a group and the next one. */
  separators: string[];
  plus: boolean;
  /** The text right before, for a word that says what the number is. */
  before: string;
  /** A letter stands right before or behind. */
  isInWord: boolean;
}

/** Digits, and up to four signs between them; more keep two numbers apart. */
const RUN = /(?<!\d)\d+(?:[ ().\-/_+*~]{1,4}\d+)*/gu;
const GROUP = /\d+/gu;
/** Letters that are looked back for a word. */
const LOOK_BACK = 24;

const TELEPHONE_WORD =
  /(?<![\p{L}\d])(?:тел|телефон(?:ы|у|ым|ымыз|ыңыз)?|моб|мобильн\p{L}{2}|сот|сотов\p{L}{2}|ұялы|уялы|ватсап|вацап|вотсап|whatsapp|phone|mobile|tel|call|звоните|звонить|позвоните|факс)(?: ?(?:номер\p{L}?|нөмір\p{L}{0,3}|телефон\p{L}?|number|no))?[ .:;=№(+-]{0,4}$/iu;
const DOCUMENT_WORD =
  /(?:№|(?<![\p{L}\d])(?:no|ном|номер\p{L}?|нөмір\p{L}{0,3}|фонд\p{L}?|ф|қор|опись|описи|оп|тізімдеме|дел[оа]|іс|д|лист\p{L}?|л|ящик|билет\p{L}?|удостоверени[еяю]|куәлік|медал[ьи]|орден\p{L}?|приказ\p{L}?|запис[ьи]|id))[ .:№-]{0,3}$/iu;

/** Codes of mobile networks of Kazakhstan. */
const MOBILE = /^(?:70[0-8]|747|75[01]|76[0-4]|77[15678])/;
/** Codes of areas: Kazakhstan has 7xx, Russia 3xx, 4xx, 8xx and 9xx. */
const AREA = /^(?:7[0-8]|[3489]\d)/;
const YEAR = /^(?:1[89]\d\d|20[0-4]\d)$/;

const LONGEST_PHONE = 15;
const PERSONAL = 12;

function* runsOf(text: string): Generator<Run> {
  for (const match of text.matchAll(RUN)) {
    const [written] = match;
    const at = match.index;
    const before = text.slice(Math.max(0, at - LOOK_BACK), at);
    yield {
      groups: written.match(GROUP) ?? [],
      separators: written.split(GROUP).slice(1, -1),
      plus: /(?:^|[^\d])\+ ?\(?$/u.test(before),
      before: before.replace(/\+ ?\(?$/u, ''),
      isInWord: /\p{L}$/u.test(before) || /^\p{L}/u.test(text.slice(at + written.length)),
    };
  }
}

/** What kind of number an undressed text holds. A personal number says more, so it goes before. */
export function privateNumber(text: string): 'phone' | 'personal-number' | null {
  let isPhone = false;
  for (const run of runsOf(text)) {
    if (isPersonal(run)) return 'personal-number';
    isPhone ||= hasPhone(run);
  }
  return isPhone ? 'phone' : null;
}

/** Everything from a group on, as long as it may belong to one number. */
function* windows({ groups }: Run, most: number): Generator<[digits: string, groups: string[]]> {
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    for (let last = first; last < groups.length; last += 1) {
      if (digits.length + (groups[last] ?? '').length > most) break;
      digits += groups[last];
      yield [digits, groups.slice(first, last + 1)];
    }
  }
}

/** An IIN (12 digits): written as one, or begun with a day of birth and cut by any signs. */
function isPersonal(run: Run): boolean {
  for (const [digits, groups] of windows(run, PERSONAL)) {
    if (digits.length !== PERSONAL) continue;
    if (groups.length === 1) return true;
    const isDay = /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[0-6]/.test(digits);
    const sizes = groups.map((group) => group.length);
    const isCut = sizes[0] === 6 || sizes.every((size) => size === sizes[0]);
    if (isDay && isCut && !groups.some((group) => YEAR.test(group))) return true;
  }
  return false;
}

function hasPhone(run: Run): boolean {
  const { groups, plus, before } = run;
  if (plus && isInternational(groups)) return true;
  const isSaid = TELEPHONE_WORD.test(before);
  if (isSaid && isLocal(groups)) return true;
  const isDocument = !isSaid && DOCUMENT_WORD.test(before);
  for (const [digits, part] of windows(run, LONGEST_PHONE))
    if (isNational(digits, part, run, isDocument)) return true;
  return false;
}

/** Behind a `+` stand nine to fifteen digits, whatever the country. */
function isInternational(groups: readonly string[]): boolean {
  let length = 0;
  for (const group of groups) {
    length += group.length;
    if (length >= 9) return length <= LONGEST_PHONE;
  }
  return false;
}

/** Behind the word for a telephone: five digits and more that are no years. */
function isLocal(groups: readonly string[]): boolean {
  const [first = ''] = groups;
  const own = YEAR.test(first) ? [] : groups.filter((group) => !YEAR.test(group));
  return own.join('').length >= 5;
}

/** `8 701 …`, `+7…`, `007…` and ten digits of a mobile network, in whatever groups. */
function isNational(
  digits: string,
  groups: readonly string[],
  { isInWord }: Run,
  isDocument: boolean,
): boolean {
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
