/** Awards by the words that lists use for them, however these are shortened. */
import { awards } from '../../model/glossary.ts';
import type { LocalizedText } from '../../model/language.ts';
import { KIND_WORDS, KINDS } from './abbreviations.ts';
import { codeOf, core, isPieceOfName, kindOf } from './award-names.ts';
import { COMMA_OF_DEGREES, DEGREE, degreeOf, DEGREES, ROMAN_BEHIND } from './degrees.ts';
import { foldHeading } from './fold-heading.ts';
import { isShortened } from './shortened.ts';
import type { Say } from './column.ts';
import { readDate } from './written-date.ts';

export interface ReadAward {
  code?: string;
  degree?: string;
  date?: string;
  posthumous?: boolean;
  /** As it was written, where it is not known. */
  text?: LocalizedText;
}

export interface ReadAwards {
  awards: ReadAward[];
  /** What is shortened and not understood; it stands among the awards as it was written too. */
  doubts: string[];
}

const POSTHUMOUS = /\(?(?:посмертно|қайтыс болғаннан кейін|өлгеннен кейін|posthumous(?:ly)?)\)?/iu;
/** A year or day in parentheses or at the end. */
const GIVEN =
  /[,\s]{0,9}[([]?\s{0,3}((?:\d{1,2}\.){0,2}\d{4})\s{0,3}(?:г\.?|ж\.?|года|жылы)?\s{0,3}[)\]]?$/u;
/** How often: before the kind, or at the end; the groups are a figure, then two, three, four, five. */
const TIMES_BEFORE =
  /^(?:([2-5])|(два|две|екі|two)|(три|үш|three)|(четыре|төрт|four)|(пять|бес|five)) ?(?:рет |раза? |дана |[xх×] ?)?(?=(?:орд|мед|order)|(?:қызыл|«?ерлігі|«?жауынгерлік|даңқ|отан))/iu;
const TIMES_BEHIND =
  /(?:[ ,(]|[-–—xх×] ?){1,4}(?:([2-5])(?: ?(?:шт|штуки|раза|рет|дана|times)\.?)?|(дважды|twice|екі рет)|(трижды|үш рет)|(четырежды|төрт рет)|(пять раз|бес рет))\)?$/iu;
const timesOf = ([, figure, ...words]: RegExpExecArray): number =>
  figure ? Number(figure) : words.findIndex(Boolean) + 2;

/** What counts an award or tells which of several it is, beside its name. */
const COUNTS =
  /(?<!\p{L})(?:оба|обе|дв[аеу]х?|тр[иеё]х?|четыр(?:е|ех|ёх)|пять|пяти|(?:перв|втор|трет)\p{L}{1,3}|дважды|трижды|четырежды|раза?|шт|екі|екеуі|үш|төрт|бес|(?:бірін|екін|үшін|төртін)ші|рет|дана|twice|two|three|[ivxіхпш]{1,4})(?!\p{L})|[\d()№+/×:,–—-]+(?: ?(?:ст|дәр)(?!\p{L}))?/giu;

/** Whether a text is one of the awards that the glossary knows. */
export const isAward = (text: string): boolean => readPart(text) !== undefined;

/** A plus, a stroke between blanks, or a number before each award parts them too. */
const SEPARATORS = / [+/] |(?<![\p{L}\d])\d{1,2}[.)] (?=[«"“\p{L}])(?!ст|степ|дәр)/gu;

/** The awards of a cell, apart by semicolons, lines, or commas outside quotes and parentheses. */
export function readAwards(text: string, say: Say): ReadAwards {
  if (isSumOfSeveral(text)) return { awards: [{ text: say(text) }], doubts: [text] };
  const read: ReadAwards = { awards: [], doubts: [] };
  for (const written of partsOf(text.replace(COMMA_OF_DEGREES, '$1 и ').replace(SEPARATORS, ';'))) {
    const part = written.trim().replace(/,$/, '');
    if (!part) continue;
    const known =
      readPart(part) ??
      (part.endsWith('.') ? readPart(part.slice(0, -1)) : undefined) ??
      readJoined(part) ??
      readDegree(part, read.awards.at(-1));
    const whole = KIND_WORDS.reduce((one, [short, kind]) => one.replace(short, kind), part);
    read.awards.push(...(known ?? [{ text: say(whole.replace(/(?<=\p{Ll}{4})\.$/u, '')) }]));
    if (!known && isAsked(whole)) read.doubts.push(part);
  }
  return read;
}

/** «2 ордена: Красного Знамени и Красной Звезды»: the sum of what is named, not so many of the first. */
function isSumOfSeveral(text: string): boolean {
  const counted = TIMES_BEFORE.exec(text);
  if (!counted || !kindOf(/^\p{L}+/u.exec(text.slice(counted[0].length))?.[0] ?? '')) return false;
  const pieces = partsOf(text).flatMap((part) => [part, ...piecesOf(part).slice(1)]);
  return pieces.slice(1).some(
    (piece) =>
      isNamed(piece) &&
      !piece
        .trim()
        .split(/\s+/u)
        .some((word) => kindOf(word)),
  );
}

const isNamed = (piece: string): boolean => /\p{L}{3}/u.test(nameIn(piece.trim()));

/** A kind and no name: «медали», «медалі бар»; of several kinds; a day or a degree alone. */
const isNameless = (part: string, name: string): boolean =>
  !/\p{L}{2}/u.test(core(name).replace(/(?<!\p{L})(?:бар|есть|имеет|имеются|др)(?!\p{L})/gu, '')) ||
  KINDS.reduce((sum, [, words]) => sum + [...foldHeading(part).matchAll(words)].length, 0) > 1;

/** The name alone, without degrees, counts, days and whatever signs stand beside it. */
const nameIn = (part: string): string =>
  [POSTHUMOUS, GIVEN, DEGREES, DEGREE, COUNTS].reduce(
    (rest, one) => rest.replace(one, ' ').trim(),
    part,
  );

const withoutKind = (text: string): string =>
  text
    .split(/\s+/u)
    .filter((word) => !kindOf(word))
    .join(' ');

/**
 * Shortened, nameless, of another kind than it says, counted, of a degree that is not; or an award
 * that is known stands at its beginning or, with its kind, at its end; or it is a piece of a name,
 * or of two of which one is such.
 */
const isAsked = (part: string): boolean => {
  const name = nameIn(part);
  const words = part.split(' ');
  return (
    [part.replace(DEGREE, ' '), name, withoutKind(name)].some(isShortened) ||
    isNameless(part, name) ||
    codeOf(name) !== undefined ||
    codeOf(core(name)) !== undefined ||
    isPieceOfName(part.replace(DEGREE, ' ')) ||
    words.some((_, at) => at > 1 && isAward(words.slice(0, at).join(' '))) ||
    words.some((word, at) => at > 0 && kindOf(word) && isAward(words.slice(at).join(' '))) ||
    piecesOf(part).some((piece) => isAward(piece) || isShortened(piece))
  );
};

const piecesOf = (part: string): string[] => {
  const pieces = part.split(/ (?:и|және|мен|пен|and) /u);
  return pieces.length > 1 ? pieces : [];
};

/** «Орден Славы и медаль «За отвагу»», where each of them is known. */
function readJoined(part: string): ReadAward[] | undefined {
  const read: ReadAward[] = [];
  for (const piece of piecesOf(part)) {
    const one = readPart(piece) ?? readDegree(piece, read.at(-1));
    if (!one) return undefined;
    read.push(...one);
  }
  return read.length > 0 ? read : undefined;
}

/** «2 ст. (1945)» behind «орден Славы 3 ст. (1944)»: a degree alone is of the award before it. */
function readDegree(part: string, before: ReadAward | undefined): ReadAward[] | undefined {
  if (!before?.code || !before.degree) return undefined;
  const read = readPart(`${awards.get(before.code)?.name.ru} ${part}`);
  return read?.every(({ degree }) => degree) ? read : undefined;
}

/** A comma whose next bracket closes stands in a name; one before a year belongs to the award. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let end = text.length;
  let isInside = false;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const letter = text.charAt(at);
    if ('«(»)'.includes(letter)) isInside = letter === '»' || letter === ')';
    const isCut =
      letter === ',' &&
      !isInside &&
      !/^\s{0,9}(?:\d{1,2}\.){0,2}\d{4}/u.test(text.slice(at + 1, at + 20));
    if (isCut || letter === ';' || letter === '\n') {
      parts.push(text.slice(at + 1, end));
      end = at;
    }
  }
  return [...parts, text.slice(0, end)].reverse();
}

/** One award, as often as the part says; `undefined` where it is not wholly understood. */
function readPart(part: string): ReadAward[] | undefined {
  const several = DEGREES.exec(part);
  if (several) {
    const degrees = several.slice(1).filter(Boolean);
    // «Два ордена Славы II и III ст.»: as many as there are degrees.
    const counted = TIMES_BEFORE.exec(part);
    const isCounted = counted !== null && timesOf(counted) === degrees.length;
    const one = isCounted ? part.slice(counted[0].length) : part;
    const read = degrees.map((degree) => readPart(one.replace(several[0], `${degree} ст.`)));
    return read.every((one) => one !== undefined) ? read.flat() : undefined;
  }
  const one = readAward(part);
  if (one) return [one];
  for (const times of [TIMES_BEFORE, TIMES_BEHIND]) {
    const count = /№ ?\d{1,2}$/u.test(part) ? null : times.exec(part);
    const counted = count ? readAward(part.replace(count[0], '').trim()) : undefined;
    // «ОВ-2» is a degree to some, two orders to others.
    const isClear = !awards.get(counted?.code ?? '')?.degrees;
    if (count && counted && isClear && !counted.date)
      return Array.from({ length: timesOf(count) }, () => ({ ...counted }));
  }
  return undefined;
}

function readAward(written: string): ReadAward | undefined {
  const posthumous = POSTHUMOUS.test(written);
  let rest = written
    .replace(POSTHUMOUS, '')
    .replace(/(?<![,\s])[,\s]+(?=\)|$)/u, '')
    .trim();
  const bracketed = GIVEN.exec(rest)?.[1];
  // A year may be of the name itself.
  const named = codeOf(rest);
  if (bracketed && !named) rest = rest.replace(GIVEN, '');
  const ofDegree = DEGREE.exec(rest) ?? ROMAN_BEHIND.exec(rest);
  const degree = degreeOf(ofDegree?.[1]);
  const code =
    named ??
    (bracketed ? codeOf(rest) : undefined) ??
    (ofDegree ? codeOf(rest.replace(ofDegree[0], ' ')) : undefined);
  const date = bracketed && !named ? readDate(bracketed) : undefined;
  if (!code || (degree && !awards.get(code)?.degrees?.includes(degree))) return undefined;
  return {
    code,
    ...(degree && { degree }),
    ...(date && 'date' in date && { date: date.date }),
    ...(posthumous && { posthumous }),
  };
}
