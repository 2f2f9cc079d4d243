/** Sizes of pictures that some devices cannot play. */
import type { Problem } from '../../model/problem.ts';
import type { Screen } from '../../model/screen.ts';

/** Pixels of a block of H.264, each way. */
const BLOCK = 16;
/** Blocks of a picture that the decoder of every Raspberry Pi and of most boxes takes: 1920 × 1088. */
const MOST_BLOCKS = 8192;
/** 1080 is no multiple of 16 either, yet every decoder is made for it. */
const isUsual = ({ width, height }: Pick<Screen, 'width' | 'height'>): boolean =>
  width === 1920 && height === 1080;

/** Which devices cannot show clips of a screen's size. */
export function pixelFindings(
  screen: Pick<Screen, 'width' | 'height'>,
): Pick<Problem, 'code' | 'field' | 'params'>[] {
  const { width, height } = screen;
  const up = (pixels: number): number => Math.ceil(pixels / BLOCK) * BLOCK;
  const blocks = (up(width) * up(height)) / BLOCK ** 2;
  const params = { width, height, blocks, most: MOST_BLOCKS, wide: up(width), high: up(height) };
  const isUneven = (width % BLOCK !== 0 || height % BLOCK !== 0) && !isUsual(screen);
  return [
    ...(isUneven ? [{ code: 'screen-uneven', field: 'width', params }] : []),
    ...(blocks > MOST_BLOCKS ? [{ code: 'screen-many-blocks', field: 'width', params }] : []),
  ];
}
