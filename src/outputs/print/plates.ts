/** Plates with a QR code for graves and school corners: eight to a sheet, cut at the marks. */
import { chunks } from '../../model/lists.ts';
import { paperPalette } from './palettes.ts';
import { BLEED, POINT, SIZES, UNITS } from './paper.ts';
import { shortAddress, yearsLine, type PersonInput } from './sheets/person.ts';
import { earthSvg, qrSvg, textSvg, type Sheet } from './svg.ts';
import { alike, fitText } from './fit-text.ts';

/** Millimetres; 90 × 62 mm is a plate that a stonecutter or a laminator takes. */
const PLATE = { width: 90, height: 62 };
const [COLUMNS, ROWS] = [2, 4];
const PER_SHEET = COLUMNS * ROWS;
/** Between two plates: the ground of both that is cut away. */
const GAP = 2 * BLEED.bleed;
/** A cut mark begins beyond the bleed and ends before the edge that a printer leaves free. */
const MARK = { from: BLEED.bleed + 1, to: BLEED.bleed + 5 };
/** Units: the code itself is 28 mm wide, its free edge adds a quarter. */
const CODE = 355;
/** A name has 12 points at least. */
const NAMES = [15 * POINT, 12 * POINT];

export function plateSheets(people: readonly PersonInput[]): Sheet[] {
  const { width, height } = SIZES.a4;
  return chunks(people, PER_SHEET).map((own) => {
    const plates = own.map((person, index) => {
      const at = placeOf(index);
      return `<g>${plate(person, at.x * UNITS, at.y * UNITS)}</g>`;
    });
    return { width, height, ground: null, content: plates.join('') + cutMarks(own.length) };
  });
}

/** The upper left corner of a plate, in millimetres. */
function placeOf(index: number): { x: number; y: number } {
  const { width, height } = SIZES.a4;
  const edge = (whole: number, part: number, count: number): number =>
    (whole - count * part - (count - 1) * GAP) / 2;
  return {
    x: edge(width, PLATE.width, COLUMNS) + (index % COLUMNS) * (PLATE.width + GAP),
    y: edge(height, PLATE.height, ROWS) + Math.floor(index / COLUMNS) * (PLATE.height + GAP),
  };
}

/** Marks around all plates, at both edges of every column and row. */
function cutMarks(count: number): string {
  const places = Array.from({ length: count }, (_, index) => placeOf(index));
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return '';
  const xs = places.slice(0, COLUMNS).flatMap(({ x }) => [x, x + PLATE.width]);
  const ys = [...new Set(places.map(({ y }) => y))].flatMap((y) => [y, y + PLATE.height]);
  const [right, below] = [Math.max(...xs), last.y + PLATE.height];
  const line = (x1: number, y1: number, x2: number, y2: number): string =>
    `M${x1 * UNITS} ${y1 * UNITS}L${x2 * UNITS} ${y2 * UNITS}`;
  const marks = [
    ...xs.flatMap((x) => [
      line(x, first.y - MARK.from, x, first.y - MARK.to),
      line(x, below + MARK.from, x, below + MARK.to),
    ]),
    ...ys.flatMap((y) => [
      line(first.x - MARK.from, y, first.x - MARK.to, y),
      line(right + MARK.from, y, right + MARK.to, y),
    ]),
  ];
  return `<path d="${marks.join('')}" stroke="#000" stroke-width="1"/>`;
}

function plate({ card, address, type }: PersonInput, x: number, y: number): string {
  const palette = paperPalette(card.tone);
  const [w, h] = [PLATE.width * UNITS, PLATE.height * UNITS];
  const edge = BLEED.bleed * UNITS;
  const ground = y + h - 78;
  const left = x + 25 + CODE + 25;
  const blocks = fitText(
    {
      lines: [{ text: card.name, face: 'serif', role: 'name' }, yearsLine(card, 0.85, 0.5)],
      area: { x: left, y: y + 45, width: x + w - left - 40, height: ground - 55 - (y + 45) },
      sizes: { most: 10 * POINT, least: 5 * POINT, usual: NAMES },
      align: 'left',
      at: 0.5,
    },
    type,
  );
  const foot = fitText(
    {
      lines: [{ text: alike(shortAddress(address)), face: 'sans', colour: 'quiet' }],
      area: { x: x + 45, y: ground + 26, width: w - 90, height: 40 },
      sizes: { most: 8 * POINT, least: 3 * POINT },
      align: 'left',
    },
    type,
  );
  const earth = { x: x - edge, y: ground, width: w + 2 * edge, height: y + h + edge - ground };
  return (
    earthSvg(card.horizon, earth, palette, 4) +
    qrSvg(address, x + 25, y + (ground - y - CODE) / 2 - 15, CODE) +
    textSvg([...blocks, ...foot], palette)
  );
}
