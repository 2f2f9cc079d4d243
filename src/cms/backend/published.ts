/** What is published: listed, read, removed. */
import type { StoredFile } from '../../git/objects.ts';
import { MAIN } from '../../git/repository.ts';
import { addressIn, isNotices } from './address.ts';
import { isPicture, media } from './media.ts';
import { Refusal } from './refusal.ts';
import { entryFolder, type ActionContext, type Handlers } from './rights.ts';

const file = ({ path, blob }: StoredFile, data: Buffer | null) => ({
  file: { path, id: blob, label: path },
  data: data?.toString('utf8') ?? null,
});

async function readPublished(context: ActionContext, path: string): Promise<Buffer> {
  const data = await context.repository.read(path);
  if (!data) throw new Refusal(404, 'gone');
  return data;
}

/** Decap asks so for every entry that it opens and that has no draft. */
async function getEntry(context: ActionContext, { path }: { path: string }) {
  const { repository, seen, editor } = context;
  const at = addressIn(path);
  const { folder } = at;
  // Before it is read: what changes in between is refused later.
  const version = await repository.resolve(`${MAIN}:${folder}`);
  // There may be no notices yet: the form begins empty.
  const isBegun = version !== null || !isNotices(at);
  const data = isBegun ? await readPublished(context, path) : null;
  if (version) seen.note(editor.page, folder, version);
  const blob = await repository.resolve(`${MAIN}:${path}`);
  return file({ path, blob: blob ?? path }, data);
}

async function deleteFiles(context: ActionContext, { paths }: { paths: string[] }) {
  const folders = paths.map((path) => addressIn(path).folder);
  const message = `content: remove ${folders.map((folder) => folder.split('/').at(-1)).join(', ')}`;
  await context.repository.commit(async () => [{ message, remove: folders }]);
  return {};
}

export const published = {
  async entriesByFolder({ repository }, { folder, extension }) {
    const files = (await repository.list(folder)).filter(({ path }) =>
      path.endsWith(`/index.${extension}`),
    );
    const data = await repository.readAll(files.map(({ blob }) => blob));
    return files.map((stored, index) => file(stored, data[index] ?? null));
  },

  entriesByFiles: (context, { files }) =>
    Promise.all(files.map((wanted) => getEntry(context, wanted))),

  getEntry,

  async getMedia(context, { mediaFolder }) {
    const at = entryFolder(mediaFolder);
    if (!at) return [];
    const files = await context.repository.list(at.folder);
    const pictures = files.filter(({ path }) => isPicture(path));
    const data = await context.repository.readAll(pictures.map(({ blob }) => blob));
    return pictures.map(({ path }, index) => media(path, data[index] ?? Buffer.alloc(0)));
  },

  getMediaFile: async (context, { path }) => media(path, await readPublished(context, path)),

  deleteFile: (context, { path }) => deleteFiles(context, { paths: [path] }),

  deleteFiles,
} satisfies Partial<Handlers>;
