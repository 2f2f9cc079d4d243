/** One row of a list as a draft: every cell read as its column says, nothing added. */
import { fieldsOf } from '../../model/fields.ts';
import type { LocalizedText } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { eventOf } from '../../model/written-date.ts';
import { ID_PATTERN } from '../../model/veteran.ts';
import type { RawDraft } from '../draft/draft.ts';
import { cleanText } from '../draft/draft.ts';
import { readAwards } from './awards.ts';
import { languageOf, type Column } from './columns.ts';
import type { Use } from '../../model/veteran.ts';
import { readConsent, readYesNo, speaksOfConsent, type Consent } from './consent.ts';
import { readEvent } from './event.ts';
import { foldHeading } from './fold-heading.ts';
import { strangeLetters } from './letters.ts';
import { calmName, isName, nameOf } from './name.ts';
import { isDitto, isErrorCell, saysNothing } from './nothing.ts';
import type { PlaceFinder } from './places.ts';
import type { Cell } from './cells.ts';
import { readRank } from './ranks.ts';
import { readSources } from './sources.ts';
import { readChoice } from './terms.ts';
import { readDate, readYears } from './written-date.ts';
import { STRUCK } from './xlsx-parts.ts';

/** What the list does not say and whoever imports it answers for. */
export interface Defaults {
  place?: string | undefined;
  category?: string | undefined;
  consent?: Record<'page' | 'clip' | 'led' | 'press', boolean> | undefined;
}

/** A cell that holds something, below a heading. */
export interface ListCell {
  column: Column;
  text: string;
  cell: Exclude<Cell, null>;
}

/** What is said on a cell, also on an empty one. */
export interface CellComment {
  column: Column;
  comment: string;
}

export interface ReadRow {
  /** The facts, without `id`. */
  raw: RawDraft;
  /** The id the list gives, as it stands there. */
  id: string | undefined;
  /** File names of photographs, several in one text as they stand. */
  photos: string[];
  /** The list says that there is a photograph, and not its name. */
  isPhotoSaid: boolean;
  credit: LocalizedText;
  /** What the column of ranks says of the role. */
  roleBesideRank: LocalizedText;
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

/** Reads a row that may be a person: what is not wholly understood is a finding, and not taken. */
export function readRow(
  cells: readonly ListCell[],
  places: PlaceFinder,
  defaults: Defaults = {},
  comments: readonly CellComment[] = [],
): ReadRow {
  const read: ReadRow = {
    raw: {},
    id: undefined,
    photos: [],
    isPhotoSaid: false,
    credit: {},
    roleBesideRank: {},
    contacts: [],
    findings: [],
  };
  for (const comment of comments) hearComment(read, comment);
  const filled = cells.filter((cell) => saysSomething(read, cell));
  const conflict = (column: Column, value: string, other: string): void =>
    void read.findings.push({
      code: 'import-two-values',
      field: fieldOf(column),
      params: { value, other },
    });
  const localized = new Map<string, LocalizedText>();
  for (const { column, text, cell } of filled) {
    if (!isLocalized(column.target)) {
      readCell(read, column, text, cell, places);
      continue;
    }
    const values = localized.get(column.target) ?? {};
    const language = languageOf(text, column);
    const other = values[language];
    if (other && other !== text) conflict(column, text, other);
    else localized.set(column.target, { ...values, [language]: text });
  }
  for (const [path, value] of localized) if (!valueAt(read.raw, path)) put(read.raw, path, value);
  giveRole(read);
  const named = nameOf(filled);
  Object.assign(read.raw, named.raw);
  read.findings.push(...named.findings);
  const { birth, death, fate, other } = named.beside;
  for (const [path, value] of [
    ['birth.date', birth],
    ['death.date', death],
    ['fate', fate],
  ] as const)
    if (value) once(read, path, value);
  if (other) put(read.raw, 'otherNames', [...((read.raw.otherNames as string[]) ?? []), other]);
  const isAsked = (field: string): boolean =>
    read.findings.some((found) => found.field === field || found.field.startsWith(`${field}.`));
  const hasConsent = cells.some(({ column: { target } }) => target === 'consent');
  if (!isAsked('place')) read.raw.place ??= defaults.place;
  if (!isAsked('category')) read.raw.category ??= defaults.category;
  if (!isAsked('consent') && !hasConsent) read.raw.consent ??= defaults.consent;
  return read;
}

/** «жива, 101 год»: what a remark says comes along in words, for whoever looks at the person. */
const REMARK = 'import-remark';
const COMMENT = 'import-comment';
export const isRemark = (code: string): boolean => code === REMARK || code === COMMENT;

/** What is said on a cell of other people is of them; elsewhere it is a remark. */
function hearComment({ contacts, findings }: ReadRow, { column, comment }: CellComment): void {
  const params = { value: comment, heading: column.heading };
  if (column.target === 'private') return void contacts.push([column.heading, comment]);
  if (speaksOfConsent(comment))
    findings.push({ code: 'import-consent-beside', field: 'consent', params });
  findings.push({ code: COMMENT, field: '', params, severity: 'warning' });
}

/** Whether a cell is to be read; marks, errors and letters that cannot be understood are told. */
function saysSomething({ findings }: ReadRow, { column, text }: ListCell): boolean {
  const { target } = column;
  if (target === 'private') return !saysNothing(text);
  const ask = (code: string, params: Record<string, string> = {}): false => {
    findings.push({ code, field: fieldOf(column), params: { value: text, ...params } });
    return false;
  };
  if (target === 'unknown' || target === 'ignored' || target === 'remark') {
    const params = { value: text, heading: column.heading };
    if (speaksOfConsent(text))
      findings.push({ code: 'import-consent-beside', field: 'consent', params });
    if (target === 'remark' && !saysNothing(text))
      findings.push({ code: REMARK, field: '', params, severity: 'warning' });
    return false;
  }
  if (isErrorCell(text)) return ask('import-error-cell');
  if (text.startsWith(STRUCK)) return ask('import-struck', { value: text.slice(STRUCK.length) });
  if (text.includes('\ufffd')) return ask('import-wrong-byte');
  if (isDitto(text)) return ask('import-ditto');
  if (!isAnswer(column) && saysNothing(text)) return false;
  const strange = strangeLetters(text);
  if (strange)
    return ask(strange.probably ? 'import-letters-kazakh' : 'import-letters-lost', {
      ...(strange.probably && { probably: strange.probably }),
    });
  if (LOST.test(text)) ask('import-letters-lost');
  return true;
}

/** Where a dash means no; elsewhere it means that nothing is known. */
const isAnswer = ({ target }: Column): boolean =>
  /^(?:consent|personal|living|sought)/.test(target);

/** Line breaks inside a cell matter to lists; everything hidden goes. */
export const textOf = (cell: Cell | undefined): string =>
  cell instanceof Date ? cell.toISOString() : cleanText(String(cell ?? ''));

/** Names and a photograph's credit are read with what stands beside them. */
const APART = ['name', 'familyName', 'photos.credit'];

const COLUMNS = new Map(
  fieldsOf('veteran').flatMap((field) =>
    field.facts.imported ? [[field.path, field] as const] : [],
  ),
);

const isLocalized = (target: string): boolean =>
  target === 'story' || (COLUMNS.get(target)?.localized === true && !APART.includes(target));

/** The field of an entry that a column fills. */
export const fieldOf = ({ target }: Pick<Column, 'target'>): string =>
  OTHER_FIELDS[target] ?? target;

const OTHER_FIELDS: Readonly<Record<string, string>> = {
  givenName: 'name',
  patronymic: 'name',
  years: 'birth.date',
  birth: 'birth.date',
  death: 'death.date',
  callUp: 'callUp.date',
  'personal-data': 'consent',
  'consent-unclear': 'consent',
};

function readCell(
  read: ReadRow,
  column: Column,
  text: string,
  cell: Exclude<Cell, null>,
  places: PlaceFinder,
): void {
  const { raw, photos, contacts, findings } = read;
  const { target, heading } = column;
  const say = (part: string): LocalizedText => ({ [languageOf(part, column)]: part });
  const find = (code: string, params: Record<string, string>, severity?: 'warning'): void =>
    void findings.push({ code, field: fieldOf(column), params, ...(severity && { severity }) });
  switch (target) {
    case 'private':
      return void contacts.push([heading, text]);
    case 'id':
      if (ID_PATTERN.test(text) && text.length <= LONGEST_ID) read.id = text;
      else find('import-id', { value: text });
      return;
    case 'photos':
      if (PHOTO_SAID.test(text)) read.isPhotoSaid = true;
      else if (!PHOTO_NOT.test(text)) photos.push(...list(text));
      return;
    case 'photos.credit':
      return void Object.assign(read.credit, say(text));
    case 'otherNames':
      return readOtherNames(read, list(text, /[;,\n]/));
    case 'rank':
      if (DOUBTFUL.test(text)) return find('import-doubtful', { value: text });
      return readRankCell(read, text, say);
    case 'units':
      return put(raw, target, unitsWith(raw.units, list(text).map(say)));
    case 'awards':
      if (DOUBTFUL.test(text)) return find('import-doubtful', { value: text });
      return readAwardsCell(read, text, say);
    case 'sources': {
      const { sources, people } = readSources(text);
      contacts.push(...people.map((part): [string, string] => [heading, part]));
      return sources.length > 0 ? put(raw, target, sources) : undefined;
    }
    case 'years': {
      const { birth, death } = readYears(text) ?? { birth: text };
      if (birth) once(read, 'birth.date', birth);
      if (death) once(read, 'death.date', death);
      return;
    }
    case 'birth':
    case 'death':
    case 'callUp': {
      const event = typeof cell === 'string' ? readEvent(text) : readCellDate(cell);
      if (!event) return find('import-date-place', { value: text });
      if (event.date) once(read, `${target}.date`, event.date);
      if (event.place) put(raw, `${target}.place`, say(event.place));
      return;
    }
    case 'place': {
      const id = places.find(text);
      if (id) return once(read, target, id);
      const suggestion = places.near(text);
      if (suggestion) find('import-place-near', { value: text, suggestion, ...places.list });
      else find('import-place-unknown', { value: text, ...places.list });
      return;
    }
    case 'consent':
      return readConsentCell(read, column, text);
    case 'consent-unclear':
      return find('import-consent-heading', { value: text });
    case 'personal-data':
      if (readYesNo(text) !== true) find('import-personal-data', { value: text });
      return;
    default:
      return readByType(read, column, text, cell);
  }
}

/** A field that is read by its type alone: a date, yes or no, a choice, a text as it stands. */
function readByType(
  read: ReadRow,
  { target, heading }: Column,
  text: string,
  cell: Exclude<Cell, null>,
): void {
  const field = COLUMNS.get(target);
  if (!field || APART.includes(target)) return;
  const find = (code: string, params: Record<string, string>, severity?: 'warning'): void =>
    void read.findings.push({ code, field: target, params, ...(severity && { severity }) });
  if (field.holds === 'date') {
    const found = readDate(cell, eventOf(target));
    if ('nothing' in found) return;
    once(read, target, 'date' in found ? found.date : found.unreadable);
    const year = 'date' in found ? yearBehind(found.date, heading) : undefined;
    if (year) find('import-date-year', { value: text, year });
    if ('date' in found && found.doubt)
      find('import-date-doubt', { value: text, date: found.date }, 'warning');
  } else if (field.holds === 'boolean') {
    const answer = readYesNo(text);
    if (answer !== undefined) put(read.raw, target, answer);
    else if (!saysNothing(text)) find('import-yes-no', { value: text });
  } else if (field.values) {
    const value = readChoice(target, text);
    if (value) once(read, target, value);
    else find('import-word-unknown', { value: text });
  } else once(read, target, text);
}

/** The uses a heading names, answered with yes or no, or uses named in the cell. */
function readConsentCell(read: ReadRow, { heading, uses = [] }: Column, text: string): void {
  const answers = consentIn(text, heading, uses);
  const field = uses.length === 1 ? `consent.${uses[0]}` : 'consent';
  if (!answers)
    return void read.findings.push({ code: 'import-consent', field, params: { value: text } });
  const before = (read.raw.consent ?? {}) as Record<string, boolean>;
  const both: Record<string, boolean> = { ...before, ...answers };
  for (const [use, isAllowed] of Object.entries(answers))
    if (before[use] !== undefined && before[use] !== isAllowed) {
      both[use] = false;
      const code = 'import-consent-two';
      read.findings.push({ code, field: `consent.${use}`, params: { value: text } });
    }
  read.raw.consent = both;
}

const JOINED = /(?<!\p{L})(?:и|және|мен|пен|бен|and)(?!\p{L})/iu;

function consentIn(text: string, heading: string, uses: readonly Use[]): Consent | undefined {
  if (uses.length === 0) return readConsent(text);
  const answer = readYesNo(text);
  // A list of uses in a heading may be a choice that the answer leaves open.
  if (answer !== undefined)
    return !answer || uses.length === 1 || JOINED.test(heading)
      ? Object.fromEntries(uses.map((use) => [use, answer]))
      : undefined;
  const answers = readConsent(text);
  return answers && Object.keys(answers).every((use) => uses.some((one) => one === use))
    ? answers
    : undefined;
}

function readOtherNames({ raw, findings }: ReadRow, names: readonly string[]): void {
  const read = names.map(calmName);
  const odd = read.find((name) => !isName(name));
  if (odd)
    findings.push({ code: 'import-name-unclear', field: 'otherNames', params: { value: odd } });
  else put(raw, 'otherNames', [...((raw.otherNames as string[]) ?? []), ...read]);
}

interface Rank {
  code?: string;
  text?: LocalizedText;
}

/** Two columns of one rank, in two languages, are one rank; two ranks are a question. */
function readRankCell(read: ReadRow, text: string, say: (text: string) => LocalizedText): void {
  const { raw, findings, roleBesideRank } = read;
  const { rank, role, doubt }: { rank?: Rank; role?: LocalizedText; doubt?: string } = readRank(
    text,
    say,
  );
  if (doubt) findings.push({ code: 'import-rank-beside', field: 'rank', params: { value: doubt } });
  read.roleBesideRank = { ...role, ...roleBesideRank };
  if (!rank) return;
  const before = raw.rank as Rank | undefined;
  if (before?.code && rank.code && before.code !== rank.code)
    findings.push({
      code: 'import-two-values',
      field: 'rank',
      params: { value: text, other: before.code },
    });
  else if (before?.code || (before && !rank.code)) {
    if (!before.code) raw.rank = { ...before, ...rank, text: { ...rank.text, ...before.text } };
  } else raw.rank = rank;
}

/** A role beside the rank, unless a column of roles says another one. */
function giveRole({ raw, roleBesideRank, findings }: ReadRow): void {
  const own = raw.role as LocalizedText | undefined;
  for (const [language, role] of Object.entries(roleBesideRank)) {
    const other = own?.[language as keyof LocalizedText];
    if (role && other && foldHeading(other) !== foldHeading(role))
      findings.push({ code: 'import-two-values', field: 'role', params: { value: role, other } });
  }
  if (Object.keys(roleBesideRank).length > 0) raw.role = { ...roleBesideRank, ...own };
}

/** What is shortened beyond recognition stands as it was written, with a question. */
function readAwardsCell(
  { raw, findings }: ReadRow,
  text: string,
  say: (text: string) => LocalizedText,
): void {
  const { awards, doubts } = readAwards(text, say);
  put(raw, 'awards', [...((raw.awards as unknown[]) ?? []), ...awards]);
  for (const value of doubts)
    findings.push({ code: 'import-award-short', field: 'awards', params: { value } });
}

/** Not said for sure, not received, or not said which: no rank and no award. */
const DOUBTFUL =
  /\?|(?<!\p{L})(?:не (?:награжд|вруч|получ)|лиш[её]н|представл[а-яё]{0,10} к|ұсынылған|берілмеген|марапатталмаған|айырылған)|^(?:есть|имеет|имеются|много|бар|көп|да|иә|\+|\d{1,2} ?(?:медал\p{L}{0,5}|орден\p{L}{0,5}|наград\p{L}{0,5})?)[.!]?$/iu;

/** The year that was typed into a cell for dates: 1919 shows as 2 April 1905 there. */
function yearBehind(date: string, heading: string): string | undefined {
  if (!/^1905-\d\d-\d\d$/.test(date)) return undefined;
  if (!/год|жыл|year/iu.test(heading) || /дат|день|числ|күн|date/iu.test(heading)) return undefined;
  const year = Date.parse(date) / 86_400_000 + 25_569;
  return year >= 1870 && year <= 2030 ? String(year) : undefined;
}

/** «Есть», «бар»: there is a picture, whose name is not said. */
const PHOTO_SAID =
  /^(?:\+|v|✓|☑|да|иә|есть|имеется|имеются|прилаг\p{L}*|прилож\p{L}*|прикреп\p{L}*|отправлен\p{L}*|сдан\p{L}*|бар|жіберілді|тіркелген|тіркелді|қоса берілген|салынған|yes|attached|(?:фото|сурет\p{L}*)\s+(?:есть|бар|прилаг\p{L}*)|(?:есть|бар)\s+(?:фото|сурет)|\d{1,2}\s*(?:шт\.?|фото|сурет|дана))[.!]?$/iu;
const PHOTO_NOT =
  /^(?:нет|жоқ|без фото|суретсіз|фотосыз|no|не сохранил\p{L}*|сақталмаған|утерян\p{L}*|жоғалған)[.!]?$/iu;

const LONGEST_ID = 64;

function readCellDate(cell: Exclude<Cell, null>): { date: string; place?: string } | null {
  const found = readDate(cell);
  return 'date' in found ? { date: found.date } : null;
}

/** A value that two cells may give: they must agree, and the more exact date is kept. */
function once({ raw, findings }: ReadRow, path: string, value: string): void {
  const before = valueAt(raw, path);
  if (before === undefined || value.startsWith(`${String(before)}-`)) return put(raw, path, value);
  if (before === value || String(before).startsWith(`${value}-`)) return;
  findings.push({
    code: 'import-two-values',
    field: path,
    params: { value, other: String(before) },
  });
}

function valueAt(raw: RawDraft, path: string): unknown {
  const [group = '', part] = path.split('.');
  return part ? (raw[group] as Record<string, unknown> | undefined)?.[part] : raw[group];
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
