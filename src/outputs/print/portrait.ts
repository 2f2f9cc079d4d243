/** The portrait of a sheet: the photograph, or the initial over a fine ornament. */
import type { CardProps } from '../../../remotion/design/card.ts';
import { FACES } from '../../../remotion/design/fonts/faces.ts';
import type { Type } from '../../../remotion/design/fonts/type.ts';
import type { Box } from '../../../remotion/design/layout/box.ts';
import type { Palette } from '../../../remotion/design/tokens.ts';
import type { PreparedPhoto } from '../photos/index.ts';
import { pictureData, placeOnPaper } from './picture.ts';
import { ornament, rect, round } from './svg.ts';

export interface PortraitInput {
  card: Pick<CardProps, 'initial' | 'tone'>;
  photo: PreparedPhoto | null;
  box: Box;
  palette: Palette;
  type: Type;
  leastDpi: number;
}

/** Distance of the hairline from the picture, and the white edge of a print: parts of the box. */
const AWAY = 0.016;
const PRINT_EDGE = 0.022;
/** Height of the capital in the box, and its greatest width. */
const CAPITAL = { height: 0.4, width: 0.6 };

export async function portraitSvg(input: PortraitInput): Promise<string> {
  const { photo, box, palette, leastDpi } = input;
  const [above, below] = palette.panel;
  const away = AWAY * box.width;
  const frame = grown(box, away);
  const name = `panel-${round(box.x)}-${round(box.y)}`;
  const panel = `<linearGradient id="${name}" x2="0" y2="1"><stop stop-color="${above}"/><stop offset="1" stop-color="${below}"/></linearGradient>${rect(box, `fill="url(#${name})"`)}`;
  const line = rect(
    frame,
    `fill="none" stroke="${palette.hairline}" stroke-width="${round(away / 6)}"`,
  );
  const place = photo && placeOnPaper(photo, box, leastDpi);
  if (!photo || !place) return line + panel + initialSvg(input);
  const { x, y, width, height } = place.box;
  const image = `<image href="${await pictureData(photo.master.file, place)}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" preserveAspectRatio="xMidYMid slice"/>`;
  if (!place.framed) return line + image;
  const edge = Math.min(width, height) * PRINT_EDGE + 4;
  return `${line}${panel}${rect(grown(place.box, edge), `fill="#fffdf8" stroke="${palette.hairline}" stroke-width="2"`)}${image}`;
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function initialSvg({ card, box, palette, type }: PortraitInput): string {
  const ink = type.ink('serif', card.initial);
  const { capHeight } = type.metrics('serif');
  const size = Math.min(
    (box.height * CAPITAL.height) / capHeight,
    (box.width * CAPITAL.width) / (ink.right - ink.left),
  );
  const capital = capHeight * size;
  const middle = box.x + box.width / 2;
  const top = box.y + (box.height - capital * 1.4) / 2;
  const motif = {
    x: middle,
    y: top + capital * 1.3,
    width: capital * 0.95,
    height: capital * 0.15,
  };
  const x = middle - ((ink.left + ink.right) / 2) * size;
  const { family, weight } = FACES.serif;
  return `<text x="${round(x)}" y="${round(top + capital)}" font-family="'${family}'" font-weight="${weight}" font-size="${round(size)}" fill="${palette.accent}">${card.initial}</text>${ornament(motif, palette.accent, card.tone === 'living')}`;
}
