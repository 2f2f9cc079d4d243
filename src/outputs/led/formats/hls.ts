import type { Screen } from '../../../model/screen.ts';
import { longestDay, type Loop } from '../loop.ts';
import type { Programme } from '../programme.ts';

/** HLS is made for players of a network. */
export const hasHls = ({ delivery }: Screen): boolean => delivery === 'network';

/**
 * HLS that lasts all the hours of a day: the loop as often as it takes. The clips are segments of
 * their own, each there once; a list may name it many times. MPEG-TS, because VLC plays no MP4
 * segment after a discontinuity, and mpv drops parts of it.
 */
export function hls({ grid }: Programme, loop: Loop): string {
  const times = Math.ceil(longestDay(grid, loop.days) / Math.max(1, loop.clips.length));
  const segments = loop.clips.map(
    (index) =>
      `#EXT-X-DISCONTINUITY\n#EXTINF:${grid.slot.toFixed(3)},\nhls/${String(index).padStart(4, '0')}.ts\n`,
  );
  return `#EXTM3U
#EXT-X-VERSION:6
#EXT-X-TARGETDURATION:${grid.slot}
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-INDEPENDENT-SEGMENTS
${segments.join('').repeat(times)}#EXT-X-ENDLIST
`;
}
