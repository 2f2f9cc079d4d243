/** The editors' form alone on a machine, where no desk stands before it: whose pages may change something. */
import { expect, test } from 'vitest';
import { smallArchive } from '../dev/testing/small-archive.ts';
import { readArchive } from '../model/archive.ts';
import { API } from './config.ts';
import { cmsServer } from './serve.ts';

test('without a login the service answers its own page and programs alone', async () => {
  const folders = await smallArchive(['abdirov-nurken'], []);
  const { archive } = await readArchive(folders.content);
  if (!archive) throw new Error('no archive');
  await using app = await cmsServer({ ...folders, lang: 'ru' }, archive);
  const host = '127.0.0.1:8081';
  const ask = async (headers: Record<string, string>) => {
    const payload = { action: 'info' };
    const own = { host, ...headers };
    return (await app.inject({ method: 'POST', url: API, payload, headers: own })).statusCode;
  };
  expect(await ask({})).toBe(200);
  expect(await ask({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBe(200);
  for (const foreign of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])
    expect(await ask(foreign), JSON.stringify(foreign)).toBe(403);
});
