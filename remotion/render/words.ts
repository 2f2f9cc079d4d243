/** The words of a clip: a transparent picture of which most is empty. */
import { createPlanes, fromRgb, pixelsOf, planesOf, type Planes } from './planes.ts';

/** The samples of one plane that are not wholly transparent, by their place in the plane. */
interface Marks {
  places: Int32Array;
  /** Opacity, 0 to 255. */
  opacities: Uint8Array;
  /** Sample multiplied by its opacity, 0 to 255. */
  samples: Uint8Array;
}

/** Marks of Y, U and V. */
export type Words = readonly Marks[];

/** Decodes a transparent picture. @throws when its size is not the one asked for. */
export async function decodeWords(picture: Buffer, width: number, height: number): Promise<Words> {
  const pixels = await pixelsOf(picture, 4, width, height);
  const colours = new Uint8Array(width * height * 3);
  const opacities = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const opacity = pixels[pixel * 4 + 3] as number;
    if (opacity === 0) continue;
    for (let channel = 0; channel < 3; channel++) {
      const at = pixel * 3 + channel;
      colours[at] = ((pixels[pixel * 4 + channel] as number) * opacity) / 255 + 0.5;
      opacities[at] = opacity;
    }
  }
  return marksOf(fromRgb(colours, width, height), opacityPlanes(opacities, width, height));
}

/** Opacity at every sample: converted as grey, luma holds it in 16…235; chroma takes the mean. */
function opacityPlanes(opacities: Uint8Array, width: number, height: number): Planes {
  const planes = createPlanes(width, height);
  const [y, u, v] = planesOf(planes);
  for (let pixel = 0; pixel < width * height; pixel++)
    y.samples[pixel] = opacities[pixel * 3] as number;
  for (let row = 0; row < u.height; row++)
    for (let column = 0; column < u.width; column++) {
      const at = row * 2 * width + column * 2;
      const left = column === 0 ? at : at - 1;
      const sum = (column: number): number =>
        (y.samples[column] as number) + (y.samples[column + width] as number);
      const mean = (sum(left) + 2 * sum(at) + sum(at + 1)) / 8 + 0.5;
      u.samples[row * u.width + column] = v.samples[row * u.width + column] = mean;
    }
  return planes;
}

/** What a wholly transparent sample is: black without colour. */
const EMPTY = [16, 128, 128] as const;

function marksOf(colours: Planes, opacities: Planes): Words {
  const opacityOf = planesOf(opacities);
  return planesOf(colours).map(({ samples }, index) => {
    const alpha = (opacityOf[index] as { samples: Uint8Array }).samples;
    const places = Int32Array.from(indicesOfVisible(alpha));
    const empty = EMPTY[index] as number;
    return {
      places,
      opacities: Uint8Array.from(places, (place) => alpha[place] as number),
      samples: Uint8Array.from(places, (place) =>
        Math.max(
          0,
          (samples[place] as number) - empty * (1 - (alpha[place] as number) / 255) + 0.5,
        ),
      ),
    };
  });
}

function* indicesOfVisible(alpha: Uint8Array): Iterable<number> {
  for (let place = 0; place < alpha.length; place++) if (alpha[place] !== 0) yield place;
}

/** Writes the words over a picture, in place, at an opacity of 0 to 1. */
export function writeWords(picture: Planes, words: Words, opacity: number): void {
  planesOf(picture).forEach(({ samples: out }, index) => {
    const { places, opacities, samples } = words[index] as Marks;
    for (let mark = 0; mark < places.length; mark++) {
      const place = places[mark] as number;
      const under = out[place] as number;
      const change = (samples[mark] as number) - ((opacities[mark] as number) * under) / 255;
      out[place] = under + opacity * change + 0.5;
    }
  });
}
