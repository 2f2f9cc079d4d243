/** What zod found, as findings of our own dictionary. */
import type { z } from 'zod';
import { valueAt } from './at-path.ts';
import { dateQuestion } from './date-question.ts';
import { siblingsAt, type FileKind } from './fields.ts';
import { nearest } from './nearest.ts';
import { fault, type Finding } from './problem.ts';
import { shownValue } from './shown-value.ts';

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
export const schemaFindings = (error: z.ZodError, input: unknown, kind: FileKind): Finding[] =>
  error.issues.flatMap((issue) => {
    const field = issue.path.join('.');
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownField(field, key, kind))
      : finding(issue, field, valueAt(input, issue.path));
  });

function finding(issue: Issue, field: string, raw: unknown): Finding {
  if (raw === undefined || raw === null || raw === '') return missing(field, issue);
  const value = shownValue(raw);
  if (issue.message === 'partial-date' && typeof raw === 'string') return dateQuestion(raw, field);
  if ((SCHEMA_CODES as readonly string[]).includes(issue.message))
    return fault(issue.message, field, { value });
  switch (issue.code) {
    case 'invalid_value':
      return notListed(field, raw, issue.values.map(String));
    case 'invalid_type':
      return fault(TYPE_CODES[issue.expected] ?? 'format', field, { value });
    case 'too_big': {
      const maximum = Number(issue.maximum);
      if (typeof raw !== 'string' && !Array.isArray(raw))
        return fault('number-too-big', field, { value, maximum });
      const code = typeof raw === 'string' ? 'text-too-long' : 'list-too-long';
      return fault(code, field, { length: raw.length, maximum });
    }
    case 'too_small': {
      const minimum = Number(issue.minimum);
      if (Array.isArray(raw)) return fault('list-too-short', field, { minimum });
      if (typeof raw === 'string') return fault('missing', field);
      return fault('number-too-small', field, { value, minimum });
    }
    default: {
      const isAddress = issue.code === 'invalid_format' && issue.format === 'url';
      return fault(isAddress ? 'url' : 'format', field, { value });
    }
  }
}

/** An empty field, with the values it may have where they are few enough to be told. */
function missing(field: string, issue: Issue): Finding {
  if (issue.code === 'invalid_value' && issue.values.length <= MOST_LISTED)
    return fault('missing', field, { list: issue.values.map(String).join(', ') });
  if (issue.code === 'invalid_type' && issue.expected === 'boolean')
    return fault('missing', field, { list: 'true, false' });
  return fault('missing', field);
}

/** The glossaries of ranks and awards are longer: a page of the docs has them. */
const MOST_LISTED = 12;

function unknownField(parent: string, key: string, kind: FileKind): Finding {
  const names = siblingsAt(kind, parent);
  const suggestion = nearest(key, names);
  const field = parent ? `${parent}.${key}` : key;
  const params = { value: shownValue(key), list: names.join(', ') };
  return suggestion
    ? fault('field-unknown-near', field, { ...params, suggestion })
    : fault('field-unknown', field, params);
}

function notListed(field: string, raw: unknown, list: readonly string[]): Finding {
  const suggestion = typeof raw === 'string' ? nearest(raw, list) : undefined;
  const params = { value: shownValue(raw), list: list.join(', ') };
  return suggestion
    ? fault('not-listed-near', field, { ...params, suggestion })
    : fault('not-listed', field, params);
}
