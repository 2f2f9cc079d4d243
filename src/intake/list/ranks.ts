/** Ranks by the words that lists use for them, and what stands beside a rank in its cell. */
import { ranks } from '../../model/glossary.ts';
import type { LocalizedText } from '../../model/language.ts';
import { BESIDE_ROLE, LEADER, RANK_WORDS, RANKS, ROLE, SERVICES } from './abbreviations.ts';
import { isAward } from './awards.ts';
import { foldHeading } from './fold-heading.ts';
import { isShortened } from './shortened.ts';
import { split } from './split.ts';
import type { Say } from './column.ts';

export interface ListedRank {
  code?: string;
  guards?: boolean;
  /** As it was written, where it is not known. */
  text?: LocalizedText;
}

export interface ReadRank {
  rank?: ListedRank;
  /** «Танкист», which lists write behind the rank. */
  role?: LocalizedText;
  /** The words of the cell that are not understood; the rank then stands as it was written. */
  doubt?: string;
}

const GUARDS = /(?<!\p{L})(?:гвардии|гвард\.?|гв\.?|гвардия)(?!\p{L})/iu;
const withoutGuards = (text: string): string => text.replace(GUARDS, '');

const namesOf = (name: LocalizedText): string[] => Object.values(name).map((text) => text ?? '');

const rankByWords = new Map(
  [...ranks.values()].flatMap(({ code, name, guards = {}, abbreviations }) =>
    [...namesOf(name), ...namesOf(guards).map(withoutGuards), ...abbreviations].map(
      (words) => [foldHeading(words), code] as const,
    ),
  ),
);

/** Whole words of ranks. */
const WORDS = new Set(
  [...ranks.values()]
    .flatMap(({ name, guards = {} }) => [...namesOf(name), ...namesOf(guards)])
    .flatMap((words) => foldHeading(words).split(' ')),
);

/** Short words that are whole, and words of ranks that are none alone. */
const BESIDE =
  /^(?:[ваикосу]|во|со|по|на|из|за|до|не|при|без|под|сын|тыл|бас|старш(?:ий|ая)|младш(?:ий|ая)|аға|кіші|senior|junior|the|of|in|and)$/u;

/** «Ст», «лейт», «срж», «матр»: letters for a word, without a dot. */
const isCutShort = (word: string): boolean =>
  /^\p{L}+$/u.test(word) &&
  !WORDS.has(word) &&
  !BESIDE.test(word) &&
  (/^(?:\p{L}{1,3}|\p{L}{2}[^аеиоуыэюяәөұүіaeiouy]{2}|[^аеиоуыэюяәөұүіaeiouy]+)$/u.test(word) ||
    [...WORDS].some((one) => one.startsWith(word)));

/** Letters for words, or only what stands before a rank. */
function isPieceOfRank(text: string): boolean {
  const words = foldHeading(withoutGuards(text)).split(' ').filter(Boolean);
  return words.some(isCutShort) || words.every((word) => BESIDE.test(word));
}

const inFull = (words: string): string =>
  RANK_WORDS.reduce((text, [short, whole]) => text.replace(short, whole), words);

const codeOf = (words: string): string | undefined =>
  rankByWords.get(words) ?? rankByWords.get(inFull(words)) ?? RANKS[words];

function readRankAlone(text: string): { code: string; guards?: boolean } | undefined {
  const code = codeOf(foldHeading(withoutGuards(text)));
  return code ? { code, ...(GUARDS.test(text) && { guards: true }) } : undefined;
}

/**
 * A rank by its name or abbreviation, with a role or a service beside it. Whole words that the
 * glossary does not know stay as they were written; a shortened one, or one beside a known rank, is
 * asked about.
 */
export function readRank(text: string, say: Say): ReadRank {
  const alone = readRankAlone(text);
  if (alone) return { rank: alone };
  const parts = partsOf(text);
  const read = parts.flatMap((part) => readPart(part, say));
  const unknown = read.flatMap(({ doubt }) => doubt ?? []);
  const found = read.filter(({ doubt }) => doubt === undefined);
  const isOne = (kind: 'rank' | 'role'): boolean =>
    new Set(found.flatMap((one) => (one[kind] ? JSON.stringify(one[kind]) : []))).size < 2;
  if (unknown.length === 0 && isOne('rank') && isOne('role'))
    return Object.assign({}, ...found) as ReadRank;
  const whole = text.replace(SENIOR, 'старший ').replace(JUNIOR, 'младший ');
  const isPlain =
    ![isShortened, isPieceOfRank, isAward].some((is) => is(whole)) && !NUMBERED.test(whole);
  if (found.length === 0 && isPlain) return { rank: { text: say(whole) } };
  const rank = { text: say(text) };
  return { rank, doubt: unknown.length > 0 ? unknown.join(', ') : text };
}

/** «Рядовой 312 дивизии», «лейтенант 1943»: more than a rank; «2 статьи» and «3 ранга» are of ranks. */
const NUMBERED = /\d(?!\d|(?:-?[гй]о?)? ?(?:стат|ранг))/u;

/** Before a whole word, also of a rank that the glossary has not. */
const SENIOR = /(?<!\p{L})ст\. ?(?=\p{Ll}{4})/u;
const JUNIOR = /(?<!\p{L})мл\. ?(?=\p{Ll}{4})/u;

/** A dash between blanks, a comma or a stroke before a whole word: something else begins. */
const partsOf = (text: string): string[] => split(text, /[,;\n()]| [-–—] |\/(?=\p{L}{4})/u);

/** «Рядовой стрелок» as both, «капитан мед. службы» as one rank in words. */
function readPart(part: string, say: Say): ReadRank[] {
  const rank = readRankAlone(part);
  if (rank) return [{ rank }];
  if (isRole(part)) return [{ role: say(part) }];
  const [one = '', other] = part.split(/(?<=\p{L}{4})-(?=\p{L}{4})/u);
  const joined = other === undefined ? undefined : readRankAlone(one);
  if (joined && other && isRole(other)) return [{ rank: joined }, { role: say(other) }];
  const words = part.split(/\s+/u);
  for (let at = words.length - 1; at > 0; at -= 1) {
    const [first, rest] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    const head = readRankAlone(first);
    const service = SERVICES[foldHeading(rest)];
    if (head && service) return [{ rank: { text: say(withService(head, service)) } }];
    if (head && isRole(rest)) return [{ rank: head }, { role: say(rest) }];
  }
  return [{ doubt: part }];
}

function withService({ code, guards }: { code: string; guards?: boolean }, service: string) {
  return `${guards ? 'гвардии ' : ''}${ranks.get(code)?.name.ru ?? code} ${service}`;
}

/** Whole words of a role, and of what was led; a shortened one says too little. */
export function isRole(text: string): boolean {
  if (/\p{L}\./u.test(text)) return false;
  const words = foldHeading(text).split(' ');
  const isHead = (word: string): boolean => ROLE.test(word);
  if (!words.every((word) => isHead(word) || LEADER.test(word) || BESIDE_ROLE.test(word)))
    return false;
  return words.some(isHead) || (words.length > 1 && words.some((word) => LEADER.test(word)));
}
