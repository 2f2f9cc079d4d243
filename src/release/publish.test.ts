/** From a finished build to what the public sees, with an S3-compatible server. */
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { hashFile, walk } from '../base/platform/files.ts';
import { readOptions, type Options } from '../base/command/options.ts';
import { s3Server, type S3Server } from '../dev/testing/s3-server.ts';
import { publish, publishOptions } from './index.ts';
import type { Manifest } from '../model/files/manifest.ts';
import { writeManifest } from '../dist/manifest.ts';
import { placeOutputs } from '../dist/outputs.ts';
import type { Output } from '../dist/output.ts';

let s3: S3Server;
let root: string;
let round = 0;

beforeAll(async () => {
  s3 = await s3Server(await mkdtemp(path.join(tmpdir(), 'estelik-s3-')));
  vi.stubEnv('ESTELIK_S3_KEY', s3.secrets.accessKeyId);
  vi.stubEnv('ESTELIK_S3_SECRET', s3.secrets.secretAccessKey);
  vi.stubEnv('ESTELIK_REHEARSAL', 'https://estelik.example/'); // the fixture's address is a placeholder
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.stop();
});
beforeEach(async () => {
  round += 1;
  root = await mkdtemp(path.join(tmpdir(), 'estelik-publish-'));
  await cp(path.join(PROJECT, 'fixtures/archive'), path.join(root, 'content'), { recursive: true });
  await s3.makeBucket(`media-${round}`);
});

const bucket = (): string => `${s3.address}/media-${round}`;
const withStore = (): Promise<void> =>
  writeFile(
    path.join(root, 'content/archive.yaml'),
    `media:\n  store: s3\n  location: ${bucket()}\n  address: ${bucket()}/\n  grace: 10\n`,
    { flag: 'a' },
  );
const options = (...args: string[]): Options =>
  readOptions(['--as-of', '2027-05-01', '--lang', 'en', ...args], root, {
    ...publishOptions,
    to: { type: 'string', default: path.join(root, 'published') },
  });
const published = (name: string): string => path.join(root, 'published/current', name);
const text = (name: string): Promise<string> => readFile(published(name), 'utf8');

type Make = [kind: Output['kind'], path: string, content: string, person?: string];
const CLIP: Make = [
  'clip',
  'media/abdirov-nurken/abdirov-nurken-landscape.mp4',
  'a clip',
  'abdirov-nurken',
];
const LOOP: Make = ['loop', 'led/s/loop.mp4', 'the loop of all'];
const BUILD: Make[] = [
  ['page', 'kk/people/abdirov-nurken/index.html', `<video src="/${CLIP[1]}">`, 'abdirov-nurken'],
  CLIP,
  ['clip', 'led/s/clips/abdirov-nurken-1.mp4', 'led clip', 'abdirov-nurken'],
  ['clip', 'led/s/stick/0001.mp4', 'led clip', 'abdirov-nurken'],
  ['playlist', 'led/s/playlist.m3u', '#EXTM3U\nclips/abdirov-nurken-1.mp4\n'],
  ['player', 'led/s/player/playlist.js', 'window.PLAYLIST = "clips/abdirov-nurken-1.mp4";'],
  LOOP,
];
const sha = (content: string): string => createHash('sha256').update(content).digest('hex');

/** A finished `dist/`, as the steps of a build leave it. */
async function built(make: readonly Make[]): Promise<void> {
  const folders = { out: path.join(root, 'dist'), cache: path.join(root, '.cache') };
  const outputs: Output[] = [];
  for (const [kind, name, content, person = null] of make) {
    const source = path.join(folders.cache, 'clips', `${sha(content)}${path.extname(name)}`);
    await mkdir(path.dirname(source), { recursive: true });
    await writeFile(source, content);
    outputs.push({ kind, person, path: name, source, format: null, language: null });
  }
  const sums = make
    .filter(([, name]) => /^led\/s\/(?:clips|playlist)/.test(name))
    .map(([, name, content]) => `${sha(content)}  ${name.slice('led/s/'.length)}\n`);
  const source = path.join(folders.cache, 'sums');
  await writeFile(source, sums.join(''));
  outputs.push({
    kind: 'playlist',
    person: null,
    path: 'led/s/checksums.sha256',
    source,
    format: 'sha256',
    language: null,
  });
  await placeOutputs(folders, 'clips', outputs);
  await writeManifest(folders);
}

test('without a store everything is published together, byte for byte, and shared the next time', async () => {
  await built(BUILD);
  expect(await publish(options())).toBe(0);
  const dist = path.join(root, 'dist');
  for (const file of (await walk(dist)).filter((name) => name !== 'manifest.json'))
    expect(await hashFile(published(file))).toBe(await hashFile(path.join(dist, file)));
  const first = await readlink(path.join(root, 'published/current'));
  const { ino } = await stat(published(CLIP[1]));
  expect(await publish(options())).toBe(0);
  expect(await readlink(path.join(root, 'published/current'))).toBe(first);

  await built([...BUILD, ['page', 'kk/index.html', 'new']]);
  expect(await publish(options())).toBe(0);
  expect(await text('kk/index.html')).toBe('new');
  expect((await stat(published(CLIP[1]))).ino).toBe(ino);
});

test('a published file that was damaged is mended by the next run', async () => {
  await built(BUILD);
  await publish(options());
  await writeFile(published('led/s/playlist.m3u'), 'damaged');
  expect(await publish(options())).toBe(0);
  expect(await text('led/s/playlist.m3u')).toContain('clips/');
});

test('the release before stays to go back to, however often the same one is published', async () => {
  const releases = path.join(root, 'published/releases');
  const other: Make = ['clip', 'media/momyshuly-bauyrzhan/m.mp4', 'other', 'momyshuly-bauyrzhan'];
  await built([...BUILD, other]);
  await publish(options());
  const [first] = await readdir(releases);
  await built(BUILD);
  await publish(options());
  await mkdir(path.join(releases, 'killed.new'));
  for (const night of ['2027-05-02', '2027-05-03'])
    expect(await publish(options('--as-of', night))).toBe(0);
  expect(await readdir(releases)).toHaveLength(2);
  expect(await readdir(releases)).toContain(first);

  const withdrawn = path.join(root, 'content/withdrawn.yaml');
  await writeFile(withdrawn, `- id: momyshuly-bauyrzhan\n  since: '2027-05-03'\n`);
  expect(await publish(options('--as-of', '2027-05-04'))).toBe(0);
  expect(await readdir(releases)).not.toContain(first);
});

test('with a store, pages and playlists lead to the media there, each kept once', async () => {
  await withStore();
  await built(BUILD);
  expect(await publish(options())).toBe(0);
  const address = /src="([^"]+)"/.exec(await text('kk/people/abdirov-nurken/index.html'))?.[1];
  expect(address).toMatch(new RegExp(`^${bucket()}/[0-9a-f]{64}/abdirov-nurken-landscape.mp4$`));
  const answer = await fetch(address ?? '');
  expect(answer.headers.get('content-type')).toBe('video/mp4');
  expect(await answer.text()).toBe('a clip');
  const clip = (await text('led/s/playlist.m3u')).split('\n')[1] ?? '';
  expect(await (await fetch(clip)).text()).toBe('led clip');
  expect(await text('led/s/player/playlist.js')).toContain('"clips/');
  expect(await walk(published(''))).not.toContain(CLIP[1]);

  const { outputs } = JSON.parse(await text('manifest.json')) as Manifest;
  const urls = outputs.flatMap((output) => ('url' in output ? [String(output.url)] : []));
  expect([urls.length, new Set(urls).size]).toEqual([4, 3]);
  for (const { path: name, sha256 } of outputs.filter((output) => !('url' in output)))
    expect(await hashFile(published(name))).toBe(sha256);
  expect(await text('led/s/checksums.sha256')).toContain(
    `${sha(await text('led/s/playlist.m3u'))}  playlist.m3u`,
  );
});

test('an empty cache is filled from the store with the same bytes', async () => {
  await withStore();
  await built(BUILD);
  await publish(options());
  const before = path.join(root, '.cache/clips', `${sha('a clip')}.mp4`);
  await rm(path.join(root, '.cache'), { recursive: true });
  expect(await publish(options('--restore'))).toBe(0);
  expect(await readFile(before, 'utf8')).toBe('a clip');
});

test('a playlist that names a clip nobody made stops everything; the old release stays', async () => {
  await withStore();
  await built(BUILD);
  await publish(options());
  const before = await text('manifest.json');
  await built([...BUILD, ['playlist', 'led/s/other.m3u', '#EXTM3U\nclips/nobody-1.mp4\n']]);
  expect(await publish(options())).toBe(1);
  expect(await text('manifest.json')).toBe(before);
});

const objects = async (): Promise<string[]> => {
  const listing = await (await fetch(`${bucket()}?list-type=2`)).text();
  return [...listing.matchAll(/<Key>[0-9a-f]{64}\/([^<]+)</g)].map(([, name]) => name ?? '').sort();
};

test('old media go after the grace period, those of the withdrawn at once with what holds them', async () => {
  await withStore();
  const other: Make = ['clip', 'media/momyshuly-bauyrzhan/m.mp4', 'other', 'momyshuly-bauyrzhan'];
  await built([...BUILD, other]);
  await publish(options());
  await built(BUILD);
  await publish(options('--as-of', '2027-05-02'));
  expect(await publish(options('--prune', '--as-of', '2027-05-12'))).toBe(0);
  expect(await objects()).toContain('m.mp4');
  await publish(options('--prune', '--as-of', '2027-05-13'));
  expect(await objects()).not.toContain('m.mp4');

  const withdrawn = path.join(root, 'content/withdrawn.yaml');
  await writeFile(withdrawn, `- id: abdirov-nurken\n  since: '2027-05-13'\n`);
  await built([['loop', 'led/s/loop.mp4', 'a loop without him']]);
  expect(await publish(options('--as-of', '2027-05-13'))).toBe(0);
  expect(await objects()).toEqual(['loop.mp4']);
  expect(await walk(path.join(root, 'published/releases'))).not.toContain(
    expect.stringContaining('abdirov'),
  );
});

test('an object that rots in the store is mended by the next run', async () => {
  await withStore();
  await built(BUILD);
  await publish(options());
  const address =
    /src="([^"]+)"/.exec(await text('kk/people/abdirov-nurken/index.html'))?.[1] ?? '';
  await s3.spoil(`media-${round}`, address.slice(bucket().length + 1));
  expect(await (await fetch(address)).text()).not.toBe('a clip');
  expect(await publish(options())).toBe(0);
  expect(await (await fetch(address)).text()).toBe('a clip');
});

test('a folder is read again when that is asked for, and what has rotted in it is mended', async () => {
  const store = path.join(root, 'store');
  const media = `media:\n  store: folder\n  location: ${store}\n  address: https://m.example/\n`;
  await writeFile(path.join(root, 'content/archive.yaml'), media, { flag: 'a' });
  await built(BUILD);
  await publish(options());
  const clip = path.join(store, (await walk(store)).find((name) => name.endsWith('e.mp4')) ?? '');
  await writeFile(clip, 'A CLIP');
  expect(await publish(options())).toBe(0);
  expect(await readFile(clip, 'utf8')).toBe('A CLIP');
  expect(await publish(options('--verify'))).toBe(0);
  expect(await readFile(clip, 'utf8')).toBe('a clip');
});

test('the plan says what goes where and changes nothing', async () => {
  await withStore();
  await built(BUILD);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await publish(options('--plan', '--target', 'pages'))).toBe(0);
  const output = write.mock.calls.join('');
  write.mockRestore();
  expect(output).toContain('Everything fits.');
  expect(output).toMatch(/Store \(s3 .*\): 3 files/);
  expect(output).toMatch(/to be uploaded: 3/);
  expect(await objects()).toEqual([]);
});
