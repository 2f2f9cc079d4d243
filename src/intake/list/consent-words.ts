/** What a family agrees to, word by word: the words of an answer and what they say. */
import { USES, type Use } from '../../model/veteran.ts';

/** What a word says; `without-…` is a use denied by its own ending («экрансыз»). */
export type Token =
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

/** Whether a word, as it stands or with an ending, names a use. */
export const isUseWord = (word: string, use: Use): boolean => whole(USE_WORDS[use]).test(word);

export const isUse = (token: Token | undefined): token is Use =>
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
export function tokensOf(text: string): Token[] | null {
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
  const uses = words.map((word) => USES.find((use) => isUseWord(word, use)));
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

/** What tokens that stand together say; `null` for both a yes and a no. */
const TURNS: Readonly<Record<string, 'yes' | 'no' | null>> = {
  'not yes agreement': 'no', // «не даю согласия»
  'not yes': 'no',
  'not agreement': 'no',
  'agreement no': 'no',
  'agreement yes': 'yes',
  agreement: 'yes',
  'no agreement': 'no',
  'yes agreement': 'yes',
  'yes no': null,
};

/** «Не согласен» and «келісім жоқ» are one no; «не» before anything else but a use is not known. */
function turned(tokens: readonly Token[]): Token[] | null {
  const result: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const [token, next] = [tokens[at] as Token, tokens[at + 1]];
    const length = [3, 2, 1].find((long) => tokens.slice(at, at + long).join(' ') in TURNS) ?? 1;
    const turn = TURNS[tokens.slice(at, at + length).join(' ')];
    if (turn === null || (turn === undefined && token === 'not' && !isUse(next))) return null;
    result.push(turn ?? (token === 'not' ? 'except' : token));
    at += length;
  }
  return result;
}
