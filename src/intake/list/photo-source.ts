/** Photographs in a folder or a ZIP: their names first, their bytes one at a time. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { walk } from '../../base/platform/files.ts';
import { openZip, type Refused } from '../../base/formats/unzip.ts';
import { LARGEST_PHOTO } from '../../model/photo-limits.ts';

export interface PhotoSource {
  /** Relative names with `/`, composed letters. */
  names: readonly string[];
  /** Other files that lie there, so that none is called absent. */
  others: readonly string[];
  /** Members of a ZIP that are left alone. */
  refused: readonly Refused[];
  /** @throws when it cannot be read or is larger than a photograph may be. */
  read(name: string): Promise<Uint8Array>;
  close(): void;
}

export const NO_PHOTOS: PhotoSource = {
  names: [],
  others: [],
  refused: [],
  read: async (name) => Promise.reject(new Error(name)),
  close: () => undefined,
};

/** A PDF is taken for a scan, so that it is told how to make a picture of it. */
const PICTURE = /\.(?:jpe?g|jpe|jfif|mpo|png|webp|tiff?|hei[cf]|hif|avif|bmp|dib|gif|pdf)$/i;
/** Left behind by Macs and Windows beside the files of a folder. */
const isJunk = (name: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
const isPicture = (name: string): boolean => PICTURE.test(name) && !isJunk(name);
const isOther = (name: string): boolean => !PICTURE.test(name) && !isJunk(name);

/**
 * Opens a folder, which is read through without following links, or a ZIP.
 * @param source A path, or the bytes of a ZIP; nothing has no photographs.
 */
export async function openPhotos(source: string | Buffer | undefined): Promise<PhotoSource> {
  if (source === undefined) return NO_PHOTOS;
  if (typeof source === 'string' && (await stat(source)).isDirectory()) {
    const files = new Map((await walk(source)).map((name) => [name.normalize('NFC'), name]));
    return {
      ...NO_PHOTOS,
      names: [...files.keys()].filter(isPicture),
      others: [...files.keys()].filter(isOther),
      read: async (name) => {
        const file = path.join(source, files.get(name) ?? name);
        if ((await stat(file)).size > LARGEST_PHOTO) throw new Error(name);
        return readFile(file);
      },
    };
  }
  const zip = await openZip(source);
  return {
    names: zip.members.map(({ name }) => name).filter(isPicture),
    others: zip.members.map(({ name }) => name).filter(isOther),
    refused: zip.refused,
    read: (name) => zip.read(name, LARGEST_PHOTO),
    close: () => zip.close(),
  };
}
