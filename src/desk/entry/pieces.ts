/** What a person got of somebody else's words, piece by piece, so that it can be taken out again. */
import { hashOf } from '../../base/platform/files.ts';
import type { RawDraft } from '../../intake/draft/draft.ts';
import { fieldsOf } from '../../model/fields.ts';
import { setAt, valueAt } from '../../model/at-path.ts';
import type { Piece } from '../store/joined.ts';

const PARAGRAPH = '\n\n';

/** Nobody's words: what an entry is, and photographs, which are told by their bytes. */
const NOBODYS = new Set(
  fieldsOf('veteran').flatMap(({ path, facts }) => (facts.nobodys ? [path] : [])),
);

/** The words a draft has that it had not before. */
export function piecesOf(before: RawDraft, after: RawDraft): Piece[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !NOBODYS.has(name))
    .flatMap((name) => pieces(name, before[name], after[name]));
}

/** A photograph as a piece; `before` is the one whose place it took. */
export const photoPiece = (
  { clean, original }: { clean: string; original: string },
  before?: string,
): Piece => {
  const piece: Piece = { how: 'photo', path: 'photos', digest: clean, original };
  return before === undefined ? piece : { ...piece, before };
};

function pieces(path: string, before: unknown, after: unknown): Piece[] {
  if (digestOf(before) === digestOf(after)) return [];
  if (Array.isArray(after)) return items(path, listOf(before), after);
  if (isGroup(after) && (before === undefined || isGroup(before))) {
    const there = before ?? {};
    return [...new Set([...Object.keys(there), ...Object.keys(after)])].flatMap((name) =>
      pieces(`${path}.${name}`, there[name], after[name]),
    );
  }
  const digest = after === undefined ? '' : digestOf(after);
  const piece: Piece = { how: 'value', path, digest };
  if (typeof after === 'string') {
    const added = typeof before === 'string' && after.startsWith(before + PARAGRAPH);
    const text = added ? after.slice(before.length + PARAGRAPH.length) : after;
    piece.how = 'text';
    piece.digest = digestOf(text);
    piece.length = text.split(PARAGRAPH).length;
    if (added) return [piece];
  }
  return [before === undefined ? piece : { ...piece, before }];
}

function items(path: string, before: readonly unknown[], after: readonly unknown[]): Piece[] {
  const [had, has] = [before, after].map((list) => new Set(list.map(digestOf)));
  const added = after.map(digestOf).filter((digest) => !had?.has(digest));
  const lost = before.filter((item) => !has?.has(digestOf(item)));
  return added.map((digest, index): Piece => {
    const piece: Piece = { how: 'item', path, digest };
    return index === 0 && lost.length > 0 ? { ...piece, before: lost } : piece;
  });
}

/**
 * The draft without those pieces, and with what they had replaced.
 * @returns `left`: pieces that cannot be told apart any more. Photographs are their owners' business.
 */
export function takeOut(
  draft: RawDraft,
  taken: readonly Piece[],
): { draft: RawDraft; left: Piece[] } {
  const rest = structuredClone(draft);
  const texts = taken.filter(({ how }) => how !== 'photo').reverse();
  const left = texts.filter((piece) => !remove(rest, piece));
  return { draft: rest, left };
}

function remove(draft: RawDraft, piece: Piece): boolean {
  const { path, digest, before } = piece;
  const now = valueAt(draft, path);
  if (Array.isArray(now)) {
    const at = now.findIndex((item) => digestOf(item) === digest);
    if (at < 0) return false;
    const others = now.filter((_, index) => index !== at);
    setAt(draft, path, [...others, ...listOf(before)]);
    return true;
  }
  const isThere = now === undefined ? digest === '' : digestOf(now) === digest;
  if (isThere) setAt(draft, path, before);
  return isThere || (typeof now === 'string' && removeText(draft, piece, now));
}

function removeText(draft: RawDraft, { path, digest, length = 1, before }: Piece, now: string) {
  const parts = now.split(PARAGRAPH);
  const at = parts.findIndex(
    (_, index) => digestOf(parts.slice(index, index + length).join(PARAGRAPH)) === digest,
  );
  if (at < 0) return false;
  parts.splice(at, length, ...(typeof before === 'string' ? [before] : []));
  setAt(draft, path, parts.join(PARAGRAPH) || undefined);
  return true;
}

/**
 * Which pieces of others went along when a draft that held them was joined with somebody: those
 * that are there now, and those of which nobody can say it.
 */
export function carried(
  held: readonly Piece[],
  { before, after, moved }: { before: RawDraft; after: RawDraft; moved: readonly Piece[] },
): Piece[] {
  const photos = new Set(moved.filter(({ how }) => how === 'photo').map(({ digest }) => digest));
  const fields = new Set(moved.map(({ path }) => path.split('.')[0]));
  return held
    .filter((piece) => {
      if (piece.how === 'photo') return photos.has(piece.digest);
      if (!fields.has(piece.path.split('.')[0])) return false;
      return takeOut(before, [piece]).left.length > 0 || takeOut(after, [piece]).left.length > 0;
    })
    .map(({ before: _, ...piece }) => {
      const same = moved.find(({ path, digest }) => path === piece.path && digest === piece.digest);
      return same?.before === undefined ? piece : { ...piece, before: same.before };
    });
}

/** Pieces of others without what they remember of the words of somebody who takes them back. */
export function forgetIn(others: readonly Piece[], taken: readonly Piece[]): Piece[] {
  return others.map((piece) => {
    if (piece.before === undefined) return piece;
    const held: RawDraft = {};
    setAt(held, piece.path, piece.before);
    const { draft } = takeOut(
      held,
      taken.filter(({ path }) => path === piece.path),
    );
    const { before: _, ...rest } = piece;
    const left = valueAt(draft, piece.path);
    return left === undefined ? rest : { ...rest, before: left };
  });
}

/** The same for the same words, in whatever order a file or a form has them. */
function digestOf(value: unknown): string {
  return value === undefined ? '' : hashOf(JSON.stringify(sorted(value))).slice(0, 32);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isGroup(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name])]));
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
