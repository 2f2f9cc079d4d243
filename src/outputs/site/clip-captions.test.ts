/** What is written in a person's clip: as captions in the player and as text below it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WITH_CLIPS } from '../../dev/testing/built-site.ts';
import { serve } from '../../dev/testing/faulty-server.ts';
import { barriers, visitor, type Visitor } from '../../dev/testing/visits.ts';
import { SECURITY, securityOf } from './views/security.ts';

/** What axe judges, with the words unfolded. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

let site: Visitor;

beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

/** The lines of a caption file, cue by cue, read as text. */
const cuesIn = async (language: string): Promise<string[][]> => {
  const file = path.join(site.dist, `media/${WITH_CLIPS}/${WITH_CLIPS}-landscape.${language}.vtt`);
  const [, ...blocks] = (await readFile(file, 'utf8')).trimEnd().split('\n\n');
  return blocks.map((block) => block.split('\n').slice(1));
};

test.each(['kk', 'ru', 'en'])(
  '%s: the player loads both captions, and the text below says the same',
  async (language) => {
    const { page, complaints } = await site.visit(`${language}/people/${WITH_CLIPS}/`);
    const tracks = await page.evaluate(async () => {
      const video = document.querySelector('video')!;
      return Promise.all(
        [...video.querySelectorAll('track')].map(async (element) => {
          const { track } = element;
          const before = track.mode;
          const loaded = new Promise((done, fail) => {
            element.addEventListener('load', done);
            element.addEventListener('error', fail);
          });
          track.mode = 'hidden';
          await loaded;
          const cues = [...(track.cues ?? [])] as VTTCue[];
          return {
            before,
            kind: track.kind,
            language: track.language,
            label: track.label,
            cues: cues.map((cue) => cue.getCueAsHTML().textContent?.split('\n')),
            until: cues.at(-1)?.endTime ?? 0,
          };
        }),
      );
    });
    expect(tracks.map((track) => [track.language, track.kind, track.before])).toEqual([
      ['kk', 'captions', 'disabled'],
      ['ru', 'captions', 'disabled'],
    ]);
    for (const { language: spoken, cues, until, label } of tracks) {
      expect(cues).toEqual(await cuesIn(spoken));
      expect(cues.length).toBe(3);
      expect(until).toBeGreaterThan(10);
      expect(label).not.toBe('');
    }
    await page.locator('.transcript summary').click();
    const texts = await page.locator('.transcript ol').evaluateAll((lists) =>
      lists.map((list) => ({
        language: list.closest('[lang]')?.getAttribute('lang'),
        beats: [...list.children].map((beat) =>
          [...beat.children].map((line) => line.textContent?.trim()),
        ),
      })),
    );
    const spoken = language === 'en' ? ['kk', 'ru'] : [language];
    expect(texts).toEqual(
      await Promise.all(spoken.map(async (one) => ({ language: one, beats: await cuesIn(one) }))),
    );
    expect(await barriers(page, RULES)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

test('captions are shown from the beginning to whoever asked for larger text, and to nobody else', async () => {
  const { page } = await site.visit(`ru/people/${WITH_CLIPS}/`);
  const modes = (): Promise<string[]> =>
    page.evaluate(() => [...document.querySelector('video')!.textTracks].map(({ mode }) => mode));
  const play = (): Promise<void> =>
    page.evaluate(async () => {
      const video = document.querySelector('video')!;
      const playing = new Promise((done) => video.addEventListener('play', done, { once: true }));
      void video.play().catch(() => undefined); // the machine's browser may not know H.264
      await playing;
      video.pause();
    });
  await play();
  expect(await modes()).toEqual(['disabled', 'disabled']);
  await page.evaluate(() => localStorage.setItem('estelik-sight', 'low'));
  await page.reload();
  await play();
  expect(await modes()).toEqual(['disabled', 'showing']);
  await page.close();
});

test('from the home page it is two taps to a clip: the name that was found, and its button', async () => {
  const viewport = { width: 360, height: 740 };
  const { page } = await site.visit('ru/', { viewport, hasTouch: true });
  await page.fill('#q', 'абдиров');
  await page.locator(`[role=option][data-person="${WITH_CLIPS}"]`).tap();
  await page.waitForURL(`**/ru/people/${WITH_CLIPS}/`);
  const playing = page.evaluate(
    () => new Promise((done) => document.addEventListener('play', () => done(true), true)),
  );
  await page.locator('a[href="#clip"]').tap();
  expect(await playing).toBe(true);
  const source = await page
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.currentSrc);
  expect(source).toMatch(/-portrait\.mp4$/);
  const jumps = page.locator('.actions a');
  for (const jump of await jumps.evaluateAll((all) => all.map((one) => one.getAttribute('href'))))
    expect(await page.locator(jump ?? '').count(), jump ?? '').toBe(1);
  expect(await jumps.count()).toBe(3);
  expect(await page.locator('.actions [data-share]').count()).toBe(1);
  await page.close();
});

test('a clip in a media store is let through the policy, with its captions from the site', async () => {
  const store = await serve(site.dist);
  const media = { store: 's3', location: 'bucket', region: 'auto', grace: 30 } as const;
  const html = await readFile(path.join(site.dist, `ru/people/${WITH_CLIPS}/index.html`), 'utf8');
  expect(html).toContain(SECURITY);
  const refused = async (policy: string): Promise<string[]> => {
    const page = html
      .replace(SECURITY, policy)
      .replaceAll(/<source src="\/(?=media\/[^"]*mp4)/g, `<source src="${store.address}`);
    site.server.faults.set(`ru/people/${WITH_CLIPS}/`, Buffer.from(page));
    const visit = await site.visit(`ru/people/${WITH_CLIPS}/`, { serviceWorkers: 'block' });
    store.requested.length = 0;
    const found = await visit.page.evaluate(async () => {
      const against: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        against.push(event.effectiveDirective),
      );
      const video = document.querySelector('video')!;
      const track = document.querySelector('track')!;
      const loaded = new Promise((done) => track.addEventListener('load', done));
      const tried = new Promise((done) =>
        // The last source that is refused says so itself; the event does not rise to the player.
        ['loadedmetadata', 'error'].forEach((name) => video.addEventListener(name, done, true)),
      );
      video.preload = 'metadata';
      video.load();
      track.track.mode = 'hidden';
      await Promise.all([loaded, tried]);
      return against;
    });
    await visit.page.close();
    expect(store.requested.length > 0).toBe(found.length === 0);
    return found;
  };
  expect(await refused(SECURITY)).toEqual(['media-src']);
  expect(await refused(securityOf({ media: { ...media, address: store.address } }))).toEqual([]);
  site.server.faults.clear();
  await store.stop();
});
