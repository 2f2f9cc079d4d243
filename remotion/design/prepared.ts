/** The pictures of a card among a person's prepared photographs; `src` is the file itself. */
import type { PreparedPhoto } from '../../src/outputs/photos/index.ts';
import { extraAmong, portraitAmong } from './card.ts';
import type { Extra, Portrait } from './card-schema.ts';
import { spoken } from './facts.ts';

export function portraitOf(photos: readonly PreparedPhoto[]): Portrait | null {
  const prepared = portraitAmong(photos);
  if (!prepared) return null;
  const { master, photo } = prepared;
  const { width, height, file } = master;
  return { src: file, width, height, focal: photo.focal, role: photo.role };
}

export function extraOf(photos: readonly PreparedPhoto[]): Extra | null {
  const prepared = extraAmong(photos);
  if (!prepared) return null;
  const { width, height, file } = prepared.master;
  return { src: file, width, height, caption: spoken(prepared.photo.caption ?? {}) };
}
