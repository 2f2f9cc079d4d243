/**
 * Rules across the fields of an entry: one named function each, with its reason.
 * A rule gets the entry and what it may need of the archive and returns what it found.
 */
import {
  factsInTheSameLanguages,
  otherNamesDiffer,
  rankIsTheLast,
  textsInBothLanguages,
} from './rules/agreement.ts';
import {
  awardAfterFounding,
  awardAfterDeed,
  posthumousAfterDeath,
  awardIsNamed,
  rankIsNamed,
} from './rules/awards.ts';
import { deedHasPlaceOrNumber, deedIsNoPraise, deedNamesNoRank } from './rules/deed.ts';
import {
  familyNameIsKnown,
  idEqualsFolder,
  placeIsKnown,
  hasName,
  nameCanBeDrawn,
  namedInBothLanguages,
} from './rules/identity.ts';
import {
  birthBeforeDeath,
  plausibleAge,
  plausibleLifespan,
  periodsInOrder,
  fateFitsDeath,
} from './rules/life.ts';
import { photosAreUsable } from './rules/photos.ts';
import { livingIsProtected, consentIsWhole, textsAreClean } from './rules/privacy.ts';
import {
  itemsAreDistinct,
  sourcesAreListed,
  sourcesAreWhole,
  supportedFieldsExist,
} from './rules/sources.ts';
import type { Rule } from './rules/rule.ts';

export const rules: readonly Rule[] = [
  idEqualsFolder,
  placeIsKnown,
  hasName,
  nameCanBeDrawn,
  namedInBothLanguages,
  birthBeforeDeath,
  plausibleAge,
  plausibleLifespan,
  periodsInOrder,
  fateFitsDeath,
  awardAfterFounding,
  awardAfterDeed,
  posthumousAfterDeath,
  awardIsNamed,
  rankIsNamed,
  rankIsTheLast,
  factsInTheSameLanguages,
  otherNamesDiffer,
  deedNamesNoRank,
  deedIsNoPraise,
  deedHasPlaceOrNumber,
  livingIsProtected,
  consentIsWhole,
  photosAreUsable,
  itemsAreDistinct,
  sourcesAreListed,
  supportedFieldsExist,
  textsAreClean,
];

/** What those who write entries should know, and a family, which tells what it knows, is not asked. */
export const advice: readonly Rule[] = [familyNameIsKnown, textsInBothLanguages, sourcesAreWhole];
