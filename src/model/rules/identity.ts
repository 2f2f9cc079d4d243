/** Who it is and where the entry belongs. */
import { EQUAL_LANGUAGES, isSaid, LANGUAGES, type LocalizedText } from '../language.ts';
import { nearest } from '../nearest.ts';
import { fault, warning, type Finding } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Addresses are made of the folder's name, so a second identity would split the person. */
const idEqualsFolder: Rule = ({ id, place }, { folder, placeIds }) => [
  ...(id === folder.id ? [] : [fault('id-folder', 'id', { id, folder: folder.id })]),
  ...(place === folder.place || !placeIds.has(place)
    ? []
    : [fault('place-folder', 'place', { place, folder: folder.place })]),
];

/** The place routes the person to a specialist and to screens. */
const placeIsKnown: Rule = (entry, { placeIds }) => unknownPlace(entry.place, placeIds);

/** A finding when there is no such place, with the one that was probably meant. */
export function unknownPlace(place: string, placeIds: ReadonlySet<string>): Finding[] {
  if (placeIds.has(place)) return [];
  const suggestion = nearest(place, [...placeIds]);
  return suggestion
    ? [fault('place-unknown-near', 'place', { place, suggestion })]
    : [fault('place-unknown', 'place', { place })];
}

/** One name is enough, but somebody without any name cannot be remembered. */
export const hasName = ({ name }: { name: LocalizedText }): Finding[] =>
  isSaid(name) ? [] : [fault('name-missing', 'name')];

/** Kazakh and Russian are equal: what is said in one waits to be said in the other. */
const namedInBothLanguages: Rule = ({ name }) =>
  EQUAL_LANGUAGES.filter((language) => !name[language]).map((language) =>
    warning('name-language', `name.${language}`),
  );

/** «Бауыржан Момышұлы» is a given name and the father's: there is no family name to ask for. */
const FATHERS = ['ұлы', 'улы', 'қызы', 'кызы', 'uly', 'qyzy', 'kyzy'];

function mayHaveFamilyName(name = ''): boolean {
  const words = name.split(' ').filter(Boolean);
  const last = words.at(-1)?.toLocaleLowerCase('kk') ?? '';
  return words.length > 2 || (words.length === 2 && !FATHERS.some((end) => last.endsWith(end)));
}

/** Lists are sorted by it: without it somebody of several names stands under the given name's letter. */
export const familyNameIsKnown: Rule = ({ name, familyName }) =>
  LANGUAGES.filter((one) => mayHaveFamilyName(name[one]) && !familyName?.[one]).map((one) =>
    warning('family-name', `familyName.${one}`),
  );

/** More than the longest name of a document; a picture has no room for a whole story. */
const LONGEST_NAME = 100;

/** Neither Cyrillic nor Latin, which the typefaces have, or more marks on a letter than any language has. */
const UNDRAWABLE =
  /[^\p{Script=Cyrillic}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|\p{Extended_Pictographic}|\p{M}{3,}/gu;

/** Clips and prints draw the name; other spellings belong to `otherNames`, which only pages show. */
const nameCanBeDrawn: Rule = (entry) =>
  LANGUAGES.flatMap((language) => {
    const { [language]: name = '' } = entry.name;
    const field = `name.${language}`;
    const letters = [...new Set(name.match(UNDRAWABLE))].slice(0, 5).join(' ');
    const params = { length: name.length, maximum: LONGEST_NAME };
    return [
      ...(name.length > LONGEST_NAME ? [fault('text-too-long', field, params)] : []),
      ...(letters ? [fault('name-letters', field, { letters })] : []),
    ];
  });

export const identityRules: readonly Rule[] = [
  idEqualsFolder,
  placeIsKnown,
  hasName,
  nameCanBeDrawn,
  namedInBothLanguages,
];
