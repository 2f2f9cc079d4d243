/** The colours of paper: those of the clips, darker where gold would fade on a light ground. */
import { PAPER, type Palette } from '../../base/formats/palette.ts';
import { paletteOf, type Tone } from '../../../remotion/design/tokens.ts';

/** What is held in the hand lies on paper; the living have the blue of the sky. */
export const paperPalette = (tone: Tone): Palette =>
  tone === 'living' ? paletteOf('living', 'social') : PAPER;

/** What hangs in the street looks like the clips: night for the dead, light for the living. */
export const streetPalette = (tone: Tone): Palette => paletteOf(tone, 'social');
