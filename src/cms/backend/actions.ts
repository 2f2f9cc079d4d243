/** What Decap asks of its proxy backend, answered from the bare repository. */
import type { Repository } from '../../git/repository.ts';
import { Board } from './board.ts';
import { proposeId } from './ids.ts';
import { published } from './published.ts';
import { Refusal } from './refusal.ts';
import { requestSchema, type Action } from './request.ts';
import { authorizeAction, type ActionContext, type Editor, type Handlers } from './rights.ts';
import { persistEntry } from './save.ts';
import { Seen } from './seen.ts';
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
const CHANGES: ReadonlySet<Action> = new Set([
  ...(['persistEntry', 'updateUnpublishedEntryStatus', 'publishUnpublishedEntry'] as const),
  ...(['deleteUnpublishedEntry', 'deleteFile', 'deleteFiles'] as const),
]);

/** What is remembered of each repository while the process lives. */
const memories = new WeakMap<Repository, Pick<ActionContext, 'board' | 'seen'>>();

export interface Answered {
  action: Action;
  answer: unknown;
  /** Ids of every entry that was changed. */
  changed: readonly string[];
  /** What a publication means for the screens. */
  screens?: { entry: string; isShown: boolean; waits: boolean };
}

/**
 * Answers one request of the editors' form, when everything it names may be named.
 * @throws {Refusal} with a word for the editor.
 */
export async function answerDecap(
  repository: Repository,
  editor: Editor,
  body: unknown,
): Promise<Answered> {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) throw new Refusal(400, 'request');
  const { data } = parsed;
  const memory = memories.get(repository) ?? { board: new Board(repository), seen: new Seen() };
  memories.set(repository, memory);
  const { board, seen } = memory;
  const params = ('params' in data ? data.params : {}) as never;
  const { action } = data;
  const named = authorizeAction(editor, action, params);
  const isChange = CHANGES.has(action);
  const changed = isChange ? named.flatMap(({ id }) => id ?? []) : [];
  let screens: Answered['screens'];
  const onPublished: ActionContext['onPublished'] = (entry, shown) =>
    (screens = { entry, ...shown });
  try {
    const answer = await HANDLERS[action]({ repository, board, seen, editor, onPublished }, params);
    return { action, answer, changed: [...new Set(changed)], ...(screens && { screens }) };
  } finally {
    if (isChange) board.forget();
  }
}
