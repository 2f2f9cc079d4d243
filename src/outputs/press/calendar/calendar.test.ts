import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { path as ffprobe } from '@ffprobe-installer/ffprobe';
import sharp from 'sharp';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, expect, test } from 'vitest';
import { SOCIAL_TARGETS } from '../../../../remotion/design/formats.ts';
import { EXAMPLES } from '../../../dev/design/examples.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import type { Output } from '../../../dist/output.ts';
import { manyLike, smallMaterial, type SmallMaterial } from '../../../dev/testing/press-archive.ts';
import { printArchive } from '../../../dev/testing/print-archive.ts';
import { zipListing } from '../../../dev/testing/zip-listing.ts';
import { makePress } from '../index.ts';
import { NETWORKS, lengthIn } from '../networks.ts';
import { pressPlan } from '../press-plan.ts';
import { placeClipPaths, placeParts } from './place-clips.ts';
import { postCaption, postsOf } from './post.ts';
import { SLIDE } from './slides.ts';

let context: BuildContext;
let material: SmallMaterial;
let outputs: Output[];

/** Two days: a district with few people, a city with more than can be posted one by one. */
beforeAll(async () => {
  const { context: made, photos } = await printArchive(({ campaign, veterans }) => {
    const dead = veterans.filter(({ living }) => !living);
    const many = EXAMPLES.flatMap((_, index) =>
      manyLike(dead[index % dead.length] as Veteran, 5, ['karaganda']).map((one) => ({
        ...one,
        id: `${one.id}-${index}`,
        name: dead[index % dead.length]?.name ?? one.name,
      })),
    );
    const living = veterans
      .filter(({ living: alive }) => alive)
      .map((veteran) => ({ ...veteran, place: 'karaganda' }));
    return {
      campaign: { ...campaign, clipsFrom: '2027-05-08' },
      veterans: [...dead.slice(0, 5), ...many, ...living],
    };
  });
  context = made;
  const { photos: _, ...small } = await smallMaterial(context);
  const example = (id: string) => [...photos.keys()].find((key) => key === id);
  const named = (veteran: Veteran) => {
    const like = EXAMPLES.find(({ entry }) => entry.name === veteran.name)?.entry.id ?? '';
    const list = photos.get(example(like) ?? '');
    return list ? [[veteran.id, list] as const] : [];
  };
  material = { ...small, photos: new Map(context.archive.veterans.flatMap(named)) };
  const result = await makePress(context, material);
  expect(result.failures).toEqual([]);
  ({ outputs } = result);
});

const sourceOf = (path: string): string => {
  const found = outputs.find((output) => output.path === `press/places/${path}`);
  if (!found) throw new Error(`${path}\n${outputs.map((output) => output.path).join('\n')}`);
  return found.source;
};
const plan = (place: string) => {
  const found = pressPlan(context.archive).find((one) => one.place.id === place);
  if (!found) throw new Error(place);
  return found;
};

test('a calendar program reads every post at its time, in both languages', async () => {
  const names = new Set<string>();
  for (const language of ['kk', 'ru'] as const) {
    const text = await readFile(sourceOf(`karkaraly/karkaraly-calendar.${language}.ics`), 'utf8');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component));
    const posts = postsOf(plan('karkaraly'));
    expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual(
      posts.map(({ date, time }) => new Date(`${date}T${time}:00+05:00`).toISOString()),
    );
    for (const { uid } of events) expect(names.has(uid)).toBe(false); // one language hides no other
    for (const { uid } of events) names.add(uid);
    expect(names.size % posts.length).toBe(0);
    expect(calendar.getFirstPropertyValue('method')).toBe(null); // nothing is published yet
    for (const { description } of events) expect(description).toContain('https://estelik.example/');
  }
});

test('the table has one row a post, and no cell that a spreadsheet would calculate', async () => {
  const text = await readFile(sourceOf('karkaraly/karkaraly-calendar.csv'), 'utf8');
  expect(text.startsWith('\ufeffdate,time,id,people,anniversary,')).toBe(true);
  expect(text.match(/^2027-05-0[89],\d\d:\d\d,/gm)).toHaveLength(5);
});

test('Excel’s own file says the same as the table', async () => {
  const sheet = await readSheet(sourceOf('karkaraly/karkaraly-calendar.xlsx'));
  const text = await readFile(sourceOf('karkaraly/karkaraly-calendar.csv'), 'utf8');
  const rows = parseCsv(text, { bom: true }) as string[][];
  const without = (row: readonly unknown[]): string[] =>
    row.slice(0, -1).map((cell) => String(cell ?? ''));
  expect(sheet.map(without)).toEqual(rows.map(without));
  // Addresses in a spreadsheet are led to no store: they are those of pages.
  expect(String(sheet[1]?.at(-1))).toMatch(/\/kk\/press\/karkaraly\/2027-05-08\/#[a-z-]+$/);
});

test('a day’s bundle holds what each of its posts needs, in the order of time', async () => {
  const posts = postsOf(plan('karkaraly'), '2027-05-08');
  const names = [
    ...(await zipListing(sourceOf('karkaraly/2027-05-08/karkaraly-2027-05-08.zip'))).keys(),
  ];
  expect(names[0]).toBe('posts.xlsx'); // to be opened by a person: CSV is for programs
  const folders = [...new Set(names.slice(1).map((name) => name.split('/', 1)[0]))];
  expect(folders).toEqual(
    posts.map(({ time, people }) => `${time.replace(':', '')}-${people[0]?.id}`),
  );
  for (const { people, time } of posts)
    expect(names).toContain(
      `${time.replace(':', '')}-${people[0]?.id}/${people[0]?.id}-square.mp4`,
    );
});

interface Probed {
  streams: { codec_type: string; codec_name: string; nb_read_packets: string; duration: string }[];
  format: { duration: string };
}
const probe = (file: string, ...args: string[]): string =>
  execFileSync(ffprobe, ['-v', 'error', ...args, file], { encoding: 'utf8' });

test('too many for one post each are joined to a clip with sound, frame after frame', () => {
  const group = postsOf(plan('karaganda'), '2027-05-08').find((post) => post.kind === 'group');
  const count = group?.people.length ?? 0;
  expect(count).toBeGreaterThan(15);
  for (const target of ['portrait', 'landscape']) {
    const file = sourceOf(`karaganda/2027-05-08/karaganda-2027-05-08-1-${target}.mp4`);
    const { streams } = JSON.parse(
      probe(file, '-count_packets', '-show_streams', '-of', 'json'),
    ) as Probed;
    expect(streams.map(({ codec_name }) => codec_name)).toEqual(['h264', 'aac']);
    const seconds = count + 2; // title and closing
    expect(Number(streams[0]?.nb_read_packets)).toBe(seconds * 25);
    expect(Number(streams[0]?.duration)).toBeCloseTo(seconds, 3);
    expect(Math.abs(Number(streams[1]?.duration) - seconds)).toBeLessThan(0.05);
    const times = probe(
      file,
      '-select_streams',
      'v',
      '-show_entries',
      'packet=pts',
      '-of',
      'csv=p=0',
    )
      .trim()
      .split(/\s+/)
      .map((line) => Number.parseInt(line, 10));
    const steps = new Set(times.slice(1).map((time, index) => time - (times[index] ?? 0)));
    expect([...steps]).toEqual([512]); // 1/25 s of 12,800
  }
});

test('it is said which network takes which joint clip, or the pictures', async () => {
  const text = await readFile(
    sourceOf('karaganda/2027-05-08/karaganda-2027-05-08-1-films.ru.txt'),
    'utf8',
  );
  const stem = 'karaganda-2027-05-08-1';
  expect(text).toContain(`\nInstagram: ${stem}-portrait.mp4\n`);
  expect(text).toContain(`\nYouTube: ${stem}-landscape.mp4\n`);
  const names = outputs.map(({ path: at }) => at.split('/').at(-1));
  for (const [file] of text.matchAll(/\S+\.mp4/g)) expect(names).toContain(file);
  for (const { name } of NETWORKS) expect(text).toContain(`\n${name}: `);
});

test('schedulers get every post with its time in UTC and media that are published', async () => {
  const paths = new Set([...outputs, ...material.outputs].map(({ path: at }) => at));
  const isThere = (url: string): boolean => {
    const at = url.replace('https://estelik.example/', '');
    return paths.has(at) || /^media\/([^/]+)\/\1-(?:\w+\.mp4|card\.jpg)$/.test(at);
  };
  for (const place of ['karkaraly', 'karaganda']) {
    const posts = postsOf(plan(place));
    const utc = posts.map(({ date, time }) => Date.parse(`${date}T${time}:00+05:00`));
    const rows = parseCsv(await readFile(sourceOf(`${place}/schedulers/ayrshare.ru.csv`)), {
      columns: true,
    }) as Record<string, string>[];
    expect(Object.keys(rows[0] ?? {})).toEqual(['post', 'platforms', 'mediaUrls', 'scheduleDate']);
    for (const { scheduleDate = '', mediaUrls = '', platforms = '' } of rows) {
      expect(scheduleDate).toMatch(/^2027-05-0[89]T\d\d:\d\d:00Z$/);
      expect(utc).toContain(Date.parse(scheduleDate));
      expect(isThere(mediaUrls), mediaUrls).toBe(true);
      expect(platforms).toMatch(/^[a-z]+(?:, [a-z]+)*$/);
    }
    expect(new Set(rows.map((row) => row['scheduleDate'])).size).toBe(new Set(utc).size);
    const buffer = parseCsv(await readFile(sourceOf(`${place}/schedulers/buffer.kk.csv`)), {
      columns: true,
    }) as Record<string, string>[];
    expect(Object.keys(buffer[0] ?? {})).toEqual(['Text', 'Image URL', 'Tags', 'Posting Time']);
    expect(buffer.map((row) => row['Posting Time'])).toEqual(
      posts.flatMap(({ kind, date, time }) => (kind === 'person' ? `${date} ${time}` : [])),
    );
    for (const row of buffer) expect(row['Image URL']).toMatch(/-card\.jpg$/);
    const requests = JSON.parse(
      await readFile(sourceOf(`${place}/schedulers/postiz.kk.json`), 'utf8'),
    ) as { date: string; posts: { value: { image: { path: string }[] }[] }[] }[];
    expect(new Set(requests.map(({ date }) => Date.parse(date)))).toEqual(new Set(utc));
    for (const { posts: own } of requests)
      for (const { path: url } of own[0]?.value[0]?.image ?? [])
        expect(isThere(url), url).toBe(true);
  }
});

test('their carousel shows everybody, ten pictures at most, each 1080 by 1350', async () => {
  const slides = outputs.filter(
    ({ path }) => path.includes('karaganda/2027-05-08/') && path.endsWith('.jpg'),
  );
  const group = postsOf(plan('karaganda'), '2027-05-08').find((post) => post.kind === 'group');
  expect(slides).toHaveLength(Math.ceil((group?.people.length ?? 0) / 6));
  for (const { source } of slides) {
    const { width, height, format, exif } = await sharp(source).metadata();
    expect([width, height, format, exif]).toEqual([SLIDE.width, SLIDE.height, 'jpeg', undefined]);
  }
});

test('a portrait that turns out to be restored makes its carousel anew', async () => {
  const restored = [...material.photos].map(
    ([id, list]) =>
      [id, list.map((one) => ({ ...one, photo: { ...one.photo, restored: true } }))] as const,
  );
  const after = await makePress(context, { ...material, photos: new Map(restored) });
  const slidesOf = (all: readonly Output[]): string[] =>
    all.filter(({ path }) => /-slide-\d+\.jpg$/.test(path)).map(({ source }) => source);
  expect(slidesOf(after.outputs)).toHaveLength(slidesOf(outputs).length);
  expect(slidesOf(after.outputs)).not.toEqual(slidesOf(outputs));
});

test('the living stay a post of their own', () => {
  const living = context.archive.veterans.filter(({ living: alive }) => alive);
  const posts = postsOf(plan('karaganda')).filter(({ people }) =>
    people.some(({ living: alive }) => alive),
  );
  expect(posts.map(({ people }) => people.length)).toEqual(living.map(() => 1));
});

test.each(NETWORKS)(
  'the caption of a group keeps the limits of $name and says the place',
  (network) => {
    for (const post of postsOf(plan('karaganda')))
      for (const language of ['kk', 'ru'] as const) {
        const text = postCaption(post, plan('karaganda').place, context.archive, language, network);
        expect(lengthIn(text, network)).toBeLessThanOrEqual(network.characters);
        expect(text.match(/#/g)?.length ?? 0).toBeLessThanOrEqual(network.hashtags);
        expect(text).toMatch(/Қарағанды|Караганда/);
      }
  },
);

test('what did not change is not made again, and nothing is left open', async () => {
  const before = outputs.map(({ path, source }) => [path, source]);
  const again = await makePress(context, material);
  expect(again.outputs.map(({ path, source }) => [path, source])).toEqual(before);
});

test('every place has a joint clip of everybody in every format, its living in a part of their own', async () => {
  const secondsOf = (file: string): number =>
    Number(
      execFileSync(
        ffprobe,
        ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file],
        {
          encoding: 'utf8',
        },
      ),
    );
  for (const { id } of SOCIAL_TARGETS) {
    const { people } = plan('karkaraly');
    const [joint = ''] = placeClipPaths('karkaraly', id, 1);
    const shown = people.filter(({ living, consent }) => !living && consent.clip).length;
    // Title and closing are a second each, as every clip of the small material is.
    expect(secondsOf(sourceOf(joint.replace('press/places/', '')))).toBeCloseTo(shown + 2, 1);
  }
  const joint = outputs.filter(
    ({ kind, path }) => kind === 'clip' && path.includes('karaganda-film-'),
  );
  const parts = placeParts(plan('karaganda'));
  // Nobody is left out whose family allows clip and press; no part holds the living and the dead.
  const { people } = plan('karaganda');
  expect(new Set(parts.flat())).toEqual(new Set(people.filter(({ consent }) => consent.clip)));
  const tones = parts.map((part) => [...new Set(part.map(({ living = false }) => living))]);
  expect(tones.every((of) => of.length === 1)).toBe(true);
  expect(tones.at(-1)).toEqual([true]);
  const alive = { people: people.filter(({ living }) => living) };
  expect(placeParts(alive)).toEqual([alive.people.filter(({ consent }) => consent.clip)]);
  // The words of each stand when its picture does: a second after the one before.
  const last = placeClipPaths('karaganda', 'square', parts.length).at(-1) ?? '';
  const cues = await readFile(
    sourceOf(last.replace('press/places/', '').replace('.mp4', '.ru.vtt')),
    'utf8',
  );
  expect(cues).toContain(`00:00:01.200 --> 00:00:01.800\n${parts.at(-1)?.[0]?.id} square ru\n`);
  expect(joint).toHaveLength(SOCIAL_TARGETS.length * parts.length);
});
