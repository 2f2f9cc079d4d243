import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { servePhotos } from './photo-server.ts';

test('gives the named files and nothing else, and stops', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-photos-'));
  await writeFile(path.join(folder, 'a.jpg'), 'picture');
  await writeFile(path.join(folder, 'b.jpg'), 'not asked for');
  const server = await servePhotos();
  const address = server.addressOf(path.join(folder, 'a.jpg'));
  const response = await fetch(address);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(await response.text()).toBe('picture');
  expect((await fetch(new URL('/b.jpg', address))).status).toBe(404);
  expect((await fetch(server.addressOf(path.join(folder, 'gone.jpg')))).status).toBe(404);
  await server.close();
  await expect(fetch(address)).rejects.toThrow();
});
