import sharp from 'sharp';

/** What the header of a picture tells; pixels are upright. */
export type PhotoFacts =
  { readable: true; width: number; height: number; hasMetadata: boolean } | { readable: false };

/** Reads a picture's header, never throws: an unreadable file is a fact as well. */
export async function readPhotoFacts(file: string): Promise<PhotoFacts> {
  try {
    const facts = await sharp(file, { limitInputPixels: false }).metadata();
    const { width, height } = facts.autoOrient;
    const hasMetadata = Boolean(facts.exif ?? facts.iptc ?? facts.xmp ?? facts.comments);
    return { readable: true, width, height, hasMetadata };
  } catch {
    return { readable: false };
  }
}
