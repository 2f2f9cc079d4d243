/** A date as it was understood, or what is asked of whoever wrote it. */
import { sayDate } from '../../i18n/dates.ts';
import { t } from '../../i18n/index.ts';
import type { Language } from '../../model/language.ts';
import { dateQuestion } from '../../model/date-question.ts';
import { eventOf, readWrittenDate } from '../../model/written-date.ts';

/** One or two sentences for the field of a form; the text may be as long as a sender likes. */
export function sayUnderstood(field: string, text: string, language: Language): string {
  const say = t(language);
  const event = eventOf(field);
  const read = readWrittenDate(text, event);
  if ('date' in read) return say('desk.client.date', { date: sayDate(text, language, event) });
  if ('nothing' in read) return say('desk.client.date.nothing');
  const { code, params } = dateQuestion(text, field);
  return `${say(`problem.${code}`, params)} ${say(`problem.${code}.fix`)}`;
}
