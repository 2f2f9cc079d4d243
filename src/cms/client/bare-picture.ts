/**
 * Photographs on their way into a repository that forgets nothing: only pixels, and of bounded
 * size. Decap takes metadata off what it knows by its name; here the bytes decide.
 */
import { t, type TextKey } from '../../i18n/index.ts';
import type { Language } from '../../model/language.ts';
import { LARGEST_PHOTO, LONGEST_SIDE } from '../../model/photo-limits.ts';
import { hasOnlyPixels, pictureType } from './only-pixels.ts';

/** A file that Decap is about to save. */
export interface Asset {
  /** Of a blob that the browser holds. */
  url: string;
  path: string;
  fileObj?: File;
  toBase64(): Promise<string>;
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};
const typeOf = (name: string): string | undefined =>
  TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];

/** Says at once which chosen files cannot be saved; by itself Decap would show nothing at all. */
export function refuseOtherFiles(language: Language): void {
  const refuse = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.type !== 'file') return;
    const others = [...(field.files ?? [])].filter(({ name }) => !typeOf(name));
    if (others.length === 0) return;
    event.stopImmediatePropagation();
    field.value = '';
    const file = others.map(({ name }) => name).join(', ');
    window.alert(t(language)('cms.refuse.pictureType', { file }));
  };
  document.addEventListener('change', refuse, { capture: true });
}

/** Bytes of a picture that may be saved; a photograph as JPEG has a fifth of it. */
const HEAVIEST = 8e6;
const QUALITY = 0.9;

/**
 * The asset as it may be saved, the same where nothing must be done.
 * @throws in the editor's language, with what to do instead.
 */
export async function barePicture(asset: Asset, language: Language): Promise<Asset> {
  const name = asset.path.slice(asset.path.lastIndexOf('/') + 1);
  const refuse = (key: TextKey): Error =>
    Object.assign(new Error(t(language)(key, { file: name })), { name: '' });
  const type = typeOf(name);
  const bytes = new Uint8Array(await (await fetch(asset.url)).arrayBuffer());
  if (!type || !pictureType(bytes)) throw refuse('cms.refuse.pictureType');
  if (bytes.length > LARGEST_PHOTO) throw refuse('cms.refuse.pictureHeavy');
  const picture = await createImageBitmap(new Blob([bytes])).catch(() => null);
  if (!picture) throw refuse('cms.refuse.pictureBroken');
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const isFit = scale === 1 && pictureType(bytes) === type && hasOnlyPixels(bytes);
  const file = isFit ? null : await drawn(picture, scale, name, type);
  picture.close();
  if ((file?.size ?? bytes.length) > HEAVIEST) throw refuse('cms.refuse.pictureHeavy');
  return file ? Object.assign(Object.create(asset) as Asset, savedAs(file)) : asset;
}

const savedAs = (file: File): Pick<Asset, 'url' | 'fileObj'> => ({
  url: URL.createObjectURL(file),
  fileObj: file,
});

/** Upright, in sRGB, anew. */
async function drawn(
  picture: ImageBitmap,
  scale: number,
  name: string,
  type: string,
): Promise<File> {
  const size = (side: number): number => Math.max(1, Math.round(side * scale));
  const canvas = new OffscreenCanvas(size(picture.width), size(picture.height));
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('no canvas');
  paper.imageSmoothingQuality = 'high';
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new File([await canvas.convertToBlob({ type, quality: QUALITY })], name, { type });
}
