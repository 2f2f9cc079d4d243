/** Faces in sheets: what a page of thousands of portraits loads instead of thousands of files. */
import sharp from 'sharp';
import type { Cache } from '../../../base/platform/cache.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import { hashOf } from '../../../base/platform/files.ts';
import type { PreparedPhoto } from '../../photos/index.ts';
import { focalTenths } from '../views/pictures.ts';
import { cropOf, SHEETS, type Focus, type SheetSize } from './tiles.ts';

/** As the pages crop it (`views/pictures.ts`). */
function focusOf({ photo }: PreparedPhoto): Focus {
  const { x, y } = focalTenths(photo.focal);
  return { x: x / 10, y: y / 10 };
}

/** Quality of WebP: small tiles are seen at their own size, and a wall begins with all of them. */
const QUALITY = { small: 60, large: 66 } as const;

/** Sheets of one size for the faces of a place, in their order: finished files in the cache. */
export async function sheetsOf(
  faces: readonly PreparedPhoto[],
  size: SheetSize,
  cache: Cache,
): Promise<string[]> {
  const code = await codeOf(['src/outputs/site/wall/sheets.ts']);
  const { across, down } = SHEETS[size];
  const files: string[] = [];
  for (let start = 0; start < faces.length; start += across * down) {
    const own = faces.slice(start, start + across * down);
    const names = own.map((face) => [narrowest(face).path, focusOf(face)]);
    const key = hashOf(code, size, JSON.stringify(names));
    files.push(await cache.file('wall', key, 'webp', (target) => drawSheet(own, size, target)));
  }
  return files;
}

/** Tiles are cut from the narrowest version: it is the one that is read fastest. */
const narrowest = ({ versions }: PreparedPhoto): PreparedPhoto['versions'][number] =>
  versions.filter(({ type }) => type === 'image/webp').toSorted((a, b) => a.width - b.width)[0]!;

async function drawSheet(
  faces: readonly PreparedPhoto[],
  size: SheetSize,
  target: string,
): Promise<void> {
  const { width, height, across } = SHEETS[size];
  const tiles = await Promise.all(
    faces.map(async (face, index) => ({
      input: await tileOf(face, width, height),
      raw: { width, height, channels: 3 as const },
      left: (index % across) * width,
      top: Math.floor(index / across) * height,
    })),
  );
  await sharp({
    create: {
      width: Math.min(across, faces.length) * width,
      height: Math.ceil(faces.length / across) * height,
      channels: 3,
      background: '#808080',
    },
  })
    .composite(tiles)
    .webp({ quality: QUALITY[size], effort: 4 })
    .toFile(target);
}

/** One face, cropped about its middle: raw sRGB. */
async function tileOf(face: PreparedPhoto, width: number, height: number): Promise<Buffer> {
  const version = narrowest(face);
  return sharp(version.file)
    .extract(cropOf(version, focusOf(face)))
    .resize(width, height, { fit: 'fill' })
    .flatten()
    .toColourspace('srgb')
    .raw()
    .toBuffer();
}
