import type { Box } from '../../../../remotion/design/layout/box.ts';
import { streetPalette } from '../palettes.ts';
import { BLEED, LEAST_DPI, UNITS } from '../paper.ts';
import { isWithoutPhoto, portraitSvg } from '../portrait.ts';
import { earthSvg, textSvg, type Sheet } from '../svg.ts';
import { fitText } from '../fit-text.ts';
import { drawn, footText, measures, nameAndYears, type PersonInput } from './person.ts';

const EDGE = BLEED.bleed * UNITS;

/** Hangs in the street: the design of the clips on A2. */
export async function poster({ card, photo, type }: PersonInput): Promise<Sheet> {
  const sheet = measures('a2');
  const { w, h } = sheet;
  const palette = streetPalette(card.tone);
  const box: Box = { x: w * 0.12, y: h * 0.05, width: w * 0.76, height: h * 0.56 };
  const y = h * 0.938;
  const ground = { x: -EDGE, y, width: w + 2 * EDGE, height: h - y + EDGE };
  const portrait = { card, photo, box, palette, type, leastDpi: LEAST_DPI.afar };
  const service =
    card.facts.find(({ kind }) => kind === 'title') ??
    card.facts.find(({ kind }) => kind === 'service');
  const lines = nameAndYears(card, isWithoutPhoto(portrait));
  if (service) lines.push({ text: service, face: 'sans', share: 0.5, least: w * 0.032, gap: 0.6 });
  const area: Box = { x: w * 0.07, y: h * 0.64, width: w * 0.86, height: h * 0.255 };
  const blocks = fitText(
    { lines, area, sizes: { most: w * 0.09, least: w * 0.03 }, at: 0.5 },
    type,
  );
  const footer = { x: w * 0.07, y: h * 0.955, width: w * 0.86, height: h * 0.03 };
  const foot = footText(card, footer, w * 1.1, type);
  return drawn(
    sheet,
    palette.ground,
    await portraitSvg(portrait),
    earthSvg(card.horizon, ground, palette, 12),
    textSvg([...blocks, ...foot], palette),
  );
}
