/**
 * Every colour that more than one file shows, by what it lies on: pages, clips, street screens,
 * paper. Styles of pages ask for theirs with `@palette day;`. A test keeps them out of other files.
 */

/** What clips and prints are drawn in. */
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

/** Clips: night blue-black, warm paper, muted gold. */
export const NIGHT: Palette = {
  ground: '#10151d',
  ink: '#f4ede1',
  quiet: '#d8d3c6',
  accent: '#c8a563',
  hairline: '#3c4654',
  earth: '#0b0f15',
};

/** The same in daylight, where a screen's dark tones drown: lighter words and gold. */
export const NIGHT_ON_LED: Palette = { ...NIGHT, quiet: '#e6e1d5', accent: '#e0bd78' };

/** The living: paper by day with the blue of the steppe's sky. */
export const SKY: Palette = {
  ground: '#f5f0e6',
  ink: '#14303d',
  quiet: '#3d5561',
  accent: '#1d6c80',
  hairline: '#b9cfd2',
  earth: '#e9e2d2',
};

/** The living on LED: street screens allow no white ground, so the sky itself is the ground. */
export const SKY_ON_LED: Palette = {
  ground: '#14485a',
  ink: '#fbf7ee',
  quiet: '#e3e9e4',
  accent: '#ffe2a3',
  hairline: '#3d7f91',
  earth: '#0f3a49',
};

/** In the hand: night ink and deep gold on paper; gold of the clips has too little contrast there. */
export const PAPER: Palette = {
  ground: SKY.ground,
  ink: NIGHT.ground,
  quiet: '#343c47',
  accent: '#84601f',
  hairline: '#cbbf9f',
  earth: SKY.earth,
};

/** Lines between rows on paper, water and ways in its drawings. */
export const ROW = '#9aa3ad';
export const WATER = '#2f7f8d';

/** Pages: paper by day, night blue by night. On the ground ink has ≥ 12, quiet ≥ 5.5, others ≥ 4.6. */
export const PAGES = {
  day: {
    ground: PAPER.ground,
    raised: '#fbf8f1',
    panel: '#ddd5c3',
    ink: '#16202c',
    quiet: '#535c66',
    gold: '#7d5a14',
    link: '#1a5f72',
    line: '#d3cab7',
    wrong: '#9b2f1f',
  },
  night: {
    ground: NIGHT.ground,
    raised: '#171e29',
    panel: '#151d28',
    ink: '#f0eadd',
    quiet: '#aab0b6',
    gold: NIGHT.accent,
    link: '#86c3cf',
    line: '#2d3644',
    wrong: '#f0a08e',
  },
  /** Pictures and what lies over them, by day as by night. */
  picture: {
    'behind-clip': NIGHT.ground,
    'behind-picture': NIGHT.earth,
    'over-picture': NIGHT.ink,
  },
} as const;

/** A style with the declarations of the palettes that it asks for. */
export const withPalettes = (css: string): string =>
  css.replaceAll(/@palette (day|night|picture);/g, (_, name: keyof typeof PAGES) =>
    Object.entries(PAGES[name])
      .map(([role, colour]) => `--${role}: ${colour};`)
      .join(' '),
  );
