/** A problem in a language's words: its dates as people say them, its field by its label. */
import { kindOf } from '../model/fields.ts';
import type { Language } from '../model/in-language.ts';
import { certainDay } from '../model/partial-date.ts';
import type { Problem, SaidProblem } from '../model/problem.ts';
import { labelOf } from '../model/label.ts';
import { sayDate, sayMinute } from './dates.ts';
import type { Translator } from './index.ts';

/** What a parameter of one of these names holds is a date, whatever the problem. */
const DATES = [
  ...['birth', 'callUp', 'date', 'day', 'death', 'deed', 'founded', 'freeze', 'from'],
  ...['named', 'to'],
];

/** And of this one a day and a time. */
const MINUTE = 'at';

/** A text with days among its words. */
const TEXT = 'was';

/** Says a problem with the given translator, the field by its label in that language. */
export function sayProblem(problem: Problem, t: Translator): SaidProblem {
  const label = labelOf(kindOf(problem.file), problem.field, t);
  const params = Object.entries(problem.params).map(([name, value]) => [
    name,
    saidValue(name, value, t.language),
  ]);
  const values = { ...Object.fromEntries(params), field: problem.field, label };
  return {
    ...problem,
    label,
    message: t(`problem.${problem.code}`, values),
    advice:
      problem.code === 'missing' && problem.params['list'] !== undefined
        ? t('problem.missing.choice', values)
        : t(`problem.${problem.code}.fix`, values),
  };
}

function saidValue(name: string, value: string | number, language: Language): string | number {
  if (name === MINUTE) return sayMinute(String(value), language);
  if (name === TEXT) {
    const words = String(value).split(' ');
    return words.map((word) => (certainDay(word) ? sayDate(word, language) : word)).join(' ');
  }
  return DATES.includes(name) ? sayDate(String(value), language) : value;
}
