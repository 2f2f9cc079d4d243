/** What the sheets of one person share. Both languages, Kazakh first. */
import type { CardProps } from '../../../remotion/look/card.ts';
import type { Type } from '../../../remotion/look/fonts/type.ts';
import type { Box } from '../../../remotion/look/layout/box.ts';
import type { PreparedPhoto } from '../../photos/index.ts';
import { SIZES, UNITS, type SizeName } from '../paper.ts';
import { setWords, type Line } from '../words.ts';

export interface PersonInput {
  card: CardProps;
  photo: PreparedPhoto | null;
  /** The permanent address of the person's page. */
  address: string;
  type: Type;
}

/** `example.org/kk/people/abdirov-nurken`: what can be typed. */
export const shortAddress = (address: string): string =>
  address.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** A sheet's measures in units, from which everything on it is taken. */
export function measures(name: SizeName) {
  const { width, height } = SIZES[name];
  return { width, height, w: width * UNITS, h: height * UNITS };
}

/** Name and, smaller under it, the years. */
export const nameAndYears = ({ name, years }: CardProps): Line[] => [
  { text: name, face: 'serif', share: 1, gap: 0, role: 'name' },
  { text: years, face: 'serif', share: 0.72, gap: 0.42, colour: 'accent', role: 'years' },
];

/** The campaign and the place in one small line; what both languages write alike is said once. */
export function footWords({ campaign, place }: CardProps, area: Box, w: number, type: Type) {
  const parts = [campaign.kk, place.kk, place.ru].filter((text) => text !== undefined);
  const text = [...new Set(parts)].join(' · ');
  const line: Line = {
    text: { kk: text, ru: text },
    face: 'sans',
    share: 1,
    gap: 0,
    colour: 'quiet',
    role: 'footer',
  };
  return setWords({ lines: [line], area, sizes: { most: w * 0.019, least: w * 0.008 } }, type);
}
