/** Photographs of a posted form: decoded, cleaned and kept, a few at a time. */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cleanApart } from '../../intake/photo/clean-apart.ts';
import { LARGEST_PHOTO, MOST_PHOTOS } from '../../model/photo-limits.ts';
import type { Finding } from '../../model/problem.ts';
import type { Desk } from '../app/desk.ts';
import { keepPictures } from '../store/photos.ts';
import type { KeptPhoto } from '../store/submission.ts';
import type { Posted, PostedFile } from '../app/request.ts';
import { recutPhoto } from './chosen.ts';
import { jsonIn } from '../app/input.ts';
import { fairTurns } from '../../base/platform/turns.ts';

/** Decoding 50 million pixels takes 200 MB: more side by side would take the machine down. */
const DECODED_AT_ONCE = 2;
/** More than are decoded: while the disk writes some, others are. Each holds 30 MB at most. */
const KEPT_AT_ONCE = 6;

const decoding = fairTurns(DECODED_AT_ONCE);
const turn = fairTurns(KEPT_AT_ONCE);

/**
 * Cleans and keeps the photographs for the form of that UUID.
 * @param dropped Originals that the form leaves out.
 * @returns What was refused, and why.
 */
export async function keepPhotos(
  desk: Desk,
  owner: string,
  files: readonly PostedFile[],
  dropped: readonly string[] = [],
): Promise<Finding[]> {
  const { photos } = desk.submissions;
  const refused: Finding[] = [];
  for (const file of files) {
    const kept = (): KeptPhoto[] => photos.withPending(owner, dropped);
    const finding = await turn(file.from, () => keepOne(desk, file, { owner, kept }));
    if ('code' in finding) refused.push(finding);
    else photos.addPending(owner, finding);
    if ('original' in finding && file.upload !== undefined)
      await desk.uploads.claim(file.upload, finding.original);
  }
  return refused;
}

/**
 * Photographs that were kept before, turned or cut anew: from the clean picture, as it was before the
 * sender's eyes; the original stays. What cannot be read is left as it is.
 */
export async function recutPhotos(
  desk: Desk,
  owner: string,
  { values, from }: Posted,
  dropped: readonly string[],
): Promise<void> {
  const { photos } = desk.submissions;
  for (const { original, edit } of (values['recut'] ?? [])
    .slice(0, MOST_PHOTOS)
    .flatMap((text) => jsonIn(text, recutPhoto) ?? [])) {
    const kept = photos.withPending(owner, dropped).find((photo) => photo.original === original);
    if (!kept) continue;
    const path = desk.blobs.pathOf(kept.clean);
    const cleaned = await turn(from, () => decoding(from, () => cleanApart(path, original, edit)));
    if ('refused' in cleaned) continue;
    const stored = await keepPictures(desk.blobs, path, cleaned.photo);
    photos.addPending(owner, { ...stored, original, credit: kept.credit });
  }
}

/**
 * Cleans photographs of the desk's people and stores the pictures; whose they are is noted with the
 * change they are part of.
 * @param there How many there are already.
 */
export async function storePhotos(
  desk: Desk,
  files: readonly PostedFile[],
  there: number,
): Promise<{ photos: KeptPhoto[]; refused: Finding[] }> {
  const photos: KeptPhoto[] = [];
  const refused: Finding[] = [];
  for (const file of files) {
    const kept = await turn(file.from, () =>
      keepOne(desk, file, { owner: '', kept: () => photos, there }),
    );
    if ('code' in kept) refused.push(kept);
    else photos.push(kept);
  }
  return { photos, refused };
}

interface Keeping {
  owner: string;
  kept: () => readonly KeptPhoto[];
  there?: number;
}

async function keepOne(
  desk: Desk,
  file: PostedFile,
  { owner, kept, there = 0 }: Keeping,
): Promise<KeptPhoto | Finding> {
  if (file.tooLarge) {
    const params = {
      file: file.name,
      size: `> ${LARGEST_PHOTO / 1e6}`,
      maximum: LARGEST_PHOTO / 1e6,
    };
    return { code: 'photo-heavy', field: 'photos', params };
  }
  return whereItLies(desk, owner, file, async (path) => {
    // The same one again is none more: an answer that was lost is asked for again.
    if (there + kept().length >= MOST_PHOTOS) {
      const known = hash('sha256', await readFile(path));
      if (!kept().some(({ original }) => original === known))
        return { code: 'photo-many', field: 'photos', params: { maximum: MOST_PHOTOS } };
    }
    const cleaned = await decoding(file.from, () => cleanApart(path, file.name, file.edit));
    if ('refused' in cleaned) return cleaned.refused;
    return keepPictures(desk.blobs, path, cleaned.photo);
  });
}

/** While an answer is lost and asked for again, the first asking may move an upload to the blobs. */
async function whereItLies<T>(
  { uploads }: Desk,
  owner: string,
  { path, upload }: PostedFile,
  use: (path: string) => Promise<T>,
): Promise<T> {
  try {
    return await use(path);
  } catch (error) {
    const found = upload === undefined ? undefined : await uploads.find(upload, owner);
    if (!found || found.path === path) throw error;
    return use(found.path);
  }
}
