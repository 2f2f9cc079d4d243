/** The player's page in a browser, with servers whose faults a test chooses. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Cache } from '../../base/platform/cache.ts';
import { launchBrowser } from '../../base/platform/browser.ts';
import { findBrowser } from '../../base/platform/programs.ts';
import type { PlaylistFile } from '../../model/files/playlist.ts';
import type { LedClip } from '../../outputs/led/media.ts';
import type { Player } from '../../outputs/led/player/client/player.ts';
import { serve, type StaticServer } from './faulty-server.ts';
import { makeTestClips } from './led-clips.ts';
import { testProgramme, writeProgramme, type TestHours } from './led-programme.ts';

declare global {
  interface Window {
    player: Player;
    /** ms by which the page's clock is moved. */
    shift: number;
  }
}

/** A name that leads to this machine and yet is no `localhost`: its pages are not trusted. */
export const PLAIN_HOST = 'screen.test';

export class PlayerLab {
  readonly root: string;
  /** A browser without H.264 can show nothing: its tests are skipped, visibly. */
  readonly playsH264: boolean;
  readonly browser: Browser | null;
  readonly #cache: Cache;
  readonly #contexts: BrowserContext[] = [];
  readonly #servers: StaticServer[] = [];

  static async open(): Promise<PlayerLab> {
    const browser = await openBrowser();
    const root = await mkdtemp(path.join(tmpdir(), 'estelik-player-'));
    return new PlayerLab(root, browser, await canPlay(browser));
  }

  private constructor(root: string, browser: Browser | null, playsH264: boolean) {
    this.root = root;
    this.browser = browser;
    this.playsH264 = playsH264;
    this.#cache = new Cache(path.join(root, 'cache'));
  }

  /** Clips of the title, the closing and these people. */
  clips(folder: string, people: readonly string[], seconds: number): Promise<LedClip[]> {
    const sheet = { person: null, place: 'karaganda', target: 'led-test', seconds };
    return makeTestClips(path.join(this.root, folder), [
      { ...sheet, role: 'title' },
      { ...sheet, role: 'closing' },
      ...people.map((person) => ({ ...sheet, role: 'person' as const, person })),
    ]);
  }

  /** Writes the folder of a screen and returns its path. */
  async publish(name: string, hours: TestHours, clips: readonly LedClip[]): Promise<string> {
    const folder = path.join(this.root, name);
    await writeProgramme(await testProgramme(this.#cache, clips, hours), folder);
    return folder;
  }

  async start(folder: string, port = 0): Promise<StaticServer> {
    const server = await serve(folder, port);
    this.#servers.push(server);
    return server;
  }

  /** @param shift ms by which the page's clock is ahead. */
  async openPage(address: string, shift = 0): Promise<Page> {
    const viewport = { width: 384, height: 256 };
    const context = await (this.browser as Browser).newContext({ viewport });
    this.#contexts.push(context);
    const page = await context.newPage();
    await page.addInitScript((ms) => {
      const real = Date.now.bind(Date);
      window.shift = ms;
      Date.now = () => real() + window.shift;
    }, shift);
    await page.goto(address);
    return page;
  }

  /** Ends what a test opened. */
  async clear(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
    await Promise.all(this.#servers.splice(0).map((server) => server.stop()));
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await rm(this.root, { recursive: true, force: true });
  }
}

async function openBrowser(): Promise<Browser | null> {
  const { executable } = await findBrowser();
  if (!executable) return null;
  return launchBrowser({
    args: [
      '--autoplay-policy=user-gesture-required',
      `--host-resolver-rules=MAP ${PLAIN_HOST} localhost`,
    ],
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

/** What is seen now, and how far it is from what should be seen. */
export const playerState = (page: Page) =>
  page.evaluate(() => {
    const { player } = window;
    const scene = player.scene();
    const video = [...document.querySelectorAll('video')].find((v) => v.style.zIndex === '2');
    const expected = scene.start === null ? null : (player.clock.now() - scene.start) / 1000;
    return {
      isRight: player.view.shown === scene.key,
      clip: player.source.playlist?.media[scene.clip]?.person ?? scene.key.split(' ')[1] ?? '',
      late: expected === null ? 0 : expected - (video?.currentTime ?? NaN),
      isMoving: video !== undefined && !video.paused,
      visible: video?.style.visibility === 'visible',
    };
  });

/** A slow machine may be late; what it shows in the end must be right. */
export const PATIENCE = { timeout: 20_000, interval: 100 };

export const shows = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const { player } = window;
    return player.view.shown !== null && player.view.shown === player.scene().key;
  });
};

export const errorsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.player.errors.map(({ text }) => text));

export const setOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => window.player.source.playlist?.set);

export const playlistOf = async (folder: string): Promise<PlaylistFile> =>
  JSON.parse(await readFile(path.join(folder, 'playlist.json'), 'utf8')) as PlaylistFile;

/** Waits until the whole set is on the device. */
export const adopted = (page: Page, set: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => window.player.source.adopted && window.player.source.playlist?.set === wanted,
    set,
  );
