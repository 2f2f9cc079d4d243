/**
 * When what is visible, as data. The Remotion component and the fast engine read it, so that
 * Studio shows what is published.
 */
import { clamp, sum } from '../../src/model/numbers.ts';
import { NIGHT } from '../../src/base/formats/palette.ts';
import { FPS, isUpright, type Target } from './formats.ts';

/** Seconds a clip of the networks may last; a screen's are those of its slots. */
export const LENGTHS = [10, 15, 20] as const;

/** The flat colour clips begin and end with, but those of the living on paper (`groundOf`). */
export const GROUND = NIGHT.ground;

/** A fade lasts 0.6 s: long enough to be no flash (0.5 s), short enough to leave the time to reading. */
export const FADE = 15;

/** Words begin to come so long after the picture, and so long after the words before begin to go. */
export const AFTER = 8;

/** Letters a second: read without hurry, and the most that a clip of a medium may ask for. */
export const PACE = { calm: 12, social: 14, led: 12 } as const;

/** The least any words stand, and what the eye needs to find them; seconds. */
const LEAST_HOLD = 2.4;
const FIND = 0.8;

/** Seconds that words of so many letters should stand. */
export const hold = (letters: number): number => Math.max(LEAST_HOLD, FIND + letters / PACE.calm);

/** Seconds below which they may not be read. */
const leastHold = (letters: number, pace: number): number => Math.max(LEAST_HOLD, letters / pace);

/** One text layer: it begins to come at `from` and to go at `until`, each over `FADE` frames. */
export interface Beat {
  from: number;
  /** `Infinity` for the last, which goes with the picture. */
  until: number;
}

/** All that changes in a clip but the zoom. */
export interface Timeline {
  frames: number;
  /** Whether the first frame shows the picture: messengers make it their preview. */
  opensWhole: boolean;
  beats: readonly Beat[];
  /** The beat whose picture covers the photograph, if one does. */
  cover: number | null;
}

type Shown = Pick<Target, 'medium' | 'width' | 'height'>;

/** Exactly 25 for each second. */
export const framesOf = (seconds: number): number => seconds * FPS;

/** Frames in which any words can be read: those half there count, those half gone too. */
const readable = (beats: number, frames: number, { medium }: Shown): number =>
  frames - FADE - (medium === 'led' ? 0 : AFTER) - (beats - 1) * AFTER;

/** Whether words of these letters can be read one after the other at a pace. */
export const canBeRead = (
  letters: readonly number[],
  frames: number,
  target: Shown,
  pace: number = PACE.calm,
): boolean =>
  letters.reduce((sum, count) => sum + leastHold(count, pace) * FPS, 0) <=
  readable(letters.length, frames, target);

/**
 * Divides a clip among its words: each stands as long as it should; what is left over, or missing
 * down to the least, is shared in proportion.
 *
 * @param letters Of each beat, in the longer of the two languages.
 */
export function timelineOf(letters: readonly number[], frames: number, target: Shown): Timeline {
  const all = Math.max(letters.length, readable(letters.length, frames, target));
  const wanted = letters.map((count) => hold(count) * FPS);
  const least = letters.map((count) => leastHold(count, PACE.calm) * FPS);
  const [most, few] = [sum(wanted), sum(least)];
  const part = between((all - few) / (most - few || 1));
  const shares = wanted.map((count, index) => {
    const low = least[index] as number;
    return low + (count - low) * part;
  });
  const scale = all / (sum(shares) || 1);
  let at = target.medium === 'led' ? 0 : AFTER;
  const beats = shares.map((share, index): Beat => {
    const from = Math.round(at);
    at += share * scale;
    const beat = { from, until: index === shares.length - 1 ? Infinity : Math.round(at) };
    at += AFTER;
    return beat;
  });
  // On street screens the name is there as soon as the face is.
  const [first, ...others] = beats;
  const opened = first && target.medium === 'led' ? { ...first, from: -FADE } : first;
  return {
    frames,
    opensWhole: opensWhole(target),
    beats: opened ? [opened, ...others] : [],
    cover: null,
  };
}

/** Upright and square pictures of the networks begin with the face; others rise out of the ground. */
const opensWhole = (target: Shown): boolean => target.medium === 'social' && isUpright(target);

const between = (value: number): number => clamp(value, 0, 1);

/** Opacity of the picture and everything on it; the last frame shows the ground alone. */
export const sceneAt = ({ frames, opensWhole }: Timeline, frame: number): number =>
  Math.min(opensWhole ? 1 : between(frame / FADE), between((frames - 1 - frame) / FADE));

/** Opacity of a text layer on the picture. */
export const textOpacityAt = ({ from, until }: Beat, frame: number): number =>
  Math.min(between((frame - from) / FADE), between((until + FADE - frame) / FADE));

/** The first frame in which a beat's words stand whole, and the picture with them. */
export const frameOf = ({ beats }: Timeline, index: number): number =>
  Math.max(FADE, (beats[index]?.from ?? 0) + FADE);

/**
 * The slow zoom of photographs in social formats: 4 % in the longest clip, at the same pace in
 * shorter ones. It advances every `step` frames: at a portrait's corner that is a quarter of a
 * pixel, the finest motion H.264 can state.
 */
export const ZOOM = { perFrame: 0.04 / (20 * FPS), step: 5 } as const;

/** Whether the photograph moves at all. */
export const zooms = (target: Pick<Target, 'medium'>): boolean => target.medium === 'social';

/**
 * Magnification of the photograph in a frame: it stands while everything fades at the end, and while
 * another picture covers it, as it will be seen again.
 */
export function zoomAt({ beats, cover, frames }: Timeline, frame: number): number {
  const over = cover === null ? undefined : beats[cover];
  const isCovered = over && frame >= over.from + FADE && frame <= over.until;
  return scaleAt(Math.min(isCovered ? over.until : frame, frames - 1 - FADE));
}

/** Magnification of a photograph about the face in a frame of a zooming clip. */
export const scaleAt = (frame: number): number =>
  1 + ZOOM.perFrame * ZOOM.step * Math.floor(frame / ZOOM.step);
