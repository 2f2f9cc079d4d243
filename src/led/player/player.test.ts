import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Cache } from '../../base/cache.ts';
import { findBrowser } from '../../base/programs.ts';
import { makeTestClips } from '../../testing/led-clips.ts';
import { testProgramme, writeProgramme, type TestHours } from '../../testing/led-programme.ts';
import { serve, type StaticServer } from '../../testing/faulty-server.ts';
import type { PlaylistFile } from '../formats/json.ts';
import type { LedClip } from '../media.ts';
import type { Player } from './client/player.ts';

const browser = await openBrowser();
/** A browser without H.264 can show nothing: its tests are skipped, visibly. */
const playsH264 = await canPlay(browser);

const SLOT = 2;
const PEOPLE = ['a', 'b', 'c', 'd'];

let root: string;
let cache: Cache;
let clips: LedClip[];
const contexts: BrowserContext[] = [];
const servers: StaticServer[] = [];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-player-'));
  cache = new Cache(path.join(root, 'cache'));
  clips = await clipsOf('clips', PEOPLE, SLOT);
});

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

afterAll(async () => {
  await browser?.close();
  await rm(root, { recursive: true, force: true });
});

async function openBrowser(): Promise<Browser | null> {
  const { executable } = await findBrowser();
  if (!executable) return null;
  return chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--autoplay-policy=user-gesture-required'],
  });
}

async function canPlay(candidate: Browser | null): Promise<boolean> {
  const page = await candidate?.newPage();
  const answer = await page?.evaluate(() =>
    document.createElement('video').canPlayType('video/mp4; codecs="avc1.640029"'),
  );
  await page?.close();
  return answer === 'probably';
}

function clipsOf(folder: string, people: readonly string[], seconds: number): Promise<LedClip[]> {
  const sheet = { person: null, place: 'karaganda', target: 'led-test', seconds };
  return makeTestClips(path.join(root, folder), [
    { ...sheet, role: 'title' },
    { ...sheet, role: 'closing' },
    ...people.map((person) => ({ ...sheet, role: 'person' as const, person })),
  ]);
}

/** Hours that began a while ago and last for some more. */
const running = (ago = 60, seconds = 7200): TestHours => ({
  start: Date.now() - ago * 1000,
  slot: SLOT,
  count: seconds / SLOT,
});

async function publish(name: string, hours = running(), films = clips): Promise<string> {
  const folder = path.join(root, name);
  await writeProgramme(await testProgramme(cache, films, hours), folder);
  return folder;
}

async function start(folder: string, port = 0): Promise<StaticServer> {
  const server = await serve(folder, port);
  servers.push(server);
  return server;
}

async function openPage(address: string, shift = 0): Promise<Page> {
  const context = await (browser as Browser).newContext({ viewport: { width: 384, height: 256 } });
  contexts.push(context);
  const page = await context.newPage();
  await page.addInitScript((ms) => {
    const real = Date.now.bind(Date);
    Object.assign(window, { shift: ms });
    Date.now = () => real() + (window as unknown as { shift: number }).shift;
  }, shift);
  await page.goto(address);
  return page;
}

declare global {
  interface Window {
    player: Player;
  }
}

/** What is seen now, and how far it is from what should be seen. */
const look = (page: Page) =>
  page.evaluate(() => {
    const { player } = window;
    const scene = player.scene();
    const video = [...document.querySelectorAll('video')].find((v) => v.style.zIndex === '2');
    const expected = scene.start === null ? null : (player.clock.now() - scene.start) / 1000;
    return {
      isRight: player.stage.shown === scene.key,
      clip: player.source.playlist?.media[scene.clip]?.person ?? scene.key.split(' ')[1] ?? '',
      late: expected === null ? 0 : expected - (video?.currentTime ?? NaN),
      isMoving: video !== undefined && !video.paused,
      visible: video?.style.visibility === 'visible',
    };
  });

/** A slow machine may be late; what it shows in the end must be right. */
const PATIENCE = { timeout: 20_000, interval: 100 };

const shows = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const { player } = window;
    return player.stage.shown !== null && player.stage.shown === player.scene().key;
  });
};

const errorsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.player.errors.map(({ text }) => text));

const setOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => window.player.source.playlist?.set);

const playlistOf = async (folder: string): Promise<PlaylistFile> =>
  JSON.parse(await readFile(path.join(folder, 'playlist.json'), 'utf8')) as PlaylistFile;

/** Waits until the whole set is on the device. */
const adopted = (page: Page, set: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => window.player.source.adopted && window.player.source.playlist?.set === wanted,
    set,
  );

describe.skipIf(!playsH264)('the player', { timeout: 120_000 }, () => {
  test('begins in the middle of the clip that is on, within 100 ms', async () => {
    const folder = await publish('middle');
    const server = await start(folder);
    const page = await openPage(`${server.address}player/`);
    await adopted(page, (await playlistOf(folder)).set);
    await page.reload();
    const late: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      await shows(page);
      await page.waitForTimeout(250);
      const seen = await look(page);
      expect(seen).toMatchObject({ isRight: true, isMoving: true, visible: true });
      late.push(Math.abs(seen.late));
      await page.reload();
    }
    expect(Math.min(...late)).toBeLessThan(0.1);
  });

  test('goes on without a server, over a reload, at the right place', async () => {
    const folder = await publish('offline');
    const server = await start(folder);
    const page = await openPage(`${server.address}player/`);
    await adopted(page, (await playlistOf(folder)).set);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const before = await page.evaluate(async () => (await window.player.log.all()).length);
    await server.stop();
    await page.reload();
    await shows(page);
    const first = await look(page);
    await page.waitForTimeout(SLOT * 1000);
    await shows(page);
    const second = await look(page);
    expect(first).toMatchObject({ isRight: true, visible: true });
    expect(second).toMatchObject({ isRight: true, visible: true });
    expect(second.clip).not.toBe(first.clip);
    const after = await page.evaluate(async () => (await window.player.log.all()).length);
    expect(after).toBeGreaterThan(before);
  });

  test('follows the clock wherever it is moved, and shows the title outside the hours', async () => {
    const folder = await publish('moved');
    const page = await openPage(pathToFileURL(path.join(folder, 'player/index.html')).href);
    await shows(page);
    for (const shift of [3_000_500, -30_000, 1_000_000]) {
      await page.evaluate((ms) => Object.assign(window, { shift: ms }), shift);
      await page.waitForTimeout(600);
      await shows(page);
      await expect
        .poll(() => look(page), PATIENCE)
        .toMatchObject({ isRight: true, isMoving: true, visible: true });
    }
    await page.evaluate(() => Object.assign(window, { shift: 10_000_000 }));
    await page.waitForTimeout(600);
    await shows(page);
    expect(await look(page)).toMatchObject({ isRight: true, isMoving: false, visible: true });
    expect(await look(page)).toMatchObject({ clip: 'quiet' });
  });

  test('corrects a clock that is an hour wrong by the server’s date', async () => {
    const server = await start(await publish('date'));
    const page = await openPage(`${server.address}player/`, -3_600_000);
    await page.waitForFunction(() => window.player.clock.state.uncertainty !== null);
    const { offset, uncertainty } = await page.evaluate(() => window.player.clock.state);
    expect(Math.abs(offset - 3_600_000)).toBeLessThanOrEqual(uncertainty ?? 0);
    expect(uncertainty).toBeLessThan(300);
    await shows(page);
    await expect.poll(() => look(page), PATIENCE).toMatchObject({ isRight: true, visible: true });
  });

  test('keeps the old set while anything of the new one is wrong', async () => {
    const hours = running();
    const folder = await publish('sets', hours);
    const server = await start(folder);
    const page = await openPage(`${server.address}player/`);
    const old = (await playlistOf(folder)).set;
    await adopted(page, old);

    const other = await clipsOf('others', [...PEOPLE, 'e', 'f'], SLOT);
    await publish('sets', hours, [...clips, ...other.slice(-2)]);
    const wanted = (await playlistOf(folder)).set;
    const update = (): Promise<string> =>
      page.evaluate(() =>
        window.player.source.update().then(String, (error: Error) => `refused: ${error.message}`),
      );
    const films = await readdir(path.join(folder, 'clips'));
    const film = films.find((name) => name.startsWith('e-')) ?? '';

    server.faults.set(film, 404); // half uploaded
    expect(await update()).toMatch(/refused: .*404/);
    expect(await setOf(page)).toBe(old);
    server.faults.set(film, Buffer.alloc(5000)); // cut off
    expect(await update()).toMatch(/refused: .*≠/);
    const bytes = await readFile(path.join(folder, 'clips', film));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    server.faults.set(film, bytes); // one bit
    expect(await update()).toMatch(/refused: .*SHA-256/);
    expect(await setOf(page)).toBe(old);
    server.faults.set('playlist.json', Buffer.from('{"version":1,"hours":['));
    expect(await update()).toMatch(/refused/);
    await page.reload();
    await shows(page);
    expect(await setOf(page)).toBe(old);

    server.faults.clear();
    expect(await update()).toBe('true');
    expect(await setOf(page)).toBe(wanted);
    await page.waitForTimeout(SLOT * 1000);
    await shows(page);
    await expect.poll(() => look(page), PATIENCE).toMatchObject({ isRight: true, visible: true });
    expect(await update()).toBe('false');
  });

  test('two screens are in step', async () => {
    const server = await start(await publish('step'));
    const pages = await Promise.all([0, 1].map(() => openPage(`${server.address}player/`)));
    await Promise.all(pages.map(shows));
    await pages[0]?.waitForTimeout(2 * SLOT * 1000 + 700);
    const [one, two] = await Promise.all(pages.map(look));
    expect(one?.clip).toBe(two?.clip);
    expect(Math.abs((one?.late ?? 1) - (two?.late ?? 0))).toBeLessThan(0.15);
  });

  test('plays from a stick, without any server', async () => {
    const folder = await publish('stick');
    const page = await openPage(pathToFileURL(path.join(folder, 'player/index.html')).href);
    await shows(page);
    await page.waitForTimeout(2 * SLOT * 1000);
    await shows(page);
    await expect
      .poll(() => look(page), PATIENCE)
      .toMatchObject({ isRight: true, isMoving: true, visible: true });
    expect(await errorsOf(page)).toEqual([]);
    expect(await page.evaluate(async () => (await window.player.log.all()).length)).toBeGreaterThan(
      1,
    );
    await rename(path.join(folder, 'clips'), path.join(folder, 'gone'));
    await page.waitForTimeout(2 * SLOT * 1000);
    expect((await errorsOf(page)).length).toBeGreaterThan(0);
    await rename(path.join(folder, 'gone'), path.join(folder, 'clips'));
    await page.waitForTimeout(SLOT * 1000 + 500);
    await shows(page);
    await expect.poll(() => look(page), PATIENCE).toMatchObject({ isRight: true, visible: true });
  });

  test('a device that lost its clock repeats the loop', async () => {
    const folder = await publish('lost');
    const address = pathToFileURL(path.join(folder, 'player/index.html')).href;
    const page = await openPage(address, -Date.now() + 5000);
    await shows(page);
    const first = await look(page);
    await page.waitForTimeout(SLOT * 1000);
    await shows(page);
    expect(first).toMatchObject({ isRight: true, visible: true });
    expect((await look(page)).clip).not.toBe(first.clip);
  });

  test('shows the technician clock, set and faults in two languages, and hands out the log', async () => {
    const folder = await publish('overlay');
    const server = await start(folder);
    const page = await openPage(`${server.address}player/`);
    await adopted(page, (await playlistOf(folder)).set);
    await shows(page);
    await page.keyboard.press('i');
    const text = await page.locator('#overlay').innerText();
    for (const word of ['Сағат белдеуі', 'Часовой пояс', 'Asia/Almaty', 'Ролики', '6 / 6'])
      expect(text).toContain(word);
    await expect
      .poll(() => page.evaluate(async () => (await window.player.log.all()).length), PATIENCE)
      .toBeGreaterThan(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#overlay button').click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toBe('test-log.csv');
    expect(csv.split('\r\n')[0]).toBe('at,slot,person,role,from_ms,sha256');
    expect(csv.split('\r\n').length).toBeGreaterThan(2);
    await page.keyboard.press('i');
    expect(await page.locator('#overlay').isHidden()).toBe(true);
  });

  test('swaps 500 times with two elements and flat memory', { timeout: 240_000 }, async () => {
    const folder = await publish('soak');
    const server = await start(folder);
    const page = await openPage(`${server.address}player/`);
    await adopted(page, (await playlistOf(folder)).set);
    await shows(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const memory = async (): Promise<Record<string, number>> => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    /** The player's own stage and films, only faster than its clock would have it. */
    const swap = (count: number): Promise<string[]> =>
      page.evaluate(async (wanted) => {
        window.setTimeout = (() => 0) as unknown as typeof window.setTimeout;
        const { stage, source } = window.player;
        const faults: string[] = [];
        for (let index = 0; index < wanted; index += 1) {
          const fault = await stage.load(
            `${index}`,
            () => source.address(index % 6),
            () => 0,
          );
          if (fault !== null) faults.push(fault);
          stage.swap(true);
        }
        return faults;
      }, count);
    expect(await swap(100)).toEqual([]);
    const first = await memory();
    expect(await swap(400)).toEqual([]);
    const last = await memory();
    expect(last['JSHeapUsedSize']).toBeLessThan((first['JSHeapUsedSize'] ?? 0) + 300_000);
    expect(last['Nodes']).toBeLessThanOrEqual((first['Nodes'] ?? 0) + 20);
    expect(last['JSEventListeners']).toBeLessThanOrEqual((first['JSEventListeners'] ?? 0) + 10);
    expect(await page.locator('video').count()).toBe(2);
    expect(await errorsOf(page)).toEqual([]);
  });

  test('from one clip to the next no picture is missed where the machine is fast enough', async () => {
    const server = await start(await publish('gap'));
    const page = await openPage(`${server.address}player/`);
    await shows(page);
    const gaps: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      await page.waitForTimeout(SLOT * 1000);
      gaps.push((await page.evaluate(() => window.player.stage.gap)) ?? NaN);
    }
    console.info(
      `pictures held up at a swap, ms: ${gaps.map(Math.round).join(', ')} (a frame is 40)`,
    );
    expect(Math.min(...gaps.filter(Number.isFinite))).toBeLessThan(200);
  });
});
