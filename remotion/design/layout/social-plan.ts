/** The networks' formats, stated in the pixels of a picture 1080 wide or high. */
import { isLinkCard } from '../story.ts';
import type { Veil } from './box.ts';
import { box, type Plan } from './plan-type.ts';

/** Portrait on the left to the edge, words on the right. */
export function landscape(width: number, height: number): Plan {
  // A link's card is seen small and therefore set larger.
  const isCard = isLinkCard({ width, height, medium: 'social' });
  const unit = height / (isCard ? 860 : 1080);
  const [w, h] = [width / unit, height / unit];
  const picture = isCard ? 640 : 860;
  const lower = h - 145;
  return scaled(unit, width, height, {
    words: box(picture + 70, isCard ? 60 : 190, w - 100, isCard ? lower - 60 : 840),
    wide: isCard ? box(110, 60, w - 110, lower - 56) : box(150, 130, w - 150, lower - 70),
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
        stops: eased(picture - 300, picture),
        sides: 0,
      },
    },
    print: isCard ? box(70, 50, 550, 680) : box(120, 80, 740, 895),
    group: isCard ? box(40, 60, 600, 660) : box(70, 150, 830, 850),
    extra: { picture: box(110, 110, 1010, 865), caption: box(1070, 190, 1820, 840) },
    horizon: { y: lower, fromPicture: true },
    footer: { size: 34, baselines: [h - 48], split: true },
  });
}

/** Portrait above, fading into the ground, words on its lower edge, place and campaign below. */
export function upright(width: number, height: number): Plan {
  const unit = width / 1080;
  const h = height / unit;
  const shape = h > 1600 ? UPRIGHT : h > 1200 ? FEED : SQUARE;
  return scaled(unit, width, height, shape);
}

type Shape = Omit<Plan, 'unit' | 'width' | 'height' | 'medium' | 'column'>;

const VEIL: Veil['stops'] = [
  { at: 640, opacity: 1 },
  { at: 770, opacity: 0.55 },
  { at: 890, opacity: 0.16 },
  { at: 1180, opacity: 0 },
];
/** The same fade elsewhere: from `top` on, `part` as long. */
const veilFrom = (top: number, part: number): Veil['stops'] =>
  VEIL.map(({ at, opacity }) => ({ at: top + (at - 640) * part, opacity }));

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
  extra: { picture: box(90, 270, 990, 1238), caption: null },
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
  extra: { picture: box(90, 100, 990, 1100), caption: null },
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
  extra: { picture: box(90, 60, 990, 874), caption: null },
  horizon: { y: 950, fromPicture: false },
  footer: { size: 32, baselines: [1008], split: false },
};

/** What of a shape is no length. */
const RATIOS: ReadonlySet<string> = new Set<keyof Shape | 'leading' | 'opacity'>([
  'alone',
  'leading',
  'opacity',
]);

/** A shape with all its lengths in pixels. */
function scaled(unit: number, width: number, height: number, shape: Shape): Plan {
  const sized = JSON.parse(JSON.stringify(shape), (name, value: unknown) =>
    typeof value === 'number' && !RATIOS.has(name) ? value * unit : value,
  ) as Shape;
  return { ...sized, unit, width, height, medium: 'social', column: null };
}

/** A fade whose beginning and end the eye does not find. */
const eased = (from: number, to: number): Veil['stops'] =>
  [0, 0.15, 0.3, 0.5, 0.7, 0.85, 1].map((part) => ({
    at: from + (to - from) * part,
    opacity: (1 + Math.cos(Math.PI * part)) / 2,
  }));
