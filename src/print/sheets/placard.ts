import type { Box } from '../../../remotion/look/layout/box.ts';
import { paperPalette } from '../look.ts';
import { LEAST_DPI } from '../paper.ts';
import { portraitSvg } from '../portrait.ts';
import { ornament, textSvg, type Sheet } from '../svg.ts';
import { setWords } from '../words.ts';
import { footWords, measures, nameAndYears, type PersonInput } from './person.ts';

/**
 * Carried in the march and read from ten metres: portrait, name, years, nothing else large. Plain
 * paper stays white, so that a printer at home need not cover it.
 */
export async function placard(
  input: PersonInput,
  size: 'a4' | 'a3',
  tinted: boolean,
): Promise<Sheet> {
  const { card, photo, type } = input;
  const { width, height, w, h } = measures(size);
  const palette = paperPalette(card.tone);
  const box: Box = { x: w * 0.185, y: h * 0.05, width: w * 0.63, height: h * 0.49 };
  const line = { x: w / 2, y: h * 0.573, width: w * 0.5, height: h * 0.021 };
  const area: Box = { x: w * 0.07, y: h * 0.605, width: w * 0.86, height: h * 0.33 };
  const words = setWords(
    {
      lines: nameAndYears(card),
      area,
      sizes: { most: w * 0.115, least: w * 0.03 },
      at: 0.4,
      fewer: 0.86,
    },
    type,
  );
  const foot = footWords(
    card,
    { x: w * 0.07, y: h * 0.952, width: w * 0.86, height: h * 0.025 },
    w,
    type,
  );
  const portrait = { card, photo, box, palette, type, leastDpi: LEAST_DPI.placard };
  return {
    ...{ width, height, ground: tinted ? palette.ground : null },
    content:
      (await portraitSvg(portrait)) +
      ornament(line, palette.accent, card.tone === 'living') +
      textSvg([...words, ...foot], palette),
  };
}
