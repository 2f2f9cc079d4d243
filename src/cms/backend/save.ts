/** Saves an entry as a draft, after the archive's own rules have agreed to it. */
import { MAIN } from '../../git/repository.ts';
import { addressIn, isNotices } from './address.ts';
import { listDrafts, saveDraft, STATUSES } from './drafts.ts';
import { entryFiles } from './entry.ts';
import { noticesFiles } from './notices.ts';
import { Refusal } from './refusal.ts';
import type { ActionContext } from './rights.ts';
import type { Params } from './request.ts';

/**
 * Writes text and photographs to the entry's branch, over what this page has shown.
 * @throws {Refusal} with all that is wrong; nothing is written then.
 */
export async function persistEntry(
  context: ActionContext,
  params: Params<'persistEntry'>,
): Promise<object> {
  const { dataFiles, options } = params;
  const { repository, seen, editor } = context;
  const sent = dataFiles[0] as (typeof dataFiles)[number];
  const at = addressIn(sent.path);
  if (sent.path !== at.text || (sent.newPath ?? sent.path) !== sent.path)
    throw new Refusal(400, 'path', { path: sent.newPath ?? sent.path });
  if (!options.useWorkflow) throw new Refusal(403, 'publish');
  const [draft] = await listDrafts(repository, at.branch);
  const tip = draft?.tip ?? (await repository.tip(at.branch));
  const from = tip ?? (await repository.tip(MAIN));
  const published = draft ? null : await repository.resolve(`${MAIN}:${at.folder}`);
  if (draft) seen.requireSeen(editor.page, at.branch, draft.tip);
  else if (published) seen.requireSeen(editor.page, at.folder, published);
  const made = await (isNotices(at) ? noticesFiles : entryFiles)(context, at, from, params);
  const status = STATUSES.find((known) => known === options.status) ?? 'draft';
  const saved = await saveDraft(
    repository,
    { ...at, from, isNew: tip === null },
    made,
    draft?.status ?? status,
  );
  seen.note(editor.page, at.branch, saved);
  return {};
}
