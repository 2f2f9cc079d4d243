import type { Type } from './fonts/type.ts';
import { layoutOf } from './layout/index.ts';
import { sheetLayoutOf } from './layout/sheet.ts';
import { bottom, right, type Box, type Layout } from './layout/box.ts';
import { lettersOf, personTimeline } from './story.ts';
import { paletteOf } from './tokens.ts';
import type { Target } from './formats.ts';
import type { Subject } from './subject.ts';
import { GROUND, timelineOf, zooms, type Timeline } from './timing.ts';

/**
 * The flat colour a clip begins and ends with. Paper that rises out of the night at every clip
 * would be the one bright change in the line, so the living begin and end on their paper.
 */
export const groundOf = (subject: Subject, { medium }: Pick<Target, 'medium'>): string =>
  medium === 'social' && 'card' in subject && subject.card.tone === 'living'
    ? paletteOf('living', medium).ground
    : GROUND;

/** What stands where, of whatever is shown. */
export const layoutOfSubject = (
  subject: Subject,
  target: Target,
  type: Type,
  frames: number,
): Layout =>
  'card' in subject
    ? layoutOf(subject.card, target, type, frames)
    : sheetLayoutOf(subject.sheet, target, type);

/** When which of its text layers is seen, in their order. */
export const timelineOfSubject = (subject: Subject, target: Target, frames: number): Timeline =>
  'card' in subject
    ? personTimeline(subject.card, target, frames)
    : timelineOf([lettersOf([subject.sheet.heading, ...subject.sheet.lines])], frames, target);

/** A part of a picture that is magnified about a point. */
export interface Zoom {
  /** Of even pixels, because chroma has half the resolution. */
  box: Box;
  /** The point that stays, in pixels of the picture. */
  origin: { x: number; y: number };
}

/**
 * What moves in a person's clip: a photograph that fills its box, about the face. Prints, names and
 * everything on street screens stand still.
 */
export function zoomOf(subject: Subject, target: Target, type: Type): Zoom | null {
  if (!zooms(target) || !('card' in subject) || !subject.card.portrait) return null;
  const { picture } = layoutOf(subject.card, target, type).scene;
  if (picture?.kind !== 'bleed') return null;
  return { box: evenBox(picture.box), origin: picture.face };
}

/** The largest rectangle of even pixels inside. */
export function evenBox(box: Box): Box {
  const [x, y] = [Math.ceil(box.x / 2) * 2, Math.ceil(box.y / 2) * 2];
  const [end, foot] = [Math.floor(right(box) / 2) * 2, Math.floor(bottom(box) / 2) * 2];
  return { x, y, width: end - x, height: foot - y };
}
