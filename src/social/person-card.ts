import { cardOf, portraitAmong, type CardProps } from '../../remotion/look/card.ts';
import type { Archive, Veteran } from '../model/archive.ts';
import type { Photo } from '../model/veteran.ts';

/** The photograph that the clip shows, as the entry names it. */
export const pressPhoto = (veteran: Veteran): Photo | undefined =>
  portraitAmong((veteran.photos ?? []).map((photo) => ({ photo })))?.photo;

/** The card of a person's texts; its picture only tells that there is one. */
export function pressCard(
  veteran: Veteran,
  archive: Pick<Archive, 'places' | 'campaign'>,
): CardProps {
  const photo = pressPhoto(veteran);
  return cardOf(
    veteran,
    archive,
    photo ? { src: photo.file, width: 1, height: 1, focal: photo.focal, role: photo.role } : null,
  );
}
