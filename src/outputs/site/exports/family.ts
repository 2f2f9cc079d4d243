/**
 * The texts of the family's own copy of a page, to which `client/family-archive.ts` adds the
 * photographs, and the person with photographs for family-tree programs.
 */
import type { Cache } from '../../../base/platform/cache.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { forEachConcurrently, type Failure } from '../../../base/platform/pool.ts';
import { writeZip, type ZipMember } from '../../../base/formats/zip.ts';
import { LANGUAGES } from '../../../model/language.ts';
import type { Output } from '../../../dist/output.ts';
import type { Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import { factsText } from './facts-text.ts';
import { gedcomOf, gedzipOf, gedzipPath } from './gedcom/index.ts';

/** ZIPs written at the same time. */
const WRITERS = 4;

/** Where a person's family archive is published. */
export const familyPath = (id: string): string => `data/family/${id}.zip`;

/**
 * The facts as text in every language and a file for family-tree programs. The same entry gives the
 * same bytes.
 */
export async function familyArchives(
  data: SiteData,
  cache: Cache,
): Promise<{ outputs: Output[]; failures: Failure<Person>[] }> {
  const code = await codeOf(['src/outputs/site/exports/family.ts']);
  const made: Output[][] = [];
  const people = data.people[LANGUAGES[0]];
  const failures = await forEachConcurrently(people, WRITERS, async (person, index) => {
    const key = hashOf(code, ...inputsOf(person, data));
    const write = (extension: string, members: readonly ZipMember[]): Promise<string> =>
      cache.file('family', key, extension, (temporary) => writeZip(temporary, members));
    const common = { person: person.id, kind: 'bundle', language: null } as const;
    made[index] = [
      {
        ...common,
        format: 'family',
        path: familyPath(person.id),
        source: await write('zip', membersOf(person, data)),
      },
      {
        ...common,
        format: 'gedzip',
        path: gedzipPath(person.id),
        source: await write('gdz', gedzipOf(person, data)),
      },
    ];
  });
  return { outputs: made.flat(), failures };
}

function inputsOf({ id, veteran, photos }: Person, { settings, placeById }: SiteData): string[] {
  const { folder: _, photoFacts: __, ...fields } = veteran;
  return [
    id,
    JSON.stringify([
      fields,
      settings,
      placeById.get(veteran.place),
      photos.map(({ photo, versions }) => [photo, versions.at(-1)?.path]),
    ]),
  ];
}

function membersOf(person: Person, data: SiteData): ZipMember[] {
  const { id, veteran } = person;
  const context = { settings: data.settings, place: data.placeById.get(veteran.place) };
  return [
    ...LANGUAGES.map((language) => ({
      name: `${id}/${id}.${language}.txt`,
      text: `\uFEFF${factsText(person, language, context)}`,
    })),
    { name: `${id}/${id}.ged`, text: gedcomOf(person, data) },
  ];
}
