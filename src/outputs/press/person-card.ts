import { cardOf, portraitAmong } from '../../../remotion/design/card.ts';
import type { CardProps } from '../../../remotion/design/card-schema.ts';
import type { Archive } from '../../model/archive.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import type { Photo } from '../../model/veteran.ts';

/** The photograph that the clip shows, as the entry names it. */
export const pressPhoto = (veteran: Veteran): Photo | undefined =>
  portraitAmong((veteran.photos ?? []).map((photo) => ({ photo })))?.photo;

type Source = Pick<Archive, 'places' | 'campaign'>;

/** Each network and language asks for the same card. */
const cards = new WeakMap<Veteran, { campaign: Archive['campaign']; card: CardProps }>();

/** The card of a person's texts; its picture only tells that there is one. */
export function pressCard(veteran: Veteran, archive: Source): CardProps {
  const known = cards.get(veteran);
  if (known?.campaign === archive.campaign) return known.card;
  const photo = pressPhoto(veteran);
  const card = cardOf(
    veteran,
    archive,
    photo ? { src: photo.file, width: 1, height: 1, focal: photo.focal, role: photo.role } : null,
  );
  cards.set(veteran, { campaign: archive.campaign, card });
  return card;
}
