/** What changes the drawing of a cached picture changes its key: every field of a photograph in turn. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { typeOfNode } from '../../../remotion/design/fonts/node.ts';
import { PAPER } from '../../base/formats/palette.ts';
import { STRAIGHT } from '../../model/horizon.ts';
import type { Photo } from '../../model/veteran.ts';
import type { PreparedPhoto } from '../photos/index.ts';
import { LEAST_DPI } from './paper.ts';
import { pictureState, portraitSvg } from './portrait.ts';

const [WIDTH, HEIGHT] = [250, 200];
const folder = await mkdtemp(path.join(tmpdir(), 'estelik-portrait-'));

/** A slope from black to white, of which no two crops are alike. */
async function masterOf(name: string, highest: number): Promise<PreparedPhoto['master']> {
  const file = path.join(folder, name);
  const pixels = Buffer.from(
    Array.from({ length: WIDTH * HEIGHT }, (_, index) => ((index % WIDTH) * highest) / WIDTH),
  );
  await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .jpeg()
    .toFile(file);
  return { file, width: WIDTH, height: HEIGHT };
}

const before: PreparedPhoto = {
  photo: { file: 'one.jpg', role: 'portrait' },
  master: await masterOf('one.jpg', 255),
  tone: { step: 0, tint: 'grey' },
  versions: [],
};

const OTHER: Required<Photo> = {
  file: 'two.jpg',
  role: 'group',
  caption: { kk: 'Майданда' },
  date: '1943',
  credit: { kk: 'Отбасы мұрағаты' },
  focal: { x: 0.9, y: 0.5 },
  alt: { kk: 'Жауынгер' },
  restored: true,
};

const drawn = (photo: PreparedPhoto): Promise<string> =>
  portraitSvg({
    card: { name: { kk: 'Нүркен' }, givenName: 'Нүркен', horizon: STRAIGHT },
    photo,
    box: { x: 0, y: 0, width: 150, height: 200 },
    palette: PAPER,
    type: typeOfNode(),
    leastDpi: LEAST_DPI.hand,
  });

test('every part of a photograph that is drawn is in its state', async () => {
  const changed: [string, PreparedPhoto][] = [
    ['master', { ...before, master: await masterOf('two.jpg', 128) }],
    ...Object.entries(OTHER).map(([field, value]): [string, PreparedPhoto] => [
      field,
      { ...before, photo: { ...before.photo, [field]: value } },
    ]),
  ];
  const seen: string[] = [];
  for (const [field, after] of changed) {
    if ((await drawn(after)) === (await drawn(before))) continue;
    seen.push(field);
    expect(pictureState(after), field).not.toEqual(pictureState(before));
  }
  expect(seen).toEqual(['master', 'role', 'focal', 'restored']);
});
