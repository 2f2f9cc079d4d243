/** Which column of a list holds what: by the dictionary's labels and what people call them. */
import { t, type Translator } from '../../i18n/index.ts';
import { fieldsOf } from '../../model/fields.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import type { Use } from '../../model/veteran.ts';
import { consentHeading } from './consent.ts';
import { foldHeading } from './fold-heading.ts';
import { BESIDE, HEADINGS, OWN_WORDS, PRIVATE_WORDS, type Target } from './headings.ts';
import { wordList } from './split.ts';
import type { Cell, Table } from './cells.ts';

export interface Column {
  index: number;
  /** As the list calls it. */
  heading: string;
  /**
   * What it holds. `private`: of other people; `ignored`: a number of the row; `unknown`: not
   * understood, so not taken; `consent`: of uses that are named here or in the cell;
   * `consent-unclear` and `personal-data`: no consent to publish; `birth`: a date and a place.
   */
  target: Target;
  /** The uses that a heading of consents names. */
  uses?: readonly Use[];
  /** The language said in the heading, or that the heading itself is in. */
  language: Language;
  isLanguageSaid: boolean;
}

export interface Layout {
  columns: readonly Column[];
  /** Rows before this index are headings. */
  firstRow: number;
}

interface Alias {
  target: Target;
  language: Language;
}

/** What stands below a merged heading such as «Рождение». */
const SHORT = {
  date: ['дата', 'год', 'күні', 'жылы', 'date', 'year'],
  place: ['место', 'где', 'жері', 'қайда', 'place', 'where'],
} as const;

const aliases = new Map<string, Alias>();
for (const language of LANGUAGES) {
  const say = t(language);
  for (const [target, words] of Object.entries(HEADINGS))
    for (const word of wordList(words[language])) aliases.set(word, { target, language });
  for (const { path, facts } of fieldsOf('veteran')) {
    if (!facts.imported) continue;
    for (const word of labelsOf(path, say))
      if (!aliases.has(word)) aliases.set(word, { target: path, language });
  }
}

/** The words of the dictionary for a field: its label, with its group before it, the group alone. */
function labelsOf(path: string, say: Translator): string[] {
  const [group = '', part] = path.split('.');
  const head = foldHeading(say(`field.veteran.${group}`));
  if (!part) return [head];
  const own = foldHeading(say(`field.veteran.${path}`));
  if (group === 'photos') return [`${head} ${own}`];
  const isFirst = part === 'date' || group === 'burial';
  return [
    `${head} ${own}`,
    ...(group === 'burial' ? [] : [own]),
    ...SHORT[part === 'date' ? 'date' : 'place'].map((word) => `${head} ${word}`),
    ...(isFirst ? [head] : []),
  ];
}

const LANGUAGE_WORDS: Record<Language, RegExp> = {
  kk: /(?<!\p{L})(?:қазақша|қазақ тілінде|қаз|каз|на казахском|казахский|kk|kz|kaz)(?!\p{L})/u,
  ru: /(?<!\p{L})(?:орысша|орыс тілінде|на русском|русский|рус|орыс|ru|rus)(?!\p{L})/u,
  en: /(?<!\p{L})(?:ағылшынша|ағыл|на английском|англ|english|en|eng)(?!\p{L})/u,
};

type Recognised = Omit<Column, 'index' | 'heading'>;

const UNSAID = { language: LANGUAGES[0], isLanguageSaid: false } as const;
/** What stands beside the word "consent" when a column holds who gave it. */
const SIGNED =
  /(?<!\p{L})(?:фио|ф и о|аты жөні|телефон\p{L}*|подпис\p{L}*|қолы|дата|күні|номер|кто|кім\p{L}*|name|phone|date|who)(?!\p{L})/u;

/** Recognises one heading; `null` when a word of it is not known, or it speaks of several things. */
export function recognise(heading: string): Recognised | null {
  const folded = foldHeading(heading);
  if (!folded) return /[№#]/.test(heading) ? { target: 'ignored', ...UNSAID } : null;
  const language = LANGUAGES.find((one) => LANGUAGE_WORDS[one].test(folded));
  const words = language
    ? folded.replace(LANGUAGE_WORDS[language], ' ').replace(/\s+/g, ' ').trim()
    : folded;
  const consent = consentHeading(words);
  if (consent) return consentColumn(words, consent);
  const exact = aliases.get(words);
  if (!exact && PRIVATE_WORDS.test(words.replace(OWN_WORDS, ' ')))
    return { target: 'private', ...UNSAID };
  const found = exact ?? aliasIn(words);
  return found
    ? {
        target: found.target,
        language: language ?? found.language,
        isLanguageSaid: Boolean(language),
      }
    : null;
}

function consentColumn(
  words: string,
  named: NonNullable<ReturnType<typeof consentHeading>>,
): Recognised {
  if (SIGNED.test(words)) return { target: 'private', ...UNSAID };
  if (named === 'personal-data') return { target: 'personal-data', ...UNSAID };
  if (named === 'unclear') return { target: 'consent-unclear', ...UNSAID };
  return { target: 'consent', ...UNSAID, uses: named };
}

/** Words cut short in headings. */
const inFull = (words: string): string =>
  words
    .replace(/(?<!\p{L})рожд(?: ?я)?(?!\p{L})/gu, 'рождения')
    .replace(/(?<!\p{L})захор(?!\p{L})/gu, 'захоронения')
    .replace(/(?<=(?:туған|туылған|болған|тапқан) )ж(?!\p{L})/gu, 'жылы')
    .replace(/(?<=(?:туған|туылған|болған|тапқан) )к(?!\p{L})/gu, 'күні')
    .replace(/(?<!\p{L})воинск(?!\p{L})/gu, 'воинское');

const LONGEST_ALIAS = 5;
/** Names of columns that say nothing beside another one. */
const isWeak = (word: string): boolean => BESIDE.test(word);
const NAME_PARTS = ['familyName', 'givenName', 'patronymic'];
/** What a date and a place of one event make together. */
const EVENTS = ['birth', 'death', 'callUp'];

/** All words of a heading as names of columns and words that may stand beside them. */
function aliasIn(heading: string): Alias | undefined {
  const words = inFull(
    heading.replace(/дет(?:и|ей) войны|соғыс бала\p{L}+|child(?:ren)? of war/gu, ' '),
  )
    .split(' ')
    .filter(Boolean);
  const found: Alias[] = [];
  for (let at = 0; at < words.length;) {
    let length = Math.min(LONGEST_ALIAS, words.length - at);
    let alias: Alias | undefined;
    for (; length > 0 && !alias; length -= 1) {
      const name = words.slice(at, at + length).join(' ');
      if (length > 1 || name.length > 2) alias = aliases.get(name);
      if (alias && length === 1 && isWeak(name) && words.length > 1) alias = undefined;
      if (alias) break;
    }
    if (alias) found.push(alias);
    else if (!isWeak(words[at] ?? '')) return undefined;
    at += alias ? length : 1;
  }
  const targets = [...new Set(found.map(({ target }) => target))];
  const [first] = found;
  if (!first) return undefined;
  const event = EVENTS.find((name) => targets.every((target) => target.startsWith(`${name}.`)));
  if (event && targets.length > 1) return { target: event, language: first.language };
  if (targets.length === 1) return first;
  if (targets.every((target) => NAME_PARTS.includes(target)))
    return { target: 'name', language: first.language };
  return undefined;
}

const KAZAKH = /[әғқңөұүһі]/iu;

/** The language of a text: as its heading says, Kazakh by its letters, else that of the heading. */
export const languageOf = (text: string, { language, isLanguageSaid }: Column): Language =>
  !isLanguageSaid && KAZAKH.test(text) ? 'kk' : language;

/** Rows in which headings are looked for: titles and notes may stand above them. */
const HEAD_ROWS = 30;

/** Finds the headings, in one row or in two with merged cells above; `null` when there are none. */
export function findLayout({ rows }: Table): Layout | null {
  let best: { layout: Layout; known: number } | undefined;
  for (let at = 0; at < Math.min(rows.length, HEAD_ROWS); at += 1)
    for (const depth of [1, 2]) {
      const columns = columnsOf(headingsOf(rows, at, depth));
      const targets = new Set(columns.map(({ target }) => target));
      const known = columns.filter(({ target }) => target !== 'unknown').length;
      const hasName = targets.has('name') || targets.has('familyName') || targets.has('givenName');
      if (hasName && known >= 2 && known > (best?.known ?? 0))
        best = { layout: { columns, firstRow: at + depth }, known };
    }
  return best?.layout ?? null;
}

/** Columns of one language that hold the same: only what they agree in is taken. */
export function doubled({ columns }: Pick<Layout, 'columns'>): (readonly [Column, Column])[] {
  return columns.flatMap((column, at) => {
    const other = columns
      .slice(0, at)
      .find(
        ({ target, language, isLanguageSaid }) =>
          target === column.target &&
          language === column.language &&
          isLanguageSaid === column.isLanguageSaid,
      );
    return other && !MANY.has(column.target) ? [[other, column] as const] : [];
  });
}

/** Of these there may be several columns. */
const MANY = new Set([
  'unknown',
  'private',
  'ignored',
  'photos',
  'awards',
  'units',
  'sources',
  'consent',
  'consent-unclear',
  'personal-data',
  'otherNames',
]);

function headingsOf(rows: readonly Cell[][], at: number, depth: number): string[] {
  const text = (cell: Cell | undefined): string => String(cell ?? '').trim();
  const upper = rows[at] ?? [];
  const lower = depth === 2 ? (rows[at + 1] ?? []) : [];
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    group = text(upper[index]) || (text(lower[index]) ? group : '');
    return `${group} ${text(lower[index])}`.trim();
  });
}

function columnsOf(headings: readonly string[]): Column[] {
  return headings.flatMap((heading, index) => {
    if (!heading) return [];
    const found = recognise(heading) ?? {
      target: 'unknown',
      ...UNSAID,
    };
    return [{ index, heading, ...found }];
  });
}

/** `A`, `B` … `AA`: a column as spreadsheets call it. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

/** `AB7` is column 27. */
export function columnIndex(address: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
