/**
 * Rules across the fields of an entry: one named function each, with its reason.
 * A rule gets the entry and what it may need of the archive and returns what it found.
 */
import { agreementRules, textsInBothLanguages } from './rules/agreement.ts';
import { awardRules } from './rules/awards.ts';
import { deedRules } from './rules/deed.ts';
import { familyNameIsKnown, identityRules } from './rules/identity.ts';
import { lifeRules } from './rules/life.ts';
import { photosAreUsable } from './rules/photos.ts';
import { privacyRules, textsAreClean } from './rules/privacy.ts';
import { sourceRules, sourcesAreWhole } from './rules/sources.ts';
import type { Rule } from './rules/rule.ts';

export const rules: readonly Rule[] = [
  ...identityRules,
  ...lifeRules,
  ...awardRules,
  ...agreementRules,
  ...deedRules,
  ...privacyRules,
  photosAreUsable,
  ...sourceRules,
  textsAreClean,
];

/** What those who write entries should know, and a family, which tells what it knows, is not asked. */
export const advice: readonly Rule[] = [familyNameIsKnown, textsInBothLanguages, sourcesAreWhole];
