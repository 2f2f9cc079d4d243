/**
 * What a family agrees to, in Kazakh, Russian and English: a small grammar of known words. A word
 * that it does not know, a question mark, or a sentence that can be read in two ways makes the
 * answer a question; a denial or an exception binds to its use and is never dropped.
 */
import { USES, type Use } from '../../model/veteran.ts';

export type Consent = Partial<Record<Use, boolean>>;

/** What a word says; `without-…` is a use denied by its own ending («экрансыз»). */
type Token =
  | Use
  | `without-${Use}`
  | 'yes'
  | 'no'
  /** «Согласие»: a yes that «нет» or «жоқ» behind it turns. */
  | 'agreement'
  /** «Не»: turns the word behind it. */
  | 'not'
  /** «Кроме», «без»: before what is excepted. */
  | 'except'
  /** «Басқа», «қоспағанда»: behind what is excepted. */
  | 'excepted'
  | 'all'
  | 'filler'
  | 'and'
  /** «Но»: what was said before stands for itself. */
  | 'but'
  | 'stop';

const KK_CASE = '(?:[ғқ]а|[гк]е|[дт][аеыі]|н[ыіда]+|нан|нен|[дт][ае]н|[ыі]|с[ыі]|ның|нің|на|не)';
const RU_CASE = '(?:а|у|е|ом|ы|ов|ах|ам|ами)?';

const USE_WORDS: Record<Use, string> = {
  page: `сайт${RU_CASE}|сайт(?:${KK_CASE}|тарда|тарға)|интернет${RU_CASE}|интернет${KK_CASE}|страниц(?:а|е|у|ы)|бет(?:${KK_CASE})?|парақша(?:${KK_CASE})?|page|site|website|web`,
  clip: `ролик${RU_CASE}|ролик(?:и|${KK_CASE}|тер(?:де|ге))|видео|видеоролик(?:${RU_CASE}|и|${KK_CASE})|видео(?:ға|да)|бейне(?:ролик(?:${KK_CASE})?|жазба(?:${KK_CASE})?|${KK_CASE})?|бейнеролик|клип(?:${RU_CASE}|${KK_CASE})|clip|video`,
  led: `экран${RU_CASE}|экран(?:${KK_CASE}|дар(?:да|ға|дан|ды)|дардан)|led|screen|screens|табло|видеоэкран(?:${RU_CASE}|${KK_CASE})`,
  press: `пресс(?:а|е|у|ы|ой)|пресса(?:ға|да|дан|ны)|сми|бақ(?:қа|та|тан|ты)?|газет(?:а|е|у|ы|ах)|газет(?:ке|те|тер(?:де|ге))|баспасөз(?:${KK_CASE})?|баспасөзге|баспа|press|media`,
};

const WITHOUT: Record<Use, string> = {
  page: 'сайтсыз|бетсіз',
  clip: 'роликсіз|видеосыз|бейнесіз',
  led: 'экрансыз',
  press: 'баспасөзсіз|прессасыз',
};

const whole = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'u');

const LEXICON: readonly (readonly [Token, RegExp])[] = [
  ...USES.map((use) => [`without-${use}`, whole(WITHOUT[use])] as const),
  ['yes', whole('да|иә|ия|согласен|согласна|согласны|разрешаю|разрешаем|разрешено|разрешен|разрешена|можно|есть|получено|бар|болады|беремін|береміз|береді|берді|берілді|берілген|келісемін|келісеміз|келіседі|келісті|келіскен|yes|y|ok|ок|agree|agreed|true|v|✓|✔|☑|\\+|даю|даем|дано')],
  ['agreement', whole('согласие|согласия|разрешение|разрешения|келісім|келісімі|келісімін|рұқсат|рұқсаты|consent')],
  ['no', whole('нет|против|запрещаю|запрещаем|запрещено|запрещен|запрещена|запрет|нельзя|отказ|отказались|отказался|отказалась|жоқ|қарсы|қарсымын|қарсымыз|емес|болмайды|келіспейді|келіспейміз|келіспеймін|келіспеді|бермеймін|бермейміз|бермейді|бермеді|берілмеген|берілмеді|отсутствует|no|n|false|refused|✗|✘|☐')],
  ['not', whole('не|not')],
  ['except', whole('без|кроме|исключая|исключением|except|without')],
  ['excepted', whole('басқа|басқасы|басқасына|басқасының|қоспағанда|өзге')],
  ['all', whole('все|всё|всему|всем|полностью|полное|барлығы|барлығына|барлық|барлығын|бәрі|бәріне|бәрін|толық|толығымен|all|everything')],
  ['and', whole('и|және|мен|пен|бен|and')],
  ['filler', whole('на|в|во|для|со|с|за|только|лишь|тек|ғана|only|публикацию|публикации|публикация|публиковать|показ|показа|показывать|размещение|размещать|размещения|использование|использовать|наш|нашем|уличный|уличном|уличных|көшедегі|үшін|бойынша|жариялау|жариялауға|көрсету|көрсетуге|орналастыру|орналастыруға|салуға|пайдалануға|шығаруға|то|the|on|in|for|to|семьи|семья|отбасы|отбасының')],
  ['but', whole('но|а|бірақ|ал|but')],
  ['stop', whole('[,;.\\n]')],
]; // prettier-ignore

const isUse = (token: Token | undefined): token is Use =>
  (USES as readonly string[]).includes(token ?? '');

/** Phrases of two words that are one: «не против», «қарсы емес». */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/не (?:против|возражаю|возражаем|возражает|запрещаю|запрещаем|запрещено)(?!\p{L})/gu, ' да '],
  [/(?:қарсы емес(?:пін|піз)?|қарсылығы(?:мыз)? жоқ)(?!\p{L})/gu, ' иә '],
  [/за исключением(?!\p{L})/gu, ' кроме '],
  [/(?<= (?:all|everything)) but(?!\p{L})/gu, ' except '],
];
/**
 * «Не только», «барлығына емес», «нет только сайт» leave open what is meant; «все согласны» and
 * «полностью согласны» who or how much agrees, not to which uses; «+-» is neither.
 */
const OPEN = new RegExp(
  [
    'не только|(?:бар(?:лығы|лығына|лық)|бәрі|бәріне|толық) емес|ғана емес|^ тек \\p{L}+ емес|не все|not all',
    '(?<!\\p{L})(?:нет|жоқ) (?:только|лишь|тек) ',
    '(?<!\\p{L})(?<!на )(?:все|барлығы|бәрі|полностью|толық|толығымен|all) (?:соглас|келіс(?!п)|agree)',
    '(?<!\\p{L})(?:соглас|келіс)\\p{L}* (?:полностью|толық|все(?!,? (?:кроме|без|за исключением)))(?!\\p{L})',
    // A page of a newspaper is none of the site.
    '(?<!\\p{L})(?:газет|баспасөз|пресс)\\p{L}* бет|(?<!\\p{L})страниц\\p{L}* (?:во? )?(?:газет|пресс|сми)',
    '^ *\\+ ?/?[-–—] *$',
    // A dash with a blank behind it begins a list, or says no.
    '(?:^|[\\n,;.]) *[-–—] \\p{L}',
  ].join('|'),
  'u',
);
/** Between two uses it says where the first is shown: «видео на экране». */
const PREPOSITION = /^(?:на|в|во|для|for|on|in)$/u;

/** Letters of an answer; what is longer is a story, and asked about. */
const LONGEST_ANSWER = 500;

/** `null` when a word is not known. */
function tokensOf(text: string): Token[] | null {
  if (text.length > LONGEST_ANSWER) return null;
  let plain = ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[ \t\u00a0]+/g, ' ')} `;
  if (OPEN.test(plain)) return null;
  for (const [phrase, word] of PHRASES) plain = plain.replace(phrase, word);
  const words = plain
    // A dash before a comma or the end says no, before a word without a space too; else it parts.
    .replace(/ ?[-–—:] ?(?=\+)/gu, ' ')
    .replace(/ ?[-–—] ?(?=[,;.\n]| *$)/gu, ' нет ')
    .replace(/(?<=[\s,;])[-–—](?=\p{L})/gu, ' не ')
    .replace(/[:=]/g, ' ')
    .replace(/[-–—]/g, ' - ')
    .replace(/[()«»"!/]/g, ' , ')
    .replace(/([,;.\n+✓✔☑✗✘☐])/gu, ' $1 ')
    .split(/[^\S\n]+/)
    .filter(Boolean);
  const tokens: Token[] = [];
  const uses = words.map((word) => USES.find((name) => whole(USE_WORDS[name]).test(word)));
  if (words.some((_, at) => isCompound(words, uses, at))) return null;
  for (const [at, word] of words.entries()) {
    // Beside a plus a dash is a minus, of what is not said.
    if (word === '-' && !words.includes('+')) continue;
    const token = uses[at] ?? LEXICON.find(([, pattern]) => pattern.test(word))?.[0];
    if (token === undefined) return null;
    tokens.push(token);
  }
  return turned(tokens.filter((token) => token !== 'filler'));
}

/** Two uses that are one thing, or apart by a dash that may be a minus: «видео на экране», «сайт - экран». */
function isCompound(words: readonly string[], uses: readonly (Use | undefined)[], at: number) {
  const [first, next] = [uses[at], uses[at + 2]];
  if (!first || !next || first === next) return false;
  const between = words[at + 1] ?? '';
  return between === '-' || (PREPOSITION.test(between) && !PREPOSITION.test(words[at - 1] ?? ''));
}

/** «Не согласен» and «келісім жоқ» are one no; «не» before anything else but a use is not known. */
function turned(tokens: readonly Token[]): Token[] | null {
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [token, next] = [tokens[at] as Token, tokens[at + 1]];
    if (token === 'not') {
      if (next === 'yes' || next === 'agreement') result.push('no');
      else if (isUse(next)) result.push('except');
      else return null;
      // «Не даю согласия» is one no.
      if (!isUse(next)) at += next === 'yes' && tokens[at + 2] === 'agreement' ? 2 : 1;
    } else if (token === 'agreement') {
      result.push(next === 'no' ? 'no' : 'yes');
      if (next === 'no' || next === 'yes') at += 1;
    } else if (token === 'no' && next === 'agreement') {
      result.push('no');
      at += 1;
    } else if (token === 'yes' && next === 'agreement') {
      result.push('yes');
      at += 1;
    } else if (token === 'yes' && next === 'no') return null;
    else result.push(token);
  }
  return result;
}

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

/** Words that stand in headings of consents beside the uses. */
const ABOUT =
  /^(?:согласие|согласия|разрешение|келісім|келісімі|рұқсат|рұқсаты|consent|на|в|для|публикацию|публикация|публикации|показ|показа|показать|размещение|размещения|использование|жариялау|жариялауға|жарияланым|көрсету|көрсетуге|орналастыруға|салуға|беруге|шығаруға|пайдалануға|үшін|туралы|отбасы|отбасының|семьи|родственников|родных|туыстарының|туыстардың|близких|письменное|жазбаша|to|the|on|of|family|publish|publication|show|in|for|и|және|мен|and|уличный|уличном|уличных|көшедегі|городском|қалалық)$/u;
const PERSONAL = /персональн|перс данн|дербес|personal data|личных данных|жеке дерек/u;
const SPEAKS_OF_CONSENT = /(?<!\p{L})(?:соглас|разрешен|келісім|рұқсат|consent|permission)/u;
/** A refusal: its "yes" means no, so that only a person can say what stands below it. */
const SPEAKS_OF_REFUSAL =
  /(?<!\p{L})(?:отказ(?:ы|а|ались|ался|алась)?(?!\p{L})|несоглас|запрет|запрещ|келіспе|бас тарт|refus|можно ли|против (?:публик|показ|размещ)|(?:жариялауға|көрсетуге|шығаруға|салуға) қарсы|(?:о?публиковать)(?!\p{L}))|^(?:против|қарсы)$/u;
/** Words of a remark that speak of what a family allows; «согласно приказу» does not. */
const REMARK =
  /(?<!\p{L})(?:(?:не)?соглас(?!но(?!\p{L})|ован)|разреша|не разреш|запрещаю|запретил|не (?:публик|показ|размещ|дава)|против (?:публик|показ|размещ|экран|сайт)|отказ(?:ались|ался|алась)? (?:от (?:публик|показ|экран|соглас|сайт)|семь)|(?:на|от|кроме|без) экран|экран(?:ға|да|нан|сыз)|келісім|келіспе|рұқсат|жариялама|consent|do not (?:show|publish))/iu;
export const speaksOfConsent = (text: string): boolean => REMARK.test(text);

/** «Да / нет» as the form of the answer. */
const FORM =
  /(?<!\p{L})(?:да (?:или )?нет|есть (?:или )?нет|иә (?:немесе )?жоқ|бар (?:немесе )?жо[қғ]\p{L}*|yes (?:or )?no)(?!\p{L})/gu;

/**
 * What a heading of consents asks for.
 * @param words As `foldHeading` leaves them.
 * @returns Its uses, none where it names none; `personal-data`; `unclear`; or `null` when it does not
 * speak of a consent.
 */
export function consentHeading(words: string): readonly Use[] | 'personal-data' | 'unclear' | null {
  if (SPEAKS_OF_REFUSAL.test(words)) return 'unclear';
  if (!SPEAKS_OF_CONSENT.test(words)) return isBareUse(words) ? 'unclear' : null;
  if (PERSONAL.test(words))
    return /публик|жария|publi|показ/u.test(words) ? 'unclear' : 'personal-data';
  const parts = words.replace(FORM, ' ').split(' ').filter(Boolean);
  const usesOf = (part: string): Use[] => USES.filter((use) => whole(USE_WORDS[use]).test(part));
  if (!parts.every((part) => ABOUT.test(part) || usesOf(part).length > 0)) return 'unclear';
  return USES.filter((use) => parts.some((part) => usesOf(part).includes(use)));
}

/** «Экран», «в прессу», «сайт да/нет» without a word of consent; «Видео» and «Газета» may be others. */
function isBareUse(words: string): boolean {
  const parts = words.replace(FORM, ' ').split(' ').filter(Boolean);
  const isUseOf = (part: string, uses: readonly Use[]): boolean =>
    uses.some((use) => whole(USE_WORDS[use]).test(part));
  return (
    parts.every((part) => ABOUT.test(part) || isUseOf(part, USES)) &&
    parts.some((part) => isUseOf(part, parts.length > 1 || words !== parts[0] ? USES : ['led']))
  );
}
