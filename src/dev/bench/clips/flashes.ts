/** Counts flashes as WCAG 2.3.1 defines them, over the picture as a whole. */
import { FPS } from '../../../../remotion/design/formats.ts';

/** Relative luminance of a mean luma in limited range. */
const luminanceOf = (luma: number): number => Math.max(0, (luma - 16) / 219) ** 2.4;

/** A change counts from this share of the maximum luminance on … */
const LEAST_CHANGE = 0.1;
/** … if its darker side is below this. */
const DARK = 0.8;

/**
 * @param luma Mean luma (16…235) of every frame at 25 a second.
 * @returns The most flashes, pairs of opposing changes, within any second.
 */
export function flashesPerSecond(luma: readonly number[]): number {
  const ends = turnsOf(luma.map(luminanceOf));
  let most = 0;
  ends.forEach((end, index) => {
    const changes = ends.slice(index).filter((other) => other - end < FPS).length;
    most = Math.max(most, Math.floor(changes / 2));
  });
  return most;
}

/** Frames at which a counting change of luminance ends. */
function turnsOf(values: readonly number[]): number[] {
  const ends: number[] = [];
  let [from, to, at] = [values[0] ?? 0, values[0] ?? 0, 0];
  const close = (): void => {
    if (Math.abs(to - from) >= LEAST_CHANGE && Math.min(from, to) < DARK) ends.push(at);
  };
  values.forEach((value, frame) => {
    if ((value - to) * (to - from) < 0) {
      close();
      from = to;
    }
    if (value !== to) [to, at] = [value, frame];
  });
  close();
  return ends;
}
