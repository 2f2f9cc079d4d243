/**
 * When what is visible, as data. The Remotion component and the fast engine read it, so that
 * Studio shows what is published.
 */
import { FPS, type Target } from './formats.ts';

/**
 * What fades by itself. `scene`: background, portrait and frame, from and to a flat ground, so that
 * clips of every tone can follow each other. `text`: the words, over the scene.
 */
export type Track = 'scene' | 'text';

/** The flat colour clips begin and end with, but those of the living on paper (`groundOf`). */
export const GROUND = '#10151d';

/**
 * The face first, then the name, then silence. Frames; a fade lasts 0.6 s: long enough to be no
 * flash (0.5 s), short enough to leave the time to reading.
 */
export const FADE = 15;
export const APPEARS: Readonly<Record<Track, number>> = { scene: 0, text: 10 };

/** The first frame in which everything is there. */
export const FIRST_WHOLE = Math.max(...Object.values(APPEARS)) + FADE;

/**
 * The slow zoom of photographs in social formats: 4 % in the longest clip, at the same pace in the
 * shorter one. It advances every `step` frames: at a portrait's corner that is a quarter of a pixel,
 * the finest motion H.264 can state.
 */
export const ZOOM = { perFrame: 0.04 / (15 * FPS), step: 4 } as const;

/** Frames of a clip: exactly 25 for each second. */
export const framesOf = (seconds: number): number => seconds * FPS;

/**
 * Opacity, 0 to 1, of a track in a frame (from 0) of a clip of `frames` frames. The first and the
 * last frame show the ground alone.
 */
export function opacityAt(track: Track, frame: number, frames: number): number {
  const appearing = (frame - APPEARS[track]) / FADE;
  const leaving = track === 'scene' ? (frames - 1 - frame) / FADE : 1;
  return Math.max(0, Math.min(1, appearing, leaving));
}

/** Whether the photograph moves at all. */
export const zooms = (target: Pick<Target, 'medium'>): boolean => target.medium === 'social';

/** Magnification of the photograph about the middle of its box in a frame of a zooming clip. */
export const scaleAt = (frame: number): number =>
  1 + ZOOM.perFrame * ZOOM.step * Math.floor(frame / ZOOM.step);
