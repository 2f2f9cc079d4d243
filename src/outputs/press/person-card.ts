import { cardOf, portraitAmong } from '../../../remotion/design/card.ts';
import type { CardProps } from '../../../remotion/design/card-schema.ts';
import { t } from '../../i18n/index.ts';
import type { Archive } from '../../model/archive.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import { inLanguage } from '../../model/language.ts';
import type { Photo } from '../../model/veteran.ts';
import type { PressLanguage } from './caption.ts';

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

/** Whose the photograph is, and whether it was restored: the word goes wherever a copy goes. */
export function creditOf(veteran: Veteran, language: PressLanguage): string | undefined {
  const photo = pressPhoto(veteran);
  const credit = inLanguage(photo?.credit, language)?.text;
  const restored = photo?.restored && t(language)('site.photo.restored');
  return [credit, restored].filter(Boolean).join(', ') || undefined;
}
