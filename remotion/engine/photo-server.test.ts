import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PROJECT } from '../../src/base/platform/cache.ts';
import { servePhotos } from './photo-server.ts';

test('gives the named files and nothing else, and stops', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-photos-'));
  const photo = path.join(PROJECT, 'fixtures/photos/17-tiny-48x56.jpg');
  await copyFile(photo, path.join(folder, 'a.jpg'));
  await writeFile(path.join(folder, 'b.jpg'), 'not asked for');
  const server = await servePhotos();
  const address = server.addressOf(path.join(folder, 'a.jpg'));
  const response = await fetch(address);
  expect(response.headers.get('content-type')).toBe('image/png');
  const pixels = async (picture: string | ArrayBuffer): Promise<Buffer> =>
    sharp(picture).raw().toBuffer();
  expect(await pixels(await response.arrayBuffer())).toEqual(await pixels(photo));
  expect((await fetch(new URL('/b.jpg', address))).status).toBe(404);
  expect((await fetch(server.addressOf(path.join(folder, 'gone.jpg')))).status).toBe(404);
  await server[Symbol.asyncDispose]();
  await expect(fetch(address)).rejects.toThrow();
});
