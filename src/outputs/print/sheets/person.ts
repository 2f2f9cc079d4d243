/** What the sheets of one person share. Both languages, Kazakh first. */
import type { Bilingual, CardProps } from '../../../../remotion/design/card-schema.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import type { Box } from '../../../../remotion/design/layout/box.ts';
import { isShared } from '../../../../remotion/design/layout/items.ts';
import type { PreparedPhoto } from '../../photos/index.ts';
import { factLines } from '../../../../remotion/design/story.ts';
import { SIZES, UNITS, type SizeName } from '../paper.ts';
import type { Sheet } from '../svg.ts';
import { alike, fitText, type Line } from '../fit-text.ts';

export interface PersonInput {
  card: CardProps;
  photo: PreparedPhoto | null;
  /** The permanent address of the person's page. */
  address: string;
  type: Type;
  /** What is known of the showings on street screens, in words; `null` while nothing is. */
  shown?: Bilingual | null;
}

/** `example.org/kk/people/abdirov-nurken`: what can be typed. */
export const shortAddress = (address: string): string =>
  address.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** A sheet's measures, in millimetres and in the units from which everything on it is taken. */
export function measures(name: SizeName) {
  const { width, height } = SIZES[name];
  return { width, height, w: width * UNITS, h: height * UNITS };
}
export type Measures = ReturnType<typeof measures>;

/** A sheet of these measures with its drawings, the first lowest. */
export const drawn = (
  { width, height }: Measures,
  ground: Sheet['ground'],
  ...drawings: readonly string[]
): Sheet => ({ width, height, ground, content: drawings.join('') });

/** The years, or that somebody did not come back: years alone would say that the end is known. */
export const yearsOrLost = ({ years, lost }: Pick<CardProps, 'years' | 'lost'>): Line['text'] =>
  lost ?? years;

/** Whether a name is no more than the given name, in every language. */
const isOneWord = ({ name, otherNames }: CardProps): boolean => !otherNames && isShared(name);

/** Name and, smaller under it, the years. @param isWithoutPhoto The given name is the portrait above. */
export function nameAndYears(card: CardProps, isWithoutPhoto = false): Line[] {
  const name: Line = { text: card.name, face: 'serif', role: 'name' };
  const years = yearsLine(card, 0.72, 0.42);
  return isWithoutPhoto && isOneWord(card) ? [years] : [name, years];
}

/** The line of the years below a name. */
export const yearsLine = (card: CardProps, share: number, gap: number): Line => ({
  text: yearsOrLost(card),
  face: 'serif',
  share,
  gap,
  colour: 'accent',
  role: 'years',
});

/** A whole summary stands in smaller letters than one sentence. */
const SUMMARY = 0.8;
/** Facts that have to speak alone. */
const ALONE = 0.72;

/**
 * What the person did, the main sentence of a sheet: the entry's own words, whole; where it has none,
 * rank and role, the first award and the fate.
 */
export function deedLines(card: CardProps): Line[] {
  const { deed, sought } = card;
  if (!deed) return factsOf(card, ALONE);
  const share = deed.form === 'summary' ? SUMMARY : 1;
  const lines: Line[] = [
    { text: deed, face: 'subhead', second: 'subheadRegular', share, role: 'deed' },
  ];
  if (sought) lines.push({ text: sought, face: 'sans', share: 0.75, gap: 0.5, role: 'sought' });
  return lines;
}

/** Rank and role, the first award, the fate if it is not said above, each below the other. */
export const factsOf = (card: CardProps, share: number, gap = 0): Line[] =>
  factLines(card).map(({ role, text }, index): Line => {
    const line = { text, share, gap: index === 0 ? gap : share * 0.7, role } as const;
    return role === 'title' || role === 'award'
      ? { ...line, face: 'sansMedium', colour: 'accent' }
      : { ...line, face: 'sans' };
  });

/** The campaign and the place in one small line; what both languages write alike is said once. */
export function footText({ campaign, place }: CardProps, area: Box, w: number, type: Type) {
  const parts = [campaign.kk, place.kk, place.ru].filter((text) => text !== undefined);
  const text = alike([...new Set(parts)].join(' · '));
  const lines: Line[] = [{ text, face: 'sans', colour: 'quiet', role: 'footer' }];
  return fitText({ lines, area, sizes: { most: w * 0.019, least: w * 0.008 } }, type);
}
