/** Pictures as the encoder takes them: yuv420p, BT.709, limited range, chroma left-sited. */
import sharp from 'sharp';

/** Y, then U, then V, rows without padding, in one piece of memory; sizes are even. */
export interface Planes {
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** One plane of a picture. */
export interface Plane {
  width: number;
  height: number;
  samples: Uint8Array;
}

export function createPlanes(width: number, height: number): Planes {
  return { width, height, bytes: new Uint8Array((width * height * 3) / 2) };
}

/** Views of the three planes: Y, U, V. */
export function planesOf({ width, height, bytes }: Planes): [Plane, Plane, Plane] {
  const size = width * height;
  const half = { width: width / 2, height: height / 2 };
  return [
    { width, height, samples: bytes.subarray(0, size) },
    { ...half, samples: bytes.subarray(size, size * 1.25) },
    { ...half, samples: bytes.subarray(size * 1.25) },
  ];
}

/** Decodes a picture that nothing shines through. @throws when its size is not the one asked for. */
export async function decodeOpaque(
  picture: Buffer,
  width: number,
  height: number,
): Promise<Planes> {
  return fromRgb(await pixelsOf(picture, 3, width, height), width, height);
}

/** Packed RGB or RGBA. */
export async function pixelsOf(
  picture: Buffer,
  channels: 3 | 4,
  width: number,
  height: number,
): Promise<Buffer> {
  const image = sharp(picture).toColourspace('srgb');
  const { data, info } = await (channels === 3 ? image.removeAlpha() : image.ensureAlpha())
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== width || info.height !== height)
    throw new Error(`Drawn at ${info.width}×${info.height}, not ${width}×${height}`);
  return data;
}

/** Luma weights and the chroma scale they give (ITU-R BT.709), in 1/65536 of an 8-bit step. */
const ONE = 65_536;
const [KR, KG, KB] = [0.2126, 0.7152, 0.0722];
const LUMA = [KR, KG, KB].map((k) => Math.round((k * 219 * ONE) / 255)) as [number, number, number];
const chroma = (r: number, g: number, b: number, range: number): [number, number, number] =>
  [r, g, b].map((k) => Math.round((k * 224 * ONE) / 255 / range)) as [number, number, number];
const CB = chroma(-KR, -KG, 1 - KB, 2 * (1 - KB));
const CR = chroma(1 - KR, -KG, -KB, 2 * (1 - KR));

/** Converts packed RGB. A chroma sample stands on the left column, between its two rows. */
export function fromRgb(rgb: Uint8Array, width: number, height: number): Planes {
  const planes = createPlanes(width, height);
  const [y, u, v] = planesOf(planes);
  const [ky, kyg, kyb] = LUMA;
  // Sums of two rows, with one column repeated on the left.
  const [red, green, blue] = [0, 1, 2].map(() => new Uint16Array(width + 1));
  if (!red || !green || !blue) throw new Error('unreachable');
  for (let row = 0; row < height; row += 2) {
    for (let x = 0; x < width; x++) {
      const [a, b] = [(row * width + x) * 3, ((row + 1) * width + x) * 3];
      const [ar, ag, ab] = [rgb[a] as number, rgb[a + 1] as number, rgb[a + 2] as number];
      const [br, bg, bb] = [rgb[b] as number, rgb[b + 1] as number, rgb[b + 2] as number];
      y.samples[row * width + x] = (ky * ar + kyg * ag + kyb * ab + 16.5 * ONE) >> 16;
      y.samples[(row + 1) * width + x] = (ky * br + kyg * bg + kyb * bb + 16.5 * ONE) >> 16;
      red[x + 1] = ar + br;
      green[x + 1] = ag + bg;
      blue[x + 1] = ab + bb;
    }
    [red, green, blue].forEach((sums) => (sums[0] = sums[1] as number));
    const at = (row / 2) * u.width;
    for (let x = 0; x < u.width; x++) {
      const [r, g, b] = [weighted(red, x), weighted(green, x), weighted(blue, x)];
      u.samples[at + x] = (CB[0] * r + CB[1] * g + CB[2] * b + 8 * 128.5 * ONE) / (8 * ONE);
      v.samples[at + x] = (CR[0] * r + CR[1] * g + CR[2] * b + 8 * 128.5 * ONE) / (8 * ONE);
    }
  }
  return planes;
}

/** Eight times the mean around the left column of the `x`-th pair. */
const weighted = (sums: Uint16Array, x: number): number =>
  (sums[2 * x] as number) + 2 * (sums[2 * x + 1] as number) + (sums[2 * x + 2] as number);

/** Y, U and V of an opaque colour `#rrggbb`. */
export function colourOf(hex: string): [number, number, number] {
  const pixel = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const rgb = Uint8Array.from([...pixel, ...pixel, ...pixel, ...pixel]);
  const [y, u, v] = planesOf(fromRgb(rgb, 2, 2));
  return [y.samples[0], u.samples[0], v.samples[0]] as [number, number, number];
}
