/** The pictures of a carousel: a group's portraits, names, years and deeds, six to a slide. */
import type { Palette } from '../../../base/formats/palette.ts';
import { cardOf, portraitAmong } from '../../../../remotion/design/card.ts';
import type { CardProps } from '../../../../remotion/design/card-schema.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import type { Box } from '../../../../remotion/design/layout/box.ts';
import { ENLARGEMENT, paletteOf, type Tone } from '../../../../remotion/design/tokens.ts';
import type { Archive } from '../../../model/archive.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import type { PreparedPhoto, Photos } from '../../photos/index.ts';
import { UNITS } from '../../print/paper.ts';
import { portraitSvg } from '../../print/portrait.ts';
import { earthSvg, horizonSvg, rect, textSvg } from '../../print/svg.ts';
import { alike, fitText, type Line } from '../../print/fit-text.ts';
import { MOST_TOGETHER, inEqualParts } from './plan.ts';
import { SLIDES } from '../networks.ts';

/** Pixels; 4:5, the tallest picture that carousels show whole. */
export const SLIDE = { width: 1080, height: 1350 } as const;
const LEAST_ROWS = 6;
export const PER_SLIDE = Math.max(LEAST_ROWS, Math.ceil(MOST_TOGETHER / SLIDES));

/** Where the ground lies, and the line in the earth. */
const HORIZON_Y = 1246;
const FOOTER_Y = 1282;
const MARGIN = 56;
const GAP = 14;
const ROOM = { top: 44, bottom: HORIZON_Y - 52 };
/** A row is so high at most; a few people stand in the middle, no larger than many. */
const HIGHEST = 272;

/** An inch of a drawing has 254 units, here pixels: so far a scan may be enlarged. */
const LEAST_DPI = (25.4 * UNITS) / ENLARGEMENT.fill;

interface Shown {
  card: CardProps;
  photo: PreparedPhoto | null;
}

/** Whom each slide shows, and what it is made of. */
export function slidesOf(people: readonly Veteran[], archive: Archive, photos: Photos): Shown[][] {
  const shown = people.map((veteran) => ({
    card: cardOf(veteran, archive, null),
    photo: portraitAmong(photos.get(veteran.id) ?? []) ?? null,
  }));
  return inEqualParts(shown, PER_SLIDE);
}

/** Draws a slide. */
export async function slideOf(people: readonly Shown[], tone: Tone, type: Type) {
  const palette = paletteOf(tone, 'social');
  const room = ROOM.bottom - ROOM.top;
  const height = Math.min(HIGHEST, (room + GAP) / people.length - GAP);
  const top = ROOM.top + (room - people.length * (height + GAP) + GAP) / 2;
  const rows = people.map((person, index) => {
    const y = top + index * (height + GAP);
    return rowSvg(person, { x: MARGIN, y, width: SLIDE.width - 2 * MARGIN, height }, palette, type);
  });
  const [first] = people;
  const earth = first ? earthOf(first.card, palette, type) : '';
  return { ground: palette.ground, content: earth + (await Promise.all(rows)).join('') };
}

/** The place's horizon, and in its earth place and campaign; what is alike is said once. */
function earthOf({ campaign, place, horizon }: CardProps, palette: Palette, type: Type): string {
  const parts = [place.kk, place.ru, campaign.kk].filter((text) => text !== undefined);
  const text = alike([...new Set(parts)].join(' · '));
  const blocks = fitText(
    {
      lines: [{ text, face: 'sans', colour: 'quiet' }],
      area: { x: MARGIN, y: FOOTER_Y, width: SLIDE.width - 2 * MARGIN, height: 40 },
      sizes: { most: 32, least: 22 },
    },
    type,
  );
  const ground = { x: 0, y: HORIZON_Y, width: SLIDE.width, height: SLIDE.height - HORIZON_Y };
  return earthSvg(horizon, ground, palette, STROKE) + textSvg(blocks, palette);
}

/** Pixels. */
const STROKE = 2;
/** Letters of names, and those of years and deed beside them. */
const NAME = { most: 38, least: 30 } as const;
const DEED = 0.8;

async function rowSvg(
  { card, photo }: Shown,
  row: Box,
  palette: Palette,
  type: Type,
): Promise<string> {
  const box = { x: row.x, y: row.y, width: row.height * 0.75, height: row.height };
  const portrait = photo
    ? await portraitSvg({ card, photo, box, palette, type, leastDpi: LEAST_DPI })
    : withoutPhotoSvg(card, box, palette, type);
  const x = box.x + box.width + 32;
  const [deed] = card.deed ? [card.deed] : card.facts;
  const lines: Line[] = [
    { text: card.name, face: 'display', role: 'name' },
    { text: card.years, face: 'display', share: 0.86, gap: 0.22, colour: 'accent', role: 'years' },
  ];
  if (deed) lines.push({ text: deed, face: 'subhead', share: DEED, gap: 0.3, role: 'deed' });
  const area = { x, y: row.y, width: row.x + row.width - x, height: row.height };
  const blocks = fitText({ lines, area, sizes: NAME, align: 'left', at: 0.5, fewer: 1 }, type);
  return portrait + textSvg(blocks, palette);
}

/** Without a face: the given name over the horizon, in a box of the same size. */
function withoutPhotoSvg(card: CardProps, box: Box, palette: Palette, type: Type): string {
  const inset = box.width * 0.08;
  const blocks = fitText(
    {
      lines: [{ text: alike(card.givenName), face: 'displayRegular' }],
      area: { ...box, x: box.x + inset, width: box.width - 2 * inset, height: box.height * 0.72 },
      sizes: { most: box.width * 0.3, least: 16 },
      at: 0.7,
    },
    type,
  );
  const ground = { x: box.x, y: box.y + box.height * 0.8, width: box.width };
  const border = rect(box, `fill="none" stroke="${palette.hairline}"`);
  return (
    border + textSvg(blocks, palette) + horizonSvg(card.horizon, ground, palette.accent, STROKE)
  );
}
