/** A child process: cleans foreign pictures one after the other, and dies with whoever started it. */
import { AS_TAKEN, type PhotoEdit } from './photo-edit.ts';
import { cleanPhoto, type Cleaned } from './clean-photo.ts';

export interface Asked {
  bytes: Uint8Array;
  name: string;
  edit?: PhotoEdit | undefined;
}

/** What is told of a picture, and how many bytes the process has grown to. */
export interface Told {
  cleaned: Cleaned;
  memory: number;
}

process.on('message', ({ bytes, name, edit }: Asked) => {
  void cleanPhoto(bytes, name, edit ?? AS_TAKEN).then((cleaned) => {
    const told: Told = { cleaned, memory: process.memoryUsage.rss() };
    process.send?.(told);
  });
});
process.on('disconnect', () => process.exit());
