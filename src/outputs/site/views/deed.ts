import { inLanguage, type Language, type SpokenText } from '../../../model/language.ts';
import { deedOf } from '../../../model/deed.ts';
import type { Person } from '../data/people.ts';

/** What the person did, in one sentence that was written as one or stands whole in the summary. */
export function deedIn({ veteran }: Person, language: Language): SpokenText | undefined {
  const deed = deedOf(veteran);
  return deed && deed.form !== 'summary' ? inLanguage(deed.text, language) : undefined;
}

/** What is said of the person where there is room for a sentence or two and no more. */
export const descriptionOf = (person: Person, language: Language): string | undefined =>
  (deedIn(person, language) ?? inLanguage(person.veteran.summary, language))?.text;
