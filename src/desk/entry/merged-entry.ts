/** The file of an entry with what was chosen of a submission, and the photographs that join it. */
import { readEntryText, writeEntryText } from '../../cms/entry-text.ts';
import { photoName, withCredit, type RawDraft } from '../../intake/draft/draft.ts';
import type { KeptPhoto } from '../store/submission.ts';
import { changesScreens } from '../../intake/draft/screens.ts';
import type { Piece } from '../store/joined.ts';
import type { Choices } from '../store/tasks.ts';
import { combine, differences } from './combine.ts';
import { photoPiece, piecesOf } from './pieces.ts';

export interface MergedEntry {
  text: string;
  /** New photographs by their names in the folder. */
  photos: Map<string, KeptPhoto>;
  /** What it got of the submission. */
  pieces: Piece[];
  /** Whether screens would show something else now. */
  isShown: boolean;
  /** Whether they did show the entry: they wait for a second person again. */
  screensAgain: boolean;
}

/**
 * @param earlier The text of `index.md` as it stands.
 * @returns `null` when nothing is chosen that would change it.
 */
export function mergedEntry(
  earlier: string,
  sent: { draft: RawDraft; photos: readonly KeptPhoto[] },
  choices: Choices,
): MergedEntry | null {
  const there = readEntryText(earlier);
  const chosen = differences(there, sent.draft)
    .map(({ path }) => path)
    .filter((path) => (choices[path] ?? 'keep') !== 'keep');
  const photos = (choices['photos'] ?? 'keep') === 'keep' ? [] : sent.photos;
  if (chosen.length === 0 && photos.length === 0) return null;
  const entry = combine(there, sent.draft, choices);
  const joined = withPhotos(entry, photos, choices['photos'] === 'take');
  const shown = photos.length > 0 || changesScreens(there, entry);
  const screensAgain = shown && lowerScreens(entry);
  const text = writeEntryText(entry, earlier);
  const portrait = namedIn(there).find(({ role }) => role === 'portrait')?.file;
  const pieces = [...joined.values()].map((photo, index) =>
    photoPiece(photo, index === 0 && choices['photos'] === 'take' ? portrait : undefined),
  );
  const texts = piecesOf(there, readEntryText(text));
  const both = [...texts, ...pieces];
  return { text, photos: joined, isShown: shown, screensAgain, pieces: both };
}

/** Takes back that screens may show it: they wait for a second person again. `false` where they did not. */
export function lowerScreens(entry: RawDraft): boolean {
  const consent = entry.consent as { led?: unknown };
  if (consent.led !== true) return false;
  entry.consent = { ...consent, led: false };
  return true;
}

export interface Named {
  file: string;
  role: string;
}

/** The photographs that an entry names. */
export const namedIn = (entry: RawDraft): Named[] =>
  (Array.isArray(entry['photos']) ? entry['photos'] : []) as Named[];

/** Adds the photographs under free names; as the first of them is the portrait, others are not. */
function withPhotos(
  entry: RawDraft,
  added: readonly KeptPhoto[],
  first: boolean,
): Map<string, KeptPhoto> {
  const there = namedIn(entry);
  const names = new Set(there.map(({ file }) => file));
  const photos = new Map<string, KeptPhoto>();
  const named = added.map((photo, index): Named => {
    let number = 0;
    while (names.has(photoName(number))) number += 1;
    const file = photoName(number);
    names.add(file);
    photos.set(file, photo);
    const isPortrait = index === 0 && (first || there.length === 0);
    return { file, role: isPortrait ? 'portrait' : 'other', ...withCredit(photo.credit) };
  });
  if (named.length === 0) return photos;
  const others = first
    ? there.map((photo) => (photo.role === 'portrait' ? { ...photo, role: 'other' } : photo))
    : there;
  entry['photos'] = first ? [...named, ...others] : [...others, ...named];
  return photos;
}
