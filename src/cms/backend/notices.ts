/** The notices to the press as the form sends them, made fit for the archive or refused with every reason. */
import type { Translator } from '../../i18n/index.ts';
import { sayProblem } from '../../i18n/problem.ts';
import { LARGEST_TEXT } from '../../model/archive-files.ts';
import { privateNotices, unknownCorrected } from '../../model/archive-rules.ts';
import { CORRECTIONS, correctionsSchema } from '../../model/correction.ts';
import { problem } from '../../model/problem.ts';
import { schemaFindings } from '../../model/schema-findings.ts';
import { readNotices, writeNotices } from '../notices-text.ts';
import { Refusal } from './refusal.ts';

/**
 * @param earlier The file as it is, empty for none.
 * @param people Ids of everybody about whom there may be a notice.
 * @returns The file's text.
 * @throws {Refusal} with all that is wrong, in the editor's language.
 */
export function prepareNotices(
  sent: string,
  earlier: string,
  people: ReadonlySet<string>,
  t: Translator,
): string {
  if (sent.length > LARGEST_TEXT) throw new Refusal(413, 'rules', { list: '' });
  const { text, notices } = read(sent, earlier, t);
  const parsed = correctionsSchema.safeParse(notices);
  const findings = parsed.success
    ? [...unknownCorrected(parsed.data, people), ...privateNotices(parsed.data)]
    : schemaFindings(parsed.error, notices, 'corrections');
  if (findings.length === 0) return text;
  const list = findings
    .map((found) => sayProblem(problem(CORRECTIONS, 1, found), t))
    .map(
      ({ label, message, advice }) =>
        `${t('cms.notices.correction')} ${label}: ${message} ${advice}`,
    );
  throw new Refusal(422, 'rules', { list: list.join('\n') });
}

function read(
  sent: string,
  earlier: string,
  t: Translator,
): { text: string; notices: readonly unknown[] } {
  try {
    const text = writeNotices(readNotices(sent), earlier);
    return { text, notices: readNotices(text).notices };
  } catch {
    throw new Refusal(422, 'rules', { list: t('cms.refuse.request') });
  }
}
