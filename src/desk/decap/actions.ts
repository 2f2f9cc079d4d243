/** What Decap asks of its proxy backend, answered from the bare repository. */
import type { Repository } from '../git/repository.ts';
import { Board } from './board.ts';
import { proposeId } from './ids.ts';
import { published } from './published.ts';
import { Refusal } from './refusal.ts';
import { requestSchema, type Action } from './request.ts';
import type { Editor, Handlers } from './rights.ts';
import { persistEntry } from './save.ts';
import { unpublished } from './unpublished.ts';

const HANDLERS: Handlers = {
  ...published,
  ...unpublished,
  persistEntry,
  proposeId,

  async info() {
    return { repo: 'estelik', publish_modes: ['editorial_workflow'], type: 'local_git' };
  },

  async getDeployPreview() {
    return null;
  },

  /** A photograph belongs to a person: there is no store of loose ones. */
  async persistMedia() {
    throw new Refusal(403, 'media');
  },
};

/** What moves a branch. */
export const CHANGES: ReadonlySet<Action> = new Set([
  ...(['persistEntry', 'updateUnpublishedEntryStatus', 'publishUnpublishedEntry'] as const),
  ...(['deleteUnpublishedEntry', 'deleteFile', 'deleteFiles'] as const),
]);

const boards = new WeakMap<Repository, Board>();

/**
 * Answers one request of the editors' form.
 * @throws {Refusal} with a word for the editor.
 */
export async function answerDecap(
  repository: Repository,
  editor: Editor,
  body: unknown,
): Promise<unknown> {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) throw new Refusal(400, 'request');
  const { data } = parsed;
  const board = boards.get(repository) ?? new Board(repository);
  boards.set(repository, board);
  const params = 'params' in data ? data.params : {};
  try {
    return await HANDLERS[data.action]({ repository, board, editor }, params as never);
  } finally {
    if (CHANGES.has(data.action)) board.forget();
  }
}
