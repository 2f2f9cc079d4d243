/** Drawings of a sheet as SVG, in tenths of a millimetre. */
import path from 'node:path';
import { encode } from 'uqr';
import { FACE_NAMES, FACES } from '../../../remotion/design/fonts/faces.ts';
import type { Box, TextBlock } from '../../../remotion/design/layout/box.ts';
import type { Palette } from '../../base/formats/palette.ts';
import { embeddedFaces } from '../../base/formats/font-face.ts';
import { PROJECT } from '../../base/platform/cache.ts';
import type { Printer, Surround } from '../../base/formats/pdf.ts';
import { xml } from '../../base/formats/xml.ts';
import { HORIZON } from '../../model/horizon.ts';
import { PLAIN, UNITS } from './paper.ts';

/** Text where the layout put it; a reading program is told which are the name. */
export const textSvg = (blocks: readonly TextBlock[], palette: Palette): string =>
  blocks
    .map(({ role, face, size, colour, language, lines }) => {
      const { family, weight } = FACES[face];
      const spans = lines.map(
        ({ text, x, baseline }) =>
          `<text x="${round(x)}" y="${round(baseline)}">${xml(text)}</text>`,
      );
      const part = role === 'name' ? 'role="heading" aria-level="1"' : 'role="paragraph"';
      return `<g lang="${language}" font-family="'${family}'" font-weight="${weight}" font-size="${round(size)}" fill="${palette[colour]}" ${part}>${spans.join('')}</g>`;
    })
    .join('');

export const round = (value: number): number => Math.round(value * 100) / 100;

export const rect = ({ x, y, width, height }: Box, attributes: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" ${attributes}/>`;

/** The place's horizon, from `x` over `width`; its ground lies at `y`, `stroke` units thick. */
export function horizonSvg(
  line: string,
  { x, y, width }: { x: number; y: number; width: number },
  colour: string,
  stroke = 5,
): string {
  const scale = width / HORIZON.width;
  const top = y - HORIZON.ground * scale;
  return `<path d="${line}" transform="translate(${round(x)} ${round(top)}) scale(${scale})" fill="none" stroke="${colour}" stroke-width="${round(stroke / scale)}" stroke-linejoin="round"/>`;
}

/** A place's horizon, and the earth below it down to the lower edge of `ground`. */
export const earthSvg = (horizon: string, ground: Box, palette: Palette, stroke: number): string =>
  rect(ground, `fill="${palette.earth}"`) + horizonSvg(horizon, ground, palette.accent, stroke);

/** Free modules around a code: ISO/IEC 18004 asks for four. */
const QUIET = 4;

/** A QR code with its free edge, black on white, `side` units wide. */
export function qrSvg(text: string, x: number, y: number, side: number): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const unit = side / (size + 2 * QUIET);
  const path = data
    .flatMap((row, line) =>
      row.map((dark, column) => (dark ? `M${column + QUIET} ${line + QUIET}h1v1h-1z` : '')),
    )
    .join('');
  return `<g class="qr" transform="translate(${round(x)} ${round(y)}) scale(${unit})"><path d="M0 0h${size + 8}v${size + 8}h-${size + 8}z" fill="#fff"/><path d="${path}" fill="#000" shape-rendering="crispEdges"/></g>`;
}

/** A finished drawing of one side of a sheet: `content` is in units from its upper left corner. */
export interface Sheet {
  /** Millimetres. */
  width: number;
  height: number;
  /** Colour of the paper up to the edge; `null` leaves it white. */
  ground: string | null;
  content: string;
}

/** Crop marks at the corners, outside of the bleed. */
function cropMarks({ width, height }: Sheet, { bleed, slug }: Surround): string {
  const [w, h] = [width * UNITS, height * UNITS];
  const [from, to] = [bleed * UNITS + 10, slug * UNITS - 5];
  const marks = [0, w].flatMap((x) =>
    [0, h].map((y) => {
      const [sx, sy] = [x === 0 ? -1 : 1, y === 0 ? -1 : 1];
      return `M${x + sx * from} ${y}H${x + sx * to}M${x} ${y + sy * from}V${y + sy * to}`;
    }),
  );
  return `<path d="${marks.join('')}" stroke="#000" stroke-width="1.5" fill="none"/>`;
}

/** Writes sheets of one size as a PDF, one page each. */
export function writeSheets(
  printer: Printer,
  target: string,
  sheets: readonly Sheet[],
  title: string,
  surround = PLAIN,
): Promise<void> {
  const [first] = sheets;
  if (!first) throw new Error('A document has at least one sheet');
  const size = `${first.width + 2 * surround.slug}mm ${first.height + 2 * surround.slug}mm`;
  const pages = sheets.map((sheet) => sheetSvg(sheet, surround)).join('');
  const html = `<style>@page{size:${size};margin:0}html,body{margin:0}svg{display:block;break-after:page;text-rendering:geometricPrecision}svg:last-child{break-after:auto}</style>${pages}`;
  return printer.write(target, html, { title, language: 'kk' }, first, surround);
}

export function sheetSvg(sheet: Sheet, surround: Surround, size = 'mm'): string {
  const { width, height, ground, content } = sheet;
  const { bleed, slug } = surround;
  const [w, h] = [width + 2 * slug, height + 2 * slug];
  const edge = {
    x: -bleed * UNITS,
    y: -bleed * UNITS,
    width: (width + 2 * bleed) * UNITS,
    height: (height + 2 * bleed) * UNITS,
  };
  const paper = ground ? rect(edge, `fill="${ground}"`) : '';
  const marks = slug > 0 ? cropMarks(sheet, surround) : '';
  const dimensions = size === 'mm' ? `width="${w}mm" height="${h}mm"` : size;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${dimensions} viewBox="${-slug * UNITS} ${-slug * UNITS} ${w * UNITS} ${h * UNITS}">${paper}${content}${marks}</svg>`;
}

/** The faces of the print as CSS that embeds them. */
export const fontCss = (): Promise<string> =>
  embeddedFaces([
    ...FACE_NAMES.filter((name) => !name.startsWith('bold')).map((name) => FACES[name]),
    STORY,
  ]);

/** Stories of the book. */
const STORY = {
  family: 'Source Serif 4',
  weight: 400,
  url: path.join(PROJECT, 'node_modules/source-serif/TTF/SourceSerif4-Regular.ttf'),
};
