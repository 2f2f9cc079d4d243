/** What a family wrote, apart from how it is reached: the words stay, numbers and addresses go to the contact. */
import { privateData, privateSpans } from '../../model/private-data.ts';
import { tidy, withoutHomes } from './home.ts';
import { positionIn, withoutPosition } from './position.ts';

export interface Parted {
  /** Lines without anything private. */
  lines: string[];
  /** What was taken out, with the words that introduce it. */
  contacts: string[];
  /** How many of them stood among other words, so that somebody must look at what is left. */
  cut: number;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));
/** Words that say what the number behind them is. */
const INTRODUCE = set(`тел телефон телефоны телефону телефоным телефонға телефоныма телефонымыз
  телефондар моб мобильный мобильник сот сотовый сотка ұялы уялы номер номера номеру номерім нөмір
  нөмірі нөмірім номеріме нөміріме нөміріміз ватсап ватсапу вацап вацапу вотсап вотсапу уатсап
  whatsapp wa вайбер viber телеграм телеграмм telegram tg тг инстаграм инстаграмм инста insta
  instagram вк vk скайп skype тикток tiktok почта почту почты пошта поштам mail email e-mail емайл
  имейл эл электронная электронды phone tel mobile call number звоните звонить позвоните пишите
  писать напишите хабарласыңыз хабарласыңыздар хабарласыныз жазыңыз жазыңыздар жазыныз шалыңыз
  шалыңыздар контакт контакты контактный байланыс иин жсн iin карта карты картасы картам kaspi
  каспи каспий card факс`);
/** Words that belong to those, and to any others. */
const JOIN = set(`мой моя моё мои моей моего моему наш наша наши менің біздің мне нам маған бізге по
  на для связи связь и или через можно қоңырау үшін my our to me номер нөмір no № ссылка сілтеме`);
/** Words behind a number that say what it was. */
const FOLLOW = set(`ватсап вацап вотсап уатсап whatsapp wa телеграм telegram тг tg viber вайбер
  номерім нөмірім номеріміз нөміріміз телефоным хабарласыңыз хабарласыңыздар қоңырау шалыңыз
  мобильный сотовый ұялы`);

/** Where something was cut out of a line; no text that was cleaned holds it. */
const SEAM = '\u0000';

/** Before a word that says what a number behind which both stand is. */
const MINE = set('это мой моя мои наш бұл менің біздің');

/** Parts lines of one sender that stand together: a number may go over the end of a line. */
export function partPrivate(written: readonly string[]): Parted {
  const { text, contacts, cut } = withoutSpans(written.join('\n'));
  const parted: Parted = { lines: [], contacts, cut };
  const lines = text.split('\n').filter(Boolean);
  const places = lines.map(positionIn);
  const homeless = withoutHomes(
    lines.map((line, index) => (places[index] ? withoutPosition(line) : line)),
  );
  for (const [index, line] of lines.entries()) {
    const [place, { kept = '', homes = [] } = {}] = [places[index], homeless[index]];
    if (!place && homes.length === 0) {
      parted.lines.push(line);
      continue;
    }
    const rest = tidy(place === 'only' ? '' : kept);
    if (/\p{L}/u.test(rest)) parted.lines.push(rest);
    parted.contacts.push(place ? line : homes.join(' '));
    if (place !== 'only') parted.cut += 1;
  }
  if (privateData(parted.lines.join('\n')) === null) return parted;
  // What cannot be parted goes as a whole.
  return { lines: [], contacts: [...contacts, ...parted.lines], cut: parted.cut + 1 };
}

/** A text in one line, without anybody's number. */
export const withoutPrivate = (text: string): string =>
  partPrivate(text.split('\n')).lines.join(' ');

function withoutSpans(whole: string): Parted & { text: string } {
  const parted = { text: '', lines: [], contacts: [] as string[], cut: 0 };
  let at = 0;
  for (const span of privateSpans(whole)) {
    const start = Math.max(at, beginning(whole, span.start, span.end));
    const end = Math.max(start, ending(whole, span.end));
    const gone = whole.slice(start, end);
    parted.text += `${whole.slice(at, start)}${SEAM}${gone.includes('\n') ? `\n${SEAM}` : ''}`;
    parted.contacts.push(gone.replace(/\s+/gu, ' ').trim());
    at = end;
  }
  parted.text += whole.slice(at);
  const lines = parted.text.split('\n').map((line) => {
    if (!line.includes(SEAM)) return line;
    const rest = line.split(SEAM).reduce(joinSeam);
    if (saysNothing(rest)) {
      if (rest) parted.contacts.push(rest);
      return '';
    }
    parted.cut += 1;
    return tidy(rest);
  });
  return { ...parted, text: lines.join('\n') };
}

/** What stood before and behind: no bracket, comma or colon is left of what is gone. */
function joinSeam(before: string, behind: string): string {
  let left = before.trimEnd();
  let right = behind.trimStart();
  if ('(['.includes(left.at(-1) ?? '-') && ')]'.includes(right.at(0) ?? '-')) {
    left = left.slice(0, -1).trimEnd();
    right = right.slice(1).trimStart();
  }
  if (left === '' || /[.!?…]$/u.test(left)) right = right.replace(/^[.,;:]\s?/u, '');
  else if (/^[.,;!?)]/u.test(right) || right === '') left = left.replace(/[,;:–-]$/u, '').trimEnd();
  return left === '' || right === '' || /^[.,;!?)]/u.test(right)
    ? left + right
    : `${left} ${right}`;
}

/** Words alone that only speak of what is gone: «или», «мой номер». */
const saysNothing = (rest: string): boolean =>
  (rest.match(/[\p{L}\d-]+/gu) ?? []).every((word) =>
    [INTRODUCE, JOIN, FOLLOW].some((words) => words.has(word.toLowerCase())),
  );

const WORD_BEFORE = /(?<![\p{L}№])([\p{L}№][\p{L}-]{0,19})[ \n.:;,=№+–—-]{0,6}$/u;
const WORD_BEHIND = /^[ ,(–-]{0,4}([\p{L}-]{1,20})\)?/u;

/** Where the words begin that introduce what stands at a place. */
function beginning(whole: string, from: number, to: number): number {
  const gone = whole.slice(from, to);
  const signs = gone.includes(')') && !gone.includes('(') ? '+( ' : '+ ';
  let start = from;
  while (start > 0 && signs.includes(whole.charAt(start - 1))) start -= 1;
  let open = start;
  let isSaid = false;
  for (;;) {
    const before = whole.slice(Math.max(0, open - 28), open);
    const found = WORD_BEFORE.exec(before);
    const word = found?.[1]?.toLowerCase() ?? '';
    const isWord = INTRODUCE.has(word);
    if (!found || !(isWord || JOIN.has(word))) return start;
    open += found.index - before.length;
    isSaid ||= isWord;
    if (isSaid) start = open;
  }
}

/** Where the words end that stand behind something and say what it was: «whatsapp», «это мой номер». */
function ending(whole: string, at: number): number {
  let end = at;
  let open = at;
  let isMine = false;
  for (;;) {
    const found = WORD_BEHIND.exec(whole.slice(open, open + 28));
    const word = found?.[1]?.toLowerCase() ?? '';
    const isSaid: boolean = FOLLOW.has(word) || (isMine && INTRODUCE.has(word));
    if (!found || !(isSaid || MINE.has(word))) return end;
    open += found[0].length;
    isMine = !isSaid;
    if (isSaid) end = open;
  }
}
