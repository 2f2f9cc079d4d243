import jsQR from 'jsqr';
import sharp from 'sharp';
import { UNITS } from '../../outputs/print/paper.ts';

/** What the QR code in a picture says; `undefined` where a reader finds none. */
export async function readCode(picture: string | Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

/** How wide the codes of a drawing are on paper, mm, without their free edge: `qrSvg` draws them. */
export const codeSides = (svg: string): number[] =>
  svg
    .split('<g class="qr"')
    .slice(1)
    .map((code) => {
      const scale = Number(code.split('scale(')[1]?.split(')')[0]);
      const withEdge = Number(code.split('M0 0h')[1]?.split('v')[0]);
      return (scale * (withEdge - 8)) / UNITS;
    });
