import { withSources } from '../design/with-sources.ts';
import type { Target } from '../design/formats.ts';
import type { Subject } from '../design/subject.ts';
import type { PhotoServer } from './photo-server.ts';

/** The subject with its pictures where the page finds it, an address for each size of picture. */
export function withAddress(
  subject: Subject,
  server: PhotoServer,
  { width, height }: Pick<Target, 'width' | 'height'>,
): Subject {
  if (!('card' in subject)) return subject;
  const addressOf = (src: string): string => server.addressOf(src, `${width}x${height}`);
  return { card: withSources(subject.card, addressOf) };
}
