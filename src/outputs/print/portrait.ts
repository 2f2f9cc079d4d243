/** The portrait of a sheet: the photograph, or the given name over the horizon. */
import path from 'node:path';
import type { CardProps } from '../../../remotion/design/card-schema.ts';
import { FACES } from '../../../remotion/design/fonts/faces.ts';
import type { Type } from '../../../remotion/design/fonts/type.ts';
import { grown, type Box } from '../../../remotion/design/layout/box.ts';
import type { Palette } from '../../base/formats/palette.ts';
import { sayBoth } from '../../i18n/in-both.ts';
import { HORIZON } from '../../model/horizon.ts';
import type { PreparedPhoto } from '../photos/index.ts';
import { pictureData, placeOnPaper } from './picture.ts';
import { xml } from '../../base/formats/xml.ts';
import { horizonSvg, rect, round } from './svg.ts';

export interface PortraitInput {
  card: Pick<CardProps, 'name' | 'givenName' | 'horizon'>;
  photo: PreparedPhoto | null;
  box: Box;
  palette: Palette;
  type: Type;
  leastDpi: number;
}

/** Distance of the hairline from the picture, and the white edge of a print: parts of the box. */
const AWAY = 0.016;
const PRINT_EDGE = 0.022;
/** Of the box: the letters of a given name at most, and where the ground lies below it. */
const [TALLEST, GROUND] = [0.34, 0.74];

/** Whether the given name stands for the picture. */
export const isWithoutPhoto = ({
  photo,
  box,
  leastDpi,
}: Pick<PortraitInput, 'photo' | 'box' | 'leastDpi'>): boolean =>
  !photo || placeOnPaper(photo, box, leastDpi) === null;

/** What of a photograph is drawn, for a key; the cache names its master by content. */
export const pictureState = (picture: PreparedPhoto | null): unknown =>
  picture && [
    picture.photo.role,
    picture.photo.focal,
    picture.photo.restored,
    path.basename(picture.master.file),
  ];

export async function portraitSvg(input: PortraitInput): Promise<string> {
  const { card, photo, box, palette, leastDpi } = input;
  const place = photo && placeOnPaper(photo, box, leastDpi);
  if (!photo || !place) return givenNameSvg(input);
  const away = AWAY * box.width;
  const border = grown(box, away);
  const panel = rect(box, `fill="${palette.earth}"`);
  const line = rect(
    border,
    `fill="none" stroke="${palette.hairline}" stroke-width="${round(away / 6)}"`,
  );
  const { x, y, width, height } = place.box;
  const name = card.name.kk ?? card.name.ru ?? card.givenName;
  const image = `<image role="img" aria-label="${xml(name)}" href="${await pictureData(photo.master.file, place)}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" preserveAspectRatio="xMidYMid slice"/>`;
  const word = photo.photo.restored ? restoredSvg(input, border) : '';
  if (!place.framed) return line + image + word;
  const edge = Math.min(width, height) * PRINT_EDGE + 4;
  return `${line}${panel}${rect(grown(place.box, edge), `fill="#fffdf8" stroke="${palette.hairline}" stroke-width="2"`)}${image}${word}`;
}

/** That a picture was restored, small below its border, on every sheet that shows it. */
function restoredSvg({ palette }: PortraitInput, border: Box): string {
  const { family, weight } = FACES.sans;
  const size = Math.max(25, border.width * 0.011);
  const y = border.y + border.height + size * 1.15;
  const { kk = '', ru = '' } = sayBoth('site.photo.restored');
  return `<text x="${round(border.x + border.width)}" y="${round(y)}" text-anchor="end" font-family="'${family}'" font-weight="${weight}" font-size="${round(size)}" fill="${palette.quiet}">${xml(`${kk} · ${ru}`)}</text>`;
}

/** Without a picture the given name is the portrait, over the horizon of its place. */
function givenNameSvg({ card, box, palette, type }: PortraitInput): string {
  const { width, height, x: left } = box;
  const face = 'displayRegular';
  const size = Math.min(height * TALLEST, (width * 0.94) / type.width(face, card.givenName));
  const x = left + (width - type.width(face, card.givenName) * size) / 2;
  const ground = box.y + height * GROUND;
  const hills = (width * (HORIZON.ground - HORIZON.highest)) / HORIZON.width;
  const baseline = ground - hills - height * 0.06;
  const { family, weight } = FACES[face];
  return `<text x="${round(x)}" y="${round(baseline)}" font-family="'${family}'" font-weight="${weight}" font-size="${round(size)}" fill="${palette.ink}">${xml(card.givenName)}</text>${horizonSvg(card.horizon, { x: left, y: ground, width }, palette.accent, width / 320)}`;
}
