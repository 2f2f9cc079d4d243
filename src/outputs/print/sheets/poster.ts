import type { Box } from '../../../../remotion/design/layout/box.ts';
import { streetPalette } from '../look.ts';
import { BLEED, LEAST_DPI, UNITS } from '../paper.ts';
import { isWithoutPhoto, portraitSvg } from '../portrait.ts';
import { horizonSvg, rect, textSvg, type Sheet } from '../svg.ts';
import { setWords, type Line } from '../words.ts';
import { footWords, measures, nameAndYears, type PersonInput } from './person.ts';

const EDGE = BLEED.bleed * UNITS;

/** Hangs in the street: the look of the clips on A2. */
export async function poster({ card, photo, type }: PersonInput): Promise<Sheet> {
  const { width, height, w, h } = measures('a2');
  const palette = streetPalette(card.tone);
  const box: Box = { x: w * 0.12, y: h * 0.05, width: w * 0.76, height: h * 0.56 };
  const ground = { x: -EDGE, y: h * 0.938, width: w + 2 * EDGE };
  const portrait = { card, photo, box, palette, type, leastDpi: LEAST_DPI.afar };
  const service =
    card.facts.find(({ kind }) => kind === 'title') ??
    card.facts.find(({ kind }) => kind === 'service');
  const lines: Line[] = [
    ...nameAndYears(card, isWithoutPhoto(portrait)),
    ...(service
      ? [
          {
            text: { kk: service.kk, ru: service.ru },
            face: 'sans',
            share: 0.5,
            least: w * 0.032,
            gap: 0.6,
          } as const,
        ]
      : []),
  ];
  const area: Box = { x: w * 0.07, y: h * 0.64, width: w * 0.86, height: h * 0.255 };
  const words = setWords(
    { lines, area, sizes: { most: w * 0.09, least: w * 0.03 }, at: 0.5 },
    type,
  );
  const foot = footWords(
    card,
    { x: w * 0.07, y: h * 0.955, width: w * 0.86, height: h * 0.03 },
    w * 1.1,
    type,
  );
  return {
    width,
    height,
    ground: palette.ground,
    content:
      (await portraitSvg(portrait)) +
      rect({ ...ground, height: h - ground.y + EDGE }, `fill="${palette.earth}"`) +
      horizonSvg(card.horizon, ground, palette.accent, 12) +
      textSvg([...words, ...foot], palette),
  };
}
