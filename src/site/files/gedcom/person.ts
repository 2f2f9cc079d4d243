/** A person for family-tree programs: GEDCOM 5.5.1, which all of them read. */
import { parsePartialDate, type CalendarDate, type DateForm } from '../../model/partial-date.ts';
import type { LifeEvent } from '../../model/veteran.ts';
import { inLanguage, LANGUAGES } from '../../model/language.ts';
import type { TextOutput } from '../../publish/outputs.ts';
import { t } from '../../i18n/index.ts';
import { awardName } from '../views/awards.ts';
import { rankOf } from '../views/service.ts';
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

export function gedcomOf({ veteran, id, portrait }: Person, { settings }: SiteData): string {
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
  lines.push(...service(veteran), ...picture(portrait, settings.address));
  const sources = veteran.sources ?? [];
  lines.push(...sources.map((_, index) => `1 SOUR @S${index + 2}@`));
  lines.push(`1 NOTE ${new URL(`kk/people/${id}/`, settings.address).href}`);
  sources.forEach(({ title, reference, url }, index) => {
    const where = [reference, url].filter(Boolean).join(', ');
    lines.push(`0 @S${index + 2}@ SOUR`, `1 TITL ${title}`);
    if (where) lines.push(`1 PUBL ${where}`);
  });
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

/** The surname stands between slashes: the last whole words that are it, no part of a patronymic. */
export function withSurname(name: string, family: string | undefined): string {
  if (!family) return name;
  const at = ` ${name} `.lastIndexOf(` ${family} `);
  return at < 0 ? name : `${name.slice(0, at)}/${family}/${name.slice(at + family.length)}`.trim();
}

/** Call-up, rank, units and awards, each as a fact with its kind. */
function service(veteran: Person['veteran']): string[] {
  const say = t('kk');
  // Family-tree programs keep a day with an event, and a fact without one.
  const fact = (kind: string, text: string | undefined, when: string[]): string[] =>
    text ? [`1 ${when.length > 0 ? 'EVEN' : 'FACT'} ${text}`, `2 TYPE ${kind}`, ...when] : [];
  const period = (from: string | undefined, to: string | undefined): string[] => {
    const [start, end] = [from, to].map((date) => (date ? gedcomDate(date) : null));
    const plain = [start, end].every((date) => !date || /^\d|^[A-Z]{3} \d{4}$/.test(date));
    if (!start && !end) return [];
    const said = [start && `FROM ${start}`, end && `TO ${end}`].filter(Boolean).join(' ');
    return plain ? [`2 DATE ${said}`] : [`2 NOTE ${[start, end].filter(Boolean).join(' – ')}`];
  };
  return [
    ...event('EVEN', veteran.callUp).flatMap((line, index) =>
      index === 0 ? [line, `2 TYPE ${say('site.event.callUp')}`] : [line],
    ),
    ...fact(say('field.veteran.rank'), rankOf(veteran, 'kk')?.text, []),
    ...(veteran.units ?? []).flatMap(({ text, from, to }) =>
      fact(say('field.veteran.units'), inLanguage(text, 'kk')?.text, period(from, to)),
    ),
    ...(veteran.awards ?? []).flatMap((award) => {
      const date = award.date ? gedcomDate(award.date) : null;
      const when = date ? [`2 DATE ${date}`] : [];
      return fact(say('field.veteran.awards'), awardName(award, 'kk')?.text, when);
    }),
  ];
}

/** The portrait where it is published: a picture is named, never put into the file. */
function picture(portrait: Person['portrait'], address: string): string[] {
  const jpeg = portrait?.versions.at(-1);
  if (!jpeg) return [];
  return ['1 OBJE', `2 FILE ${new URL(jpeg.path, address).href}`, '3 FORM jpg'];
}

function event(tag: string, fact: LifeEvent | undefined): string[] {
  const date = fact?.date ? gedcomDate(fact.date) : null;
  const place = inLanguage(fact?.place, 'kk')?.text;
  if (!date && !place) return [];
  return [`1 ${tag}`, ...(date ? [`2 DATE ${date}`] : []), ...(place ? [`2 PLAC ${place}`] : [])];
}

/** A value ends with its line; `@` is doubled, but for pointers. */
const oneLine = (line: string): string =>
  /^[01] (?:SUBM |SOUR )?@\w+@/.test(line) ? line : line.replace(/\s+/g, ' ').replaceAll('@', '@@');
