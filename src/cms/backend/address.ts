/** Decap's names for an entry: collection and slug, branch, path. */
import { isSafePath } from '../../git/change.ts';
import { ID_PATTERN } from '../../model/veteran.ts';
import { Refusal } from './refusal.ts';

export interface Address {
  place: string;
  id: string;
  /** The entry's folder in the repository. */
  folder: string;
  /** The branch of its unpublished state. */
  branch: string;
}

/** Branches that Decap's other backends would use for the same entries. */
export const BRANCHES = 'cms/';

/** @throws {Refusal} when it is no entry of ours. */
export function addressOf(place: string, slug: string): Address {
  const id = slug.replace(/\/index$/, '');
  if (![place, id].every((part) => ID_PATTERN.test(part) && part.length <= 64))
    throw new Refusal(400, 'path', { path: `${place}/${slug}` });
  return {
    place,
    id,
    folder: `content/veterans/${place}/${id}`,
    branch: `${BRANCHES}${place}/${id}/index`,
  };
}

/** @param path `content/veterans/<place>/<id>/<file>`. */
export function addressIn(path: string): Address & { file: string } {
  const [, place = '', id = '', file = ''] =
    /^content\/veterans\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (!file || !isSafePath(path)) throw new Refusal(400, 'path', { path });
  return { ...addressOf(place, id), file };
}
