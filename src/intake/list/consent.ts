/**
 * What a family agrees to, in Kazakh, Russian and English: a small grammar of known words. A word
 * that it does not know, a question mark, or a sentence that can be read in two ways makes the
 * answer a question; a denial or an exception binds to its use and is never dropped.
 */
import { USES, type Use } from '../../model/veteran.ts';
import { isUse, tokensOf, type Token } from './consent-words.ts';

export type Consent = Partial<Record<Use, boolean>>;

interface Clause {
  uses: Use[];
  isAll: boolean;
  /** How it is said, `null` where no word says it. */
  answer: 'yes' | 'no' | null;
  /** Whether the answer is an exception from what was said before. */
  isException: boolean;
  /** Whether «но» stands before it. */
  isContrast: boolean;
  /** Whether the answer stands behind what it speaks of: «сайт да». */
  isBehind?: boolean;
}

/** Clauses between commas; one clause may hold several pairs («сайт да экран нет»). */
function clausesOf(tokens: readonly Token[]): Clause[] | null {
  const clauses: Clause[] = [];
  let part: Token[] = [];
  let isContrast = false;
  for (const token of [...tokens, 'stop' as const]) {
    if (token !== 'stop' && token !== 'but') {
      part.push(token);
      continue;
    }
    const read = part.length > 0 ? pairsOf(part.filter((word) => word !== 'and')) : [];
    if (!read) return null;
    clauses.push(...read.map((clause, at) => ({ ...clause, isContrast: isContrast && at === 0 })));
    if (part.length > 0) isContrast = false;
    if (token === 'but') isContrast = true;
    part = [];
  }
  return clauses;
}

/** Several answers in one clause: one use to each, all of them before their uses or all behind. */
function alternates(part: readonly Token[]): boolean {
  const isAnswer = (token: Token): boolean => token === 'yes' || token === 'no';
  if (new Set(part.filter(isAnswer)).size < 2) return true;
  const [first] = part;
  return (
    part.length % 2 === 0 &&
    first !== undefined &&
    part.every((token, at) => (isAnswer(token) === isAnswer(first)) === (at % 2 === 0))
  );
}

function pairsOf(part: readonly Token[]): Omit<Clause, 'isContrast'>[] | null {
  const clauses: Omit<Clause, 'isContrast'>[] = [];
  let uses: Use[] = [];
  let isAll = false;
  const close = (answer: Clause['answer'], isBehind = false): void => {
    if (uses.length > 0 || isAll || answer)
      clauses.push({ uses, isAll, answer, isException: false, isBehind });
    [uses, isAll] = [[], false];
  };
  if (!alternates(part)) return null;
  /** Answers stand either all before what they speak of or all behind it. */
  const isBefore = part[0] === 'yes' || part[0] === 'no';
  let answer: 'yes' | 'no' | null = null;
  for (const [at, token] of part.entries()) {
    if (isUse(token)) uses.push(token);
    else if (token === 'all') isAll = true;
    else if (token.startsWith('without-'))
      clauses.push({
        uses: [token.slice(8) as Use],
        isAll: false,
        answer: 'no',
        isException: true,
      });
    else if (token === 'except') {
      close(answer);
      answer = null;
      const rest = part.slice(at + 1);
      if (rest.length === 0 || !rest.every(isUse)) return null;
      clauses.push({ uses: rest.filter(isUse), isAll: false, answer: 'no', isException: true });
      return clauses;
    } else if (token === 'excepted') {
      if (uses.length === 0 || isAll || answer) return null;
      clauses.push({ uses, isAll: false, answer: 'no', isException: true });
      uses = [];
    } else if (token === 'yes' || token === 'no') {
      if (isBefore) {
        if (at > 0 && uses.length === 0 && !isAll) return null;
        if (at > 0) close(answer);
        answer = token;
      } else {
        if (uses.length === 0 && !isAll) return null;
        close(token, true);
      }
    }
  }
  if (isBefore) close(answer);
  else if ((uses.length > 0 || isAll) && clauses.some(({ isException }) => !isException))
    return null;
  else close(null);
  return clauses;
}

/**
 * One column for all consents. A bare "yes" means the page and no more, since each use is a decision
 * of its own.
 * @returns What is plainly said, use by use; `undefined` when it must be asked.
 */
export function readConsent(text: string): Consent | undefined {
  const bare = readYesNo(text);
  if (bare !== undefined) return { page: bare };
  const tokens = tokensOf(text);
  const clauses = tokens && clausesOf(tokens);
  if (!clauses || clauses.length === 0) return undefined;
  const consent: Consent = {};
  let isBareYes = false;
  /** A use was named and not answered: a denial behind it may speak of it too. */
  let open = false;
  /** A use was denied: another named behind it may be denied too. */
  let isDenied = false;
  for (const [at, { uses, isAll, answer, isException, isContrast }] of clauses.entries()) {
    if (isContrast) [open, isDenied] = [false, false];
    if (answer === 'no' && !isException && open) return undefined;
    if (answer === null && !isAll && isDenied) return undefined;
    open = answer === null && !isAll ? true : answer === null ? open : false;
    isDenied = answer === 'no';
    if (uses.length === 0 && !isAll) {
      // A yes that stands alone opens; a no beside anything else is not understood.
      if (answer !== 'yes' || at > 0) return undefined;
      isBareYes = true;
      continue;
    }
    if (isAll && uses.length > 0) return undefined;
    const before = clauses.slice(0, at);
    // «Сайт да, экран» stops short; «сайт, и всё» may mean no more.
    if (answer === null && !isAll && before.some(({ isBehind }) => isBehind)) return undefined;
    if (isAll && answer !== 'no' && before.some((one) => one.uses.length > 0 && !one.isException))
      return undefined;
    if (isException && clauses.some((one) => one.isAll && one.answer === 'no')) return undefined;
    const isAllowed = answer !== 'no';
    for (const use of isAll ? USES : uses) {
      const earlier = consent[use];
      const mayChange = !isAllowed && (isException || wasAll(clauses, at));
      if (earlier !== undefined && earlier !== isAllowed && !mayChange) return undefined;
      consent[use] = isAllowed;
    }
  }
  const isNothing = Object.values(consent).every((allowed) => !allowed);
  return isBareYes && isNothing && Object.keys(consent).length > 0 ? undefined : consent;
}

const wasAll = (clauses: readonly Clause[], at: number): boolean =>
  clauses.slice(0, at).some(({ isAll }) => isAll);

/** The answer of a column that names its use; `undefined` when it is neither yes nor no. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.trim().replace(/[.!]$/, '');
  if (/^(?:1|v)$/iu.test(word)) return true;
  if (/^(?:0|[-–—])$/u.test(word)) return false;
  const tokens = tokensOf(word)?.filter((token) => token !== 'stop' && token !== 'and');
  if (!tokens || tokens.length !== 1) return undefined;
  return tokens[0] === 'yes' ? true : tokens[0] === 'no' ? false : undefined;
}

/** Words of a remark that speak of what a family allows; «согласно приказу» does not. */
const REMARK =
  /(?<!\p{L})(?:(?:не)?соглас(?!но(?!\p{L})|ован)|разреша|не разреш|запрещаю|запретил|не (?:публ|показ|размещ|дава)|против (?:публик|показ|размещ|экран|сайт)|отказ(?:ались|ался|алась)? (?:от (?:публик|показ|экран|соглас|сайт)|семь)|(?:на|от|кроме|без) экран|экран(?:ға|да|нан|сыз)|келісім|келіспе|рұқсат|жариялама|consent|do not (?:show|publish))/iu;
/** A change of mind, a use that is left out, a refusal in a word or at the end. */
const SECOND_THOUGHT =
  /(?<!\p{L})(?:передума|отозв|айнып|айныды|көрсетпе|(?:көрсет|жарияла)\p{L}{0,5} болмайды|қайтарып ал|снять с показ|только (?:на )?сайт|тек (?:қана )?сайт|сайт(?:қа|та)? ғана|кроме (?:сайт|улиц|пресс)|экр\.? ?[-–—:]|экр(?:ан)?\.? ?(?:нет|жоқ|нельзя)|сайт ?\+|отказ(?= родных| семьи|[.!)]?$)|(?:против|қарсы|нельзя|убрать)(?=[.!)]?$))/iu;
export const speaksOfConsent = (text: string): boolean =>
  REMARK.test(text) || SECOND_THOUGHT.test(text);
