/** What is on its way: the board, one draft, its status, its publication. */
import { isSafePath } from '../../git/change.ts';
import { dropDraft, findDraft, publishDraft, setStatus, type Draft } from './drafts.ts';
import { media } from './media.ts';
import { Refusal } from './refusal.ts';
import { addressOf } from './address.ts';
import { draftAddress, type ActionContext, type Handlers } from './rights.ts';
import type { Params } from './request.ts';

/** The draft as this page has shown it. @throws {Refusal} when it is another by now, or gone. */
async function seenDraft(
  { repository, seen, editor }: ActionContext,
  { collection, slug }: Params<'publishUnpublishedEntry'>,
): Promise<Draft> {
  const draft = await findDraft(repository, addressOf(collection, slug));
  seen.requireSeen(editor.page, draft.branch, draft.tip);
  return draft;
}

async function readDraft(
  context: ActionContext,
  { collection, slug, path }: Params<'unpublishedEntryDataFile'>,
): Promise<Buffer> {
  const at = addressOf(collection, slug);
  if (!isSafePath(path) || (path !== at.text && !path.startsWith(`${at.folder}/`)))
    throw new Refusal(400, 'path', { path });
  const { files } = await context.board.find(at);
  const blob = files.find((stored) => stored.path === path)?.blob;
  const data = blob && (await context.board.read(blob));
  if (!data) throw new Refusal(404, 'gone');
  return data;
}

export const unpublished = {
  async unpublishedEntries({ board, editor }) {
    const drafts = await board.all();
    return drafts
      .filter(({ place }) => editor.may('edit', place))
      .map(({ place, slug }) => `${place}/${slug}`);
  },

  async unpublishedEntry(context, params) {
    const { before, files, ...draft } = await context.board.find(draftAddress(params));
    // Decap shows what it asks for next; was that changed in between, it is refused all the same.
    context.seen.note(context.editor.page, draft.branch, draft.tip);
    const changed = files.filter(
      ({ path, blob }) =>
        path === draft.text ||
        !before.some((stored) => stored.path === path && stored.blob === blob),
    );
    return {
      collection: draft.place,
      slug: draft.slug,
      status: draft.status,
      updatedAt: draft.updatedAt,
      diffs: changed.map(({ path, blob }) => ({
        id: blob,
        path,
        newFile: !before.some((stored) => stored.path === path),
      })),
    };
  },

  unpublishedEntryDataFile: async (context, params) => ({
    data: (await readDraft(context, params)).toString('utf8'),
  }),

  unpublishedEntryMediaFile: async (context, params) =>
    media(params.path, await readDraft(context, params)),

  async deleteUnpublishedEntry(context, params) {
    await dropDraft(context.repository, await seenDraft(context, params));
    return {};
  },

  async updateUnpublishedEntryStatus(context, params) {
    const draft = await seenDraft(context, params);
    const tip = await setStatus(context.repository, draft, params.newStatus);
    context.seen.note(context.editor.page, draft.branch, tip);
    return {};
  },

  async publishUnpublishedEntry(context, params) {
    const draft = await seenDraft(context, params);
    const { isAlone = false } = context.editor;
    const shown = await publishDraft(context.repository, draft, { isAlone });
    if (shown) context.onPublished(draft.id, shown);
    return {};
  },
} satisfies Partial<Handlers>;
