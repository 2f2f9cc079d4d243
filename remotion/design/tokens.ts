/** The look's constants: colours, type sizes and the limits of legibility. */

/** `memorial` for the dead and the missing; `living` honours and never mourns. */
export const TONES = ['memorial', 'living'] as const;
export type Tone = (typeof TONES)[number];

export interface Palette {
  ground: string;
  ink: string;
  /** The second language and what stands back; at least 7:1 on the ground. */
  quiet: string;
  accent: string;
  hairline: string;
  /** Below the horizon, and around a small photograph. */
  earth: string;
}

/** Night blue-black, warm paper, muted gold. */
const night: Palette = {
  ground: '#10151d',
  ink: '#f4ede1',
  quiet: '#d8d3c6',
  accent: '#c8a563',
  hairline: '#3c4654',
  earth: '#0b0f15',
};

/** The same in daylight, where a screen's dark tones drown: lighter words and gold. */
const nightOnLed: Palette = { ...night, quiet: '#e6e1d5', accent: '#e0bd78' };

/** Paper by day with the blue of the steppe's sky. */
const paper: Palette = {
  ground: '#f5f0e6',
  ink: '#14303d',
  quiet: '#3d5561',
  accent: '#1d6c80',
  hairline: '#b9cfd2',
  earth: '#e9e2d2',
};

/** The living on LED: street screens allow no white ground, so the sky itself is the ground. */
const sky: Palette = {
  ground: '#14485a',
  ink: '#fbf7ee',
  quiet: '#e3e9e4',
  accent: '#ffe2a3',
  hairline: '#3d7f91',
  earth: '#0f3a49',
};

export type Medium = 'social' | 'led';

export const paletteOf = (tone: Tone, medium: Medium): Palette =>
  tone === 'memorial' ? (medium === 'led' ? nightOnLed : night) : medium === 'led' ? sky : paper;

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
