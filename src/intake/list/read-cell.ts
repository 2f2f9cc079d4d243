/** One cell, read as its column says. */
import { setAt } from '../../model/at-path.ts';
import { fieldsOf } from '../../model/fields.ts';
import type { LocalizedText } from '../../model/language.ts';
import { eventOf } from '../../model/written-date.ts';
import { ID_PATTERN } from '../../model/veteran.ts';
import type { Cell } from './cells.ts';
import { languageOf, type Column } from './columns.ts';
import { readYesNo } from './consent.ts';
import { readConsentCell } from './consent-cell.ts';
import { readEvent } from './event.ts';
import { calmName, isName } from './name.ts';
import { saysNothing } from './nothing.ts';
import type { PlaceFinder } from './places.ts';
import { once, unitsWith } from './row-values.ts';
import { readAwardsCell, readRankCell } from './service-cells.ts';
import { readSources } from './sources.ts';
import { split } from './split.ts';
import { readChoice } from './terms.ts';
import type { ReadRow } from './types.ts';
import { readDate, readYears } from './written-date.ts';

/** Names and a photograph's credit are read with what stands beside them. */
const APART = ['name', 'familyName', 'photos.credit'];

const COLUMNS = new Map(
  fieldsOf('veteran').flatMap((field) =>
    field.facts.imported ? [[field.path, field] as const] : [],
  ),
);

export const isLocalized = (target: string): boolean =>
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

export function readCell(
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
      else if (!PHOTO_NOT.test(text)) photos.push(...split(text, /[;\n]/));
      return;
    case 'photos.credit':
      return void Object.assign(read.credit, say(text));
    case 'otherNames':
      return readOtherNames(read, split(text, /[;,\n]/));
    case 'rank':
      if (DOUBTFUL.test(text)) return find('import-doubtful', { value: text });
      return readRankCell(read, text, say);
    case 'units':
      return setAt(raw, target, unitsWith(raw.units, split(text, /[;\n]/).map(say)));
    case 'awards':
      if (DOUBTFUL.test(text)) return find('import-doubtful', { value: text });
      return readAwardsCell(read, text, say);
    case 'sources': {
      const { sources, people } = readSources(text);
      contacts.push(...people.map((part): [string, string] => [heading, part]));
      return sources.length > 0 ? setAt(raw, target, sources) : undefined;
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
      const event = typeof cell === 'string' ? readEvent(text, target) : readCellDate(cell);
      if (!event) return find('import-date-place', { value: text });
      if (event.date) once(read, `${target}.date`, event.date);
      if (event.place) setAt(raw, `${target}.place`, say(event.place));
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
    if (answer !== undefined) setAt(read.raw, target, answer);
    else if (!saysNothing(text)) find('import-yes-no', { value: text });
  } else if (field.values) {
    const value = readChoice(target, text);
    if (value) once(read, target, value);
    else find('import-word-unknown', { value: text });
  } else once(read, target, text);
}

function readOtherNames({ raw, findings }: ReadRow, names: readonly string[]): void {
  const read = names.map(calmName);
  const odd = read.find((name) => !isName(name));
  if (odd)
    findings.push({ code: 'import-name-unclear', field: 'otherNames', params: { value: odd } });
  else setAt(raw, 'otherNames', [...((raw.otherNames as string[]) ?? []), ...read]);
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
