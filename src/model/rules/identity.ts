/** Who it is and where the entry belongs. */
import { EQUAL_LANGUAGES, LANGUAGES } from '../language.ts';
import { nearest } from '../nearest.ts';
import type { Finding } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Addresses are made of the folder's name, so a second identity would split the person. */
export const idEqualsFolder: Rule = (entry, { folder, placeIds }) => [
  ...(entry.id === folder.id
    ? []
    : [{ code: 'id-folder', field: 'id', params: { id: entry.id, folder: folder.id } }]),
  ...(entry.place === folder.place || !placeIds.has(entry.place)
    ? []
    : [
        {
          code: 'place-folder',
          field: 'place',
          params: { place: entry.place, folder: folder.place },
        },
      ]),
];

/** The place routes the person to a specialist and to screens. */
export const placeIsKnown: Rule = (entry, { placeIds }) => unknownPlace(entry.place, placeIds);

/** A finding when there is no such place, with the one that was probably meant. */
export function unknownPlace(place: string, placeIds: ReadonlySet<string>): Finding[] {
  if (placeIds.has(place)) return [];
  const suggestion = nearest(place, [...placeIds]);
  return suggestion
    ? [{ code: 'place-unknown-near', field: 'place', params: { place, suggestion } }]
    : [{ code: 'place-unknown', field: 'place', params: { place } }];
}

/** One name is enough, but somebody without any name cannot be remembered. */
export const hasName: Rule = (entry) =>
  LANGUAGES.some((language) => entry.name[language])
    ? []
    : [{ code: 'name-missing', field: 'name' }];

/** Kazakh and Russian are equal: what is said in one waits to be said in the other. */
export const namedInBothLanguages: Rule = (entry) =>
  EQUAL_LANGUAGES.filter((language) => !entry.name[language]).map((language) => ({
    code: 'name-language',
    field: `name.${language}`,
    severity: 'warning',
  }));

/** «Бауыржан Момышұлы» is a given name and the father's: there is no family name to ask for. */
const FATHERS = ['ұлы', 'улы', 'қызы', 'кызы', 'uly', 'qyzy', 'kyzy'];

function mayHaveFamilyName(name = ''): boolean {
  const words = name.split(' ').filter(Boolean);
  const last = words.at(-1)?.toLocaleLowerCase('kk') ?? '';
  return words.length > 2 || (words.length === 2 && !FATHERS.some((end) => last.endsWith(end)));
}

/** Lists are sorted by it: without it somebody of several names stands under the given name's letter. */
export const familyNameIsKnown: Rule = ({ name, familyName }) =>
  LANGUAGES.filter((one) => mayHaveFamilyName(name[one]) && !familyName?.[one]).map((one) => ({
    code: 'family-name',
    field: `familyName.${one}`,
    severity: 'warning',
  }));

/** More than the longest name of a document; a picture has no room for a whole story. */
const LONGEST_NAME = 100;

/** Neither Cyrillic nor Latin, which the typefaces have, or more marks on a letter than any language has. */
const UNDRAWABLE =
  /[^\p{Script=Cyrillic}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|\p{Extended_Pictographic}|\p{M}{3,}/gu;

/** Clips and prints draw the name; other spellings belong to `otherNames`, which only pages show. */
export const nameCanBeDrawn: Rule = (entry) =>
  LANGUAGES.flatMap((language) => {
    const name = entry.name[language] ?? '';
    const field = `name.${language}`;
    const found = [...new Set(name.match(UNDRAWABLE))].slice(0, 5).join(' ');
    return [
      ...(name.length > LONGEST_NAME
        ? [
            {
              code: 'text-too-long',
              field,
              params: { length: name.length, maximum: LONGEST_NAME },
            },
          ]
        : []),
      ...(found ? [{ code: 'name-letters', field, params: { letters: found } }] : []),
    ];
  });
