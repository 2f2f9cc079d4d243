/** One row of a list as a draft: every cell read as its column says, nothing added. */
import type { LocalizedText } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { eventOf } from '../../model/written-date.ts';
import type { RawDraft } from '../draft.ts';
import { cleanText } from '../draft.ts';
import { languageOf, type Column, type Layout } from './columns.ts';
import { calmName, nameOf } from './name.ts';
import type { PlaceFinder } from './places.ts';
import type { Cell } from './table.ts';
import { readAwards, readChoice, readRank } from './terms.ts';
import { readConsent, readSources, readYesNo } from './answers.ts';
import { readDate, readYears } from './written-date.ts';

/** What the list does not say and whoever imports it answers for. */
export interface Defaults {
  place?: string | undefined;
  category?: string | undefined;
  consent?: Record<'page' | 'clip' | 'led' | 'press', boolean> | undefined;
}

export interface ReadRow {
  /** The facts, without `id`. */
  raw: RawDraft;
  /** The id the list gives, as it stands there. */
  id: string | undefined;
  /** File names of photographs. */
  photos: string[];
  credit: LocalizedText;
  /** What is the sender's and never enters an entry: heading and text. */
  contacts: [heading: string, text: string][];
  findings: Finding[];
}

/** What an encoding without Kazakh letters leaves of them: «?лы», «М?нш?к». */
const LOST = /\p{L}\?\p{L}|(?<!\p{L})\?\p{Ll}{2}/u;

const list = (text: string, by = /[;\n]/): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);

/** `null` for a row in which nobody is named and nothing else is said. */
export function readRow(
  row: readonly Cell[],
  { columns }: Layout,
  places: PlaceFinder,
  defaults: Defaults = {},
): ReadRow | null {
  const filled = columns
    .map((column) => ({ column, text: textOf(row[column.index]), cell: row[column.index] }))
    .filter(({ text, column }) => text !== '' && (isAnswer(column) || !/^[-–—]+$/.test(text)));
  if (filled.every(({ column }) => column.target === 'ignored' || column.target === 'unknown'))
    return null;
  const read: ReadRow = {
    raw: {},
    id: undefined,
    photos: [],
    credit: {},
    contacts: [],
    findings: [],
  };
  const localized = new Map<string, LocalizedText>();
  for (const { column, text, cell } of filled) {
    const code = LOST.test(text) && column.target !== 'private' ? 'import-letters-lost' : null;
    if (code) read.findings.push({ code, field: fieldOf(column), params: { value: text } });
    if (isLocalized(column.target)) {
      const values = localized.get(column.target) ?? {};
      localized.set(column.target, { ...values, [languageOf(text, column)]: text });
    } else readCell(read, column, text, cell ?? null, places);
  }
  for (const [path, value] of localized) put(read.raw, path, value);
  Object.assign(read.raw, nameOf(filled));
  read.raw.place ??= defaults.place;
  read.raw.category ??= defaults.category;
  read.raw.consent ??= defaults.consent;
  return read;
}

/** Where a dash means no; elsewhere it means that nothing is known. */
const isAnswer = ({ target }: Column): boolean => /^(?:consent|living|sought)/.test(target);

/** Line breaks inside a cell matter to lists; everything hidden goes. */
const textOf = (cell: Cell | undefined): string =>
  cell instanceof Date ? cell.toISOString() : cleanText(String(cell ?? ''));

const LOCALIZED = new Set([
  'birth.place',
  'death.place',
  'callUp.place',
  'burial.place',
  'role',
  'summary',
  'story',
]);
const isLocalized = (target: string): boolean => LOCALIZED.has(target);

/** The field of an entry that a column fills. */
export const fieldOf = ({ target }: Pick<Column, 'target'>): string =>
  ({ givenName: 'name', patronymic: 'name', years: 'birth.date' })[target] ?? target;

function readCell(
  { raw, photos, contacts, findings, ...read }: ReadRow,
  column: Column,
  text: string,
  cell: Cell,
  places: PlaceFinder,
): void {
  const { target, heading } = column;
  const say = (part: string): LocalizedText => ({ [languageOf(part, column)]: part });
  const find = (code: string, params: Record<string, string>, severity?: 'warning'): void =>
    void findings.push({ code, field: fieldOf(column), params, ...(severity && { severity }) });
  switch (target) {
    case 'private':
      return void contacts.push([heading, text]);
    case 'photos':
      return void photos.push(...list(text, /[;\n]|,(?=\s{0,9}[^\s,]{1,200}\.\w{3,4}\b)/));
    case 'photos.credit':
      return void Object.assign(read.credit, say(text));
    case 'otherNames':
      return put(raw, target, list(text, /[;,\n]/).map(calmName));
    case 'rank':
      return put(raw, target, { ...(raw.rank as object), ...readRank(text, say) });
    case 'units':
      return put(raw, target, unitsWith(raw.units, list(text).map(say)));
    case 'awards':
      return put(raw, target, [...((raw.awards as unknown[]) ?? []), ...readAwards(text, say)]);
    case 'sources':
      return put(raw, target, readSources(text));
    case 'years': {
      const { birth, death } = readYears(text) ?? { birth: text };
      if (birth) put(raw, 'birth.date', birth);
      if (death) put(raw, 'death.date', death);
      return;
    }
    case 'birth.date':
    case 'death.date':
    case 'callUp.date': {
      const found = readDate(cell ?? text, eventOf(target));
      if ('nothing' in found) return;
      put(raw, target, 'date' in found ? found.date : found.unreadable);
      if ('date' in found && found.doubt)
        find('import-date-doubt', { value: text, date: found.date }, 'warning');
      return;
    }
    case 'category':
    case 'fate':
    case 'sex': {
      const value = readChoice(target, text);
      if (value) put(raw, target, value);
      else find('import-word-unknown', { value: text });
      return;
    }
    case 'place': {
      const id = places.find(text);
      if (id) return put(raw, target, id);
      const suggestion = places.near(text);
      if (suggestion) find('import-place-near', { value: text, suggestion });
      else find('import-place-unknown', { value: text });
      return;
    }
    case 'consent': {
      const consent = readConsent(text);
      if (consent) put(raw, target, { ...(raw.consent as object), ...consent });
      else find('import-yes-no', { value: text });
      return;
    }
    case 'living':
    case 'sought':
    case 'consent.page':
    case 'consent.clip':
    case 'consent.led':
    case 'consent.press': {
      const answer = readYesNo(text);
      if (answer === undefined) find('import-yes-no', { value: text });
      else put(raw, target, answer);
    }
  }
}

/** Two columns of one list in two languages are one list. */
function unitsWith(before: unknown, added: LocalizedText[]): { text: LocalizedText }[] {
  const units = (before ?? []) as { text: LocalizedText }[];
  if (units.length === 0 || units.length !== added.length)
    return [...units, ...added.map((text) => ({ text }))];
  return units.map(({ text }, index) => ({ text: { ...added[index], ...text } }));
}

function put(raw: RawDraft, path: string, value: unknown): void {
  const [group = '', part] = path.split('.');
  raw[group] = part ? { ...(raw[group] as object), [part]: value } : value;
}
