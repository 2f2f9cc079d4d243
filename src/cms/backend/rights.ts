/** Who asks, of which repository, and what each action names: the one place where that is checked. */
import type { Translator } from '../../i18n/index.ts';
import { ID_PATTERN } from '../../model/veteran.ts';
import type { Repository } from '../../git/repository.ts';
import { addressIn, addressOf, type Address } from './address.ts';
import type { Board } from './board.ts';
import { Refusal } from './refusal.ts';
import type { Action, Params } from './request.ts';
import type { Seen } from './seen.ts';

/** Who asks: what they may do, and the language they read. */
export interface Editor {
  /** `edit`: read and prepare; `screen`: publish; `withdraw`: take an entry out. */
  may: (right: EditorRight, place: string) => boolean;
  /** The folder on one's own machine knows no second person for the screens. */
  isAlone?: boolean;
  /** Tells this person, and the page that is open, from all others. */
  page: string;
  t: Translator;
}

export type EditorRight = 'edit' | 'screen' | 'withdraw';

/** What an action is answered from. */
export interface ActionContext {
  repository: Repository;
  board: Board;
  seen: Seen;
  editor: Editor;
  /** Told of a publication that changes what screens show, or that wishes for them. */
  onPublished: (entry: string, screens: { isShown: boolean; waits: boolean }) => void;
}

export type Handlers = {
  [A in Action]: (context: ActionContext, params: Params<A>) => Promise<unknown>;
};

/** A place, or an entry in it. */
export type Named = Pick<Address, 'place'> & Partial<Address>;

interface Requirement {
  right: EditorRight;
  at: readonly Named[];
}

const edit = (...at: readonly Named[]): Requirement => ({ right: 'edit', at });
const nothing = (): Requirement => edit();

/** A picture goes when its entry is saved without it: alone its removal would leave a broken one. */
function removable(path: string): Named {
  const at = addressIn(path);
  if (at.file !== 'index.md') throw new Refusal(400, 'path', { path });
  return at;
}

/** The place whose folder that is. @throws {Refusal} when it is none. */
export function placeIn(folder: string): Named {
  const [, place = ''] = /^content\/veterans\/([^/]+)$/.exec(folder) ?? [];
  if (!ID_PATTERN.test(place)) throw new Refusal(400, 'path', { path: folder });
  return { place };
}

/** The entry whose folder that is, if it is one's. */
export function entryFolder(folder: string): Address | undefined {
  const [, place = '', id = ''] = /^content\/veterans\/([^/]+)\/([^/]+)$/.exec(folder) ?? [];
  return [place, id].every((part) => ID_PATTERN.test(part)) ? addressOf(place, id) : undefined;
}

/** The draft that is asked for, in whichever way. */
export function draftAddress({ id, collection, slug }: Params<'unpublishedEntry'>): Address {
  const [, place = '', rest = ''] = /^([^/]+)\/(.+)$/.exec(id ?? `${collection}/${slug}`) ?? [];
  return addressOf(place, rest);
}

const draft = ({ collection, slug }: { collection: string; slug: string }): Address =>
  addressOf(collection, slug);

/** Every action has its line: what it names, and the right that is needed there. */
const REQUIREMENTS: { [A in Action]: (params: Params<A>) => Requirement } = {
  info: nothing,
  getDeployPreview: nothing,
  persistMedia: nothing,
  proposeId: nothing,
  // Lists the drafts of the editor's places alone.
  unpublishedEntries: nothing,
  entriesByFolder: ({ folder }) => edit(placeIn(folder)),
  entriesByFiles: ({ files }) => edit(...files.map(({ path }) => addressIn(path))),
  getEntry: ({ path }) => edit(addressIn(path)),
  getMediaFile: ({ path }) => edit(addressIn(path)),
  getMedia: ({ mediaFolder }) => edit(...[entryFolder(mediaFolder) ?? []].flat()),
  unpublishedEntry: (params) => edit(draftAddress(params)),
  unpublishedEntryDataFile: (params) => edit(draft(params)),
  unpublishedEntryMediaFile: (params) => edit(draft(params)),
  deleteUnpublishedEntry: (params) => edit(draft(params)),
  persistEntry: ({ dataFiles }) => edit(...dataFiles.map(({ path }) => addressIn(path))),
  updateUnpublishedEntryStatus: (params) => edit(draft(params)),
  publishUnpublishedEntry: (params) => ({ right: 'screen', at: [draft(params)] }),
  deleteFile: ({ path }) => ({ right: 'withdraw', at: [removable(path)] }),
  deleteFiles: ({ paths }) => ({ right: 'withdraw', at: paths.map(removable) }),
};

/**
 * @returns What the action names.
 * @throws {Refusal} 403 outside of the editor's places, and for those who only prepare.
 */
export function authorizeAction<A extends Action>(
  { may }: Editor,
  action: A,
  params: Params<A>,
): readonly Named[] {
  const { right, at } = REQUIREMENTS[action](params);
  for (const { place } of at) {
    if (!may('edit', place)) throw new Refusal(403, 'place');
    if (!may(right, place)) throw new Refusal(403, 'publish');
  }
  return at;
}
