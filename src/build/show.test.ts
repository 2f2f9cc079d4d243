import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { freePort } from '../dev/testing/free-port.ts';
import { show } from './show.ts';

test('the last build is shown below its base path, with ranges, on the next free port', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-show-'));
  const [content, out] = [path.join(root, 'content'), path.join(root, 'dist')];
  await cp(path.join(PROJECT, 'fixtures/archive'), content, { recursive: true });
  const settings = path.join(content, 'archive.yaml');
  const text = await readFile(settings, 'utf8');
  await writeFile(settings, text.replace('estelik.example/', 'city.example/memory/'));
  await mkdir(path.join(out, 'kk'), { recursive: true });
  for (const [name, expected] of [
    ['index.html', 'home'],
    ['404.html', 'nothing here'],
    ['kk/index.html', 'kazakh'],
    ['clip.mp4', '0123456789'],
  ] as const)
    await writeFile(path.join(out, name), expected);

  const port = await freePort();
  const options = { content, out, campaign: undefined };
  const first = await show(options, port);
  const second = await show(options, port);
  try {
    expect(first.address).toBe(`http://127.0.0.1:${port}/memory/`);
    expect(new URL(second.address).port).not.toBe(String(port));
    const ask = (at: string, headers = {}): Promise<Response> =>
      fetch(new URL(at, first.address), { headers });
    expect(await (await ask('kk/')).text()).toBe('kazakh');
    expect((await ask('kk')).url).toBe(`${first.address}kk/`);
    expect((await ask('/')).url).toBe(first.address);
    const part = await ask('clip.mp4', { Range: 'bytes=2-4' });
    expect([part.status, await part.text()]).toEqual([206, '234']);
    expect(await (await ask('')).text()).toBe('home');
    expect((await ask('%2e%2e%2fcontent/archive.yaml')).status).toBe(404);
    const missing = await ask('none.html');
    expect([missing.status, await missing.text()]).toEqual([404, 'nothing here']);
  } finally {
    for (const { server } of [first, second]) {
      server.close();
      server.closeAllConnections();
    }
  }
});
