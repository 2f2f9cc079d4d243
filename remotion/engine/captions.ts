/** What stands in a clip's picture, as WebVTT: for whoever cannot read it there. */
import { FPS, type Target } from '../formats.ts';
import type { Bilingual } from '../design/card-schema.ts';
import { linesIn, saidIn } from '../design/said.ts';
import { timelineOfSubject } from '../motion.ts';
import type { Subject } from '../subject.ts';
import { FADE, framesOf } from '../timing.ts';

/** One cue for each beat, its lines in reading order. */
export function captionsOf(
  subject: Subject,
  target: Target,
  seconds: number,
  language: 'kk' | 'ru',
): string {
  const frames = framesOf(seconds);
  const { beats } = timelineOfSubject(subject, target, frames);
  const said = textsOf(subject, target, frames);
  const cues = beats.map(({ from, until }, index) => {
    const [start, end] = [Math.max(0, from), Math.min(until, frames - FADE)];
    const lines = linesIn(said[index] ?? [], language);
    return `${clock(start)} --> ${clock(end)}\n${lines.map(({ text }) => escaped(text)).join('\n')}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

function textsOf(subject: Subject, target: Target, frames: number): Bilingual[][] {
  if ('sheet' in subject) return [[subject.sheet.heading, ...subject.sheet.lines]];
  return saidIn(subject.card, target, frames);
}

/** Frames as `00:00:04.320`. */
function clock(frame: number): string {
  const milliseconds = (frame * 1000) / FPS;
  const [minutes, rest] = [Math.floor(milliseconds / 60_000), milliseconds % 60_000];
  return `00:${String(minutes).padStart(2, '0')}:${(rest / 1000).toFixed(3).padStart(6, '0')}`;
}

/** In a cue `&` and `<` would begin marks, and `-->` a time. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\r\n]+/g, ' ');
