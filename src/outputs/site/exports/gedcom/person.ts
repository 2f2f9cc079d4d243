/** What family-tree programs are told of a person, in the same lines for both versions of GEDCOM. */
import type { LifeEvent } from '../../../../model/veteran.ts';
import { inLanguage, LANGUAGES, type Language } from '../../../../model/language.ts';
import { t } from '../../../../i18n/index.ts';
import { awardIn } from '../../../../i18n/person/award.ts';
import { rankIn } from '../../../../i18n/person/rank.ts';
import type { Person } from '../../data/people.ts';
import { gedcomDate } from './date.ts';
import { limited, line, type Line } from './lines.ts';

/** Letters that GEDCOM 5.5.1 allows a place, a name, and what an event or a fact says. */
const PLACE = 120;
const NAME = 120;
const DESCRIPTION = 90;

/** A name in GEDCOM's writing, with the languages in which the person is called so. */
export interface NameIn {
  text: string;
  languages: readonly Language[];
}

export function namesOf({ veteran }: Person): NameIn[] {
  const all = LANGUAGES.flatMap((language) => {
    const name = veteran.name[language];
    return name ? [{ language, text: withSurname(name, veteran.familyName?.[language]) }] : [];
  });
  return [...Map.groupBy(all, ({ text }) => text)].map(([text, same]) => ({
    text,
    languages: same.map(({ language }) => language),
  }));
}

/** A name with its kind below it. */
export const nameLine = (text: string, below: readonly Line[]): Line =>
  limited('NAME', text, NAME, below);

/** Sex, life, service and awards. */
export function factsOf({ veteran }: Person): Line[] {
  const burial = inLanguage(veteran.burial?.place, 'kk')?.text;
  return [
    ...(veteran.sex ? [line('SEX', veteran.sex === 'female' ? 'F' : 'M')] : []),
    ...event('BIRT', veteran.birth),
    ...(veteran.living ? [] : event('DEAT', veteran.death)),
    ...(burial ? [line('BURI', undefined, [placeLine(burial)])] : []),
    ...service(veteran),
  ];
}

/** The sources as records; the person points to them by their ids. */
export const sourcesOf = ({ veteran }: Person): (Line & { id: string })[] =>
  (veteran.sources ?? []).map(({ title, reference, url }, index) => {
    const where = [reference, url].filter(Boolean).join(', ');
    const below = [line('TITL', title), ...(where ? [line('PUBL', where)] : [])];
    return { tag: 'SOUR', id: `R${index + 1}`, below };
  });

/** The surname stands between slashes: the last whole words that are it, no part of a patronymic. */
export function withSurname(name: string, family: string | undefined): string {
  if (!family) return name;
  const at = ` ${name} `.lastIndexOf(` ${family} `);
  return at < 0 ? name : `${name.slice(0, at)}/${family}/${name.slice(at + family.length)}`.trim();
}

/** Call-up, rank, units and awards, each as a fact with its kind. */
function service(veteran: Person['veteran']): Line[] {
  const say = t('kk');
  // Family-tree programs keep a day with an event, and a fact without one.
  const fact = (kind: string, text: string | undefined, when: readonly Line[]): Line[] =>
    text
      ? [
          limited(when.length > 0 ? 'EVEN' : 'FACT', text, DESCRIPTION, [
            line('TYPE', kind),
            ...when,
          ]),
        ]
      : [];
  return [
    ...event('EVEN', veteran.callUp, [line('TYPE', say('person.event.callUp'))]),
    ...fact(say('field.veteran.rank'), rankIn(veteran.rank, 'kk')?.text, []),
    ...(veteran.units ?? []).flatMap(({ text, from, to }) =>
      fact(say('field.veteran.units'), inLanguage(text, 'kk')?.text, period(from, to)),
    ),
    ...(veteran.awards ?? []).flatMap((award) => {
      const date = award.date ? gedcomDate(award.date) : null;
      const when = date ? [line('DATE', date)] : [];
      return fact(say('field.veteran.awards'), awardIn(award, 'kk')?.text, when);
    }),
  ];
}

/** From when to when, as a date where both ends are certain enough for one, else in words. */
function period(from: string | undefined, to: string | undefined): Line[] {
  const [start, end] = [from, to].map((date) => (date ? gedcomDate(date) : null));
  if (!start && !end) return [];
  const isPlain = [start, end].every((date) => !date || /^\d|^[A-Z]{3} \d{4}$/.test(date));
  const range = [start && `FROM ${start}`, end && `TO ${end}`].filter(Boolean).join(' ');
  return [isPlain ? line('DATE', range) : line('NOTE', [start, end].filter(Boolean).join(' – '))];
}

function event(tag: string, fact: LifeEvent | undefined, kind: readonly Line[] = []): Line[] {
  const date = fact?.date ? gedcomDate(fact.date) : null;
  const place = inLanguage(fact?.place, 'kk')?.text;
  if (!date && !place) return [];
  const below = [...kind, ...(date ? [line('DATE', date)] : [])];
  return [line(tag, undefined, [...below, ...(place ? [placeLine(place)] : [])])];
}

const placeLine = (place: string): Line => limited('PLAC', place, PLACE, []);
