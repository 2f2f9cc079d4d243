/** The one sentence that is said of what a person did, wherever there is room for one. */
import { inEachLanguage, LANGUAGES, type Language, type LocalizedText } from './language.ts';
import { DEED_LETTERS, type VeteranFields } from './veteran.ts';

/** Up to so many letters a whole summary stands where the deed would, in smaller letters. */
export const SUMMARY_LETTERS = 120;

export interface Deed {
  /** Nothing is translated: a language in which nobody wrote it stays empty. */
  text: LocalizedText;
  /** The field itself, the summary's first sentence, or the whole summary. */
  form: 'deed' | 'sentence' | 'summary';
}

/**
 * What the entry's own words say that the person did; whole sentences, never cut and never derived.
 * `null` where role, award and fate have to speak.
 */
export function deedOf({ deed, summary }: Pick<VeteranFields, 'deed' | 'summary'>): Deed | null {
  const written = within(deed, DEED_LETTERS);
  if (written) return { text: written, form: 'deed' };
  const first = within(summary && inEachLanguage(summary, firstSentence), DEED_LETTERS);
  if (first) return { text: first, form: 'sentence' };
  const whole = within(summary, SUMMARY_LETTERS);
  return whole ? { text: whole, form: 'summary' } : null;
}

/**
 * The text if it is short enough in Kazakh and in Russian, which stand beside each other and must
 * say the same; English beside them only where it is short enough too.
 */
function within(text: LocalizedText | undefined, most: number): LocalizedText | undefined {
  const fits = (language: Language): boolean => (text?.[language]?.length ?? 0) <= most;
  const written = LANGUAGES.filter((language) => text?.[language]);
  const shown = written.filter((language) => language !== 'en');
  if (written.length === 0 || !(shown.length > 0 ? shown : written).every(fits)) return undefined;
  return text && inEachLanguage(text, (own, language) => (fits(language) ? own : ''));
}

/** A full stop ends a sentence before a capital, unless it ends an initial or a shortened word. */
const SENTENCE_END = /(?<![.!?…])[.!?…]+[»”)]*(?=\s+[«“(]*[\p{Lu}\d])/gu;
const SHORTENED = /(?:^|[\s(«.])(?:\p{L}{1,2}|\d+|мин|тыс|млн|обл|авт|атын|ген|полк|кап|сер)\.$/iu;

/** Where a full stop may only shorten a word, the sentence goes on: rather too long than cut. */
function firstSentence(text: string): string {
  for (const { index, 0: end } of text.matchAll(SENTENCE_END)) {
    const sentence = text.slice(0, index + end.length);
    if (!SHORTENED.test(sentence)) return sentence;
  }
  return text;
}
