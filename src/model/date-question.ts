/** What is asked of a date that was not wholly understood. */
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
} as const satisfies Record<DateQuestion['question'] | 'nothing' | 'living' | 'missing', string>;

/** All codes of dates, each with its words in the dictionary. */
export const DATE_QUESTION_CODES: readonly string[] = Object.values(DATE_CODES);

/** Why the text of a date is asked about: the schema took it for none. */
export function dateQuestion(text: string, field: string): Finding {
  const read = readWrittenDate(text, eventOf(field));
  const question = 'question' in read ? (fateIn(text, field) ?? read.question) : 'nothing';
  const params: Record<string, string> = { value: shownValue(text) };
  if ('word' in read) params['word'] = shownValue(read.word);
  return { code: DATE_CODES[question], field, params };
}

/** Words of a column of deaths that tell of no day: each has a field of its own. */
const FATES = {
  living: ['жив', 'жива', 'живой', 'живая', 'здравствует', 'тірі', 'alive', 'living'],
  missing: ['вести', 'хабарсыз', 'missing'],
} as const;

/** What is said instead of a date of death; asked about, never taken for the fact. */
function fateIn(text: string, field: string): keyof typeof FATES | undefined {
  if (field !== 'death.date') return undefined;
  const words = text.toLowerCase().split(/[^\p{L}]/u);
  const has = (known: readonly string[]): boolean => words.some((word) => known.includes(word));
  return (['living', 'missing'] as const).find((fate) => has(FATES[fate]));
}
