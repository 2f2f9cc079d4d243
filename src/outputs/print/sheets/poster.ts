import type { Box } from '../../../../remotion/design/layout/box.ts';
import { streetPalette } from '../look.ts';
import { LEAST_DPI } from '../paper.ts';
import { portraitSvg } from '../portrait.ts';
import { ornament, textSvg, type Sheet } from '../svg.ts';
import { setWords, type Line } from '../words.ts';
import { footWords, measures, nameAndYears, type PersonInput } from './person.ts';

/** Hangs in the street: the look of the clips on A2. */
export async function poster({ card, photo, type }: PersonInput): Promise<Sheet> {
  const { width, height, w, h } = measures('a2');
  const palette = streetPalette(card.tone);
  const box: Box = { x: w * 0.12, y: h * 0.07, width: w * 0.76, height: h * 0.53 };
  const line = { x: w / 2, y: h * 0.643, width: w * 0.56, height: h * 0.02 };
  const service =
    card.facts.find(({ kind }) => kind === 'title') ??
    card.facts.find(({ kind }) => kind === 'service');
  const lines: Line[] = [
    ...nameAndYears(card),
    ...(service
      ? [
          {
            text: { kk: service.kk, ru: service.ru },
            face: 'sans',
            share: 0.4,
            least: w * 0.02,
            gap: 0.6,
            colour: 'quiet',
          } as const,
        ]
      : []),
  ];
  const area: Box = { x: w * 0.07, y: h * 0.68, width: w * 0.86, height: h * 0.25 };
  const words = setWords(
    { lines, area, sizes: { most: w * 0.09, least: w * 0.03 }, at: 0.4 },
    type,
  );
  const foot = footWords(
    card,
    { x: w * 0.07, y: h * 0.953, width: w * 0.86, height: h * 0.025 },
    w * 1.1,
    type,
  );
  const portrait = { card, photo, box, palette, type, leastDpi: LEAST_DPI.poster };
  return {
    width,
    height,
    ground: palette.ground,
    content:
      (await portraitSvg(portrait)) +
      ornament(line, palette.accent, card.tone === 'living') +
      textSvg([...words, ...foot], palette),
  };
}
