/** One row of a list as a draft: every cell read as its column says, nothing added. */
import { setAt, valueAt } from '../../model/at-path.ts';
import type { LocalizedText } from '../../model/language.ts';
import { fault, warning } from '../../model/problem.ts';
import { cleanText } from '../draft/draft.ts';
import { fieldOf, isLocalized, readCell } from './read-cell.ts';
import type { Cell } from './cells.ts';
import { languageOf, type Column, type ListCell } from './column.ts';
import { speaksOfConsent } from './consent.ts';
import { NAMES } from './columns.ts';
import { strangeLetters } from './letters.ts';
import { nameOf } from './name.ts';
import { isDitto, isErrorCell, saysNothing } from './nothing.ts';
import type { PlaceFinder } from './places.ts';
import { once } from './row-values.ts';
import { giveRole } from './service-cells.ts';
import type { CellComment, Defaults, ReadRow } from './types.ts';
import { STRUCK } from './xlsx-parts.ts';

/** What an encoding without Kazakh letters leaves of them: «?лы», «М?нш?к». */
const LOST = /\p{L}\?\p{L}|(?<!\p{L})\?\p{Ll}{2}/u;

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
  const localized = new Map<string, LocalizedText>();
  for (const cell of filled) {
    const { column, text } = cell;
    if (!isLocalized(column.target)) {
      readCell(read, cell, places);
      continue;
    }
    const values = localized.get(column.target) ?? {};
    const language = languageOf(text, column);
    const other = values[language];
    if (other && other !== text)
      read.findings.push(fault('import-two-values', fieldOf(column), { value: text, other }));
    else localized.set(column.target, { ...values, [language]: text });
  }
  for (const [path, value] of localized) if (!valueAt(read.raw, path)) setAt(read.raw, path, value);
  giveRole(read);
  const named = nameOf(filled);
  Object.assign(read.raw, named.raw);
  read.findings.push(...named.findings);
  const { birth, death, fate, other } = named.beside;
  if (birth) once(read, 'birth.date', birth);
  if (death) once(read, 'death.date', death);
  if (fate) once(read, 'fate', fate);
  if (other) setAt(read.raw, 'otherNames', [...((read.raw.otherNames as string[]) ?? []), other]);
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

/**
 * What is said on a cell of other people is of them; elsewhere it is a remark. Beside an answer of a
 * consent any word may change it («кроме экрана», «отозвали»), so that a person must decide.
 */
function hearComment(
  { contacts, findings }: ReadRow,
  { column, comment, isInCell }: CellComment,
): void {
  const isPrivate = column.target === 'private';
  // What other people are told by stays with their contacts.
  const params = { value: isPrivate ? '…' : comment, heading: column.heading };
  if (isPrivate) contacts.push([column.heading, comment]);
  if (fieldOf(column) === 'consent' || speaksOfConsent(comment))
    findings.push(fault('import-consent-beside', 'consent', params));
  if (!isPrivate) findings.push(warning(isInCell ? REMARK : COMMENT, '', params));
}

/** Whether a cell is to be read; marks, errors and letters that cannot be understood are told. */
function saysSomething({ findings }: ReadRow, { column, text }: ListCell): boolean {
  const { target } = column;
  const params = { value: target === 'private' ? '…' : text, heading: column.heading };
  // Wherever it stands: only a story and a name may speak so of other things.
  if (!isConsent(column) && !MAY_SPEAK_SO.has(target) && speaksOfConsent(text)) {
    findings.push(fault('import-consent-beside', 'consent', params));
    if (target !== 'private' && target !== 'remark') return false;
  }
  if (target === 'private') return !saysNothing(text);
  const ask = (code: string, params: Record<string, string> = {}): false => {
    findings.push(fault(code, fieldOf(column), { value: text, ...params }));
    return false;
  };
  if (target === 'unknown' || target === 'ignored' || target === 'remark') {
    if (target === 'remark' && !saysNothing(text)) findings.push(warning(REMARK, '', params));
    return false;
  }
  if (isErrorCell(text)) return ask('import-error-cell');
  if (text.startsWith(STRUCK)) return ask('import-struck', { value: text.slice(STRUCK.length) });
  if (text.includes('\ufffd')) return ask('import-wrong-byte');
  if (isDitto(text)) return ask('import-ditto');
  if (!isAnswer(column) && saysNothing(text)) return false;
  const strange = strangeLetters(text);
  if (strange)
    return strange.probably
      ? ask('import-letters-kazakh', { probably: strange.probably })
      : ask('import-letters-lost');
  if (LOST.test(text)) ask('import-letters-lost');
  return true;
}

const isConsent = (column: Column): boolean =>
  fieldOf(column) === 'consent' || column.target === 'personal-data';
const MAY_SPEAK_SO = new Set<string>([...NAMES, 'story', 'summary']);

/** Where a dash means no; elsewhere it means that nothing is known. */
const isAnswer = ({ target }: Column): boolean =>
  /^(?:consent|personal|living|sought)/.test(target);

/** Line breaks inside a cell matter to lists; everything hidden goes. */
export const textOf = (cell: Cell | undefined): string =>
  cell instanceof Date ? cell.toISOString() : cleanText(String(cell ?? ''));
