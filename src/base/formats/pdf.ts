/** Pages of HTML as PDF: the project's own browser, tagged, no dates, boxes for the printing house. */
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../platform/browser.ts';
import { fairTurns } from '../platform/turns.ts';

/** Millimetres of a PDF's unit. */
export const MM = 72 / 25.4;

/** What is drawn beyond the edge of the finished sheet, on every side, in millimetres. */
export interface Surround {
  /** Ground that is cut away. */
  bleed: number;
  /** From the edge of the file to the edge of the finished sheet: bleed and crop marks. */
  slug: number;
}

/** Drawing keeps a core busy; more pages than cores only take memory. */
const PAGES = Math.min(availableParallelism(), 4);

/**
 * Draws pages of HTML as PDF, several at a time on pages of one browser; it is started with the first
 * and ended by `close`. The same HTML gives the same bytes.
 */
export class Printer {
  #browser: Promise<Browser> | undefined;
  /** Open, and nothing is drawn on them just now. */
  #free: Page[] = [];
  readonly #turn = fairTurns(PAGES);
  readonly #fonts: string;

  /** So many documents are worth asking for at once. */
  readonly width = PAGES;

  /** @param fonts CSS that embeds the typefaces of everything printed: each page reads it once. */
  constructor(fonts = '') {
    this.#fonts = fonts;
  }

  /** @param html A whole document that needs nothing from elsewhere. */
  print(html: string): Promise<Buffer> {
    return this.#inTurn(
      async (page) =>
        alwaysAlike(
          await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }),
        ),
      html,
    );
  }

  /** Writes the document as a PDF file; the further arguments are those of `withBoxes`. */
  async write(
    target: string,
    html: string,
    text: { title: string; language: string },
    sheet: { width: number; height: number },
    surround?: Surround,
  ): Promise<void> {
    await writeFile(target, await withBoxes(await this.print(html), text, sheet, surround));
  }

  /** The document as a PNG of `width` × `height` pixels. */
  picture(html: string, size: { width: number; height: number }): Promise<Buffer> {
    return this.#inTurn(async (page) => {
      await page.setViewportSize(size);
      return page.screenshot({ type: 'png' });
    }, html);
  }

  /** How high the elements are on paper, in millimetres: `html` sets how wide they stand. */
  heights(html: string, selector: string): Promise<number[]> {
    return this.#inTurn(async (page) => {
      const pixels = await page.$$eval(selector, (all) =>
        all.map((one) => one.getBoundingClientRect().height),
      );
      return pixels.map((height) => (height * 25.4) / 96);
    }, html);
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
    this.#browser = undefined;
    this.#free = [];
  }

  /** A page draws one document after the other. */
  #inTurn<T>(work: (page: Page) => Promise<T>, html: string): Promise<T> {
    return this.#turn('', async () => {
      const page = this.#free.pop() ?? (await this.#openPage());
      try {
        if (this.#fonts) await page.evaluate((body) => (document.body.innerHTML = body), html);
        else await page.setContent(html);
        // A text whose font is still loading is printed as nothing at all.
        await page.evaluate(() =>
          Promise.all([
            ...[...document.fonts].map((face) => face.load()),
            ...[...document.images].map((image) => image.decode()),
          ]),
        );
        return await work(page);
      } finally {
        this.#free.push(page);
      }
    });
  }

  async #openPage(): Promise<Page> {
    const page = await (await (this.#browser ??= openBrowser())).newPage();
    const style = `<!doctype html><meta charset="utf-8"><style>${this.#fonts}</style>`;
    if (this.#fonts) await page.setContent(style);
    return page;
  }
}

const openBrowser = (): Promise<Browser> =>
  launchBrowser({
    args: ['--disable-gpu'],
    // The packaged browser prints otherwise where the machine speaks another language.
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: '' },
  });

/**
 * The browser writes the time of day into a PDF, and into its tags names that tell in which order it
 * happened to draw. A constant and names by their place in the file come instead; no byte moves, as
 * the file's own table says where each object begins.
 */
function alwaysAlike(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const names = new Map(
    [...new Set(text.match(NODE))].map((name, index) => [
      name,
      `(n${String(index).padStart(6, '0')})`,
    ]),
  );
  const renamed = text.replace(NODE, (name) => (names.get(name) ?? name).padEnd(name.length));
  return Buffer.from(
    inOrder(renamed).replace(
      /(\/(?:Creation|Mod)Date \(D:)\d{14}/g,
      (_, head: string) => `${head}${'20000101000000'}`,
    ),
    'latin1',
  );
}

const NODE = /\(node\d{8}\)/g;
const PAIR = /(\(n\d+\)) +(\d+ 0 R)/g;

/** The one leaf of names, which a reader searches (ISO 32000-1, 7.9.6), sorted by the new ones. */
function inOrder(text: string): string {
  let limits = '';
  const sorted = text.replace(/\/Names \[\(n[^\]]*/g, (leaf) => {
    const pairs = [...leaf.matchAll(PAIR)]
      .map(([, name = '', object = '']) => ({ name, text: `${name} ${object}` }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    limits = `${pairs[0]?.name} ${pairs.at(-1)?.name}`;
    return fitted(leaf, `/Names [${pairs.map((pair) => pair.text).join(' ')}`);
  });
  return sorted.replace(/\/Limits \[\(n[^\]]*/g, (old) => fitted(old, `/Limits [${limits}`));
}

/** As long as what it replaces. */
function fitted(old: string, now: string): string {
  if (now.length > old.length) throw new Error('The names of a PDF take more room than before');
  return now.padEnd(old.length);
}

/**
 * Sets title, which a reader shows instead of the file's name, language, and media, bleed and trim
 * boxes of every page (ISO 32000-1, 14.11.2): the browser rounds a page up to whole pixels, a
 * printing house wants it exact.
 *
 * @param sheet The finished sheet, cut to size, in millimetres.
 */
export async function withBoxes(
  pdf: Uint8Array,
  { title, language }: { title: string; language: string },
  sheet: { width: number; height: number },
  { bleed, slug }: Surround = { bleed: 0, slug: 0 },
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setLanguage(language);
  for (const page of document.getPages()) {
    const top = page.getHeight() - slug * MM;
    const around = (by: number): [number, number, number, number] => [
      (slug - by) * MM,
      top - (sheet.height + by) * MM,
      (sheet.width + 2 * by) * MM,
      (sheet.height + 2 * by) * MM,
    ];
    page.setMediaBox(...around(slug));
    page.setCropBox(...around(slug));
    page.setBleedBox(...around(bleed));
    page.setTrimBox(...around(0));
  }
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}
