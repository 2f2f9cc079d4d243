import type { Subject } from '../subject.ts';
import type { PhotoServer } from './photo-server.ts';

/** The subject with its portrait where the page finds it. */
export function withAddress(subject: Subject, server: PhotoServer): Subject {
  if (!('card' in subject) || !subject.card.portrait) return subject;
  const { card } = subject;
  const { portrait } = subject.card;
  return { card: { ...card, portrait: { ...portrait, src: server.addressOf(portrait.src) } } };
}
