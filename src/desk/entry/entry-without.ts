/** An entry of the archive without what somebody has taken back. */
import { hash } from 'node:crypto';
import { readEntryText, writeEntryText } from '../../cms/entry-text.ts';
import { entryErrors } from '../../model/read-veteran.ts';
import { lowerScreens, namedIn } from './merged-entry.ts';
import type { Piece } from '../store/joined.ts';
import { takeOut } from './pieces.ts';
import { changesScreens } from '../../intake/draft/screens.ts';

export interface EntryFiles {
  place: string;
  id: string;
  text: string;
  photos: ReadonlyMap<string, Uint8Array>;
  placeIds: ReadonlySet<string>;
}

export interface Remaining {
  text: string;
  /** Names of the photographs that go. */
  gone: string[];
  /** Whether the screens show something else now: they wait for a second person again. */
  screensAgain: boolean;
}

/** @returns `null` where it cannot be told apart, or the rest is no entry by the archive's rules. */
export async function entryWithout(
  files: EntryFiles,
  pieces: readonly Piece[],
): Promise<Remaining | null> {
  const before = readEntryText(files.text);
  const { draft, left } = takeOut(before, pieces);
  const taken = pieces.filter(({ how }) => how === 'photo');
  const bytes = new Map([...files.photos].map(([name, data]) => [hash('sha256', data), name]));
  const gone = taken.map(({ digest }) => bytes.get(digest));
  if (left.length > 0 || !gone.every((name) => name !== undefined)) return null;
  if (gone.length > 0) draft['photos'] = remaining(draft, gone, taken);
  const shown = gone.length > 0 || changesScreens(before, draft);
  const screensAgain = shown && lowerScreens(draft);
  const text = writeEntryText(draft, files.text);
  const photos = new Map([...files.photos].filter(([name]) => !gone.includes(name)));
  const problems = await entryErrors(files, text, photos, files.placeIds);
  return problems.length > 0 ? null : { text, gone, screensAgain };
}

/** A portrait that had made room for one that goes is the portrait again. */
function remaining(
  draft: Parameters<typeof namedIn>[0],
  gone: readonly string[],
  taken: readonly Piece[],
) {
  const rest = namedIn(draft).filter(({ file }) => !gone.includes(file));
  if (rest.some(({ role }) => role === 'portrait')) return rest;
  const former = taken.map(({ before }) => before);
  return rest.map((photo) =>
    former.includes(photo.file) ? { ...photo, role: 'portrait' } : photo,
  );
}
