/** A child process: cleans foreign pictures one after the other, and dies with whoever started it. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { AS_TAKEN, type PhotoEdit } from './photo-edit.ts';
import { cleanPhoto, type Cleaned } from './clean-photo.ts';

export interface CleaningRequest {
  /** The picture's bytes, or the path of its file. */
  picture: Uint8Array | string;
  name: string;
  edit?: PhotoEdit | undefined;
}

/** What is told of a picture, and how many bytes the process has grown to. */
export interface CleaningAnswer {
  /** `null`: its file is not there. */
  cleaned: Cleaned | null;
  memory: number;
}

// No picture comes twice.
sharp.cache(false);

process.on('message', ({ picture, name, edit }: CleaningRequest) => {
  void read(picture)
    .then((bytes) => bytes && cleanPhoto(bytes, name, edit ?? AS_TAKEN))
    .then((cleaned) => {
      const answer: CleaningAnswer = { cleaned, memory: process.memoryUsage.rss() };
      process.send?.(answer);
    });
});
process.on('disconnect', () => process.exit());

const read = async (picture: Uint8Array | string): Promise<Uint8Array | null> =>
  typeof picture === 'string' ? readFile(picture).catch(() => null) : picture;
