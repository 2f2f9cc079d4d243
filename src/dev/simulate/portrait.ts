/** Photographs of our own making: a drawn figure without a face, in the tones of an old print. */
import sharp from 'sharp';
import type { Photo } from '../../model/veteran.ts';
import type { Dice } from './dice.ts';
import type { Sex } from './name.ts';

export interface SyntheticPhoto extends Photo {
  bytes: Buffer;
}

interface Paper {
  light: string;
  dark: string;
  figure: string;
  face: string;
}

const PAPERS: readonly Paper[] = [
  { light: '#d9d2c3', dark: '#8f877a', figure: '#3b3833', face: '#b3a999' },
  { light: '#d6c7a6', dark: '#93805d', figure: '#463a28', face: '#b59f78' },
  { light: '#d0d0cc', dark: '#83858a', figure: '#2f3236', face: '#a9a9a8' },
  { light: '#e2d8c4', dark: '#a3937a', figure: '#57493a', face: '#c0ae93' },
];

/** Width, height and how many of a hundred photographs are so: from a passport's to a studio's. */
const SHAPES = [
  [480, 600, 34],
  [450, 600, 20],
  [560, 560, 12],
  [600, 900, 10],
  [800, 600, 10],
  [900, 1200, 6],
  [320, 420, 8],
] as const;

const FORMATS = { jpg: 90, png: 3, webp: 7 };

/** The portrait of a person; now and then somebody's documents or a group beside it. */
export async function syntheticPhotos(dice: Dice, sex: Sex): Promise<SyntheticPhoto[]> {
  if (!dice.chance(0.62)) return [];
  const photos = [await draw(dice, 'portrait', [sex])];
  if (dice.chance(0.06)) photos.push(await draw(dice, 'group', ['male', sex, 'male']));
  return photos;
}

async function draw(
  dice: Dice,
  role: 'portrait' | 'group',
  people: readonly Sex[],
): Promise<SyntheticPhoto> {
  const [width, height] =
    role === 'group' ? ([900, 640] as const) : dice.weighted(SHAPES, ([, , odds]) => odds);
  const paper = dice.pick(PAPERS);
  const extension = dice.of(FORMATS);
  const svg = picture(dice, paper, width, height, people);
  const image = sharp(Buffer.from(svg));
  const bytes = await {
    jpg: () => image.jpeg({ quality: 62 }),
    png: () => image.png({ palette: true, colours: 32, dither: 0 }),
    webp: () => image.webp({ quality: 60, effort: 0 }),
  }
    [extension]()
    .toBuffer();
  return {
    file: `${role === 'portrait' ? 'portrait' : 'group'}.${extension}`,
    role,
    bytes,
    ...(dice.chance(0.8) && {
      alt: { kk: 'Салынған сұлба, бет-әлпеті жоқ', ru: 'Нарисованный силуэт без лица' },
    }),
    ...(dice.chance(0.2) && { date: String(dice.int(1936, 1950)) }),
  };
}

/** Light wall, figures, a dark corner, and on some prints a border and a crease. */
function picture(
  dice: Dice,
  paper: Paper,
  width: number,
  height: number,
  people: readonly Sex[],
): string {
  const size = Math.min(width / (people.length * 0.72 + 0.28), height * 0.9);
  const figures = people.map((sex, index) => {
    const x = (width * (index + 1)) / (people.length + 1);
    return `<g transform="translate(${x.toFixed(1)} ${height}) scale(${(size / 100).toFixed(3)})">${figure(dice, paper, sex)}</g>`;
  });
  const border = dice.chance(0.25) ? Math.round(width * 0.04) : 0;
  const crease = dice.chance(0.2) ? creaseOf(dice, width, height) : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><radialGradient id="wall" cx="${dice.int(35, 65)}%" cy="${dice.int(25, 45)}%" r="85%">
<stop offset="0" stop-color="${paper.light}"/><stop offset="1" stop-color="${paper.dark}"/></radialGradient></defs>
<rect width="100%" height="100%" fill="url(#wall)"/>${figures.join('')}${crease}
<rect width="100%" height="100%" fill="none" stroke="#efe8d8" stroke-width="${border * 2}"/></svg>`;
}

/** Head and shoulders in a space 100 wide whose origin is the middle of the lower edge. */
function figure(dice: Dice, { figure: cloth, face }: Paper, sex: Sex): string {
  const shoulder = dice.int(36, 44);
  const head = dice.int(14, 17);
  const turn = dice.int(-4, 4);
  const top = -62 - dice.int(0, 6);
  const neck = top + head * 1.25;
  const body = `<path d="M${-shoulder} 2 C${-shoulder} -22 ${-shoulder + 8} -28 -12 -33 L-8 ${neck} L8 ${neck} L12 -33 C${shoulder - 8} -28 ${shoulder} -22 ${shoulder} 2Z" fill="${cloth}"/>`;
  const collar = `<path d="M-11 -34 L0 -22 L11 -34 L8 -38 L0 -32 L-8 -38Z" fill="${face}" opacity=".45"/>`;
  const skull = `<ellipse cx="${turn}" cy="${top}" rx="${head}" ry="${head * 1.28}" fill="${face}"/>`;
  const cover = dice.pick(sex === 'female' ? [scarf, hair] : [cap, cap, hair, fur]);
  return body + collar + skull + cover(turn, top, head, cloth);
}

type Cover = (x: number, y: number, r: number, colour: string) => string;

const cap: Cover = (x, y, r, colour) =>
  `<path d="M${x - r - 1} ${y - r * 0.45} L${x - r * 0.6} ${y - r * 1.5} L${x + r * 0.75} ${y - r * 1.45} L${x + r + 1} ${y - r * 0.5}Z" fill="${colour}"/>`;
const hair: Cover = (x, y, r, colour) =>
  `<path d="M${x - r} ${y - r * 0.2} C${x - r} ${y - r * 1.7} ${x + r} ${y - r * 1.7} ${x + r} ${y - r * 0.2} C${x + r * 0.6} ${y - r * 0.9} ${x - r * 0.4} ${y - r} ${x - r} ${y - r * 0.2}Z" fill="${colour}"/>`;
const fur: Cover = (x, y, r, colour) =>
  `<rect x="${x - r * 1.2}" y="${y - r * 1.6}" width="${r * 2.4}" height="${r * 1.1}" rx="${r * 0.5}" fill="${colour}"/>`;
const scarf: Cover = (x, y, r, colour) =>
  `<path d="M${x - r * 1.15} ${y + r * 0.9} C${x - r * 1.5} ${y - r * 1.9} ${x + r * 1.5} ${y - r * 1.9} ${x + r * 1.15} ${y + r * 0.9} L${x + r * 0.7} ${y + r * 0.5} C${x + r * 0.9} ${y - r} ${x - r * 0.9} ${y - r} ${x - r * 0.7} ${y + r * 0.5}Z" fill="${colour}"/>`;

function creaseOf(dice: Dice, width: number, height: number): string {
  const [a, b] = [dice.int(0, height), dice.int(0, height)];
  return `<path d="M0 ${a} L${width} ${b}" stroke="#f1ebdd" stroke-width="${dice.int(1, 3)}" opacity=".5"/>`;
}
