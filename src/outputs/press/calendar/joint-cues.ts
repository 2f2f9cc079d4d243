/** What stands in a joint clip's picture, as WebVTT: the cues of its clips, one after the other. Pure. */
import { timestamp } from '../../../../remotion/design/timestamp.ts';

/** A clip of a joint one, with what its own file of subtitles says, if it has one. */
export interface SubtitledClip {
  seconds: number;
  /** WebVTT as `captionsOf` writes it: cues of a line of times and lines of text. */
  text: string | undefined;
}

const ARROW = ' --> ';

/** @returns `null` where nothing is written in any clip. */
export function jointCues(clips: readonly SubtitledClip[]): string | null {
  const cues: string[] = [];
  let before = 0;
  for (const { seconds, text = '' } of clips) {
    for (const block of text.split('\n\n')) {
      const [times = '', ...lines] = block.trim().split('\n');
      const [from, to] = times.split(ARROW);
      // A text holds no arrow: its `>` is written as a name.
      if (from && to)
        cues.push([`${later(from, before)}${ARROW}${later(to, before)}`, ...lines].join('\n'));
    }
    before += seconds;
  }
  return cues.length > 0 ? `WEBVTT\n\n${cues.join('\n\n')}\n` : null;
}

/** `00:00:04.320`, so many seconds later. */
function later(clock: string, seconds: number): string {
  const own = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return timestamp(Math.round((own + seconds) * 1000));
}
