import type { Box, TextBlock } from '../../../../remotion/design/layout/box.ts';
import type { Palette } from '../../../base/formats/palette.ts';
import { paperPalette } from '../palettes.ts';
import { BLEED, LEAST_DPI, UNITS } from '../paper.ts';
import { isWithoutPhoto, portraitSvg } from '../portrait.ts';
import { horizonSvg, qrSvg, textSvg, type Sheet } from '../svg.ts';
import { alike, fitText } from '../fit-text.ts';
import { sayBoth } from '../../../i18n/in-both.ts';
import {
  deedLines,
  drawn,
  factsOf,
  footText,
  measures,
  nameAndYears,
  shortAddress,
  type Measures,
  type PersonInput,
} from './person.ts';

/** What is drawn on a side of the placard, and the text over it. */
interface Side {
  drawing: string;
  blocks: TextBlock[];
}

/**
 * Carried in the march, front and back. Plain paper stays white, so that a printer at home need not
 * cover it; for a printing house the sheet is tinted.
 */
export async function placard(
  input: PersonInput,
  size: 'a4' | 'a3',
  tinted: boolean,
): Promise<Sheet[]> {
  const { card, type } = input;
  const sheet = measures(size);
  const { w, h } = sheet;
  const palette = paperPalette(card.tone);
  const footer = { x: w * 0.07, y: h * 0.966, width: w * 0.86, height: h * 0.02 };
  const foot = footText(card, footer, w, type);
  const sides = [await front(input, sheet, palette), back(input, sheet, palette)];
  return sides.map(({ drawing, blocks }) => {
    const text = textSvg([...blocks, ...foot], palette);
    return drawn(sheet, tinted ? palette.ground : null, drawing, text);
  });
}

const EDGE = BLEED.bleed * UNITS;
/** Parts of the width: a picture of 230 × 290 mm on A3, and the two sizes of names. */
const BOX = { width: 230 / 297, height: 290 / 297 };
const NAMES = [0.066, 0.044];

/** Read from ten metres: portrait, name, years, nothing else large. */
async function front(
  { card, photo, type }: PersonInput,
  { w, h }: Measures,
  palette: Palette,
): Promise<Side> {
  const box: Box = {
    x: (w - w * BOX.width) / 2,
    y: h * 0.03,
    width: w * BOX.width,
    height: w * BOX.height,
  };
  const below = box.y + box.height + h * 0.022;
  const ground = h * 0.957;
  const portrait = { card, photo, box, palette, type, leastDpi: LEAST_DPI.afar };
  const blocks = fitText(
    {
      lines: nameAndYears(card, isWithoutPhoto(portrait)),
      area: { x: w * 0.05, y: below, width: w * 0.9, height: ground - w * 0.062 - below },
      sizes: { most: w * 0.045, least: w * 0.03, usual: NAMES.map((size) => w * size) },
      at: 0.5,
      fewer: 1,
    },
    type,
  );
  const line = { x: -EDGE, y: ground, width: w + 2 * EDGE };
  const horizon = horizonSvg(card.horizon, line, palette.accent);
  return { drawing: (await portraitSvg(portrait)) + horizon, blocks };
}

/** For whoever walks behind: what the person did, then the facts, and where the whole life stands. */
function back({ card, address, type }: PersonInput, { w, h }: Measures, palette: Palette): Side {
  const [x, across] = [w * 0.08, w * 0.84];
  const head = fitText(
    {
      lines: nameAndYears(card),
      area: { x, y: h * 0.06, width: across, height: h * 0.17 },
      sizes: { most: w * 0.06, least: w * 0.024 },
      fewer: 1,
    },
    type,
  );
  // A whole summary says what the facts would.
  const facts = card.deed && card.deed.form !== 'summary' ? factsOf(card, 0.52, 0.9) : [];
  const deed = fitText(
    {
      lines: [...deedLines(card), ...facts],
      area: { x, y: h * 0.26, width: across, height: h * 0.42 },
      sizes: { most: w * 0.08, least: w * 0.02 },
      at: 0.5,
      fewer: 1,
    },
    type,
  );
  const side = w * 0.24;
  const [link, code] = [alike(shortAddress(address)), { x: x - side * 0.1, y: h * 0.77 }];
  const more = fitText(
    {
      lines: [
        { text: card.ask?.[0] ?? sayBoth('print.placard.more'), face: 'sansMedium' },
        { text: link, face: 'sans', share: 0.75, gap: 0.7, colour: 'quiet' },
      ],
      area: { x: x + side, y: code.y, width: across - side, height: side },
      sizes: { most: w * 0.03, least: w * 0.01 },
      align: 'left',
      at: 0.5,
    },
    type,
  );
  const horizon = horizonSvg(card.horizon, { x, y: h * 0.755, width: across }, palette.accent);
  const drawing = horizon + qrSvg(address, code.x, code.y, side);
  return { drawing, blocks: [...head, ...deed, ...more] };
}
