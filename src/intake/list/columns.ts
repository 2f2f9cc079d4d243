/** Which column of a list holds what: by the dictionary's labels and what people call them. */
import { t, type Translator } from '../../i18n/index.ts';
import { fieldsOf } from '../../model/fields.ts';
import { byLanguage, LANGUAGES, type Language } from '../../model/language.ts';
import type { Column, Layout } from './column.ts';
import { consentHeading } from './consent-heading.ts';
import { foldHeading } from './fold-heading.ts';
import { BESIDE, CALLED, OWN_WORDS, PRIVATE_WORDS, type Target } from './headings.ts';
import { wordList } from './split.ts';
import type { Cell, Table } from './cells.ts';

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
  for (const target of CALLED)
    for (const word of wordList(say(`import.heading.${target}`)))
      aliases.set(word, { target, language });
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

/** What a language is called in headings of any. */
const LANGUAGE_WORDS = byLanguage((named) => {
  const words = LANGUAGES.flatMap((one) => wordList(t(one)(`import.language.${named}`)));
  return new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'u');
});

type Recognised = Omit<Column, 'index' | 'heading'>;

const UNSAID = { language: LANGUAGES[0], isLanguageSaid: false } as const;

/** Recognises one heading; `null` when a word of it is not known, or it speaks of several things. */
export function recognise(heading: string): Recognised | null {
  const folded = foldHeading(heading);
  if (!folded) return /[№#]/.test(heading) ? { target: 'ignored', ...UNSAID } : null;
  const language = LANGUAGES.find((one) => LANGUAGE_WORDS[one].test(folded));
  const words = language
    ? folded.replace(LANGUAGE_WORDS[language], ' ').replace(/\s+/g, ' ').trim()
    : folded;
  const consent = consentHeading(words);
  if (consent) return { ...consent, ...UNSAID };
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

/** Words cut short in headings. */
const inFull = (words: string): string =>
  words
    .replace(/(?<!\p{L})рожд(?: ?я)?(?!\p{L})/gu, 'рождения')
    .replace(/(?<!\p{L})захор(?!\p{L})/gu, 'захоронения')
    .replace(/(?<=(?:туған|туылған|болған|тапқан) )ж(?!\p{L})/gu, 'жылы')
    .replace(/(?<=(?:туған|туылған|болған|тапқан) )к(?!\p{L})/gu, 'күні')
    .replace(/(?<!\p{L})воинск(?!\p{L})/gu, 'воинское');

const LONGEST_ALIAS = 5;
const NAME_PARTS = ['familyName', 'givenName', 'patronymic'];
/** What holds a person's name. */
export const NAMES = new Set(['name', ...NAME_PARTS]);
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
    for (; length > 0; length -= 1) {
      const name = words.slice(at, at + length).join(' ');
      const saysNothing =
        length === 1 && (name.length < 3 || (BESIDE.test(name) && words.length > 1));
      alias = saysNothing ? undefined : aliases.get(name);
      if (alias) break;
    }
    if (alias) found.push(alias);
    else if (!BESIDE.test(words[at] ?? '')) return undefined;
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
export function doubled(columns: readonly Column[]): { first: Column; second: Column }[] {
  return columns.flatMap((second, at) => {
    const first = columns
      .slice(0, at)
      .find(
        ({ target, language, isLanguageSaid }) =>
          target === second.target &&
          language === second.language &&
          isLanguageSaid === second.isLanguageSaid,
      );
    return first && !MANY.has(second.target) ? [{ first, second }] : [];
  });
}

/** Of these there may be several columns. */
const MANY = new Set(
  wordList(`unknown, private, ignored, photos, awards, units, sources, consent, consent-unclear,
    personal-data, otherNames`),
);

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
    return [{ index, heading, ...(recognise(heading) ?? { target: 'unknown', ...UNSAID }) }];
  });
}
