import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/base/platform/cache.ts';
import { launchBrowser } from '../../../src/base/platform/browser.ts';
import { fontFile } from '../../../src/cms/frame/files.ts';
import { readArchive } from '../../../src/model/archive.ts';
import { FACE_NAMES, FACES } from './faces.ts';
import { typeOfNode } from './node.ts';
import { readType } from './type.ts';

const KAZAKH = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ';
const SIGNS = '0123456789–—-«»№·×?!.,:;()/+−\u00a0 ';
const type = typeOfNode();

describe('every face draws', () => {
  test.each(FACE_NAMES)('%s: the 42 Kazakh letters, Latin, digits and signs', (face) => {
    expect([...KAZAKH]).toHaveLength(42);
    const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜŪĞŞÑÁÚ';
    const text = KAZAKH + KAZAKH.toLowerCase() + latin + latin.toLowerCase() + SIGNS;
    expect(type.missing(face, text)).toEqual([]);
  });

  test('a character it has not is named', () => {
    expect(type.missing('bold', 'Ә漢')).toEqual(['漢']);
  });
});

test('Ға and Ұл are kerned', () => {
  for (const pair of ['Ғұ', 'Ға', 'ТО']) {
    const apart = [...pair].reduce((sum, letter) => sum + type.width('serif', letter), 0);
    expect(type.width('serif', pair)).toBeLessThan(apart);
  }
});

test('a face that is cut for browsers is as wide as the whole one', async () => {
  const names = ['Ғалымжан Тұлпарұлы', 'Әлия Ұлы Һәм', '«№ 20» 1919\u00a0– 1942 Ёжик fi'];
  for (const face of ['display', 'subheadRegular', 'sans', 'boldNarrow'] as const) {
    const cut = await fontFile(path.basename(fileURLToPath(FACES[face].url)));
    const own = readType(new Map([[face, cut ?? new Uint8Array()]]));
    for (const text of [...names, KAZAKH]) {
      expect(own.missing(face, text)).toEqual([]);
      expect(own.width(face, text), `${face}: ${text}`).toBe(type.width(face, text));
    }
    expect(own.metrics(face)).toEqual(type.metrics(face));
  }
});

/** Largest difference to the browser at 100 px an em, over all real names. */
const TOLERANCE = 1;

test('widths are those of the browser', { timeout: 60_000 }, async () => {
  const { archive } = await readArchive(path.join(PROJECT, 'fixtures/archive'));
  const names = archive?.veterans.flatMap(({ name }) => [name.kk ?? '', name.ru ?? '']) ?? [];
  expect(names.length).toBeGreaterThan(20);
  const texts = [...names, '1919\u00a0– 1942', '«Ерлігі үшін» медалі', 'Ғалия Ұлжан Үкі Іңкәр Һәм'];
  const browser = await launchBrowser({ args: ['--allow-file-access-from-files'] });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.join(PROJECT, 'package.json')).href);
    for (const face of FACE_NAMES) {
      const { family, weight, url } = FACES[face];
      const measured = await page.evaluate(measure, { family, weight, url: url.href, texts });
      texts.forEach((text, index) => {
        const difference = Math.abs(type.width(face, text) * 100 - (measured[index] as number));
        expect(difference, `${face}: ${text}`).toBeLessThan(TOLERANCE);
      });
    }
  } finally {
    await browser.close();
  }
});

/** Runs in the page: widths as the text layer sets them. */
async function measure(font: {
  family: string;
  weight: number;
  url: string;
  texts: string[];
}): Promise<number[]> {
  const { family, weight, url, texts } = font;
  document.fonts.add(await new FontFace(family, `url(${url})`, { weight: String(weight) }).load());
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('text-rendering', 'geometricPrecision');
  document.documentElement.append(svg);
  return texts.map((content) => {
    const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    text.setAttribute('style', `font: ${weight} 100px "${family}"; white-space: pre`);
    text.textContent = content;
    svg.append(text);
    return text.getComputedTextLength();
  });
}
