/** A photograph in the browser: looked at and measured, as it is cut and turned. */
import { keptPart, type PhotoEdit } from '../../../intake/photo/photo-edit.ts';
import { LARGEST_PHOTO } from '../../../model/photo-limits.ts';
import {
  MEASURED_SIDE,
  photoAdvice,
  sizeRefusal,
  type Size,
} from '../../../intake/photo/photo-advice.ts';

export interface Advice {
  code: string;
  params: Record<string, string | number>;
}

/** Longest side of what is shown, px: telephones have little memory. */
const SHOWN = 1200;

/** A photograph as it was taken, upright. */
export interface Picture {
  /** Of the file, px. */
  size: Size;
  /** As large as it is shown. */
  drawn: HTMLCanvasElement;
}

/** `null` where the browser cannot read the format: the desk may. */
export async function openPicture(file: Blob): Promise<Picture | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const { canvas, pen } = canvasOf(within(bitmap, SHOWN));
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const size = { width: bitmap.width, height: bitmap.height };
  bitmap.close();
  return { size, drawn: canvas };
}

/** What every browser shows, unless the file is broken. */
const SHOWN_BY_ALL = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/bmp']);

/** What the desk would say of it as it is cut: refusals and advice. */
export function adviseOn(file: File, picture: Picture | null, edit: PhotoEdit): Advice[] {
  const params = { file: file.name };
  const maximum = LARGEST_PHOTO / 1e6;
  if (file.size > LARGEST_PHOTO)
    return [
      { code: 'photo-heavy', params: { ...params, size: Math.ceil(file.size / 1e6), maximum } },
    ];
  if (file.size === 0) return [{ code: 'photo-empty', params }];
  if (!picture) return SHOWN_BY_ALL.has(file.type) ? [{ code: 'photo-unreadable', params }] : [];
  const { width, height } = keptPart(picture.size, edit);
  const refused = sizeRefusal(picture.size) ?? sizeRefusal({ width, height });
  const codes = refused ? [refused] : photoAdvice({ width, height }, ...greyOf(picture, edit));
  return codes.map((code) => ({ code, params: { ...params, width, height } }));
}

function greyOf(picture: Picture, edit: PhotoEdit): [Uint8Array, number] {
  const { canvas, pen } = draw(picture, edit, MEASURED_SIDE);
  const { width, height } = canvas;
  const { data } = pen.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  // Rec. 709, as sRGB has it.
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = 0.2126 * data[at * 4]! + 0.7152 * data[at * 4 + 1]! + 0.0722 * data[at * 4 + 2]!;
  return [grey, width];
}

/** The photograph as the desk will cut and turn it. */
export const showPicture = (picture: Picture, edit: PhotoEdit): HTMLCanvasElement =>
  draw(picture, edit, SHOWN).canvas;

function draw(
  { drawn }: Picture,
  edit: PhotoEdit,
  longest: number,
): { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D } {
  const part = keptPart(drawn, edit);
  const size = within(part, longest);
  const onSide = edit.turn % 2 === 1;
  const made = canvasOf(onSide ? { width: size.height, height: size.width } : size);
  const { canvas, pen } = made;
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((edit.turn * Math.PI) / 2);
  const to = [-size.width / 2, -size.height / 2, size.width, size.height] as const;
  pen.drawImage(drawn, part.left, part.top, part.width, part.height, ...to);
  return made;
}

function within({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

function canvasOf(size: Size): { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D } {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('canvas');
  pen.imageSmoothingQuality = 'high';
  return { canvas, pen };
}
