/** Plates with a QR code for graves and school corners: eight to a sheet, cut along the lines. */
import { paperPalette } from './look.ts';
import { SIZES, UNITS } from './paper.ts';
import { shortAddress, yearsOrLost, type PersonInput } from './sheets/person.ts';
import { ornament, qrSvg, rect, textSvg, type Sheet } from './svg.ts';
import { setWords } from './words.ts';

/** Millimetres; 90 × 62 mm is a plate that a stonecutter or a laminator takes. */
const PLATE = { width: 90, height: 62 };
const [COLUMNS, ROWS] = [2, 4];
const PER_SHEET = COLUMNS * ROWS;

export function plateSheets(people: readonly PersonInput[]): Sheet[] {
  const { width, height } = SIZES.a4;
  return Array.from({ length: Math.ceil(people.length / PER_SHEET) }, (_, sheet) => ({
    width,
    height,
    ground: null,
    content: people
      .slice(sheet * PER_SHEET, (sheet + 1) * PER_SHEET)
      .map((person, index) => {
        const x = (width - COLUMNS * PLATE.width) / 2 + (index % COLUMNS) * PLATE.width;
        const y = (height - ROWS * PLATE.height) / 2 + Math.floor(index / COLUMNS) * PLATE.height;
        return `<g>${plate(person, x * UNITS, y * UNITS)}</g>`;
      })
      .join(''),
  }));
}

function plate({ card, address, type }: PersonInput, x: number, y: number): string {
  const palette = paperPalette(card.tone);
  const [w, h] = [PLATE.width * UNITS, PLATE.height * UNITS];
  const side = 400;
  const left = x + 30 + side + 20;
  const words = setWords(
    {
      lines: [
        { text: card.name, face: 'serif', share: 1, gap: 0, role: 'name' },
        {
          text: yearsOrLost(card),
          face: 'serif',
          share: 0.85,
          gap: 0.6,
          colour: 'accent',
          role: 'years',
        },
      ],
      area: { x: left, y: y + 130, width: x + w - left - 30, height: 330 },
      sizes: { most: 46, least: 18 },
      align: 'left',
      at: 0.3,
    },
    type,
  );
  const link = shortAddress(address);
  const foot = setWords(
    {
      lines: [{ text: { kk: link, ru: link }, face: 'sans', share: 1, gap: 0, colour: 'quiet' }],
      area: { x: x + 50, y: y + h - 75, width: w - 100, height: 45 },
      sizes: { most: 26, least: 9 },
      align: 'left',
    },
    type,
  );
  const line = { x: left + 110, y: y + 75, width: 220, height: 34 };
  return (
    rect(
      { x, y, width: w, height: h },
      'fill="none" stroke="#9aa3ad" stroke-width="1" stroke-dasharray="12 8"',
    ) +
    qrSvg(address, x + 25, y + 85, side) +
    ornament(line, palette.accent, card.tone === 'living') +
    textSvg([...words, ...foot], palette)
  );
}
