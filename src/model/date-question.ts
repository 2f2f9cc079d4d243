/** What is asked of a date that was not wholly understood. */
import { deathWord, type DeathWord } from './death-words.ts';
import type { Finding } from './problem.ts';
import { shownValue } from './shown-value.ts';
import { eventOf, readWrittenDate, type DateQuestion } from './written-date.ts';

const DATE_CODES = {
  unclear: 'partial-date',
  long: 'partial-date',
  word: 'date-word',
  impossible: 'date-impossible',
  'short-year': 'date-short-year',
  several: 'date-several',
  season: 'date-season',
  wide: 'date-wide',
  'old-style': 'date-old-style',
  nothing: 'date-nothing',
  living: 'date-living',
  missing: 'date-missing',
  buried: 'date-buried',
  dead: 'date-dead',
} as const satisfies Record<DateQuestion['question'] | 'nothing' | DeathWord, string>;

/** All codes of dates, each with its words in the dictionary. */
export const DATE_QUESTION_CODES: readonly string[] = Object.values(DATE_CODES);

/** Why the text of a date is asked about: the schema took it for none. */
export function dateQuestion(text: string, field: string): Finding {
  const read = readWrittenDate(text, eventOf(field));
  const instead = field === 'death.date' ? deathWord(text) : undefined;
  const question = 'question' in read ? (instead ?? read.question) : 'nothing';
  const params: Record<string, string> = { value: shownValue(text) };
  if ('word' in read) params['word'] = shownValue(read.word);
  return { code: DATE_CODES[question], field, params };
}
