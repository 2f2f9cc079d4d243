/** A grandmother on a telephone: from the home page, by the name, until the clip moves. */
import { launchBrowser } from '../../../base/platform/browser.ts';
import { servedSite } from '../../testing/built-site.ts';
import { counting, timed, type PathFigures } from './walk.ts';

const TELEPHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, locale: 'kk' };

/** @returns The way, and whether this browser plays the clip or only came to it. */
export async function grandmother(): Promise<PathFigures & { plays: boolean }> {
  const site = await servedSite();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext(TELEPHONE);
    const page = await context.newPage();
    const figures = await counting(context, page);
    let plays = false;
    const walked = await timed(figures, async () => {
      await page.goto(`${site.address}kk/`);
      const field = page.locator('form.search input[type=search]').first();
      await field.tap();
      await field.pressSequentially('әбдіров');
      await page.locator('.suggestions [role=option]').first().tap();
      await page.waitForURL(/\/people\//);
      await page.locator('.actions a[href="#clip"]').tap(); // leads there and plays
      const video = page.locator('#clip video, video').first();
      await video.waitFor();
      plays = await video.evaluate(
        (element: HTMLVideoElement) =>
          element.canPlayType('video/mp4; codecs="avc1.640029"') === 'probably',
      );
      if (plays)
        await video.evaluate(async (element: HTMLVideoElement) => {
          while (element.currentTime === 0) await new Promise(requestAnimationFrame);
        });
    });
    return { ...walked, plays };
  } finally {
    await browser.close();
    await site.server.stop();
  }
}
