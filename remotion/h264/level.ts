import { FPS } from '../design/formats.ts';

/**
 * Levels of H.264 (table A-1): macroblocks a picture, macroblocks a second, bits a second in the
 * Main profile (High: 1.25 times).
 */
const LEVELS: readonly (readonly [level: string, picture: number, rate: number, bits: number])[] = [
  ['3.0', 1_620, 40_500, 10_000_000],
  ['3.1', 3_600, 108_000, 14_000_000],
  ['3.2', 5_120, 216_000, 20_000_000],
  ['4.0', 8_192, 245_760, 20_000_000],
  ['4.1', 8_192, 245_760, 50_000_000],
  ['5.0', 22_080, 589_824, 135_000_000],
  ['5.1', 36_864, 983_040, 240_000_000],
];

/**
 * The lowest level that holds pictures of this size at the clips' rate, with `bitrate` (bits a
 * second) at least. 3.0 is the lowest asked for: every player knows it.
 */
export function levelOf(width: number, height: number, bitrate: number): string {
  const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16);
  const fits = LEVELS.find(
    ([, picture, rate, bits]) =>
      macroblocks <= picture && macroblocks * FPS <= rate && bitrate <= bits,
  );
  if (!fits) throw new RangeError(`No level of H.264 holds ${width}×${height}`);
  return fits[0];
}
