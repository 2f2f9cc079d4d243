/**
 * A person for family-tree programs: GEDCOM 5.5.1, which all of them read, and a GEDZIP of GEDCOM
 * 7.0 with the photographs inside.
 */
import { t } from '../../../../i18n/index.ts';
import { inLanguage, LANGUAGES } from '../../../../model/language.ts';
import type { ZipMember } from '../../../../base/formats/zip.ts';
import type { PreparedPhoto } from '../../../photos/index.ts';
import type { TextOutput } from '../../../../dist/output.ts';
import type { Person } from '../../data/people.ts';
import type { SiteData } from '../../data/site-data.ts';
import { line, write551, write7, type Line } from './lines.ts';
import { factsOf, nameLine, namesOf, sourcesOf } from './person.ts';

export const gedcomPath = (id: string): string => `data/gedcom/${id}.ged`;
/** The endings of GEDZIP are those of its specification. */
export const gedzipPath = (id: string): string => `data/gedcom/${id}.gdz`;

const MAKER = line('SOUR', 'ESTELIK');
const SUBMITTER: Line = { tag: 'SUBM', id: 'S1', below: [line('NAME', 'Estelik')] };
const TRAILER = line('TRLR');
const PERSON = 'I1';

/** Names of one language after the other, each called by its language: Gramps keeps such kinds. */
export function gedcomOf(person: Person, { settings }: SiteData): string {
  const sources = sourcesOf(person);
  const names = namesOf(person).map(({ text, languages }) => {
    const kind = languages.map((language) => t(language)('site.language')).join(', ');
    return nameLine(text, [line('TYPE', kind)]);
  });
  const others = (person.veteran.otherNames ?? []).map((other) =>
    nameLine(other, [line('TYPE', 'aka')]),
  );
  const pictures = photosOf(person).map(({ jpeg, title }) => {
    const file = line('FILE', new URL(jpeg.path, settings.address).href, [
      line('FORM', 'jpg', [line('MEDI', 'photo')]),
    ]);
    return line('OBJE', undefined, [file, ...(title ? [line('TITL', title)] : [])]);
  });
  const version = [line('VERS', '5.5.1'), line('FORM', 'LINEAGE-LINKED')];
  const head = [MAKER, pointer('SUBM', 'S1'), line('GEDC', undefined, version)];
  return write551([
    line('HEAD', undefined, [...head, line('CHAR', 'UTF-8')]),
    SUBMITTER,
    {
      tag: 'INDI',
      id: PERSON,
      below: [...names, ...others, ...factsOf(person), ...pictures, ...ending(person, settings)],
    },
    ...sources,
    TRAILER,
  ]);
}

/** The members of the GEDZIP: the lines first, then the pictures they name. */
export function gedzipOf(person: Person, { settings }: SiteData): ZipMember[] {
  const [first, ...more] = namesOf(person);
  const names = [
    ...(first ? [nameLine(first.text, translations(first.languages, more))] : []),
    ...(person.veteran.otherNames ?? []).map((other) => nameLine(other, [line('TYPE', 'AKA')])),
  ];
  const photos = photosOf(person).map((photo, index) => ({
    ...photo,
    id: `O${index + 1}`,
    name: `photos/${index + 1}.jpg`,
  }));
  const pictures = photos.map(({ id, name, title }): Line => {
    const form = line('FORM', 'image/jpeg', [line('MEDI', 'PHOTO')]);
    const below = [form, ...(title ? [line('TITL', title)] : [])];
    return { tag: 'OBJE', id, below: [line('FILE', name, below)] };
  });
  const head = [
    line('GEDC', undefined, [line('VERS', '7.0')]),
    MAKER,
    pointer('SUBM', 'S1'),
    line('LANG', first?.languages[0] ?? LANGUAGES[0]),
  ];
  const shown = photos.map(({ id }) => pointer('OBJE', id));
  const text = write7([
    line('HEAD', undefined, head),
    SUBMITTER,
    {
      tag: 'INDI',
      id: PERSON,
      below: [...names, ...factsOf(person), ...shown, ...ending(person, settings)],
    },
    ...pictures,
    ...sourcesOf(person),
    TRAILER,
  ]);
  return [
    { name: 'gedcom.ged', text },
    ...photos.map(({ name, jpeg }) => ({ name, file: jpeg.file })),
  ];
}

/** A name in its other languages: those that write it alike, and those that do not. */
const translations = (
  [, ...alike]: readonly string[],
  more: readonly { text: string; languages: readonly string[] }[],
): Line[] =>
  more
    .flatMap(({ text, languages }) => languages.map((language) => ({ text, language })))
    .filter(({ language }) => !alike.includes(language))
    .map(({ text, language }) => line('TRAN', text, [line('LANG', language)]));

/** What stands on the person's sources and where the page is. */
const ending = (person: Person, { address }: SiteData['settings']): Line[] => [
  ...sourcesOf(person).map(({ id }) => pointer('SOUR', id)),
  line('NOTE', new URL(`kk/people/${person.id}/`, address).href),
];

const pointer = (tag: string, points: string): Line => ({ tag, points });

/** The photographs of the page, the portrait first, each as the one JPEG it is published as. */
const photosOf = ({ photos, portrait }: Person) =>
  [...photos]
    .sort((a, b) => Number(b === portrait) - Number(a === portrait))
    .flatMap(({ photo, versions }: PreparedPhoto) => {
      const jpeg = versions.at(-1);
      return jpeg ? [{ jpeg, title: inLanguage(photo.caption, 'kk')?.text }] : [];
    });

/** A file for everybody. */
export const gedcomFiles = (data: SiteData): TextOutput[] =>
  data.people.kk.map((person) => ({
    person: person.id,
    kind: 'data',
    format: 'ged',
    language: null,
    path: gedcomPath(person.id),
    text: () => gedcomOf(person, data),
  }));
