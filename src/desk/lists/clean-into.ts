/** Photographs of a list or a chat, cleaned in a process of their own and laid into the blob store. */
import { cleanApart } from '../../intake/photo/clean-apart.ts';
import type { Cleaned } from '../../intake/photo/clean-photo.ts';
import type { BlobStore } from '../store/blobs.ts';
import { keepPictures } from '../store/photos.ts';
import type { KeptPhoto } from '../store/submission.ts';

/** @param keep Gets what was laid there. */
export const cleanInto =
  (blobs: BlobStore, keep: (photo: KeptPhoto) => void) =>
  async (bytes: Uint8Array, name: string): Promise<Cleaned> => {
    const cleaned = await cleanApart(bytes, name);
    if ('photo' in cleaned) keep(await keepPictures(blobs, bytes, cleaned.photo));
    return cleaned;
  };
