import { cp, mkdir, mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { Cache, PROJECT } from '../../base/platform/cache.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { readOptions } from '../../base/command/options.ts';
import { t } from '../../i18n/index.ts';
import type { Archive } from '../../model/archive.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import { veteranSchema } from '../../model/veteran.ts';
import { makePhotos } from './index.ts';

const FIXTURES = path.join(PROJECT, 'fixtures', 'photos');

async function person(root: string, id: string, ...pictures: string[]): Promise<Veteran> {
  const folder = path.join(root, id);
  await mkdir(folder);
  for (const file of pictures) await cp(path.join(FIXTURES, file), path.join(folder, file));
  const fields = veteranSchema.parse({
    id,
    name: { kk: 'Аты' },
    category: 'front',
    place: 'karaganda',
    photos: pictures.map((file) => ({ file, role: 'portrait' })),
    consent: { page: true },
  });
  return { ...fields, story: {}, folder, photoFacts: new Map() };
}

async function workshop(people: Record<string, string[]>): Promise<BuildContext> {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-photos-'));
  const veterans: Veteran[] = [];
  for (const [id, pictures] of Object.entries(people))
    veterans.push(await person(root, id, ...pictures));
  return {
    options: readOptions([], root),
    archive: { veterans } as unknown as Archive,
    cache: new Cache(path.join(root, 'cache')),
    t: t('en'),
  };
}

test('a photograph stored sideways comes out upright, without metadata, in fitting widths', async () => {
  const context = await workshop({
    one: ['16-portrait-stored-sideways-orient6.jpg', '25-progressive-gps.jpg'],
  });
  const { photos, outputs, failures } = await makePhotos(context);
  expect(failures).toEqual([]);
  const [upright, located] = photos.get('one') ?? [];
  expect(upright?.master).toMatchObject({ width: 512, height: 600 });
  for (const { file } of [upright!.master, ...upright!.versions, ...located!.versions]) {
    const facts = await sharp(file).metadata();
    expect([facts.exif, facts.xmp, facts.iptc, facts.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(facts.space).toBe('srgb');
  }
  expect(upright?.versions.map(({ type, width, height }) => [type, width, height])).toEqual([
    ['image/avif', 240, 281],
    ['image/avif', 480, 563],
    ['image/webp', 240, 281],
    ['image/webp', 480, 563],
    ['image/jpeg', 512, 600],
  ]);
  for (const { file, type, width, height } of upright!.versions) {
    const facts = await sharp(file).metadata();
    expect([facts.width, facts.height, facts.mediaType]).toEqual([width, height, type]);
  }
  expect(outputs.map((output) => output.path)).toEqual([...new Set(outputs.map((o) => o.path))]);
  expect(
    outputs.every(({ path: p }) => /^photos\/[0-9a-f]{16}-\d+\.(avif|webp|jpg)$/.test(p)),
  ).toBe(true);
});

test('every kind of picture is prepared; a damaged one is a failure of its person alone', async () => {
  const context = await workshop({
    broken: ['23-truncated.jpg'],
    tiny: ['17-tiny-48x56.jpg'],
    whole: ['02-portrait-bw-3x4.jpg', '03-portrait-square-pd.png', '21-alpha.png'],
    web: ['27-portrait.webp', '04-damaged-scan-sepia.jpg'],
  });
  const { photos, failures } = await makePhotos(context);
  expect(failures.map((failure) => failure.item.id)).toEqual(['broken']);
  expect([...photos.keys()]).toEqual(['tiny', 'whole', 'web']);
  expect(photos.get('whole')).toHaveLength(3);
  expect(photos.get('tiny')?.[0]?.versions[0]).toMatchObject({ width: 48, height: 56 });
});

test('people who show the same photograph share its files, which then are nobody’s alone', async () => {
  const group = '30-group-1200x800.jpg';
  const context = await workshop({ one: [group], two: [group], three: ['17-tiny-48x56.jpg'] });
  const { photos, outputs } = await makePhotos(context);
  expect(photos.get('one')).toHaveLength(1);
  expect(photos.get('two')).toHaveLength(1);
  expect(new Set(outputs.map((output) => output.path)).size).toBe(outputs.length);
  const shared = new Set(photos.get('two')?.[0]?.versions.map((version) => version.path));
  for (const output of outputs)
    expect([output.path, output.person]).toEqual([
      output.path,
      shared.has(output.path) ? null : 'three',
    ]);
});

test('a second pass opens no picture and makes no file anew', async () => {
  const context = await workshop({ one: ['01-portrait-pd-512x600.jpg'] });
  const first = await makePhotos(context);
  const times = await Promise.all(first.outputs.map(({ source }) => stat(source)));
  const second = await makePhotos(context);
  expect(second.outputs).toEqual(first.outputs);
  const again = await Promise.all(second.outputs.map(({ source }) => stat(source)));
  expect(again.map((file) => file.mtimeMs)).toEqual(times.map((file) => file.mtimeMs));
  const bytes = await readFile(first.outputs[0]!.source);
  expect(bytes.length).toBeGreaterThan(1000);
});
