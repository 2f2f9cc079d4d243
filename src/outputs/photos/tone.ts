/** The tone of a photograph, which its box has until it is there. */
import sharp from 'sharp';

/** Steps from black to white; `tone.css` has a class for each. */
export const TONE_STEPS = 8;

/** Old paper has some 20 of 255 more red than blue; a neutral scan has less than this. */
const SEPIA = 12;

/** What the photograph averages to, in few enough steps for classes of a stylesheet. */
export interface Tone {
  /** 0 (black) to `TONE_STEPS` − 1 (white). */
  step: number;
  tint: 'grey' | 'sepia';
}

/** The step and tint of a colour in sRGB, 0 to 255 each; lightness is the luma of Rec. 601. */
export function toneOf(red: number, green: number, blue: number): Tone {
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  return {
    step: Math.min(TONE_STEPS - 1, Math.floor((luma * TONE_STEPS) / 256)),
    tint: red - blue >= SEPIA ? 'sepia' : 'grey',
  };
}

/** The tone of a picture's average colour. */
export async function readTone(master: string): Promise<Tone> {
  const image = sharp(master).resize(1, 1, { fit: 'fill' }).toColourspace('srgb').removeAlpha();
  const [red = 0, green = 0, blue = 0] = await image.raw().toBuffer();
  return toneOf(red, green, blue);
}
