/** One contract for the three makes of store, each through a line that fails. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashFile } from '../../base/platform/files.ts';
import { faultyProxy, type Fault, type FaultyProxy } from '../../dev/testing/faulty-proxy.ts';
import { githubDouble, type GithubDouble } from '../../dev/testing/github-releases.ts';
import { s3Server, type S3Server } from '../../dev/testing/s3-server.ts';
import { folderStore } from './folder.ts';
import { githubStore } from './github.ts';
import { etagOf, s3Store } from './s3.ts';
import { keyOf, type Store } from './store.ts';
import { download, isRight, missingFrom, upload, type StoreFile } from './transfer.ts';

const QUICK = { retries: 4, minTimeout: 1, maxTimeout: 5, randomize: false };

let root: string;
let s3: S3Server;
let github: GithubDouble;
let proxies: Record<'s3' | 'github', FaultyProxy>;
let round = 0;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-stores-'));
  s3 = await s3Server(path.join(root, 's3'));
  github = await githubDouble(3);
  proxies = { s3: await faultyProxy(s3.address), github: await faultyProxy(github.address) };
});
afterAll(async () => {
  await Promise.all([proxies.s3.stop(), proxies.github.stop(), s3.stop(), github.stop()]);
});

const openers: Record<'folder' | 's3' | 'github', () => Promise<Store>> = {
  folder: () =>
    Promise.resolve(folderStore(path.join(root, `folder-${round}`), 'https://m.example/')),
  s3: async () => {
    await s3.makeBucket(`bucket-${round}`);
    return s3Store({
      endpoint: `${proxies.s3.address}/bucket-${round}`,
      region: 'auto',
      address: `${s3.address}/bucket-${round}/`,
      ...s3.secrets,
    });
  },
  github: () => {
    github.assets.length = github.releases.length = 0;
    return Promise.resolve(fresh());
  },
};
const fresh = (): Store =>
  githubStore({
    repository: 'akimat/archive',
    token: 'secret',
    api: proxies.github.address,
    limit: 3,
  });

async function files(count: number, bytes = 1000): Promise<StoreFile[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const file = path.join(root, `clip-${round}-${index}.mp4`);
      await writeFile(file, Buffer.alloc(bytes + index, `${round} ${index} `));
      const sha256 = await hashFile(file);
      return { key: keyOf(sha256, file), file, sha256, bytes: bytes + index };
    }),
  );
}

beforeEach(() => {
  round += 1;
  for (const proxy of Object.values(proxies)) {
    proxy.fault = () => undefined;
    proxy.requests.length = 0;
  }
});

describe.each(['folder', 's3', 'github'] as const)('%s', (make) => {
  test('what is put is there, listed, comes back the same, and goes', async () => {
    const store = await openers[make]();
    const [one, two] = (await files(2)) as [StoreFile, StoreFile];
    expect(await store.list()).toEqual([]);
    expect(await store.has(one.key)).toBeNull();
    expect(await upload(store, [one, two], undefined, QUICK)).toEqual([]);
    expect(await store.has(one.key)).toMatchObject({ key: one.key, bytes: one.bytes });
    expect((await store.list()).map(({ key }) => key).sort()).toEqual([one.key, two.key].sort());
    const back = path.join(root, `back-${round}`);
    await download(store, two.key, back, QUICK);
    expect(await readFile(back)).toEqual(await readFile(two.file));
    expect(store.url(one.key)).toMatch(/^https?:.*\.mp4$/);
    await store.delete(one.key);
    await store.delete(one.key);
    expect((await store.list()).map(({ key }) => key)).toEqual([two.key]);
    await expect(download(store, one.key, back, { ...QUICK, retries: 0 })).rejects.toThrow();
  });

  test('only what is missing is uploaded', async () => {
    const store = await openers[make]();
    const all = await files(3);
    await upload(store, all.slice(0, 2), undefined, QUICK);
    const stored = new Map((await store.list()).map((object) => [object.key, object]));
    expect(missingFrom(stored, all)).toEqual([all[2]]);
  });
});

const FAULTS: Fault[] = ['reset', 'cut', 'corrupt', 'late', 500, 503];

describe.each(['s3', 'github'] as const)('%s through a bad line', (make) => {
  test.each(FAULTS)('%s: every second upload fails twice, all arrive whole', async (fault) => {
    const store = await openers[make]();
    const all = await files(4);
    const failed = new Map<string, number>();
    proxies[make].fault = (request) => {
      const name = /clip-\d+-\d+/.exec(request)?.[0];
      const times = failed.get(name ?? '') ?? 0;
      if (!name || !/^(?:PUT|POST)/.test(request) || /[02]$/.test(name) || times >= 2) return;
      failed.set(name, times + 1);
      return fault;
    };
    expect(await upload(store, all, undefined, QUICK)).toEqual([]);
    expect([...failed.values()]).toEqual([2, 2]);
    for (const file of all) expect(await isRight(store, file)).toBe(true);
  });

  test('a store that stays down is told, file by file', async () => {
    const store = await openers[make]();
    const all = await files(2);
    proxies[make].fault = () => 503;
    const failures = await upload(store, all, undefined, { ...QUICK, retries: 1 });
    expect(failures.map(({ item }) => item)).toEqual(all);
  });
});

test('S3: an object that rots in the store is found and mended', async () => {
  const store = await openers.s3();
  const [file] = (await files(1)) as [StoreFile];
  await upload(store, [file], undefined, QUICK);
  const other = Buffer.from(await readFile(file.file));
  other[10]! ^= 1;
  const damaged = path.join(root, 'damaged.mp4');
  await writeFile(damaged, other);
  await store.put(file.key, damaged);
  expect(await isRight(store, file)).toBe(false);
  await expect(
    download(store, file.key, path.join(root, 'x'), { ...QUICK, retries: 1 }),
  ).rejects.toThrow('damaged');
  expect(await upload(store, [file], undefined, QUICK)).toEqual([]);
  expect(await isRight(store, file)).toBe(true);
});

test('S3: a large file goes up in parts and is proved', async () => {
  const store = await openers.s3();
  const [large] = (await files(1, 9 * 1024 * 1024)) as [StoreFile];
  expect(await etagOf(large.file)).toMatch(/-2$/);
  expect(await upload(store, [large], undefined, QUICK)).toEqual([]);
  expect(await isRight(store, large)).toBe(true);
});

test('GitHub: a full release is followed by another, and a second run finds everything', async () => {
  const store = await openers.github();
  const all = await files(7);
  expect(await upload(store, all, undefined, QUICK)).toEqual([]);
  expect(github.releases.map(({ tag_name }) => tag_name)).toEqual([
    'media-1',
    'media-2',
    'media-3',
  ]);
  const again = fresh();
  expect(await again.list()).toHaveLength(7);
  expect((await fetch(again.url(all[6]!.key))).status).toBe(200);
});

test('GitHub: a name without bytes that a broken upload left is cleared away', async () => {
  const store = await openers.github();
  const [file] = (await files(1)) as [StoreFile];
  await upload(store, [file], undefined, QUICK);
  github.assets[0]!.state = 'starter';
  const again = fresh();
  expect(await again.has(file.key)).toBeNull();
  expect(github.assets).toEqual([]);
  expect(await upload(again, [file], undefined, QUICK)).toEqual([]);
});
