/** A file as it is chosen: taken as it is, made a JPEG on the device, or refused at once. */
import { LARGEST_PHOTO } from '../../../model/photo-limits.ts';
import {
  FORMAT_BYTES,
  isOpened,
  pictureFormat,
  type PictureFormat,
} from '../../../intake/photo/picture-format.ts';
import { element } from '../../../base/view/element.ts';
import { button } from '../../page/element.ts';
import { say } from '../../page/say.ts';

/** What is refused has a format, unless its bytes could not be read: it lies in a cloud, or is gone. */
export type Admitted = { file: File } | { refused: File; format?: PictureFormat };
/** Nobody waits any longer for a file that comes late or never. */
type Left = 'left';

/** Nothing is lost but bytes where these become a JPEG; too heavy for the desk they must. */
const LOSSLESS: readonly PictureFormat[] = ['BMP', 'TIFF', 'PNG'];
/** Pixels of the largest canvas that telephones have. */
const MOST_PIXELS = 16_000_000;
const QUALITY = 0.92;

/** How long a file is read before it is named with a way to do without it, ms: others are there at once. */
const SOON = 1000;

/** @param late Where a file is named that comes late: out of a cloud, or never. */
export async function admit(file: File, late: Element): Promise<Admitted | Left> {
  const line = element('p', {}, say('desk.client.photo.reading', { file: file.name }), ' ');
  const left = new Promise<Left>((leave) =>
    line.append(button(say('desk.client.photo.drop'), () => leave('left'))),
  );
  const naming = setTimeout(() => late.append(line), SOON);
  const looked = look(file).catch(() => ({ refused: file }));
  return Promise.race([looked, left]).finally(() => {
    clearTimeout(naming);
    line.remove();
  });
}

async function look(file: File): Promise<Admitted> {
  const format = pictureFormat(new Uint8Array(await file.slice(0, FORMAT_BYTES).arrayBuffer()));
  const isTaken = isOpened(format) || file.size === 0;
  const isHeavy = file.size > LARGEST_PHOTO && LOSSLESS.includes(format);
  // What the desk opens goes there as it was taken: its original is kept.
  if (isTaken && !isHeavy) return { file };
  const jpeg = await asJpeg(file);
  if (jpeg) return { file: jpeg };
  return isTaken ? { file } : { refused: file, format };
}

/** Upright and without metadata; `null` where the browser cannot read it. */
async function asJpeg(file: File): Promise<File | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (bitmap.width * bitmap.height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const pen = canvas.getContext('2d');
  if (pen) {
    // A JPEG has no transparency: what is clear becomes paper, not black.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  }
  bitmap.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  const name = file.name.replace(/\.[^.]*$/, '');
  return blob && new File([blob], `${name}.jpg`, { type: 'image/jpeg' });
}
