import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeZip } from './zip.ts';

test('the members come back whole, Cyrillic names too, and the bytes do not depend on the zone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-zip-'));
  const big = path.join(folder, 'clip.mp4');
  await writeFile(big, Buffer.alloc(3_000_000, 'estelik'));
  const members = [
    { name: 'әңгіме.kk.txt', text: 'Нүркен Әбдіров' },
    { name: 'clip.mp4', file: big },
  ];
  await writeZip(path.join(folder, 'a.zip'), members);
  const first = await readFile(path.join(folder, 'a.zip'));
  const read = unzipSync(first);
  expect(Object.keys(read)).toEqual(['әңгіме.kk.txt', 'clip.mp4']);
  expect(Buffer.from(read['әңгіме.kk.txt'] ?? []).toString()).toBe('Нүркен Әбдіров');
  expect(Buffer.from(read['clip.mp4'] ?? []).equals(await readFile(big))).toBe(true);

  const again = `
    import { writeZip } from ${JSON.stringify(path.join(import.meta.dirname, 'zip.ts'))};
    await writeZip(${JSON.stringify(path.join(folder, 'b.zip'))}, ${JSON.stringify(members)});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', again], {
    env: { ...process.env, TZ: 'Asia/Almaty' },
  });
  expect((await readFile(path.join(folder, 'b.zip'))).equals(first)).toBe(true);
});
