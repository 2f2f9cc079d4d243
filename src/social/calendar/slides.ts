/** The pictures of a carousel: a group's portraits, names and years, six to a slide. */
import { cardOf, portraitAmong, type CardProps } from '../../../remotion/look/card.ts';
import type { Type } from '../../../remotion/look/fonts/type.ts';
import type { Box } from '../../../remotion/look/layout/box.ts';
import { ENLARGEMENT, paletteOf, type Palette, type Tone } from '../../../remotion/look/tokens.ts';
import type { Archive, Veteran } from '../../model/archive.ts';
import type { PreparedPhoto, Photos } from '../../photos/index.ts';
import { PLAIN, UNITS } from '../../print/paper.ts';
import { portraitSvg } from '../../print/portrait.ts';
import { ornament, sheetSvg, textSvg } from '../../print/svg.ts';
import { setWords } from '../../print/words.ts';
import { MOST_TOGETHER, inEqualParts } from './plan.ts';
import { SLIDES } from '../networks.ts';

/** Pixels; 4:5, the tallest picture that carousels show whole. */
export const SLIDE = { width: 1080, height: 1350 } as const;
const [COLUMNS, ROWS] = [3, 2];
export const PER_SLIDE = Math.max(COLUMNS * ROWS, Math.ceil(MOST_TOGETHER / SLIDES));

const MARGIN = 48;
const HEAD = 118;
const CELL = {
  width: (SLIDE.width - 2 * MARGIN) / COLUMNS,
  height: (SLIDE.height - HEAD - MARGIN) / ROWS,
};
const PORTRAIT = { width: 250, height: 312 };

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

/** A slide as the body of a page of exactly its size. */
export async function slideHtml(people: readonly Shown[], tone: Tone, type: Type): Promise<string> {
  const palette = paletteOf(tone, 'social');
  const cells = people.map((person, index) => {
    const row = Math.floor(index / COLUMNS);
    const inRow = Math.min(COLUMNS, people.length - row * COLUMNS);
    const x = (SLIDE.width - inRow * CELL.width) / 2 + (index % COLUMNS) * CELL.width;
    return cellSvg(person, { x, y: HEAD + row * CELL.height, ...CELL }, palette, type);
  });
  const [first] = people;
  const content =
    (first ? headSvg(first.card, tone, palette, type) : '') + (await Promise.all(cells)).join('');
  const sheet = {
    width: SLIDE.width / UNITS,
    height: SLIDE.height / UNITS,
    ground: palette.ground,
    content,
  };
  const svg = sheetSvg(sheet, PLAIN, `width="${SLIDE.width}" height="${SLIDE.height}"`);
  return `<style>body{margin:0}svg{display:block}</style>${svg}`;
}

/** Campaign and place in one line over the ornament; what both languages write alike is said once. */
function headSvg({ campaign, place }: CardProps, tone: Tone, palette: Palette, type: Type): string {
  const parts = [campaign.kk, place.kk, place.ru].filter((text) => text !== undefined);
  const text = [...new Set(parts)].join(' · ');
  const words = setWords(
    {
      lines: [{ text: { kk: text, ru: text }, face: 'sans', share: 1, gap: 0, colour: 'quiet' }],
      area: { x: MARGIN, y: 34, width: SLIDE.width - 2 * MARGIN, height: 36 },
      sizes: { most: 30, least: 14 },
    },
    type,
  );
  const line = { x: SLIDE.width / 2, y: 78, width: SLIDE.width * 0.5, height: 22 };
  return textSvg(words, palette) + ornament(line, palette.accent, tone === 'living');
}

async function cellSvg(
  { card, photo }: Shown,
  cell: Box,
  palette: Palette,
  type: Type,
): Promise<string> {
  const box = { x: cell.x + (cell.width - PORTRAIT.width) / 2, y: cell.y + 10, ...PORTRAIT };
  const portrait = await portraitSvg({ card, photo, box, palette, type, leastDpi: LEAST_DPI });
  const top = box.y + box.height + 26;
  const words = setWords(
    {
      lines: [
        { text: card.name, face: 'serif', share: 1, gap: 0, role: 'name' },
        { text: card.years, face: 'serif', share: 0.92, gap: 0.5, colour: 'accent', role: 'years' },
      ],
      area: {
        x: cell.x + 12,
        y: top,
        width: cell.width - 24,
        height: cell.y + cell.height - top - 18,
      },
      sizes: { most: 29, least: 14 },
    },
    type,
  );
  return portrait + textSvg(words, palette);
}
