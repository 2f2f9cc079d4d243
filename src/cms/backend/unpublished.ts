/** What is on its way: the board, one draft, its status, its publication. */
import { isSafePath } from '../../git/change.ts';
import { dropDraft, findDraft, publishDraft, setStatus, type Draft } from './drafts.ts';
import { media } from './media.ts';
import { Refusal } from './refusal.ts';
import { addressOf } from './address.ts';
import { draftAddress, type Asked, type Handlers } from './rights.ts';
import type { Params } from './request.ts';

/** The draft as this page has shown it. @throws {Refusal} when it is another by now, or gone. */
async function seenDraft(
  { repository, seen, editor }: Asked,
  { collection, slug }: Params<'publishUnpublishedEntry'>,
): Promise<Draft> {
  const draft = await findDraft(repository, addressOf(collection, slug));
  seen.requireSeen(editor.page, draft.branch, draft.tip);
  return draft;
}

async function readDraft(
  request: Asked,
  { collection, slug, path }: Params<'unpublishedEntryDataFile'>,
): Promise<Buffer> {
  const at = addressOf(collection, slug);
  if (!isSafePath(path) || (path !== at.text && !path.startsWith(`${at.folder}/`)))
    throw new Refusal(400, 'path', { path });
  const { files } = await request.board.find(at);
  const blob = files.find((stored) => stored.path === path)?.blob;
  const data = blob && (await request.board.read(blob));
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

  async unpublishedEntry(asked, params) {
    const { before, files, ...draft } = await asked.board.find(draftAddress(params));
    // Decap shows what it asks for next; was that changed in between, it is refused all the same.
    asked.seen.note(asked.editor.page, draft.branch, draft.tip);
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

  unpublishedEntryDataFile: async (asked, params) => ({
    data: (await readDraft(asked, params)).toString('utf8'),
  }),

  unpublishedEntryMediaFile: async (asked, params) =>
    media(params.path, await readDraft(asked, params)),

  async deleteUnpublishedEntry(asked, params) {
    await dropDraft(asked.repository, await seenDraft(asked, params));
    return {};
  },

  async updateUnpublishedEntryStatus(asked, params) {
    const draft = await seenDraft(asked, params);
    const tip = await setStatus(asked.repository, draft, params.newStatus);
    asked.seen.note(asked.editor.page, draft.branch, tip);
    return {};
  },

  async publishUnpublishedEntry(asked, params) {
    const draft = await seenDraft(asked, params);
    const { isAlone = false } = asked.editor;
    const shown = await publishDraft(asked.repository, draft, { isAlone });
    if (shown) asked.published(draft.id, shown);
    return {};
  },
} satisfies Partial<Handlers>;
