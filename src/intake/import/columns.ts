/** Which column of a list holds what: by the dictionary's labels and what people call them. */
import { t, type Translator } from '../../i18n/index.ts';
import { fieldsOf } from '../../model/fields.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { HEADINGS, PRIVATE_HEADING, type Target } from './headings.ts';
import type { Cell, Table } from './table.ts';

export interface Column {
  index: number;
  /** As the list calls it. */
  heading: string;
  /** What it holds; `private`: of the sender; `unknown`: not understood, so not taken. */
  target: Target;
  /** The language said in the heading, or that the heading itself is in. */
  language: Language;
  isLanguageSaid: boolean;
}

export interface Layout {
  columns: readonly Column[];
  /** Rows before this index are headings. */
  firstRow: number;
}

/** Small letters and digits, single spaces: «Дата рожд-я (число)» as `дата рожд я число`. */
export const foldHeading = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

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
    for (const word of words[language]) aliases.set(word, { target, language });
  for (const { path } of fieldsOf('veteran')) {
    if (!takesColumn(path)) continue;
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
  if (group === 'consent' || group === 'photos') return [`${head} ${own}`];
  const isFirst = part === 'date' || group === 'burial';
  return [
    `${head} ${own}`,
    ...(group === 'burial' ? [] : [own]),
    ...SHORT[part === 'date' ? 'date' : 'place'].map((word) => `${head} ${word}`),
    ...(isFirst ? [head] : []),
  ];
}

/** Parts of lists of facts have no column of their own: `awards` takes the whole text. */
function takesColumn(path: string): boolean {
  if (path.includes('.'))
    return /^(?:birth|death|callUp|burial)\.(?:date|place)$|^consent\.|^photos\.credit$/.test(path);
  return !['birth', 'death', 'callUp', 'burial', 'formerIds', 'unknowns'].includes(path);
}

const LANGUAGE_WORDS: Record<Language, RegExp> = {
  kk: /(?<!\p{L})(?:қазақша|қазақ тілінде|қаз|каз|на казахском|казахский|kk|kz|kaz)(?!\p{L})/u,
  ru: /(?<!\p{L})(?:орысша|орыс тілінде|на русском|русский|рус|орыс|ru|rus)(?!\p{L})/u,
  en: /(?<!\p{L})(?:ағылшынша|ағыл|на английском|англ|english|en|eng)(?!\p{L})/u,
};

/** Recognises one heading. */
export function recognise(heading: string): Omit<Column, 'index' | 'heading'> | null {
  let words = foldHeading(heading);
  if (!words) return null;
  if (PRIVATE_HEADING.test(words))
    return { target: 'private', language: 'kk', isLanguageSaid: false };
  const said = LANGUAGES.find((language) => LANGUAGE_WORDS[language].test(words));
  if (said) words = words.replace(LANGUAGE_WORDS[said], ' ').replace(/\s+/g, ' ').trim();
  const found = aliases.get(words) ?? longestIn(words);
  return found
    ? { target: found.target, language: said ?? found.language, isLanguageSaid: Boolean(said) }
    : null;
}

/** The longest known name of a column that stands in a heading as whole words. */
function longestIn(words: string): Alias | undefined {
  const padded = ` ${words} `;
  let best: string | undefined;
  for (const alias of aliases.keys())
    if (alias.length >= 4 && padded.includes(` ${alias} `) && alias.length > (best?.length ?? 0))
      best = alias;
  return best === undefined ? undefined : aliases.get(best);
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
      language: LANGUAGES[0],
      isLanguageSaid: false,
    };
    return [{ index, heading, ...found }];
  });
}

/** `A`, `B` … `AA`: a column as spreadsheets call it. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}
