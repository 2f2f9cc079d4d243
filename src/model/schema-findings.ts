/** What zod found, as findings of our own dictionary. */
import type { z } from 'zod';
import { siblingsAt, type FileKind } from './fields.ts';
import { nearest } from './nearest.ts';
import type { Finding } from './problem.ts';
import { eventOf, readWrittenDate, type DateQuestion } from './written-date.ts';

type Issue = z.core.$ZodIssue;

/** Codes that the schemas give as `error` themselves. */
export const SCHEMA_CODES = [
  'id',
  'partial-date',
  'photo-name',
  'clock',
  'time-zone',
  'date',
  'kato',
  'hashtag',
  'horizon',
  'positions',
] as const;

/** What is asked of a date that was not wholly understood. */
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

/** What a field should have held instead, by zod's name for it. */
const TYPE_CODES: Record<string, string> = {
  string: 'type-text',
  number: 'type-number',
  int: 'type-integer',
  boolean: 'type-yes-no',
  array: 'type-list',
  object: 'type-group',
};

/** Turns the issues of a file of the given kind into findings; unknown fields one by one. */
export function schemaFindings(error: z.ZodError, input: unknown, kind: FileKind): Finding[] {
  return error.issues.flatMap((issue) => findings(issue, valueAt(input, issue.path), kind));
}

function findings(issue: Issue, raw: unknown, kind: FileKind): Finding[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownField(field, key, kind));
  if (raw === undefined || raw === null || raw === '') return [missing(field, issue)];
  const value = show(raw);
  if ((SCHEMA_CODES as readonly string[]).includes(issue.message))
    return [
      issue.message === 'partial-date' && typeof raw === 'string'
        ? dateQuestion(raw, field)
        : { code: issue.message, field, params: { value } },
    ];
  switch (issue.code) {
    case 'invalid_value':
      return [notListed(field, raw, issue.values.map(String))];
    case 'invalid_type':
      return [{ code: TYPE_CODES[issue.expected] ?? 'format', field, params: { value } }];
    case 'too_big': {
      const maximum = Number(issue.maximum);
      if (Array.isArray(raw))
        return [{ code: 'list-too-long', field, params: { length: raw.length, maximum } }];
      return typeof raw === 'string'
        ? [{ code: 'text-too-long', field, params: { length: raw.length, maximum } }]
        : [{ code: 'number-too-big', field, params: { value, maximum } }];
    }
    case 'too_small': {
      const minimum = Number(issue.minimum);
      if (Array.isArray(raw)) return [{ code: 'list-too-short', field, params: { minimum } }];
      if (typeof raw === 'string') return [{ code: 'missing', field }];
      return [{ code: 'number-too-small', field, params: { value, minimum } }];
    }
    default: {
      const isAddress = issue.code === 'invalid_format' && issue.format === 'url';
      return [{ code: isAddress ? 'url' : 'format', field, params: { value } }];
    }
  }
}

/** An empty field, with the values it may have where they are few enough to be told. */
function missing(field: string, issue: Issue): Finding {
  if (issue.code === 'invalid_value' && issue.values.length <= MOST_LISTED)
    return { code: 'missing', field, params: { list: issue.values.map(String).join(', ') } };
  if (issue.code === 'invalid_type' && issue.expected === 'boolean')
    return { code: 'missing', field, params: { list: 'true, false' } };
  return { code: 'missing', field };
}

/** The glossaries of ranks and awards are longer: a page of the docs has them. */
const MOST_LISTED = 12;

/** Why the text of a date is asked about: the schema took it for none. */
export function dateQuestion(text: string, field: string): Finding {
  const read = readWrittenDate(text, eventOf(field));
  const question = 'question' in read ? (fateIn(text, field) ?? read.question) : 'nothing';
  const params: Record<string, string> = { value: show(text) };
  if ('word' in read) params['word'] = show(read.word);
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

function unknownField(parent: string, key: string, kind: FileKind): Finding {
  const names = siblingsAt(kind, parent);
  const suggestion = nearest(key, names);
  const field = parent ? `${parent}.${key}` : key;
  const params = { value: show(key), list: names.join(', ') };
  return suggestion
    ? { code: 'field-unknown-near', field, params: { ...params, suggestion } }
    : { code: 'field-unknown', field, params };
}

function notListed(field: string, raw: unknown, list: readonly string[]): Finding {
  const suggestion = typeof raw === 'string' ? nearest(raw, list) : undefined;
  const params = { value: show(raw), list: list.join(', ') };
  return suggestion
    ? { code: 'not-listed-near', field, params: { ...params, suggestion } }
    : { code: 'not-listed', field, params };
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    input,
  );

const LONGEST_SHOWN = 60;

/** A value as one short line for a message, without characters that could steer a terminal. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN - 1)}…` : line;
}
