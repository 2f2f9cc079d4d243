/** A photograph in the browser: looked at, measured, turned and cut, without leaving the device. */
import {
  LARGEST_PHOTO,
  MEASURED_SIDE,
  photoAdvice,
  sizeRefusal,
  type Size,
} from '../../../intake/photo-advice.ts';

/** Which part of each side is cut off, 0–1. */
export interface Cut {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const WHOLE: Cut = { left: 0, top: 0, right: 0, bottom: 0 };

export interface Advice {
  code: string;
  params: Record<string, string | number>;
}

/** Canvases of telephones have limits; the archive keeps less than this, px. */
const LONGEST = 4096;

/** Upright; `null` where the browser cannot read the format: the desk may. */
export const openPicture = (file: Blob): Promise<ImageBitmap | null> =>
  createImageBitmap(file).catch(() => null);

/** What the desk would say of it: refusals and advice. */
export function adviseOn(file: File, picture: ImageBitmap | null): Advice[] {
  const told = { file: file.name };
  const maximum = LARGEST_PHOTO / 1e6;
  if (file.size > LARGEST_PHOTO)
    return [
      { code: 'photo-heavy', params: { ...told, size: Math.ceil(file.size / 1e6), maximum } },
    ];
  if (!picture) return [];
  const { width, height } = picture;
  const refused = sizeRefusal(picture);
  const codes = refused ? [refused] : photoAdvice(picture, ...greyOf(picture));
  return codes.map((code) => ({ code, params: { ...told, width, height } }));
}

function greyOf(picture: ImageBitmap): [Uint8Array, number] {
  const { canvas, pen } = canvasOf(within(picture, MEASURED_SIDE));
  const { width, height } = canvas;
  pen.drawImage(picture, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  // Rec. 709, as sRGB has it.
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = 0.2126 * data[at * 4]! + 0.7152 * data[at * 4 + 1]! + 0.0722 * data[at * 4 + 2]!;
  return [grey, width];
}

/**
 * The photograph turned by a quarter or cut, as a JPEG.
 * @throws when the device has no memory for it.
 */
export async function redraw(
  file: File,
  { turn, cut }: { turn: boolean; cut: Cut },
): Promise<File> {
  const picture = await createImageBitmap(file);
  const part = {
    width: picture.width * (1 - cut.left - cut.right),
    height: picture.height * (1 - cut.top - cut.bottom),
  };
  const size = within(part, LONGEST);
  const { canvas, pen } = canvasOf(turn ? { width: size.height, height: size.width } : size);
  if (turn) {
    pen.translate(canvas.width, 0);
    pen.rotate(Math.PI / 2);
  }
  const from = [picture.width * cut.left, picture.height * cut.top] as const;
  pen.drawImage(picture, ...from, part.width, part.height, 0, 0, size.width, size.height);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.95));
  if (!blob) throw new Error('canvas');
  return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
}

function within({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function canvasOf(size: Size): { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D } {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('canvas');
  pen.imageSmoothingQuality = 'high';
  return { canvas, pen };
}
