/** One cell, read as its column says. */
import { setAt } from '../../model/at-path.ts';
import { fieldsOf } from '../../model/fields.ts';
import type { LocalizedText } from '../../model/language.ts';
import { eventOf } from '../../model/written-date.ts';
import { fault, warning } from '../../model/problem.ts';
import { ID_PATTERN } from '../../model/veteran.ts';
import type { Value } from './cells.ts';
import { languageOf, type Column, type ListCell } from './column.ts';
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
import { readDate, readYears, yearBehind } from './written-date.ts';

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

export function readCell(read: ReadRow, listed: ListCell, places: PlaceFinder): void {
  const { column, text, cell } = listed;
  const { raw, photos, contacts } = read;
  const { target, heading } = column;
  const say = (part: string): LocalizedText => ({ [languageOf(part, column)]: part });
  const ask = (code: string, params: Record<string, string> = {}): void =>
    void read.findings.push(fault(code, fieldOf(column), { value: text, ...params }));
  switch (target) {
    case 'private':
      return void contacts.push([heading, text]);
    case 'id':
      if (ID_PATTERN.test(text) && text.length <= LONGEST_ID) read.id = text;
      else ask('import-id');
      return;
    case 'photos':
      if (PHOTO_SAID.test(text)) read.isPhotoSaid = true;
      else if (!PHOTO_NOT.test(text)) photos.push(...split(text, /[;\n]/));
      return;
    case 'photos.credit':
      return void Object.assign(read.credit, say(text));
    case 'otherNames':
      return readOtherNames(read, split(text, /[;,\n]/));
    case 'units':
      return setAt(raw, target, unitsWith(raw.units, split(text, /[;\n]/).map(say)));
    case 'rank':
    case 'awards':
      if (DOUBTFUL.test(text)) return ask('import-doubtful');
      return target === 'rank' ? readRankCell(read, text, say) : readAwardsCell(read, text, say);
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
      if (!event) return ask('import-date-place');
      if (event.date) once(read, `${target}.date`, event.date);
      if (event.place) setAt(raw, `${target}.place`, say(event.place));
      return;
    }
    case 'place': {
      const id = places.find(text);
      if (id) return once(read, target, id);
      const suggestion = places.near(text);
      if (suggestion) ask('import-place-near', { suggestion, ...places.list });
      else ask('import-place-unknown', places.list);
      return;
    }
    case 'consent':
      return readConsentCell(read, column, text);
    case 'consent-unclear':
      return ask('import-consent-heading');
    case 'personal-data':
      if (readYesNo(text) !== true) ask('import-personal-data');
      return;
    default:
      return readByType(read, listed, ask);
  }
}

/** A field that is read by its type alone: a date, yes or no, a choice, a text as it stands. */
function readByType(
  read: ReadRow,
  { column: { target, heading }, text, cell }: ListCell,
  ask: (code: string, params?: Record<string, string>) => void,
): void {
  const field = COLUMNS.get(target);
  if (!field || APART.includes(target)) return;
  if (field.holds === 'date') {
    const found = readDate(cell, eventOf(target));
    if ('nothing' in found) return;
    if ('unreadable' in found) return once(read, target, found.unreadable);
    const { date, doubt } = found;
    once(read, target, date);
    const year = yearBehind(date, heading);
    if (year) ask('import-date-year', { year });
    if (doubt) read.findings.push(warning('import-date-doubt', target, { value: text, date }));
  } else if (field.holds === 'boolean') {
    const answer = readYesNo(text);
    if (answer !== undefined) setAt(read.raw, target, answer);
    else if (!saysNothing(text)) ask('import-yes-no');
  } else if (field.values) {
    const value = readChoice(target, text);
    if (value) once(read, target, value);
    else ask('import-word-unknown');
  } else once(read, target, text);
}

function readOtherNames({ raw, findings }: ReadRow, names: readonly string[]): void {
  const read = names.map(calmName);
  const odd = read.find((name) => !isName(name));
  if (odd) findings.push(fault('import-name-unclear', 'otherNames', { value: odd }));
  else setAt(raw, 'otherNames', [...((raw.otherNames as string[]) ?? []), ...read]);
}

/** Not said for sure, not received, or not said which: no rank and no award. */
const DOUBTFUL =
  /\?|(?<!\p{L})(?:не (?:награжд|вруч|получ)|лиш[её]н|представл[а-яё]{0,10} к|ұсынылған|берілмеген|марапатталмаған|айырылған)|^(?:есть|имеет|имеются|много|бар|көп|да|иә|\+|\d{1,2} ?(?:медал\p{L}{0,5}|орден\p{L}{0,5}|наград\p{L}{0,5})?)[.!]?$/iu;

/** «Есть», «бар»: there is a picture, whose name is not said. */
const PHOTO_SAID =
  /^(?:\+|v|✓|☑|да|иә|есть|имеется|имеются|прилаг\p{L}*|прилож\p{L}*|прикреп\p{L}*|отправлен\p{L}*|сдан\p{L}*|бар|жіберілді|тіркелген|тіркелді|қоса берілген|салынған|yes|attached|(?:фото|сурет\p{L}*)\s+(?:есть|бар|прилаг\p{L}*)|(?:есть|бар)\s+(?:фото|сурет)|\d{1,2}\s*(?:шт\.?|фото|сурет|дана))[.!]?$/iu;
const PHOTO_NOT =
  /^(?:нет|жоқ|без фото|суретсіз|фотосыз|no|не сохранил\p{L}*|сақталмаған|утерян\p{L}*|жоғалған)[.!]?$/iu;

const LONGEST_ID = 64;

function readCellDate(cell: Value): { date: string; place?: string } | null {
  const found = readDate(cell);
  return 'date' in found ? { date: found.date } : null;
}
