import type { Target } from '../formats.ts';
import type { Subject } from '../subject.ts';
import type { PhotoServer } from './photo-server.ts';

/** The subject with its portrait where the page finds it, an address for each size of picture. */
export function withAddress(
  subject: Subject,
  server: PhotoServer,
  { width, height }: Pick<Target, 'width' | 'height'>,
): Subject {
  if (!('card' in subject) || !subject.card.portrait) return subject;
  const { card } = subject;
  const { portrait } = subject.card;
  const src = server.addressOf(portrait.src, `${width}x${height}`);
  return { card: { ...card, portrait: { ...portrait, src } } };
}
