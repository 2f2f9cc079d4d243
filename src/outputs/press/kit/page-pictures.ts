/** What a page in a network wears: its round picture, the cover above it, the covers of its highlights. */
import type { Bilingual } from '../../../../remotion/design/card-schema.ts';
import { spoken } from '../../../../remotion/design/facts.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import type { Box } from '../../../../remotion/design/layout/box.ts';
import type { Palette } from '../../../base/formats/palette.ts';
import { sayBoth as say } from '../../../i18n/in-both.ts';
import { HORIZON, STRAIGHT } from '../../../model/horizon.ts';
import type { Place } from '../../../model/place.ts';
import { earthSvg, textSvg } from '../../print/svg.ts';
import { fitText, type Line } from '../../print/fit-text.ts';
import { NETWORKS } from '../networks.ts';
import type { Size } from './notice-layout.ts';
import type { Source } from './texts.ts';

export interface PagePicture extends Size {
  /** `avatar`, `cover-youtube`, `highlight-send`. */
  name: string;
  /** Where every device shows it. */
  safe: Box;
  lines: readonly Line[];
  /** How high the horizon lies below the safe place's upper edge, share of its height. */
  horizon: number;
}

/** Networks show it as a circle: this square lies within. */
const ROUND = 0.68;
const HIGHLIGHTS = ['people', 'send', 'screens', 'questions'] as const;

const name = (text: Bilingual): Line => ({
  text,
  face: 'display',
  role: 'name',
  second: 'displayRegular',
});

export function pagePictures({ campaign }: Source, place: Place): PagePicture[] {
  const title = spoken(campaign.name);
  const placeName = spoken(place.name);
  const avatar = { width: 1080, height: 1080 };
  const upright = { width: 1080, height: 1920 };
  const below: Line = { text: placeName, face: 'sans', share: 0.42, gap: 0.45, colour: 'quiet' };
  return [
    {
      name: 'avatar',
      ...avatar,
      lines: [name(placeName)],
      horizon: 0.78,
      safe: middle(avatar, { width: 1080 * ROUND, height: 1080 * ROUND }),
    },
    ...NETWORKS.flatMap(({ id, cover }): PagePicture[] =>
      cover
        ? [
            {
              ...cover,
              name: `cover-${id}`,
              horizon: 0.98,
              safe: middle(cover, cover.safe),
              lines: [name(title), below],
            },
          ]
        : [],
    ),
    ...HIGHLIGHTS.map((about): PagePicture => ({
      name: `highlight-${about}`,
      ...upright,
      horizon: 0.74,
      safe: middle(upright, { width: 620, height: 620 }),
      lines: [name(say(`kit.highlight.${about}`))],
    })),
  ];
}

const middle = (size: Size, safe: Size): Box => ({
  x: (size.width - safe.width) / 2,
  y: (size.height - safe.height) / 2,
  ...safe,
});

/** The text over the place's horizon, which goes from edge to edge. */
export function pagePictureSvg(
  { width, height, safe, lines, horizon }: PagePicture,
  place: Place,
  palette: Palette,
  type: Type,
): string {
  const y = safe.y + safe.height * horizon;
  // Words end above the hills.
  const hills = place.horizon
    ? (width * (HORIZON.ground - HORIZON.highest)) / HORIZON.width
    : safe.height * 0.03;
  const blocks = fitText(
    {
      lines,
      area: { ...safe, height: safe.height * horizon - hills },
      sizes: { most: safe.height * 0.3, least: safe.height * 0.06 },
      at: 0.5,
    },
    type,
  );
  const ground = { x: 0, y, width, height: height - y };
  const earth = earthSvg(place.horizon ?? STRAIGHT, ground, palette, safe.height / 130);
  return earth + textSvg(blocks, palette);
}
