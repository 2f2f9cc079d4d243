/** Keeps a clip within what a screen's player accepts. */
import { FPS, type Encoding } from '../design/formats.ts';
import { fillerUnit, isKey, type Stream } from './h264.ts';

/** Bytes that stand before every NAL unit, in Annex B and in MP4 alike. */
const PREFIX = 4;
/** The shortest filler: header, stop bit and the prefix. */
const SHORTEST_FILLER = PREFIX + 3;

/**
 * Fills up groups of pictures that are smaller than the minimum bitrate asks for, with NAL units
 * that decoders leave aside. Counted from each key picture on, so that a group's average is the
 * minimum and a large key picture does not add to it.
 *
 * @returns For each frame its NAL units.
 */
export function padded({ slices }: Stream, minimumBitrate: number | null): Uint8Array[][] {
  const perFrame = (minimumBitrate ?? 0) / 8 / FPS;
  let [frames, bytes] = [0, 0];
  return slices.map((slice) => {
    if (isKey(slice)) [frames, bytes] = [0, 0];
    frames += 1;
    bytes += slice.length + PREFIX;
    const missing = Math.ceil(frames * perFrame) - bytes;
    if (missing <= 0) return [slice];
    const filler = fillerUnit(Math.max(missing, SHORTEST_FILLER) - PREFIX);
    bytes += filler.length + PREFIX;
    return [slice, filler];
  });
}

/** Bits a second of the largest group of pictures. */
export function peakBitrate(frames: readonly (readonly Uint8Array[])[]): number {
  let [peak, bytes, count] = [0, 0, 0];
  for (const units of frames) {
    if (isKey(units[0] as Uint8Array)) [bytes, count] = [0, 0];
    bytes += units.reduce((sum, unit) => sum + unit.length + PREFIX, 0);
    count += 1;
    // A group that is cut short at the end of a clip is followed by that of the next clip.
    if (count >= FPS) peak = Math.max(peak, (bytes * 8 * FPS) / count);
  }
  return peak;
}

/** Boxes of an MP4 file without sound, at most, for a clip of 15 s. */
const OVERHEAD = 8_192;

/** Whether the frames keep the maximum bitrate and the maximum size of the file. */
export function fits(
  frames: readonly (readonly Uint8Array[])[],
  { maximumBitrate, maximumFileSize }: Encoding,
): boolean {
  const size = frames.flat().reduce((sum, unit) => sum + unit.length + PREFIX, OVERHEAD);
  return (
    size <= (maximumFileSize ?? Infinity) && peakBitrate(frames) <= (maximumBitrate ?? Infinity)
  );
}
