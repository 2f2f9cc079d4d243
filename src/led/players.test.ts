import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Cache } from '../base/cache.ts';
import type { BuildContext } from '../base/context.ts';
import { t } from '../i18n/index.ts';
import { readArchive } from '../model/archive.ts';
import { publishOutputs } from '../publish/outputs.ts';
import { makeTestClips } from '../testing/led-clips.ts';
import { findPlayer, playWithMpv } from '../testing/players.ts';
import { smallArchive } from '../testing/small-archive.ts';
import type { PlaylistFile } from './formats/json.ts';
import { ledPeople, makeLed } from './index.ts';

const SCREEN = 'karaganda-theatre';
const PEOPLE = ['momyshuly-bauyrzhan', 'bigeldinov-talgat', 'qoshqarbaev-raqymzhan'];
const mpv = findPlayer('mpv');

let folder: string;
let playlist: PlaylistFile;

beforeAll(async () => {
  const shop = await smallArchive(PEOPLE, [SCREEN]);
  const { archive } = await readArchive(shop.content);
  if (!archive) throw new Error('The small archive cannot be read');
  const target = `led-${SCREEN}`;
  const sheet = { person: null, place: 'karaganda', target, seconds: 10 };
  const clips = await makeTestClips(path.join(shop.root, 'clips'), [
    { ...sheet, role: 'title' },
    { ...sheet, role: 'closing' },
    { ...sheet, role: 'clock' },
    ...ledPeople(archive).map(({ id, place }) => ({
      ...{ person: id, role: 'person' as const, place, target, seconds: 10 },
    })),
  ]);
  const options = { ...shop } as unknown as BuildContext['options'];
  const context = { options, archive, cache: new Cache(shop.cache), t: t('ru') };
  const { outputs, failures } = await makeLed(context, clips);
  expect(failures).toEqual([]);
  await publishOutputs(options, 'led', outputs);
  folder = path.join(shop.out, 'led', SCREEN);
  playlist = JSON.parse(await readFile(path.join(folder, 'playlist.json'), 'utf8'));
});

const wanted = (): string[] =>
  (playlist.loops[0]?.clips ?? []).map((index) => playlist.media[index]?.file ?? '');

describe.skipIf(!mpv)('mpv', () => {
  test('plays playlist.m3u in order', async () => {
    const played = await playWithMpv(mpv ?? '', path.join(folder, 'playlist.m3u'));
    expect(played.map(({ file }) => path.relative(folder, file))).toEqual(wanted());
    expect(played.map(({ seconds }) => seconds)).toEqual(wanted().map(() => 10));
    expect(played.length).toBe(PEOPLE.length + 2);
  });

  test('plays the numbered folder in order', async () => {
    const played = await playWithMpv(mpv ?? '', path.join(folder, 'stick'));
    expect(played.map(({ file }) => path.basename(file))).toEqual(
      wanted().map((_, index) => `${String(index + 1).padStart(4, '0')}.mp4`),
    );
  });
});
