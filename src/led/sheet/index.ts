/** `instruction-kk.pdf` and `instruction-ru.pdf`: one page for the technician of a screen. */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { codeVersion } from '../../base/cache.ts';
import type { BuildContext } from '../../base/context.ts';
import { hashOf } from '../../base/files.ts';
import { findBrowser } from '../../base/programs.ts';
import { t } from '../../i18n/index.ts';
import type { Output } from '../../publish/outputs.ts';
import type { Programme } from '../programme.ts';
import { sheetPage } from './page.ts';

const LANGUAGES = ['kk', 'ru'] as const;
const FONTS = { 400: '400Regular/FiraSans_400Regular', 600: '600SemiBold/FiraSans_600SemiBold' };

/** Draws pages of HTML as PDF; the browser is started with the first and ended by `close`. */
export class Printer {
  #browser: Promise<Browser> | undefined;

  /** The page as PDF; the same page gives the same bytes. */
  async print(html: string): Promise<Buffer> {
    this.#browser ??= startBrowser();
    const page = await (await this.#browser).newPage();
    try {
      await page.setContent(html);
      // A text whose font is still loading is printed as nothing at all.
      await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
      return withoutDates(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
  }
}

async function startBrowser(): Promise<Browser> {
  const { executable } = await findBrowser();
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    ...(executable ? { executablePath: executable } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** The browser writes the time of day into a PDF; a constant of the same length takes its place. */
const withoutDates = (pdf: Buffer): Buffer =>
  Buffer.from(
    pdf
      .toString('latin1')
      .replace(
        /(\/(?:Creation|Mod)Date \(D:)\d{14}/g,
        (_, head: string) => `${head}${'20000101000000'}`,
      ),
    'latin1',
  );

async function fontCss(): Promise<string> {
  const resolve = createRequire(import.meta.url).resolve;
  const faces = Object.entries(FONTS).map(async ([weight, name]) => {
    const data = await readFile(resolve(`@expo-google-fonts/fira-sans/${name}.ttf`), 'base64');
    return `@font-face{font-family:"Fira Sans";font-weight:${weight};src:url(data:font/ttf;base64,${data})}`;
  });
  return (await Promise.all(faces)).join('');
}

/** The instructions of a screen in both languages. */
export async function instructions(
  { archive, cache }: BuildContext,
  programme: Programme,
  printer: Printer,
): Promise<Output[]> {
  const { id } = programme.screen;
  const address = new URL(`led/${id}/`, archive.settings.address).href;
  const { contact } = archive.settings;
  const version = await codeVersion('src/led/sheet');
  return Promise.all(
    LANGUAGES.map(async (language): Promise<Output> => {
      const input = { programme, address, contact, language, t: t(language) };
      const key = hashOf('sheet', version, sheetPage({ ...input, fonts: '' }));
      const source = await cache.file('led', key, 'pdf', async (temporary) =>
        writeFile(temporary, await printer.print(sheetPage({ ...input, fonts: await fontCss() }))),
      );
      return {
        ...{ person: null, kind: 'print', format: 'pdf', language },
        path: `led/${id}/instruction-${language}.pdf`,
        source,
      };
    }),
  );
}
