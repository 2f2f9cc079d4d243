/** What Decap asks of its proxy backend, answered from the bare repository. */
import { z } from 'zod';
import type { Translator } from '../../i18n/index.ts';
import { proposeId } from '../../intake/latin.ts';
import type { LocalizedText } from '../../model/language.ts';
import { parseYaml, splitFrontMatter } from '../../model/yaml.ts';
import { isSafePath } from '../git/change.ts';
import { MAIN, type Repository, type StoredFile } from '../git/repository.ts';
import { addressIn, addressOf, type Address } from './address.ts';
import { findDraft, listDrafts, publishDraft, saveDraft, setStatus, STATUSES } from './drafts.ts';
import { prepareEntry } from './entry.ts';
import { Refusal } from './refusal.ts';

/** Who asks: what they may do, and the language they read. */
export interface Editor {
  mayEdit: (place: string) => boolean;
  mayPublish: boolean;
  t: Translator;
}

const text = z.string().max(2_000_000);
const name = z.string().max(300);
const entry = { collection: name, slug: name };
const asset = z.object({ path: name, content: z.string(), encoding: z.literal('base64') });
const options = z.object({ useWorkflow: z.boolean().optional(), status: z.string().optional() });

/** The requests, by their action; what else Decap sends along is not looked at. */
const request = z.discriminatedUnion('action', [
  z.object({ action: z.literal('info') }),
  act('entriesByFolder', { folder: name, extension: name }),
  act('entriesByFiles', { files: z.array(z.object({ path: name })).max(1000) }),
  act('getEntry', { path: name }),
  act('unpublishedEntries', {}),
  act('unpublishedEntry', {
    id: name.optional(),
    collection: name.optional(),
    slug: name.optional(),
  }),
  act('unpublishedEntryDataFile', { ...entry, path: name }),
  act('unpublishedEntryMediaFile', { ...entry, path: name }),
  act('deleteUnpublishedEntry', entry),
  act('persistEntry', {
    dataFiles: z
      .array(z.object({ path: name, newPath: name.optional(), slug: name, raw: text }))
      .length(1),
    assets: z.array(asset).max(50),
    options,
  }),
  act('updateUnpublishedEntryStatus', { ...entry, newStatus: z.enum(STATUSES) }),
  act('publishUnpublishedEntry', entry),
  act('getMedia', { mediaFolder: name }),
  act('getMediaFile', { path: name }),
  act('persistMedia', {}),
  act('deleteFile', { path: name }),
  act('deleteFiles', { paths: z.array(name).max(50) }),
  act('getDeployPreview', {}),
  act('proposeId', {
    name: z.unknown().optional(),
    familyName: z.unknown().optional(),
    birth: z.unknown().optional(),
  }),
]);

function act<A extends string, P extends z.ZodRawShape>(action: A, params: P) {
  return z.object({ action: z.literal(action), params: z.object(params) });
}

type Request = z.infer<typeof request>;
type Params<A extends Request['action']> =
  Extract<Request, { action: A }> extends { params: infer P } ? P : Record<never, never>;

/**
 * Answers one request of the editors' form.
 * @throws {Refusal} with a word for the editor.
 */
export async function answerDecap(
  repository: Repository,
  editor: Editor,
  body: unknown,
): Promise<unknown> {
  const parsed = request.safeParse(body);
  if (!parsed.success) throw new Refusal(400, 'request');
  const { data } = parsed;
  const params = 'params' in data ? data.params : {};
  return new Answers(repository, editor)[data.action](params as never);
}

type Handlers = { [A in Request['action']]: (params: Params<A>) => Promise<unknown> };

const PICTURE = /\.(?:jpe?g|png|webp)$/;
const file = ({ path, blob }: StoredFile, data: Buffer | null) => ({
  file: { path, id: blob, label: path },
  data: data?.toString('utf8') ?? '',
});

class Answers implements Handlers {
  readonly #repository: Repository;
  readonly #editor: Editor;

  constructor(repository: Repository, editor: Editor) {
    this.#repository = repository;
    this.#editor = editor;
  }

  async info() {
    return { repo: 'estelik', publish_modes: ['editorial_workflow'], type: 'local_git' };
  }

  async entriesByFolder({ folder, extension }: Params<'entriesByFolder'>) {
    const [, place = ''] = /^content\/veterans\/([^/]+)$/.exec(folder) ?? [];
    this.#demand(place);
    const files = (await this.#repository.list(folder)).filter(({ path }) =>
      path.endsWith(`/index.${extension}`),
    );
    const data = await this.#repository.readAll(files.map(({ blob }) => blob));
    return files.map((stored, index) => file(stored, data[index] ?? null));
  }

  async entriesByFiles({ files }: Params<'entriesByFiles'>) {
    return Promise.all(files.map((wanted) => this.getEntry(wanted)));
  }

  async getEntry({ path }: Params<'getEntry'>) {
    this.#demand(addressIn(path).place);
    const data = await this.#repository.read(path);
    if (!data) throw new Refusal(404, 'gone');
    const blob = await this.#repository.resolve(`${MAIN}:${path}`);
    return file({ path, blob: blob ?? path }, data);
  }

  async unpublishedEntries() {
    const drafts = await listDrafts(this.#repository);
    return drafts
      .filter(({ place }) => this.#editor.mayEdit(place))
      .map(({ place, id }) => `${place}/${id}/index`);
  }

  async unpublishedEntry({ id, collection, slug }: Params<'unpublishedEntry'>) {
    const [, place = '', rest = ''] = /^([^/]+)\/(.+)$/.exec(id ?? `${collection}/${slug}`) ?? [];
    const draft = await findDraft(this.#repository, this.#own(place, rest));
    const before = await this.#repository.list(draft.folder);
    const files = await this.#repository.list(draft.folder, draft.tip);
    const changed = files.filter(
      ({ path, blob }) =>
        path.endsWith('/index.md') ||
        !before.some((stored) => stored.path === path && stored.blob === blob),
    );
    return {
      collection: draft.place,
      slug: `${draft.id}/index`,
      status: draft.status,
      updatedAt: draft.updatedAt,
      diffs: changed.map(({ path, blob }) => ({
        id: blob,
        path,
        newFile: !before.some((stored) => stored.path === path),
      })),
    };
  }

  async unpublishedEntryDataFile(params: Params<'unpublishedEntryDataFile'>) {
    return { data: (await this.#readDraft(params)).toString('utf8') };
  }

  async unpublishedEntryMediaFile(params: Params<'unpublishedEntryMediaFile'>) {
    return media(params.path, await this.#readDraft(params));
  }

  async deleteUnpublishedEntry({ collection, slug }: Params<'deleteUnpublishedEntry'>) {
    const draft = await findDraft(this.#repository, this.#own(collection, slug));
    await this.#repository.removeBranch(draft.branch);
    return {};
  }

  async persistEntry({ dataFiles, assets, options }: Params<'persistEntry'>) {
    const sent = dataFiles[0] as (typeof dataFiles)[number];
    const at = addressIn(sent.path);
    this.#demand(at.place);
    if (at.file !== 'index.md' || (sent.newPath ?? sent.path) !== sent.path)
      throw new Refusal(400, 'path', { path: sent.newPath ?? sent.path });
    if (!options.useWorkflow) throw new Refusal(403, 'publish');
    const from = (await this.#repository.tip(at.branch)) ?? MAIN;
    const files = await this.#repository.list(at.folder, from);
    const bytes = await this.#repository.readAll(files.map(({ blob }) => blob));
    const there = new Map(
      files.map(({ path }, index) => [path.slice(at.folder.length + 1), bytes[index] as Buffer]),
    );
    const earlier = there.get('index.md')?.toString('utf8') ?? '';
    if (!earlier && (await this.#takenIds()).has(at.id)) throw new Refusal(409, 'taken');
    const { text, photos } = await prepareEntry(
      at,
      {
        text: sent.raw,
        assets: new Map(
          assets.map(({ path, content }) => [addressIn(path).file, Buffer.from(content, 'base64')]),
        ),
      },
      { earlier, photos: there, placeIds: await this.#placeIds(), t: this.#editor.t },
    );
    const remove = [...there.keys()].filter((kept) => kept !== 'index.md' && !photos.has(kept));
    const status = STATUSES.find((known) => known === options.status) ?? 'draft';
    const current = (await listDrafts(this.#repository, at.branch))[0]?.status;
    const write = [...photos, ['index.md', text] as const].map(([inner, data]) => ({
      path: `${at.folder}/${inner}`,
      data,
    }));
    await saveDraft(
      this.#repository,
      at,
      { write, remove: remove.map((inner) => `${at.folder}/${inner}`) },
      current ?? status,
    );
    return {};
  }

  async updateUnpublishedEntryStatus(params: Params<'updateUnpublishedEntryStatus'>) {
    const draft = await findDraft(this.#repository, this.#own(params.collection, params.slug));
    await setStatus(this.#repository, draft, params.newStatus);
    return {};
  }

  async publishUnpublishedEntry({ collection, slug }: Params<'publishUnpublishedEntry'>) {
    const draft = await findDraft(this.#repository, this.#own(collection, slug));
    this.#demandPublishing();
    await publishDraft(this.#repository, draft);
    return {};
  }

  async getMedia({ mediaFolder }: Params<'getMedia'>) {
    const [, place = ''] = /^content\/veterans\/([^/]+)\/[^/]+$/.exec(mediaFolder) ?? [];
    if (!place) return [];
    this.#demand(place);
    const files = await this.#repository.list(mediaFolder);
    const pictures = files.filter(({ path }) => PICTURE.test(path));
    const data = await this.#repository.readAll(pictures.map(({ blob }) => blob));
    return pictures.map(({ path }, index) => media(path, data[index] ?? Buffer.alloc(0)));
  }

  async getMediaFile({ path }: Params<'getMediaFile'>) {
    this.#demand(addressIn(path).place);
    const data = await this.#repository.read(path);
    if (!data) throw new Refusal(404, 'gone');
    return media(path, data);
  }

  /** A photograph belongs to a person: there is no store of loose ones. */
  async persistMedia(): Promise<never> {
    throw new Refusal(403, 'media');
  }

  async deleteFile({ path }: Params<'deleteFile'>) {
    return this.deleteFiles({ paths: [path] });
  }

  async deleteFiles({ paths }: Params<'deleteFiles'>) {
    this.#demandPublishing();
    const folders = paths.map((path) => {
      const at = addressIn(path);
      this.#demand(at.place);
      return at.file === 'index.md' ? at.folder : path;
    });
    const message = `content: remove ${folders.map((folder) => folder.split('/').at(-1)).join(', ')}`;
    await this.#repository.commit(async () => [{ message, remove: folders }]);
    return {};
  }

  async getDeployPreview() {
    return null;
  }

  async proposeId({ name: names, familyName, birth }: Params<'proposeId'>) {
    const words = (value: unknown): LocalizedText =>
      Object.fromEntries(
        Object.entries((value as object | undefined) ?? {}).filter(
          ([, written]) => typeof written === 'string' && written !== '',
        ),
      );
    const { date } = (birth ?? {}) as { date?: unknown };
    return {
      id: proposeId(
        {
          name: words(names),
          familyName: words(familyName),
          birth: { date: typeof date === 'string' ? date : undefined },
        },
        await this.#takenIds(),
      ),
    };
  }

  /** Ids in use now, before, withdrawn, or on their way. */
  async #takenIds(): Promise<Set<string>> {
    const files = (await this.#repository.list('content/veterans')).filter(({ path }) =>
      path.endsWith('/index.md'),
    );
    const taken = new Set(files.map(({ path }) => path.split('/')[3] ?? ''));
    for (const { id } of await listDrafts(this.#repository)) taken.add(id);
    for (const data of await this.#repository.readAll(files.map(({ blob }) => blob)))
      for (const id of formerIds(data?.toString('utf8') ?? '')) taken.add(id);
    const withdrawn = (await this.#repository.read('content/withdrawn.yaml'))?.toString('utf8');
    for (const [, id] of (withdrawn ?? '').matchAll(/\bid: *['"]?([a-z0-9-]+)/g))
      if (id) taken.add(id);
    return taken;
  }

  async #placeIds(): Promise<Set<string>> {
    const files = await this.#repository.list('content/places');
    return new Set(files.map(({ path }) => path.replace(/^.*\/|\.yaml$/g, '')));
  }

  #own(place: string, slug: string): Address {
    this.#demand(place);
    return addressOf(place, slug);
  }

  async #readDraft(params: { collection: string; slug: string; path: string }): Promise<Buffer> {
    const draft = await findDraft(this.#repository, this.#own(params.collection, params.slug));
    if (!isSafePath(params.path) || !params.path.startsWith(`${draft.folder}/`))
      throw new Refusal(400, 'path', { path: params.path });
    const data = await this.#repository.read(params.path, draft.tip);
    if (!data) throw new Refusal(404, 'gone');
    return data;
  }

  #demand(place: string): void {
    if (!this.#editor.mayEdit(place)) throw new Refusal(403, 'place');
  }

  #demandPublishing(): void {
    if (!this.#editor.mayPublish) throw new Refusal(403, 'publish');
  }
}

const media = (path: string, data: Buffer) => ({
  id: path,
  content: data.toString('base64'),
  encoding: 'base64',
  path,
  name: path.slice(path.lastIndexOf('/') + 1),
});

function formerIds(entry: string): string[] {
  if (!entry.includes('formerIds')) return [];
  const parsed = parseYaml(splitFrontMatter(entry)?.yaml ?? '');
  const ids = 'value' in parsed ? (parsed.value as { formerIds?: unknown }).formerIds : [];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
