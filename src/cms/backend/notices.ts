/** The notices to the press as the form sends them, made fit for the archive or refused with every reason. */
import { sayProblem } from '../../i18n/problem.ts';
import { privateNotices, unknownCorrected } from '../../model/archive-rules.ts';
import { CORRECTIONS, correctionsSchema } from '../../model/correction.ts';
import { problem } from '../../model/problem.ts';
import { schemaFindings } from '../../model/schema-findings.ts';
import { readNotices, writeNotices } from '../notices-text.ts';
import type { Address } from './address.ts';
import type { DraftFiles } from './drafts.ts';
import { personIds } from './ids.ts';
import { Refusal } from './refusal.ts';
import type { Params } from './request.ts';
import type { ActionContext } from './rights.ts';
import { readSent } from './sent.ts';

/**
 * The one file of the notices; pictures have no place in it.
 * @param from The commit that it goes on from.
 * @throws {Refusal} with all that is wrong, in the editor's language.
 */
export async function noticesFiles(
  { repository, editor: { t } }: ActionContext,
  { text: file }: Address,
  from: string | null,
  { dataFiles: [sent], assets: [asset] }: Params<'persistEntry'>,
): Promise<DraftFiles> {
  if (asset) throw new Refusal(400, 'path', { path: asset.path });
  const earlier = from && (await repository.read(file, from));
  const people = await personIds(repository);
  const { text, notices } = readSent(sent?.raw ?? '', t, (raw) => {
    const written = writeNotices(readNotices(raw), earlier?.toString('utf8'));
    return { text: written, notices: readNotices(written).notices };
  });
  const parsed = correctionsSchema.safeParse(notices);
  const findings = parsed.success
    ? [...unknownCorrected(parsed.data, people), ...privateNotices(parsed.data)]
    : schemaFindings(parsed.error, notices, 'corrections');
  if (findings.length === 0) return { write: [{ path: file, data: text }], remove: [] };
  const list = findings
    .map((found) => sayProblem(problem(CORRECTIONS, 1, found), t))
    .map(
      ({ label, message, advice }) =>
        `${t('cms.notices.correction')} ${label}: ${message} ${advice}`,
    );
  throw new Refusal(422, 'rules', { list: list.join('\n') });
}
