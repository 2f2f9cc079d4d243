/** The colours of paper: those of the clips, darker where gold would fade on a light ground. */
import { paletteOf, type Palette, type Tone } from '../../../remotion/design/tokens.ts';

/** Night ink and deep gold on paper; gold of the clips has too little contrast there. */
const memorialPaper: Palette = {
  ground: '#f5f0e6',
  ink: '#10151d',
  quiet: '#343c47',
  accent: '#84601f',
  hairline: '#cbbf9f',
  earth: '#e9e2d2',
};

/** What is held in the hand lies on paper; the living have the blue of the sky. */
export const paperPalette = (tone: Tone): Palette =>
  tone === 'living' ? paletteOf('living', 'social') : memorialPaper;

/** What hangs in the street looks like the clips: night for the dead, light for the living. */
export const streetPalette = (tone: Tone): Palette => paletteOf(tone, 'social');
