/** What a clip says of a person besides name and years, in Kazakh and Russian. */
import type { LocalizedText } from '../../src/model/language.ts';
import type { Award, VeteranFields } from '../../src/model/veteran.ts';
import type { Bilingual, Fact } from './card-schema.ts';
import { sayRank } from '../../src/i18n/person/rank.ts';
import { awardLines } from '../../src/i18n/person/awards.ts';
import { capital, fateIn, sayCategory } from '../../src/i18n/person/words.ts';

const SPOKEN = ['kk', 'ru'] as const;
type Spoken = (typeof SPOKEN)[number];

/** Awards beyond these are on the page, not in the clip. */
export const MOST_AWARDS = 5;

const inBoth = (
  kind: Fact['kind'],
  say: (language: Spoken) => string | undefined,
): Fact | undefined => {
  const [kk, ru] = SPOKEN.map((language) => {
    const text = say(language);
    return text ? capital(text) : undefined;
  });
  return kk || ru ? { kind, kk, ru } : undefined;
};

/** With more facts than these a clip has no room for sentences. */
const FACTS_WITH_SUMMARY = 2;

/** Facts in the order they are shown. */
export function factsOf(veteran: VeteranFields): Fact[] {
  const unit = veteran.units?.[0];
  const facts = [
    serviceOf(veteran),
    unit && inBoth('unit', (language) => unit.text[language]),
    ...awardsOf(veteran.awards ?? []),
    inBoth('fate', (language) => fateIn(veteran, language)),
  ].filter((fact) => fact !== undefined);
  const summary = inBoth('summary', (language) => veteran.summary?.[language]);
  return summary && facts.length <= FACTS_WITH_SUMMARY ? [...facts, summary] : facts;
}

/** Rank and role; without both, how the person went through the war. */
function serviceOf(veteran: VeteranFields): Fact | undefined {
  const spoken = inBoth('service', (language) => {
    const parts = [sayRank(veteran.rank, language), veteran.role?.[language]];
    return parts.filter(Boolean).join(', ');
  });
  const rank = inBoth('service', (language) => sayRank(veteran.rank, language));
  if (spoken && rank?.kk && rank.ru && rank.kk !== spoken.kk)
    return { ...spoken, short: { kk: rank.kk, ru: rank.ru } };
  if (spoken && (spoken.kk || !veteran.name.kk) && (spoken.ru || !veteran.name.ru)) return spoken;
  const category = inBoth('service', (language) => sayCategory(veteran, language));
  return { ...category, ...withoutEmpty(spoken), kind: 'service' };
}

const withoutEmpty = (fact: Fact | undefined): Partial<Fact> =>
  Object.fromEntries(Object.entries(fact ?? {}).filter(([, value]) => value));

/** As many as there is room for. */
const awardsOf = (list: readonly Award[]): Fact[] =>
  awardLines(list)
    .slice(0, MOST_AWARDS)
    .map(({ isTitle, say }) => inBoth(isTitle ? 'title' : 'award', say))
    .filter((fact) => fact !== undefined);

/** Kazakh and Russian of a text; English only when neither is there. */
export function spoken(text: LocalizedText): Bilingual {
  return text.kk || text.ru ? { kk: text.kk, ru: text.ru } : { kk: text.en };
}
