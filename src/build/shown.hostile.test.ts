/**
 * Hostile entries that the check lets through, built whole with all refused ones beside them: the
 * build ends well, programs can read what it makes, and in a browser words stay words.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../base/platform/browser.ts';
import { walk } from '../base/platform/files.ts';
import { forEachConcurrently } from '../base/platform/pool.ts';
import { readChecked } from '../check/index.ts';
import type { Veteran } from '../model/veteran-entry.ts';
import { LANGUAGES } from '../model/language.ts';
import { serve, type StaticServer } from '../dev/testing/faulty-server.ts';
import {
  ENTRIES,
  inventHostile,
  PLACES,
  SEED,
  variedSample,
  writeHostile,
} from '../dev/testing/hostile-archive.ts';
import type { HostileEntry } from '../dev/testing/hostile-entries.ts';
import { MARKUP } from '../dev/testing/hostile-texts.ts';
import { intruders, watchScripts } from '../dev/testing/intruders.ts';
import { poppler } from '../dev/testing/poppler.ts';
import { faultsOf, isBook, lettersOf, withoutSpaces } from '../dev/testing/print-faults.ts';
import { liveParts, pagesOf } from '../dev/testing/read-pdf.ts';
import { readTexts } from '../dev/testing/read-texts.ts';
import { hashesOf, readManifest, startBuild } from '../dev/testing/run-build.ts';
import { giveSmallScreen } from '../dev/testing/tiny-archive.ts';
import { barriers, listen, overflow } from '../dev/testing/visits.ts';

/** Of the ten thousand, so many hold all that is strange: the build reads them all again and again. */
const READ = ENTRIES / 5;
/** How many of those let through are built, and how many of them have clips. */
const BUILT = 20;
const WITH_CLIPS = 2;
/** Pages open at once. */
const TABS = 2;
const PHONE = { viewport: { width: 360, height: 640 } };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

let root: string;
let out: string;
let built: HostileEntry[];
let refused: HostileEntry[];
let shown: ReadonlyMap<string, Veteran>;
let pages: string[];
let browser: Browser;
let context: BrowserContext;
let server: StaticServer;

/** Not the root, which leads on to a language, nor a player, which shows clips alone. */
const isPage = (file: string): boolean => /^(?!led\/).+\/.*\.html$/.test(file);

/** Pages of people in every language; all others in one, by turns: what draws them is the same. */
const visited = (all: readonly string[]): string[] =>
  [...Map.groupBy(all, (file) => file.slice('kk/'.length))].flatMap(([name, ones], index) =>
    name.startsWith('people/') ? ones : ones.filter((_, turn) => turn === index % ones.length),
  );

const spoken = ({ index }: HostileEntry): boolean =>
  Buffer.isBuffer(index) && MARKUP.some((words) => index.includes(words));

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-hostile-'));
  out = path.join(root, 'dist');
  const all = path.join(root, 'all');
  const entries = await inventHostile(all, READ, SEED);
  await writeHostile(all, entries);
  const { archive } = await readChecked({ content: all, campaign: undefined });
  shown = new Map(archive?.veterans.map((veteran) => [veteran.id, veteran]));
  const through = entries.filter(({ id }) => shown.has(id));
  const hasClip = ({ id }: HostileEntry): boolean => shown.get(id)?.consent.clip === true;
  const withClips = through.filter((entry) => hasClip(entry) && spoken(entry));
  built = [
    ...withClips.slice(0, WITH_CLIPS),
    ...variedSample(
      through.filter((entry) => !hasClip(entry)),
      BUILT - WITH_CLIPS,
    ),
  ];
  refused = entries.filter(({ id }) => !shown.has(id));
  browser = await launchBrowser();
  context = await browser.newContext(PHONE);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(root, { recursive: true, force: true });
});

describe(`hostile entries that are shown (HOSTILE_SEED=${SEED})`, { timeout: 1_800_000 }, () => {
  test('they are built, the refused ones are left out, and the manifest names whole files', async () => {
    const content = path.join(root, 'content');
    await writeHostile(content, [...built, ...refused]);
    await giveSmallScreen(content);
    const at = { content, out, cache: path.join(root, 'cache') };
    const { code, text } = await startBuild(at, ['--skip-broken']).ended;
    expect(code, text.slice(-3000)).toBe(0);
    expect(text).not.toMatch(/^ {4}at /m);

    const files = await hashesOf(out);
    for (const { path: file, sha256 } of (await readManifest(out)).outputs)
      expect([file, files.get(file)]).toEqual([file, sha256]);
    for (const language of LANGUAGES) {
      const isShown = ({ id }: HostileEntry): boolean =>
        files.has(`${language}/people/${id}/index.html`);
      expect(built.filter((entry) => !isShown(entry))).toEqual([]);
      expect(refused.filter(isShown)).toEqual([]);
    }
    pages = visited([...files.keys()].filter(isPage).sort());
    server = await serve(out);
  });

  test('programs can read their feeds, calendars, family trees, tables, playlists and bundles', async () => {
    const page = await browser.newPage();
    const read = await readTexts(
      (await walk(out)).map((file) => path.join(out, file)),
      page,
    );
    await page.close();
    expect(read).toMatchObject({ ged: built.length, xspf: 1, smil: 1 });
    expect(read['csv']).toBeGreaterThanOrEqual(3); // people, posts, a stick; schedulers as posts are
    expect(read['zip']).toBeGreaterThanOrEqual(built.length);
  });

  describe('what is printed', () => {
    let printed: string[];
    beforeAll(async () => {
      printed = (await walk(out)).filter((file) => file.endsWith('.pdf'));
      const sheets = ['placard-a4', 'placard-a3', 'certificate-a4'].length * built.length;
      expect(printed.length).toBeGreaterThan(sheets + PLACES.length * 4);
    });

    test('does nothing, leads nowhere and carries nothing', async () => {
      const live: string[] = [];
      for (const file of printed)
        live.push(...(await liveParts(path.join(out, file))).map((part) => `${file}: ${part}`));
      expect(live).toEqual([]);
    });

    test.runIf(poppler)(
      'hides nothing, stands in its place and size, and says words as words',
      () => {
        let shownAsWords = 0;
        for (const file of printed) {
          const read = pagesOf(path.join(out, file));
          expect(faultsOf(file, read)).toEqual([]);
          const letters = lettersOf(read);
          const person = /people\/([^/]+)/.exec(file)?.[1] ?? '';
          const { kk, ru } = shown.get(person)?.name ?? {};
          for (const name of [kk, ru]) expect(letters, file).toContain(withoutSpaces(name ?? ''));
          if (isBook(file))
            shownAsWords += MARKUP.filter((words) => letters.includes(withoutSpaces(words))).length;
        }
        expect(shownAsWords).toBeGreaterThan(MARKUP.length);
      },
    );
  });

  test('photographs are drawn anew: still, of eight bits, with nothing but the picture', async () => {
    const made = (await walk(out)).filter((file) => /^(?:photos|portraits)\//.test(file));
    expect(made.length).toBeGreaterThan(3);
    for (const file of made) {
      const bytes = await readFile(path.join(out, file));
      const { depth, space, pages: frames = 1, exif, xmp } = await sharp(bytes).metadata();
      expect({ file, depth, space, frames, exif, xmp, hidden: bytes.includes('broken') }).toEqual({
        file,
        depth: 'uchar',
        space: 'srgb',
        frames: 1,
        hidden: false,
      });
    }
  });

  test('what should be found would be', async () => {
    const page = await browser.newPage();
    const complaints = await watchScripts(page);
    await page.goto(`data:text/html,${encodeURIComponent(MARKUP.join('\n'))}`);
    expect(complaints).toContain('a script ran');
    expect((await intruders(page)).length).toBeGreaterThan(4);
    await page.close();
  });

  /** Opens a page of the site on a telephone. @returns What is wrong with it. */
  async function visit(at: string, inspect?: (page: Page) => Promise<string[]>): Promise<string[]> {
    const page = await context.newPage();
    const ran = await watchScripts(page);
    const heard = listen(page, server.address);
    await page.goto(server.address + at);
    const found = [...(await intruders(page)), ...((await inspect?.(page)) ?? [])];
    const excess = await overflow(page);
    if (excess > 0) found.push(`too wide by ${excess}`);
    await page.close();
    return [...ran, ...heard, ...found].map((text) => `${at} ${text}`);
  }

  test('every page shows words as words: nothing runs, nothing is asked elsewhere, nothing is too wide', async () => {
    const found: string[] = [];
    let shownAsWords = 0;
    const failures = await forEachConcurrently(pages, TABS, async (file) => {
      const at = file.replace(/index\.html$/, '');
      const wrong = await visit(at, async (page) => {
        const words = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
        shownAsWords += MARKUP.some((markup) => words.includes(markup)) ? 1 : 0;
        return [];
      });
      found.push(...wrong);
    });
    expect(failures).toEqual([]);
    expect(found).toEqual([]);
    expect(shownAsWords).toBeGreaterThan(BUILT);
  });

  test('a search for markup finds or does not find, and runs nothing', async () => {
    for (const [index, words] of MARKUP.entries()) {
      const language = LANGUAGES[index % LANGUAGES.length];
      const wrong = await visit(
        `${language}/search/?q=${encodeURIComponent(words)}`,
        async (page) => {
          await page.locator('[data-shown]').waitFor();
          return intruders(page);
        },
      );
      expect(wrong).toEqual([]);
    }
  });

  test('nothing bars anybody from the strangest of them', async () => {
    for (const [index, { id }] of built.filter(spoken).slice(0, 9).entries()) {
      const at = `${LANGUAGES[index % LANGUAGES.length]}/people/${id}/`;
      expect(await visit(at, (page) => barriers(page, RULES))).toEqual([]);
    }
  });
});
