import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { readPhotoFacts } from './photo-facts.ts';

const fixture = (name: string): string => path.join(PROJECT, 'fixtures/photos', name);
const folder = await mkdtemp(path.join(tmpdir(), 'estelik-photos-'));

async function written(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

test.each([
  ['01-portrait-pd-512x600.jpg', 512, 600, false],
  ['16-portrait-stored-sideways-orient6.jpg', 512, 600, true],
  ['17-tiny-48x56.jpg', 48, 56, false],
  ['25-progressive-gps.jpg', 512, 600, true],
  ['27-portrait.webp', 512, 512, false],
])('%s is whole, %i × %i upright', async (name, width, height, hasMetadata) => {
  const facts = await readPhotoFacts(fixture(name));
  expect(facts).toEqual({ readable: true, width, height, hasMetadata });
});

test.each(['03-portrait-square-pd.png', '21-alpha.png'])('%s is whole', async (name) => {
  expect(await readPhotoFacts(fixture(name))).toMatchObject({ readable: true });
});

test.each([
  ['01-portrait-pd-512x600.jpg', 'truncated'],
  ['03-portrait-square-pd.png', 'truncated'],
  ['27-portrait.webp', 'unreadable'],
])('%s cut anywhere is %s', async (name, reason) => {
  const bytes = await readFile(fixture(name));
  for (const part of [0.3, 0.6, 0.99]) {
    const file = await written(`cut-${name}`, bytes.subarray(0, bytes.length * part));
    expect(await readPhotoFacts(file)).toEqual({ readable: false, reason });
  }
});

test('a picture followed by what a camera wrote is whole', async () => {
  for (const name of ['01-portrait-pd-512x600.jpg', '03-portrait-square-pd.png']) {
    const bytes = await readFile(fixture(name));
    const file = await written(`tail-${name}`, Buffer.concat([bytes, Buffer.alloc(500)]));
    expect(await readPhotoFacts(file)).toMatchObject({ readable: true });
  }
});

test('a cut picture with a whole preview in its metadata is cut', async () => {
  const preview = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const bytes = await readFile(fixture('01-portrait-pd-512x600.jpg'));
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe2, 0);
  segment.writeUInt16BE(preview.length + 2, 2);
  const cut = Buffer.concat([bytes.subarray(0, 2), segment, preview, bytes.subarray(2, 30_000)]);
  expect(await readPhotoFacts(await written('preview.jpg', cut))).toEqual({
    readable: false,
    reason: 'truncated',
  });
});

test('what is no photograph is named so', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>';
  expect(await readPhotoFacts(await written('a.jpg', svg))).toMatchObject({ reason: 'format' });
  expect(await readPhotoFacts(await written('b.jpg', 'hello'))).toMatchObject({
    reason: 'unreadable',
  });
  expect(await readPhotoFacts(await written('c.jpg', ''))).toMatchObject({ reason: 'unreadable' });
  await copyFile(fixture('03-portrait-square-pd.png'), path.join(folder, 'd.jpg'));
  expect(await readPhotoFacts(path.join(folder, 'd.jpg'))).toMatchObject({ readable: true });
});
