import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import ICAL from 'ical.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walk } from '../../base/platform/files.ts';
import { Cache } from '../../base/platform/cache.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { t } from '../../i18n/index.ts';
import { readArchive } from '../../model/archive.ts';
import { placeOutputs } from '../../dist/outputs.ts';
import { makeTestClips } from '../../dev/testing/led-clips.ts';
import {
  findPlayer,
  playWithMpv,
  playWithVlc,
  playWithVlcUntil,
} from '../../dev/testing/players.ts';
import { serve, type StaticServer } from '../../dev/testing/faulty-server.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import type { PlaylistFile } from '../../model/files/playlist.ts';
import { makeLed } from './index.ts';
import { ledPeople } from './schedule.ts';

const run = promisify(execFile);

const SCREEN = 'temirtau-centre';
const PEOPLE = ['kaisenov-qasym', 'bigeldinov-talgat', 'momyshuly-bauyrzhan'];
const mpv = findPlayer('mpv');
const vlc = findPlayer('cvlc');

let folder: string;
let playlist: PlaylistFile;
let server: StaticServer;

beforeAll(async () => {
  const shop = await smallArchive(PEOPLE, [SCREEN]);
  await chmod(shop.root, 0o755); // VLC runs as another user
  const { archive } = await readArchive(shop.content);
  if (!archive) throw new Error('The small archive cannot be read');
  const target = `led-${SCREEN}`;
  const sheet = { person: null, place: 'temirtau', target, seconds: 10 };
  const clips = await makeTestClips(path.join(shop.root, 'clips'), [
    { ...sheet, role: 'title' },
    { ...sheet, role: 'closing' },
    { ...sheet, role: 'clock' },
    ...ledPeople(archive).map(({ id, place }) => ({
      person: id,
      role: 'person' as const,
      place,
      target,
      seconds: 10,
    })),
  ]);
  const screens = archive.screens.map((screen) => ({ ...screen, hourlyFiles: true }));
  const options = { ...shop } as unknown as BuildContext['options'];
  const cache = new Cache(shop.cache);
  const context = { options, archive: { ...archive, screens }, cache, t: t('ru') };
  const { outputs, failures } = await makeLed(context, clips);
  expect(failures).toEqual([]);
  await placeOutputs(options, 'led', outputs);
  folder = path.join(shop.out, 'led', SCREEN);
  playlist = JSON.parse(await readFile(path.join(folder, 'playlist.json'), 'utf8'));
  server = await serve(shop.out);
}, 400_000);

afterAll(() => server.stop());

const file = (index: number): string => playlist.media[index]?.file ?? '';
const wanted = (): string[] => (playlist.loops[0]?.clips ?? []).map(file);
const numbered = (): string[] =>
  wanted().map((_, index) => `${String(index + 1).padStart(4, '0')}.mp4`);

describe.skipIf(!mpv)('mpv', () => {
  const play = (list: string, ...extra: string[]): Promise<{ file: string; seconds: number }[]> =>
    playWithMpv(mpv ?? '', path.join(folder, list), ...extra);

  test('plays playlist.m3u in order', async () => {
    const played = await play('playlist.m3u');
    expect(played.map((item) => path.relative(folder, item.file))).toEqual(wanted());
    expect(played.map(({ seconds }) => seconds)).toEqual(wanted().map(() => 10));
    expect(played.length).toBe(PEOPLE.length + 2);
  });

  test('plays the numbered folder in order', async () => {
    const played = await play('stick');
    expect(played.map((item) => path.basename(item.file))).toEqual(numbered());
  });

  test('plays the loop, its HLS and an hour as one file each', { timeout: 180_000 }, async () => {
    const seconds = wanted().length * 10;
    expect((await play('loop.mp4')).map((file) => file.seconds)).toEqual([seconds]);
    const [day] = await play('loop.m3u8', '--frames=1500');
    expect(day?.seconds).toBeGreaterThanOrEqual(12 * 3600);
    expect((await play('hours/0900.mp4', '--length=60')).map((file) => file.seconds)).toEqual([
      3600,
    ]);
  });
});

describe.skipIf(!vlc)('VLC', () => {
  /** VLC plays in real time: a moment of each clip is enough to see it begin. */
  const BRIEFLY = '--run-time=0.3';
  const base = (list: readonly string[]): string[] => list.map((item) => path.basename(item));

  test.each(['playlist.m3u', 'playlist.xspf'])('plays %s in order', async (list) => {
    const opened = await playWithVlc(vlc ?? '', path.join(folder, list), BRIEFLY);
    expect(base(opened)).toEqual(base(wanted()));
  });

  test('plays the numbered folder in order', async () => {
    const opened = await playWithVlc(vlc ?? '', path.join(folder, 'stick'), BRIEFLY);
    expect(base(opened)).toEqual(numbered());
  });

  test('plays the list and the HLS of a server', { timeout: 180_000 }, async () => {
    const address = `${server.address}led/${SCREEN}/`;
    const opened = await playWithVlc(vlc ?? '', `${address}playlist.m3u`, BRIEFLY);
    expect(base(opened)).toEqual(base(wanted()));
    server.requested.length = 0;
    const segmentRequests = (): string[] =>
      base(server.requested.filter((line) => line.endsWith('.ts')));
    // In real time, ten seconds a segment: until the loop begins again.
    await playWithVlcUntil(
      vlc ?? '',
      `${address}loop.m3u8`,
      () => segmentRequests().length > wanted().length,
    );
    const segments = segmentRequests();
    expect(segments.length).toBeGreaterThan(wanted().length);
    const order = playlist.loops[0]?.clips ?? [];
    expect(segments).toEqual(
      segments.map((_, at) => `${String(order[at % order.length]).padStart(4, '0')}.ts`),
    );
  });
});

describe('every format says the same', () => {
  const text = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');

  test('the loop is the same in m3u, XSPF, MRSS and the folder’s list', async () => {
    const m3u = (await text('playlist.m3u')).split('\n').filter((line) => /^[^#]/.test(line));
    const xspf = parseXml(await text('playlist.xspf'));
    const mrss = parseXml(await text('mrss.xml'));
    const csv = (await text('stick.csv')).trim().split('\r\n').slice(1);
    expect(m3u).toEqual(wanted());
    expect(xspf.playlist.trackList.track.map(({ location }: Xml) => location)).toEqual(wanted());
    expect(xspf.playlist.trackList.track[0].duration).toBe('10000');
    const address = `https://estelik.example/led/${SCREEN}/`;
    expect(mrss.rss.channel.item.map(({ 'media:content': c }: Xml) => c['@url'])).toEqual(
      wanted().map((name) => address + name),
    );
    expect(csv.map((line) => line.split(',')[0])).toEqual(numbered());
  });

  test('the makers’ programmes name clips that are there, and are marked as untested', async () => {
    const vsn = parseXml(await text('vendor/colorlight.vsn'));
    const page = vsn.Programs.Program.Pages.Page;
    const items = page.Regions.Region.Items.Item as Xml[];
    expect(items.map(({ FileSource }: Xml) => FileSource.FilePath)).toEqual(
      numbered().map((name) => `.\\estelik.files\\${name}`),
    );
    const { Region } = page.Regions;
    expect([page.BgColor, Region.Name, Region.IsScheduleRegion]).toEqual([
      '0xFF000000',
      'films',
      '0',
    ]);
    const size = { X: '0', Y: '0', Width: '384', Height: '768', BorderWidth: '0' };
    expect(Region.Rect).toEqual(size);
    expect((await walk(path.join(folder, 'stick'))).sort()).toEqual(numbered());

    const { pages, schedule } = JSON.parse(await text('vendor/novastar.json'));
    const address = `https://estelik.example/led/${SCREEN}/`;
    const widgets = pages.flatMap((one: Xml) => one.widgets);
    expect(widgets.length).toBe(pages.length);
    expect(widgets.map(({ url }: Xml) => url.replace(address, ''))).toEqual(wanted());
    for (const { url, md5, size, layout } of widgets) {
      expect(layout).toEqual({ x: '0%', y: '0%', width: '100%', height: '100%' });
      const data = await readFile(path.join(folder, url.replace(address, '')));
      expect([data.length, createHash('md5').update(data).digest('hex')]).toEqual([size, md5]);
    }
    expect(schedule).toEqual({
      startDate: '2027-05-09',
      endDate: '2027-05-09',
      plans: [{ weekDays: [0], startTime: '09:00:00', endTime: '21:00:00' }],
    });
    expect(await text('vendor/readme.txt')).toMatch(/тексерілмеген[^]+не проверены/);
  });

  test('the lists keep to what every player reads', async () => {
    const m3u = await text('playlist.m3u');
    expect(m3u.startsWith('#EXTM3U\n#EXTINF:10,')).toBe(true);
    expect(m3u).not.toMatch(/\r|\n\n|\ufeff/);
    for (const name of wanted()) expect(name).toMatch(/^clips\/[a-z0-9-]+\.mp4$/);
  });

  test('SMIL has every slot’s clip by its full address, by local time without an offset', async () => {
    const { smil } = parseXml(await text('playlist.smil'));
    const runs = smil.body.par.seq as Xml[];
    const begins = runs.map((run) => run['@begin']);
    expect(begins).toEqual(
      expect.arrayContaining(
        playlist.hours.map(({ local }) => `wallclock(${local.replace(' ', 'T')})`),
      ),
    );
    expect(begins.slice(1)).toEqual(runs.slice(0, -1).map((run) => run['@end']));
    expect(runs.at(-1)['@end']).toBe('wallclock(2027-05-09T21:00:00)');
    const address = `https://estelik.example/led/${SCREEN}/`;
    expect(runs.flatMap((run) => run.video.map((video: Xml) => video['@src']))).toEqual(
      playlist.hours.flatMap(({ slots }) => slots.map((index) => address + file(index))),
    );
    expect(smil.head.layout.region['@width']).toBe('384');
  });

  test('the first hour begins at 04:00 UTC', () => {
    expect(playlist.hours[0]).toMatchObject({
      from: '2027-05-09T04:00:00Z',
      local: '2027-05-09 09:00:00',
      utcOffset: '+05:00',
    });
    expect(playlist.hours.length).toBe(12);
  });

  test('the calendar of each person is read, says both languages, and keeps within the hours', async () => {
    for (const id of PEOPLE) {
      const source = await readFile(path.join(folder, '../../when', `${id}.ics`), 'utf8');
      for (const line of source.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(76);
      const events = new ICAL.Component(ICAL.parse(source)).getAllSubcomponents('vevent');
      expect(events.length).toBe(1);
      const event = new ICAL.Event(events[0]);
      expect(event.summary).toMatch(/: көше экранында · .+: на уличном экране$/);
      expect(event.location).toMatch(/Теміртау.* · .*Темиртау/);
      expect(event.description.split('\n\n').length).toBe(2);
      expect(event.startDate.toJSDate().toISOString() >= '2027-05-09T04:00').toBe(true);
      expect(event.endDate.toJSDate().toISOString() <= '2027-05-09T16:00:01').toBe(true);
    }
  });

  test('sizes and hashes are those of the files', async () => {
    for (const { file: name, bytes, sha256 } of playlist.media) {
      const data = await readFile(path.join(folder, name));
      expect([data.length, createHash('sha256').update(data).digest('hex')]).toEqual([
        bytes,
        sha256,
      ]);
    }
    const check = await run('sha256sum', ['--check', '--quiet', 'checksums.sha256'], {
      cwd: folder,
    });
    expect(check.stdout).toBe('');
    const listed = (await text('checksums.sha256'))
      .trim()
      .split('\n')
      .map((line) => line.slice(66));
    expect([...listed, 'checksums.sha256'].sort()).toEqual(await walk(folder));
  });
});

/** What an independent parser makes of a file. */
type Xml = any; // oxlint-disable-line typescript/no-explicit-any

const parseXml = (text: string): Xml => {
  expect(XMLValidator.validate(text)).toBe(true);
  const isList = (name: string): boolean => ['track', 'item', 'seq', 'video'].includes(name);
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    isArray: isList,
  }).parse(text) as Xml;
};
