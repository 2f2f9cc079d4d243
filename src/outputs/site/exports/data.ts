import { fieldsOf, type Field } from '../../../model/fields.ts';
import { isOpen, keepFields } from '../../../model/keep-fields.ts';
import { LANGUAGES, type LocalizedText } from '../../../model/language.ts';
import { veteranSchema } from '../../../model/veteran.ts';
import type { SiteData } from '../data/site-data.ts';
import type { Person } from '../data/people.ts';

/** All published fields of everybody, in the order of the Kazakh alphabet, one person a line. */
export function peopleJson({ people, settings }: SiteData): string {
  const lines = people.kk.map((person) => JSON.stringify(publicFields(person)));
  const licence = JSON.stringify(settings.licence ?? null);
  return `{"version":1,"licence":${licence},"people":[\n${lines.join(',\n')}\n]}\n`;
}

const openFields = keepFields(veteranSchema, isOpen);

/** What the schema calls open, with the story, which is the body of the file. */
function publicFields({ veteran }: Pick<Person, 'veteran'>): object {
  const { story, folder: _folder, photoFacts: _facts, ...entry } = veteran;
  const { photos, ...fields } = openFields(entry);
  return { ...fields, story, photos };
}

/** The fields of the short table, in their order. */
export const listedIn = (fields: readonly Field[]): Field[] =>
  fields
    .filter(({ facts }) => facts.listed !== undefined)
    .sort((a, b) => (a.facts.listed ?? 0) - (b.facts.listed ?? 0));

const listed = listedIn(fieldsOf('veteran'));

/** `birth.date` is the column `birth`; a localized field has one a language. */
export const columnsOf = ({ path, localized }: Field): string[] => {
  const name = path.endsWith('.date') ? path.slice(0, -'.date'.length) : path;
  return localized ? LANGUAGES.map((language) => `${name}_${language}`) : [name];
};

const cellsOf = (veteran: object, { path, localized }: Field): string[] => {
  const value = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], veteran);
  return localized
    ? LANGUAGES.map((language) => (value as LocalizedText | undefined)?.[language] ?? '')
    : [String(value ?? '')];
};

/** A short table: the head, then everybody. */
export const peopleTable = ({ people }: Pick<SiteData, 'people'>): string[][] => [
  listed.flatMap(columnsOf),
  ...people.kk.map(({ veteran }) => listed.flatMap((field) => cellsOf(veteran, field))),
];
