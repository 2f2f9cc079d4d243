import { inLanguage } from '../../../model/language.ts';
import type { Loop } from '../loop.ts';
import type { Programme } from '../programme.ts';

/**
 * A list of clips for players of any kind. UTF-8 without BOM, LF, no blank line, whole seconds,
 * relative ASCII paths: what departs from that fails in one player or another.
 */
export function m3u({ media }: Programme, loop: Loop): string {
  const lines = loop.clips.flatMap((index) => {
    const medium = media[index];
    if (!medium) return [];
    const title = inLanguage(medium.title, 'kk')?.text ?? medium.role;
    return [`#EXTINF:${medium.seconds},${title.replace(/\s+/g, ' ')}`, medium.name];
  });
  return `${['#EXTM3U', ...lines].join('\n')}\n`;
}
