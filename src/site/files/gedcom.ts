/** A person for family-tree programs: GEDCOM 5.5.1, which all of them read. */
import { parsePartialDate, type CalendarDate, type DateForm } from '../../model/partial-date.ts';
import type { LifeEvent } from '../../model/veteran.ts';
import { inLanguage, LANGUAGES } from '../../model/language.ts';
import type { TextOutput } from '../../publish/outputs.ts';
import type { Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

const single = ({ year, month, day }: CalendarDate): string =>
  [day, month && MONTHS[month - 1], year].filter(Boolean).join(' ');

/** A partial date in GEDCOM's words: `ABT 1915`, `BEF 1943`, `BET 1941 AND 1943`, `AFT 1943`. */
export function gedcomDate(text: string): string | null {
  const date = parsePartialDate(text);
  if (!date) return null;
  const about = date.form === 'at' && (date.approximate || date.uncertain) ? 'ABT ' : '';
  return about + formText(date);
}

/** GEDCOM has one mark for a date: the form goes before the doubt. */
function formText(date: DateForm): string {
  switch (date.form) {
    case 'at':
      return single(date.at);
    case 'between':
      return `BET ${single(date.from)} AND ${single(date.to)}`;
    case 'before':
      return `BEF ${single(date.to)}`;
    case 'after':
      return `AFT ${single(date.from)}`;
    default:
      return date satisfies never;
  }
}

export function gedcomOf({ veteran, id }: Person, { settings }: SiteData): string {
  const lines = ['0 HEAD', '1 SOUR ESTELIK', '1 SUBM @S1@', '1 GEDC', '2 VERS 5.5.1'];
  lines.push('2 FORM LINEAGE-LINKED', '1 CHAR UTF-8', '0 @S1@ SUBM', '1 NAME Estelik');
  lines.push('0 @I1@ INDI');
  for (const language of LANGUAGES) {
    const name = veteran.name[language];
    if (name) lines.push(`1 NAME ${withSurname(name, veteran.familyName?.[language])}`);
  }
  for (const other of veteran.otherNames ?? []) lines.push(`1 NAME ${other}`, '2 TYPE aka');
  if (veteran.sex) lines.push(`1 SEX ${veteran.sex === 'female' ? 'F' : 'M'}`);
  lines.push(...event('BIRT', veteran.birth));
  if (!veteran.living) lines.push(...event('DEAT', veteran.death));
  const burial = inLanguage(veteran.burial?.place, 'kk')?.text;
  if (burial) lines.push('1 BURI', `2 PLAC ${burial}`);
  lines.push(`1 NOTE ${new URL(`kk/people/${id}/`, settings.address).href}`);
  lines.push('0 TRLR');
  return `\uFEFF${lines.map(oneLine).join('\r\n')}\r\n`;
}

/** A file for everybody. */
export const gedcomFiles = (data: SiteData): TextOutput[] =>
  data.people.kk.map((person) => ({
    ...{ person: person.id, kind: 'data', format: 'ged', language: null },
    path: `data/gedcom/${person.id}.ged`,
    text: () => gedcomOf(person, data),
  }));

/** The surname stands between slashes. */
const withSurname = (name: string, family: string | undefined): string =>
  family && name.includes(family) ? name.replace(family, `/${family}/`) : name;

function event(tag: string, fact: LifeEvent | undefined): string[] {
  const date = fact?.date ? gedcomDate(fact.date) : null;
  const place = inLanguage(fact?.place, 'kk')?.text;
  if (!date && !place) return [];
  return [`1 ${tag}`, ...(date ? [`2 DATE ${date}`] : []), ...(place ? [`2 PLAC ${place}`] : [])];
}

/** A value ends with its line; `@` is doubled, but for pointers. */
const oneLine = (line: string): string =>
  /^[01] (?:SUBM )?@\w+@/.test(line) ? line : line.replace(/\s+/g, ' ').replaceAll('@', '@@');
