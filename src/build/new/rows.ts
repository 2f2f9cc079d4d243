/** The lists of places and screens that come as a table. */
import { readCsv } from '../../intake/list/csv-table.ts';
import { latinWords } from '../../intake/draft/latin.ts';
import { hasText, t } from '../../i18n/index.ts';
import {
  byLanguage,
  inEachLanguage,
  inLanguage,
  LANGUAGES,
  type LocalizedText,
} from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';

/** A row by its headings, and where it stands. */
export interface Row {
  /** Of the file, from 1. */
  number: number;
  file: string;
  cells: Readonly<Record<string, string>>;
}

const perLanguage = (name: string): string[] => LANGUAGES.map((language) => `${name}_${language}`);

export const COLUMNS = {
  places: ['id', 'kind', ...perLanguage('name'), ...perLanguage('centre'), 'latitude', 'longitude'],
  screens: [
    ...['id', 'place', ...perLanguage('name'), ...perLanguage('address'), 'width', 'height'],
    ...['latitude', 'longitude', 'delivery'],
  ],
} as const;

const plain = (words: string): string => words.trim().toLowerCase();

/**
 * The columns by their headings: as the docs name them, or by the labels of their fields in any language.
 * A label without a language, “Атауы”, is that of its own; “Атауы (ru)” names another.
 */
function headingsOf(kind: keyof typeof COLUMNS): ReadonlyMap<string, string> {
  const headings = new Map<string, string>(COLUMNS[kind].map((column) => [column, column]));
  const file = kind === 'places' ? 'place' : 'screen';
  for (const language of LANGUAGES)
    for (const column of COLUMNS[kind]) {
      const [field = '', tag] = column.split('_');
      const label = plain(t(language)(`field.${file}.${field}`));
      const isOwn = tag === undefined || tag === language;
      if (isOwn && !headings.has(label)) headings.set(label, column);
      if (tag !== undefined) headings.set(`${label} (${tag})`, column);
    }
  return headings;
}

/** The rows below the headings, and the headings nobody knows. */
export function rowsOf(
  bytes: Uint8Array,
  file: string,
  kind: keyof typeof COLUMNS,
): { rows: Row[]; findings: Finding[] } {
  const known: readonly string[] = COLUMNS[kind];
  const columns = headingsOf(kind);
  const table = readCsv(bytes, ([head = []]) => head.filter((h) => columns.has(plain(h))).length);
  const [head = [], ...body] = table.rows;
  const headings = head.map((heading) => columns.get(plain(heading)) ?? plain(heading));
  if (!headings.some((heading) => known.includes(heading))) {
    const params = { list: known.join(', ') };
    return { rows: [], findings: [{ code: 'list-headings', field: '', params }] };
  }
  const findings = headings
    .filter((heading) => heading !== '' && !known.includes(heading))
    .map((value) => ({
      code: 'field-unknown',
      field: '',
      params: { value, list: known.join(', ') },
    }));
  const rows = body.flatMap((values, at): Row[] => {
    const cells = headings.map((heading, column) => [heading, (values[column] ?? '').trim()]);
    const isEmpty = values.every((value) => value.trim() === '');
    return isEmpty ? [] : [{ number: at + 2, file, cells: Object.fromEntries(cells) }];
  });
  return { rows, findings };
}

/** The columns `name_kk`, `name_ru`, `name_en` as one text. */
export const textIn = ({ cells }: Row, name: string): LocalizedText =>
  inEachLanguage(byLanguage((language) => cells[`${name}_${language}`]));

/** A value of a choice, which may be said by its words in any language: `город`. */
export function choiceIn({ cells }: Row, name: string, values: readonly string[]): string {
  const written = cells[name] ?? '';
  const isSaid = (value: string): boolean =>
    LANGUAGES.some((language) => {
      const key = `enum.${name}.${value}`;
      return hasText(language, key) && plain(t(language)(key)) === plain(written);
    });
  return values.find((value) => value === plain(written) || isSaid(value)) ?? written;
}

/** A number as people write it, `41,7` too; what is none stays as it was written, to be refused. */
export function numberIn({ cells }: Row, name: string): number | string | undefined {
  const text = cells[name];
  if (!text) return undefined;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}

/** The id that a row says, else one of its name in Latin letters. */
export const idIn = (row: Row): string => row.cells['id'] || idOf(textIn(row, 'name'));

/** Letters of an id made of a name. */
const LONGEST = 48;

/** Whole words of the name; English first, which is Latin already. */
export const idOf = (name: LocalizedText): string =>
  latinWords(inLanguage(name, 'en')?.text ?? '').reduce((id, word) => {
    const longer = id ? `${id}-${word}` : word;
    return longer.length > LONGEST ? id : longer;
  }, '');
