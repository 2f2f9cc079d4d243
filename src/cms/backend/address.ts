/** Decap's names for an entry: collection and slug, branch, path. */
import { isSafePath } from '../../git/change.ts';
import { CORRECTIONS } from '../../model/correction.ts';
import { ID_PATTERN } from '../../model/veteran.ts';
import { Refusal } from './refusal.ts';

export interface Address {
  /** Of the notices, which are about people of every place: their file's name, which no place has. */
  place: string;
  id: string;
  /** Decap's own name for it, beside that of the collection. */
  slug: string;
  /** All that is the entry's in the repository: its folder, or its one file. */
  folder: string;
  /** The file that the form edits. */
  text: string;
  /** The branch of its unpublished state. */
  branch: string;
}

/** Branches that Decap's other backends would use for the same entries. */
export const BRANCHES = 'cms/';

/** The notices to the press: one file, no folder that could be emptied with it. */
const NOTICES: Address = {
  place: CORRECTIONS,
  id: CORRECTIONS,
  slug: CORRECTIONS,
  folder: `content/${CORRECTIONS}`,
  text: `content/${CORRECTIONS}`,
  branch: `${BRANCHES}${CORRECTIONS}/${CORRECTIONS}`,
};

export const isNotices = ({ place }: Pick<Address, 'place'>): boolean => place === CORRECTIONS;

/** @throws {Refusal} when it is no entry of ours. */
export function addressOf(place: string, slug: string): Address {
  if (place === CORRECTIONS && slug === CORRECTIONS) return NOTICES;
  const id = slug.replace(/\/index$/, '');
  if (![place, id].every((part) => ID_PATTERN.test(part) && part.length <= 64))
    throw new Refusal(400, 'path', { path: `${place}/${slug}` });
  const folder = `content/veterans/${place}/${id}`;
  return {
    place,
    id,
    slug: `${id}/index`,
    folder,
    text: `${folder}/index.md`,
    branch: `${BRANCHES}${place}/${id}/index`,
  };
}

/** @param path `content/veterans/<place>/<id>/<file>`, or the notices. */
export function addressIn(path: string): Address & { file: string } {
  if (path === NOTICES.text) return { ...NOTICES, file: CORRECTIONS };
  const [, place = '', id = '', file = ''] =
    /^content\/veterans\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (!file || !isSafePath(path)) throw new Refusal(400, 'path', { path });
  return { ...addressOf(place, id), file };
}
