/** What stands in a clip's picture, as WebVTT: for whoever cannot read it there. */
import { FPS, type Target } from '../design/formats.ts';
import type { Bilingual } from '../design/card-schema.ts';
import { clipTexts, linesIn } from '../design/clip-texts.ts';
import { timestamp } from '../design/timestamp.ts';
import { timelineOfSubject } from '../design/motion.ts';
import type { Subject } from '../design/subject.ts';
import { FADE, framesOf } from '../design/timing.ts';

/** One cue for each beat, its lines in reading order. */
export function captionsOf(
  subject: Subject,
  target: Target,
  seconds: number,
  language: 'kk' | 'ru',
): string {
  const frames = framesOf(seconds);
  const { beats } = timelineOfSubject(subject, target, frames);
  const texts = textsOf(subject, target, frames);
  const cues = beats.map(({ from, until }, index) => {
    const [start, end] = [Math.max(0, from), Math.min(until, frames - FADE)];
    const lines = linesIn(texts[index] ?? [], language);
    return `${clockAt(start)} --> ${clockAt(end)}\n${lines.map(({ text }) => escaped(text)).join('\n')}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

function textsOf(subject: Subject, target: Target, frames: number): Bilingual[][] {
  if ('sheet' in subject) return [[subject.sheet.heading, ...subject.sheet.lines]];
  return clipTexts(subject.card, target, frames);
}

const clockAt = (frame: number): string => timestamp((frame * 1000) / FPS);

/** In a cue `&` and `<` would begin marks, and `-->` a time. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\r\n]+/g, ' ');
