import { inLanguage } from '../../../model/language.ts';
import type { Loop } from '../loop.ts';
import { mediaOf, type Programme } from '../programme.ts';

/**
 * A list of clips for players of any kind. UTF-8 without BOM, LF, no blank line, whole seconds,
 * relative ASCII paths: what departs from that fails in one player or another.
 */
export function m3u(programme: Programme, loop: Loop): string {
  const lines = mediaOf(programme, loop.clips).flatMap(({ title, role, name, seconds }) => {
    const text = inLanguage(title, 'kk')?.text ?? role;
    return [`#EXTINF:${seconds},${text.replace(/\s+/g, ' ')}`, name];
  });
  return `${['#EXTM3U', ...lines].join('\n')}\n`;
}
