/** Places and sizes of each format: everybody's are the same. */
import { isUpright, type Target } from '../../formats.ts';
import { isRibbon } from '../story.ts';
import type { Box, Veil } from './box.ts';
import type { Align } from './stack.ts';

/** Letters in pixels, and the distance of their lines in em. */
export interface Letters {
  size: number;
  leading: number;
}

export interface Plan {
  medium: Target['medium'];
  width: number;
  height: number;
  /** Pixels of a unit in which the networks' formats are stated; of a street screen a 384th. */
  unit: number;
  /** Where words may stand, with a picture and without one. */
  words: Box;
  wide: Box;
  align: Align;
  /** Whether words stand on the lower edge of their room or about its middle. */
  anchor: 'bottom' | 'middle';
  name: Letters;
  years: number;
  short: number;
  deed: Letters;
  fact: Letters;
  /** A given name that stands for the portrait, from the usual size down. */
  given: readonly number[];
  /** Deeds are so much larger where no picture stands beside them. */
  alone: number;
  picture: { box: Box; eyes: { x: number; y: number }; veil: Veil | null };
  /** A small scan as a print, and a group that is shown whole; street screens have none. */
  print: Box | null;
  group: Box | null;
  horizon: { y: number; fromPicture: boolean } | null;
  footer: { size: number; baselines: readonly number[]; split: boolean };
  /** A column of its own for everything after the years, with a line before it. */
  column: { box: Box; deed: Letters; bar: Box } | null;
}

const box = (x: number, y: number, right: number, bottom: number): Box => ({
  x,
  y,
  width: right - x,
  height: bottom - y,
});

export function planOf({ width, height, medium }: Target): Plan {
  if (medium === 'led') return ledPlan(width, height);
  if (!isUpright({ width, height })) return landscape(width, height);
  return upright(width, height);
}

/** Portrait on the left to the edge, words on the right. */
function landscape(width: number, height: number): Plan {
  // A link's card is seen small and therefore set larger.
  const isCard = height < 640 && width / height > 1.85;
  const unit = height / (isCard ? 860 : 1080);
  const [w, h] = [width / unit, height / unit];
  const picture = isCard ? 640 : 860;
  const lower = h - 145;
  return scaled(unit, width, height, {
    words: box(picture + 70, isCard ? 60 : 190, w - 100, isCard ? lower - 60 : 840),
    wide: box(150, 130, w - 150, lower - 70),
    align: 'left',
    anchor: 'middle',
    name: { size: isCard ? 66 : 82, leading: 88 / 82 },
    years: isCard ? 56 : 70,
    short: 44,
    deed: { size: isCard ? 48 : 58, leading: 68 / 58 },
    fact: { size: 42, leading: 52 / 42 },
    given: [330, 240, 180, 130],
    alone: 1.24,
    picture: {
      box: box(0, 0, picture, h),
      eyes: { x: picture * 0.44, y: h * 0.37 },
      veil: {
        axis: 'x',
        stops: eased([picture - 300, 1], [picture, 0]),
        sides: 0,
      },
    },
    print: isCard ? box(70, 50, 550, 680) : box(120, 80, 740, 895),
    group: isCard ? box(40, 60, 600, 660) : box(70, 150, 830, 850),
    horizon: { y: lower, fromPicture: true },
    footer: { size: 34, baselines: [h - 48], split: true },
  });
}

/** Portrait above, fading into the ground, words on its lower edge, place and campaign below. */
function upright(width: number, height: number): Plan {
  const unit = width / 1080;
  const h = height / unit;
  const shape = h > 1600 ? UPRIGHT : h > 1200 ? FEED : SQUARE;
  return scaled(unit, width, height, shape);
}

type Shape = Omit<Plan, 'unit' | 'width' | 'height' | 'medium' | 'column'>;

const VEIL = [
  [640, 1],
  [770, 0.55],
  [890, 0.16],
  [1180, 0],
] as const;
/** The same fade elsewhere: from `top` on, `part` as long. */
const veilFrom = (top: number, part: number): Veil['stops'] =>
  VEIL.map(([at, opacity]) => [top + (at - 640) * part, opacity] as const);

const UPRIGHT: Shape = {
  words: box(108, 270, 970, 1238),
  wide: box(108, 300, 970, 1238),
  align: 'centre',
  anchor: 'bottom',
  name: { size: 72, leading: 76 / 72 },
  years: 60,
  short: 40,
  deed: { size: 50, leading: 58 / 50 },
  fact: { size: 38, leading: 46 / 38 },
  given: [290, 200, 150, 110],
  alone: 1.24,
  picture: {
    box: box(0, 0, 1080, 1260),
    eyes: { x: 540, y: 435 },
    veil: { axis: 'y', stops: VEIL, sides: 0 },
  },
  print: box(306, 150, 774, 765),
  group: box(90, 150, 990, 765),
  horizon: { y: 1338, fromPicture: false },
  footer: { size: 32, baselines: [1408, 1450], split: false },
};

const FEED: Shape = {
  ...UPRIGHT,
  words: box(60, 120, 1020, 1100),
  wide: box(60, 140, 1020, 1100),
  name: { size: 64, leading: 68 / 64 },
  years: 54,
  short: 36,
  deed: { size: 46, leading: 54 / 46 },
  fact: { size: 36, leading: 44 / 36 },
  given: [270, 200, 150, 110],
  picture: {
    box: box(0, 0, 1080, 960),
    eyes: { x: 540, y: 332 },
    veil: { axis: 'y', stops: veilFrom(488, 0.874), sides: 0 },
  },
  print: box(330, 60, 750, 612),
  group: box(90, 60, 990, 612),
  horizon: { y: 1180, fromPicture: false },
  footer: { size: 32, baselines: [1244, 1288], split: false },
};

const SQUARE: Shape = {
  ...FEED,
  words: box(60, 40, 1020, 874),
  wide: box(60, 90, 1020, 874),
  given: [250, 190, 140, 100],
  picture: {
    box: box(110, 0, 970, 900),
    eyes: { x: 540, y: 262 },
    veil: { axis: 'y', stops: veilFrom(430, 0.87), sides: 110 },
  },
  print: box(385, 36, 695, 443),
  group: box(190, 36, 890, 443),
  horizon: { y: 950, fromPicture: false },
  footer: { size: 32, baselines: [1008], split: false },
};

function scaled(unit: number, width: number, height: number, shape: Shape): Plan {
  const sized = (given: Box): Box => ({
    x: given.x * unit,
    y: given.y * unit,
    width: given.width * unit,
    height: given.height * unit,
  });
  const letters = ({ size, leading }: Letters): Letters => ({ size: size * unit, leading });
  const { picture, print, group, horizon, footer } = shape;
  const { veil } = picture;
  return {
    ...shape,
    unit,
    width,
    height,
    medium: 'social',
    words: sized(shape.words),
    wide: sized(shape.wide),
    name: letters(shape.name),
    years: shape.years * unit,
    short: shape.short * unit,
    deed: letters(shape.deed),
    fact: letters(shape.fact),
    given: shape.given.map((size) => size * unit),
    picture: {
      box: sized(picture.box),
      eyes: { x: picture.eyes.x * unit, y: picture.eyes.y * unit },
      veil: veil && {
        axis: veil.axis,
        stops: veil.stops.map(([at, opacity]) => [at * unit, opacity] as const),
        sides: veil.sides * unit,
      },
    },
    print: print && sized(print),
    group: group && sized(group),
    horizon: horizon && { y: horizon.y * unit, fromPicture: horizon.fromPicture },
    footer: {
      size: footer.size * unit,
      baselines: footer.baselines.map((y) => y * unit),
      split: footer.split,
    },
    column: null,
  };
}

/** A fade whose beginning and end the eye does not find. */
function eased(
  [from, high]: readonly [number, number],
  [to, low]: readonly [number, number],
): Veil['stops'] {
  return [0, 0.15, 0.3, 0.5, 0.7, 0.85, 1].map((part) => {
    const alpha = (1 + Math.cos(Math.PI * part)) / 2;
    return [from + (to - from) * part, low + (high - low) * alpha] as const;
  });
}

/** Few large words, nothing thin, no veil: what is read from thirty metres. */
function ledPlan(width: number, height: number): Plan {
  const target = { width, height, medium: 'led' } as const;
  const narrow = isUpright(target);
  const base = narrow ? Math.min(width, height * 0.6) : height;
  const pad = Math.round(base * 0.062);
  const ribbon = isRibbon(target);
  const shown = Math.round(
    narrow ? height * 0.52 : Math.min(ribbon ? height * 0.75 : height * 0.667, width * 0.375),
  );
  const picture = narrow ? box(0, 0, width, shown) : box(0, 0, shown, height);
  const end = ribbon ? Math.round(shown + (width - shown) * 0.435) : width - pad;
  const words = narrow
    ? box(pad, shown + pad * 0.5, width - pad, height - pad * 0.7)
    : box(shown + pad, height * 0.065, end, height * 0.935);
  const deed = { size: base * (narrow ? 0.078 : 0.0835), leading: narrow ? 1.14 : 1.19 };
  const start = end + pad * 2;
  return {
    medium: 'led',
    width,
    height,
    unit: base / 384,
    words,
    wide: box(pad * 1.1, height * 0.065, ribbon ? end : width - pad * 1.1, height * 0.935),
    align: narrow ? 'centre' : 'left',
    anchor: 'middle',
    name: { size: base * (narrow ? 0.099 : ribbon ? 0.12 : 0.109), leading: 1.09 },
    years: base * (narrow ? 0.099 : 0.104),
    short: base * (narrow ? 0.0755 : 0.078),
    deed,
    fact: deed,
    given: [0.26, 0.2, 0.16, 0.125].map((share) => share * base),
    alone: 1.15,
    picture: {
      box: picture,
      eyes: { x: picture.width / 2, y: picture.height * (narrow ? 0.4 : 0.38) },
      veil: null,
    },
    print: null,
    group: null,
    horizon: null,
    footer: { size: 0, baselines: [], split: false },
    column: ribbon
      ? {
          box: box(start, height * 0.065, width - pad, height * 0.935),
          deed: { size: base * 0.1023, leading: 42 / 36 },
          bar: box(
            start - pad,
            height * 0.13,
            start - pad + Math.max(3, base / 128),
            height * 0.87,
          ),
        }
      : null,
  };
}
