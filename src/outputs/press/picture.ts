/** Pictures for the networks. */
import sharp, { type JpegOptions } from 'sharp';
import type { Printer } from '../../base/formats/pdf.ts';
import { PLAIN, UNITS } from '../print/paper.ts';
import { sheetSvg } from '../print/svg.ts';

/**
 * Lets the browser draw a picture, and writes it as a JPEG without metadata.
 * @param size Pixels; `content` is drawn in them.
 */
export async function writePicture(
  printer: Printer,
  { width, height }: { width: number; height: number },
  drawing: { ground: string; content: string },
  options: JpegOptions,
  target: string,
): Promise<void> {
  const sheet = { width: width / UNITS, height: height / UNITS, ...drawing };
  const svg = sheetSvg(sheet, PLAIN, `width="${width}" height="${height}"`);
  const page = `<style>body{margin:0}svg{display:block}</style>${svg}`;
  const png = await printer.picture(page, { width, height });
  await sharp(png).removeAlpha().jpeg(options).toFile(target);
}
