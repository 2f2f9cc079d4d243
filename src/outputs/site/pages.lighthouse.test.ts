/** Lighthouse's judgement of the main pages, on a telephone and on a desk. */
import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../base/platform/browser.ts';
import { servedSite, type ServedSite } from '../../dev/testing/built-site.ts';
import { freePort } from '../../dev/testing/free-port.ts';

const PAGES = [
  '',
  'people/abdirov-nurken/',
  'people/tiri-ardager/',
  'search/',
  'places/karaganda/',
  'about/',
];
const CATEGORIES = ['accessibility', 'best-practices', 'seo', 'performance'] as const;

/** The score depends on the machine, though its network is simulated: the best of as many runs. */
const RUNS = 3;
const FAST = 98;
/** A page whose parts move by less has no layout shift that anybody could see. */
const STEADY = 0.001;

let site: ServedSite;
let browser: Browser;
let port: number;

beforeAll(async () => {
  site = await servedSite();
  site.server.compresses = true;
  port = await freePort();
  browser = await launchBrowser({ args: [`--remote-debugging-port=${port}`] });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.server.stop();
});

async function judge(at: string, desktop: boolean): Promise<Result> {
  const judged = await lighthouse(
    site.address + at,
    { port, output: 'json', logLevel: 'error', onlyCategories: [...CATEGORIES] },
    desktop ? desktopConfig : undefined,
  );
  if (!judged) throw new Error(`Lighthouse did not judge ${at}`);
  return judged.lhr;
}

const scoreOf = ({ categories }: Result, category: string): number =>
  Math.round((categories[category]?.score ?? 0) * 100);

/** What keeps a category from its full score. */
const faultsOf = ({ categories, audits }: Result, category: string): string[] =>
  (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = audits[id];
    const isFault = weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 1;
    return isFault ? [`${category} ${id}: ${audit?.displayValue ?? audit?.title}`] : [];
  });

test.each([
  ['telephone', false],
  ['desk', true],
] as const)(
  'on a %s: 100 but for speed, and fast',
  async (_, desktop) => {
    const faults: string[] = [];
    for (const page of PAGES) {
      let best: Result | undefined;
      for (let run = 0; run < RUNS; run += 1) {
        const result = await judge(`kk/${page}`, desktop);
        const better = !best || scoreOf(result, 'performance') > scoreOf(best, 'performance');
        best = better ? result : best;
        if (scoreOf(best!, 'performance') >= FAST) break;
      }
      const scores = CATEGORIES.map((category) => scoreOf(best!, category));
      console.log(`kk/${page}`, desktop ? 'desk' : 'telephone', scores.join(' '));
      for (const category of CATEGORIES.slice(0, 3))
        faults.push(...faultsOf(best!, category).map((fault) => `${page} ${fault}`));
      const shift = best!.audits['cumulative-layout-shift']?.numericValue ?? 0;
      if (shift >= STEADY) faults.push(`${page} moves by ${shift}`);
      if (scoreOf(best!, 'performance') < FAST)
        faults.push(...faultsOf(best!, 'performance').map((fault) => `${page} ${fault}`));
    }
    expect(faults).toEqual([]);
  },
  900_000,
);
