/** The design's constants: type sizes and the limits of legibility. */
import {
  NIGHT,
  NIGHT_ON_LED,
  SKY,
  SKY_ON_LED,
  type Palette,
} from '../../src/base/formats/palette.ts';

/** `memorial` for the dead and the missing; `living` honours and never mourns. */
export const TONES = ['memorial', 'living'] as const;
export type Tone = (typeof TONES)[number];

export type Medium = 'social' | 'led';

export const paletteOf = (tone: Tone, medium: Medium): Palette =>
  ({ memorial: { social: NIGHT, led: NIGHT_ON_LED }, living: { social: SKY, led: SKY_ON_LED } })[
    tone
  ][medium];

/** Least letters of a street screen's sheets, fractions of its shorter side. */
export const LED = { name: 0.1, text: 0.07 } as const;

/** Smallest text of the social formats, in pixels of a picture 1080 high or wide. */
export const SOCIAL = { name: 54, text: 30 } as const;

/** What the interfaces of the platforms leave free of a picture of 1080 × 1920. */
export const SAFE_UPRIGHT = { left: 108, right: 970, top: 270, bottom: 1245 } as const;

/** Characters a second: read without hurry, and the most that subtitles ask for. */
export const READING_SPEED = { calm: 12, brisk: 17 } as const;

/** Pixels of the shorter side from which on a scan fills its box in the networks' formats. */
export const SHORTEST_SCAN = 480;

/** Enlargement up to which a scan still looks like a photograph. */
export const ENLARGEMENT = { fill: 2.2, framed: 3.5 } as const;
