/** What a browser sees of a person: the page, the clip, the street screen. */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../base/platform/browser.ts';
import { parseFile } from '../../model/files/file.ts';
import { playlistSchema } from '../../model/files/playlist.ts';
import type { StaticServer } from '../testing/faulty-server.ts';

export interface Seen {
  /** Status of the person's page. */
  status: number;
  /** The heading of the page; `null` when there is none. */
  name: string | null;
  /** Whether the clip moved; `null` when there is none, or the browser cannot play H.264. */
  clip: boolean | null;
  /** People in the programme of the screen, and whether a clip of it moved. */
  screen: { people: number; isMoving: boolean | null };
}

/** A moment of the campaign's day, in the midst of the screens' hours. */
const ON_AIR = Date.parse('2045-05-09T07:00:05Z');

export async function visitSite(
  server: StaticServer,
  person: { id: string; screen: string },
): Promise<Seen> {
  const autoplay = '--autoplay-policy=no-user-gesture-required';
  await using browser = await launchBrowser({ args: [autoplay] });
  const page = await browser.newPage();
  const address = `${server.address}kk/people/${person.id}/`;
  const status = (await page.request.get(address)).status(); // an empty 404 is no page to go to
  const isThere = status === 200;
  await page.goto(isThere ? address : `${server.address}kk/`);
  const name = isThere ? await page.locator('h1').first().textContent() : null;
  const plays = await canPlay(page);
  const clip = plays && isThere ? await clipMoves(page) : null;
  const screen = await visitScreen(browser, server, person.screen, plays);
  return { status, name: name?.trim() ?? null, clip, screen };
}

const canPlay = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.createElement('video').canPlayType('video/mp4; codecs="avc1.640029"') === 'probably',
  );

async function clipMoves(page: Page): Promise<boolean> {
  if ((await page.locator('video').count()) === 0) return false;
  return page.evaluate(async () => {
    const video = document.querySelector('video');
    if (!video) return false;
    video.muted = true;
    await video.play();
    return new Promise<boolean>((resolve) => {
      video.ontimeupdate = () => video.currentTime > 0.5 && resolve(true);
      video.onerror = () => resolve(false);
    });
  });
}

/** The player believes the server's clock, so both stand at the campaign's day. */
async function visitScreen(
  browser: Browser,
  server: StaticServer,
  screen: string,
  plays: boolean,
): Promise<Seen['screen']> {
  server.ahead = ON_AIR - Date.now();
  const page = await browser.newPage();
  await page.addInitScript((ahead) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + ahead;
  }, server.ahead);
  const folder = `${server.address}led/${screen}/`;
  const file = `${folder}playlist.json`;
  const list = parseFile(file, await (await page.request.get(file)).text(), playlistSchema);
  const people = list.media.filter(({ person }) => person !== null).length;
  await page.goto(`${folder}player/index.html`);
  const moving = plays ? await page.waitForFunction(clipOfScreenMoves).then(() => true) : null;
  server.ahead = 0;
  return { people, isMoving: moving };
}

const clipOfScreenMoves = (): boolean =>
  [...document.querySelectorAll('video')].some(
    (video) => video.style.visibility === 'visible' && !video.paused && video.currentTime > 0,
  );
