/** Saves an entry as a draft, after the archive's own rules have agreed to it. */
import { MAIN } from '../../git/repository.ts';
import type { Change } from '../../git/change.ts';
import { addressIn, isNotices, type Address } from './address.ts';
import { listDrafts, saveDraft, STATUSES } from './drafts.ts';
import { prepareEntry } from './entry.ts';
import { personIds, placeIds, takenIds } from './ids.ts';
import { prepareNotices } from './notices.ts';
import { Refusal } from './refusal.ts';
import type { Asked } from './rights.ts';
import type { Params } from './request.ts';

/**
 * Writes text and photographs to the entry's branch, over what this page has shown.
 * @throws {Refusal} with all that is wrong; nothing is written then.
 */
export async function persistEntry(
  request: Asked,
  { dataFiles, assets, options }: Params<'persistEntry'>,
): Promise<object> {
  const { repository, seen, editor } = request;
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
  const made = isNotices(at)
    ? await noticesFiles(request, at, from, { dataFiles, assets })
    : await entryFiles(request, at, from, { dataFiles, assets });
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

type Sent = Pick<Params<'persistEntry'>, 'dataFiles' | 'assets'>;
type Files = Required<Pick<Change, 'write' | 'remove'>>;

/** The one file of the notices; pictures have no place in it. */
async function noticesFiles(
  { repository, editor }: Asked,
  { text }: Address,
  from: string | null,
  { dataFiles: [sent], assets: [asset] }: Sent,
): Promise<Files> {
  if (asset) throw new Refusal(400, 'path', { path: asset.path });
  const earlier = from && (await repository.read(text, from));
  const people = await personIds(repository);
  const data = prepareNotices(sent?.raw ?? '', earlier?.toString('utf8') ?? '', people, editor.t);
  return { write: [{ path: text, data }], remove: [] };
}

/** An entry's text with its photographs. */
async function entryFiles(
  { repository, editor }: Asked,
  at: Address,
  from: string | null,
  { dataFiles: [sent], assets }: Sent,
): Promise<Files> {
  const files = from ? await repository.list(at.folder, from) : [];
  const bytes = await repository.readAll(files.map(({ blob }) => blob));
  const there = new Map(
    files.map(({ path }, index) => [path.slice(at.folder.length + 1), bytes[index] as Buffer]),
  );
  const earlier = there.get('index.md')?.toString('utf8') ?? '';
  if (!earlier && (await takenIds(repository)).has(at.id)) throw new Refusal(409, 'taken');
  const { text, photos } = await prepareEntry(
    at,
    {
      text: sent?.raw ?? '',
      assets: new Map(
        assets.map(({ path, content }) => [addressIn(path).file, Buffer.from(content, 'base64')]),
      ),
    },
    { earlier, photos: there, placeIds: await placeIds(repository), t: editor.t },
  );
  const remove = [...there.keys()].filter((kept) => kept !== 'index.md' && !photos.has(kept));
  const write = [...photos, ['index.md', text] as const].map(([inner, data]) => ({
    path: `${at.folder}/${inner}`,
    data,
  }));
  return { write, remove: remove.map((inner) => `${at.folder}/${inner}`) };
}
