import { LANGUAGES } from '../../model/language.ts';
import type { SiteData } from '../data/site-data.ts';
import type { Person } from '../data/people.ts';

/** All published fields of everybody, in the order of the Kazakh alphabet, one person a line. */
export function peopleJson({ people, settings }: SiteData): string {
  const lines = people.kk.map((person) => JSON.stringify(publicFields(person)));
  const licence = JSON.stringify(settings.licence ?? null);
  return `{"version":1,"licence":${licence},"people":[\n${lines.join(',\n')}\n]}\n`;
}

/** The entry without paths of the machine it was built on and without the family's consents. */
function publicFields({ veteran }: Person): object {
  const { folder: _folder, photoFacts: _facts, consent: _consent, photos, ...fields } = veteran;
  return { ...fields, photos: photos?.map(({ file: _file, ...photo }) => photo) };
}

const COLUMNS = [
  'id',
  'name_kk',
  'name_ru',
  'name_en',
  'place',
  'category',
  'fate',
  'birth',
  'death',
  'deed_kk',
  'deed_ru',
  'deed_en',
];

/** A short table: the head, then everybody. */
export const peopleTable = ({ people }: Pick<SiteData, 'people'>): string[][] => [
  COLUMNS,
  ...people.kk.map(({ veteran }) => [
    veteran.id,
    ...LANGUAGES.map((language) => veteran.name[language] ?? ''),
    veteran.place,
    veteran.category,
    veteran.fate,
    veteran.birth?.date ?? '',
    veteran.death?.date ?? '',
    ...LANGUAGES.map((language) => veteran.deed?.[language] ?? ''),
  ]),
];
