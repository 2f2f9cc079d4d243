import { readFile, stat } from 'node:fs/promises';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { cardOf, portraitAmong } from '../../../remotion/design/card.ts';
import { typeOfNode } from '../../../remotion/design/fonts/node.ts';
import { MM, Printer } from '../../base/formats/pdf.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import { deedOf } from '../../model/deed.ts';
import type { LocalizedText } from '../../model/language.ts';
import { DEED_LETTERS } from '../../model/veteran.ts';
import type { Output } from '../../dist/output.ts';
import { firstPage, poppler, runPoppler } from '../../dev/testing/poppler.ts';
import { printArchive } from '../../dev/testing/print-archive.ts';
import { codeSides, readCode } from '../../dev/testing/read-code.ts';
import { misplaced, pagesOf } from '../../dev/testing/read-pdf.ts';
import { indexEntries } from './book/parts.ts';
import { makePrint } from './index.ts';
import { personPage } from './book/person-page.ts';
import { LEAST_DPI, PLAIN, POINT, UNITS } from './paper.ts';
import { placeOnPaper } from './picture.ts';
import { plateSheets } from './plates.ts';
import { certificate } from './sheets/certificate.ts';
import type { PersonInput } from './sheets/person.ts';
import { placard } from './sheets/placard.ts';
import { poster } from './sheets/poster.ts';
import { fontCss, sheetSvg, type Sheet } from './svg.ts';

type Prints = Awaited<ReturnType<typeof printArchive>>;
const run = runPoppler;

/** As long as a deed may be, of wide letters. */
const LONGEST_DEED = {
  kk: 'Щщщщщщщщ Жжжжжжжжжжжжжжжжжжжж қырық екі шшшшшшшшш 1943 ммммммммм',
  ru: 'Юююююю Щщщщщщ шшшшшшшшшшшшшшшшшшшшшшш сорок два мммммм ффф 1943',
};

let prints: Prints;
let outputs: readonly Output[];

beforeAll(async () => {
  prints = await printArchive(({ settings, veterans }) => ({
    settings: { ...settings, print: { bleed: true, posters: true } },
    veterans: veterans.map((veteran): Veteran => {
      // May not be shown in the street.
      if (veteran.id === 'example-group')
        return { ...veteran, consent: { ...veteran.consent, led: false } };
      if (veteran.id === 'example-damaged') return { ...veteran, deed: LONGEST_DEED };
      // The only person of that place.
      if (veteran.id === 'example-living') return { ...veteran, place: 'saran' };
      return veteran;
    }),
  }));
  const made = await makePrint(prints.context, prints.photos);
  expect(made.failures).toEqual([]);
  ({ outputs } = made);
});

const fileOf = (end: string): string => {
  const found = outputs.find(({ path }) => path.endsWith(end));
  if (!found) throw new Error(end);
  return found.source;
};

const millimetres = ({ width, height }: { width: number; height: number }): number[] =>
  [width, height].map((points) => Math.round((points / MM) * 100) / 100);

describe('boxes', () => {
  const BOXES = [
    ['placard-a4', 2, [210, 297], 0],
    ['placard-a3', 2, [297, 420], 0],
    ['certificate-a4', 1, [210, 297], 0],
    ['poster-a2', 1, [420, 594], 0],
    ['placard-a3-bleed', 2, [297, 420], 3],
    ['poster-a2-bleed', 1, [420, 594], 3],
  ] as const;
  test('every sheet of a person has one', () => {
    const made = new Set(outputs.flatMap(({ person, format }) => (person ? [format] : [])));
    expect([...made].sort()).toEqual(BOXES.map(([name]) => name).sort());
  });
  test.each(BOXES)(
    '%s: pages %i of %s mm with %s mm of bleed',
    async (name, sides, size, bleed) => {
      const pdf = await PDFDocument.load(await readFile(fileOf(`portrait-${name}.pdf`)));
      expect(pdf.getPageCount()).toBe(sides);
      const slug = bleed > 0 ? 10 : 0;
      for (const page of pdf.getPages()) {
        expect(millimetres(page.getTrimBox())).toEqual(size);
        expect(millimetres(page.getBleedBox())).toEqual(size.map((side) => side + 2 * bleed));
        expect(millimetres(page.getMediaBox())).toEqual(size.map((side) => side + 2 * slug));
        expect(page.getTrimBox().x - page.getMediaBox().x).toBeCloseTo(slug * MM, 2);
        expect(page.getTrimBox().y - page.getMediaBox().y).toBeCloseTo(slug * MM, 2);
      }
    },
  );
});

test('who may not be shown in the street has no poster, yet placards and a certificate', () => {
  const own = outputs.filter(({ person }) => person === 'example-group');
  expect(own.map(({ format }) => format)).toEqual([
    'placard-a4',
    'placard-a3',
    'certificate-a4',
    'placard-a3-bleed',
  ]);
});

test.runIf(poppler)('every typeface is embedded', () => {
  for (const { source } of outputs.filter(({ format }) => !format?.includes('bleed'))) {
    const fonts = run('pdffonts', source).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/(SourceSerif4\w*|FiraSans)-\S+ .* yes yes yes/);
  }
});

test.runIf(poppler)(
  'every print is tagged, in one tree, and bears a title and a language',
  async () => {
    // Each kind of sheet once; to read a tree takes Poppler as long as to draw its pages.
    const kinds = outputs.filter(({ person, format, path: name }) =>
      person
        ? person === 'example-three' && !format?.includes('bleed')
        : name.includes('/saran/') || name.includes('/shet/'),
    );
    for (const { source, path: name } of kinds) {
      const facts = run('pdfinfo', source);
      expect(facts, name).toMatch(/^Tagged: +yes$/m);
      expect(facts, name).toMatch(/^Title: +\p{Lu}[^-]+$/mu);
      const { catalog } = await PDFDocument.load(await readFile(source), { updateMetadata: false });
      expect(String(catalog.get(PDFName.of('Lang'))), name).toBe('(kk)');
      const structure = run('pdfinfo', '-struct-text', source);
      expect(structure.match(/^\S.*/gm), name).toEqual(['Document']);
      if (!name.includes('/places/')) continue;
      // Bound or alone, who stands on its pages stands in its tree, too.
      const page = run('pdftotext', source, '-').replace(/\s+/g, '');
      const tree = structure.replace(/\s+/g, '');
      for (const { name: own } of prints.context.archive.veterans)
        for (const word of wordsOf(own))
          if (page.includes(word)) expect(tree, name).toContain(word);
    }
  },
);

test.runIf(poppler)('every name and deed stands whole on its sheet, and no words overlap', () => {
  const sheets = outputs.filter(({ person, format }) => person && !format?.includes('bleed'));
  expect(sheets.length).toBeGreaterThan(30);
  for (const { source, person, path: name } of sheets) {
    const veteran = prints.context.archive.veterans.find(({ id }) => id === person) as Veteran;
    const names = wordsOf(veteran.name);
    const deed = wordsOf(deedOf(veteran)?.text ?? {});
    const pages = pagesOf(source);
    pages.forEach((page, side) => {
      const texts = page.words.map(({ text }) => text);
      expect(texts, name).toEqual(expect.arrayContaining(names));
      expect(misplaced(page), name).toEqual([]);
      if (name.includes('certificate') || side === 1)
        expect(texts, name).toEqual(expect.arrayContaining(deed));
    });
  }
});

const wordsOf = ({ kk, ru }: LocalizedText): string[] =>
  [kk, ru].flatMap((text) => text?.split(/\s/u) ?? []);

test.runIf(poppler)('the book says each deed once, whole, before facts and story', () => {
  const pages = pagesOf(fileOf('karkaraly-book-a4.pdf')).map(({ words }) =>
    words.map(({ text }) => text).join(' '),
  );
  for (const veteran of prints.context.archive.veterans) {
    const deed = deedOf(veteran)?.text ?? {};
    if (veteran.place !== 'karkaraly' || veteran.living) continue;
    for (const text of [deed.kk, deed.ru].filter((own) => own !== undefined)) {
      const own = pages.filter((page) => page.includes(text));
      expect(own, text).toHaveLength(1);
      expect(own[0]?.split(text), text).toHaveLength(2);
      const entry = own[0]?.slice(own[0].indexOf(veteran.name.kk ?? '')) ?? ''; // several share a page
      expect(entry.indexOf(text)).toBeLessThan(entry.search(/Туған|Рождение|$/));
    }
  }
});

/** The texts of a sheet in one face: their language, size in units and words. */
const textsIn = (content: string, family: string) =>
  [
    ...content.matchAll(
      /<g lang="(\w+)" font-family="'([^']*)'"[^>]* font-size="([\d.]+)"[^>]*>(.*?)<\/g>/g,
    ),
  ]
    .filter(([, , face]) => face === family)
    .map(([, language, , size, lines = '']) => ({
      language,
      size: Number(size),
      text: [...lines.matchAll(/>([^<]+)<\/text>/g)].map(([, line]) => line).join(' '),
    }));

/** Letters of the deed at least, in tenths of a millimetre: 9 points in the hand, 17 behind a placard. */
const LEAST_DEED = { certificate: 32, placard: 60 };

test('any deed is whole in Kazakh and Russian, in letters of one size, and large enough', async () => {
  const { archive } = prints.context;
  const veteran = archive.veterans.find(({ id }) => id === 'example-longest') as Veteran;
  const word = fc.string({
    unit: fc.constantFrom(...'аәбғқңөұіщшжмЮ-'),
    minLength: 1,
    maxLength: 22,
  });
  const sentence = fc
    .array(word, { minLength: 3, maxLength: 14 })
    .map((list) => list.join(' ').slice(0, DEED_LETTERS).trim());
  await fc.assert(
    fc.asyncProperty(sentence, sentence, async (kk, ru) => {
      fc.pre(kk !== ru);
      const card = cardOf({ ...veteran, deed: { kk, ru } }, archive, null);
      const address = 'https://estelik.example/kk/people/example-longest/';
      const shown = {
        kk: 'Көше экрандарында 14 рет көрсетілді, алғаш рет: 9 мамыр, 09:12:30, театр алды.',
        ru: 'Показов на уличных экранах: 14, первый – 9 мая, 09:12:30, у театра.',
      };
      const input = { card, photo: null, address, type: typeOfNode(), shown };
      const [, back] = await placard(input, 'a4', false);
      const paper = await certificate(input, { kk: 'Естелік', ru: 'Естелик' });
      expect(codeSides(paper.content)[0]).toBeGreaterThanOrEqual(22); // millimetres
      for (const end of ['алды.', 'театра.']) expect(paper.content).toContain(end);
      for (const [sheet, least] of [
        [paper, LEAST_DEED.certificate],
        [back as Sheet, LEAST_DEED.placard],
      ] as const) {
        const texts = textsIn(sheet.content, 'Source Serif 4 Subhead');
        expect(texts.map(({ language }) => language)).toEqual(['kk', 'ru']);
        expect(texts.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([kk, ru]);
        expect(new Set(texts.map(({ size }) => size)).size).toBe(1);
        expect(texts[0]?.size).toBeGreaterThanOrEqual(least);
      }
    }),
    { numRuns: 40 },
  );
});

/** Points of the smallest letters, by what a sheet is read from. */
const LEAST_TYPE = { placard: 7, certificate: 8, plates: 7, poster: 14 };

test('letters are large enough on every sheet, no paragraph ends in one short word, plates have names of 12 points', async () => {
  const { archive } = prints.context;
  for (const veteran of archive.veterans) {
    const card = cardOf(veteran, archive, null);
    const photo = portraitAmong(prints.photos.get(veteran.id) ?? []) ?? null;
    const address = `https://estelik.example/kk/people/${veteran.id}/`;
    const input = { card, photo, address, type: typeOfNode() };
    const plates = plateSheets([input]);
    const drawn: Record<keyof typeof LEAST_TYPE, Sheet[]> = {
      placard: await placard(input, 'a4', false),
      certificate: [await certificate(input, { kk: 'Естелік', ru: 'Естелик' })],
      plates,
      poster: [await poster(input)],
    };
    for (const [kind, sheets] of Object.entries(drawn))
      for (const { content } of sheets) {
        expect(content).not.toContain('Gradient'); // the veil of clips is the only one
        const sizes = [...content.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) =>
          Number(size),
        );
        const least = LEAST_TYPE[kind as keyof typeof LEAST_TYPE];
        expect(Math.min(...sizes) / POINT, `${veteran.id} ${kind}`).toBeGreaterThanOrEqual(least);
        for (const [, lines = ''] of content.matchAll(/<g lang[^>]*>(.*?)<\/g>/g)) {
          const texts = [...lines.matchAll(/>([^<]+)<\/text>/g)].map(([, line = '']) => line);
          const last = texts.length > 2 ? texts.at(-1) : undefined;
          expect(last?.length ?? Infinity, `${veteran.id} ${kind}: ${last}`).toBeGreaterThan(4);
        }
      }
    const names = textsIn(plates[0]?.content ?? '', 'Source Serif 4');
    expect((names[0]?.size ?? 0) / POINT).toBeGreaterThanOrEqual(11.99);
  }
});

test.runIf(poppler)(
  'the living are honoured: another title, no year of death, no page in a book of memory',
  () => {
    const text = run('pdftotext', fileOf('example-living-certificate-a4.pdf'), '-');
    expect(text).toContain('Құрмет куәлігі');
    expect(text).not.toContain('Естелік куәлігі');
    const book = run('pdftotext', fileOf('karkaraly-book-a4.pdf'), '-');
    expect(book).toContain('Мысал Үлгіұлы Бейнелев');
    expect(book).not.toContain('Құрмет Үлгіұлы');
    expect(outputs.some(({ path }) => path.includes('saran-book'))).toBe(false);
    expect(outputs.some(({ path }) => path.includes('saran-plates'))).toBe(true);
  },
);

test('a sheet of somebody missing says so once, instead of two years', async () => {
  const { archive } = prints.context;
  const veteran = archive.veterans.find(({ id }) => id === 'example-no-photograph') as Veteran;
  const address = 'https://estelik.example/kk/people/example-no-photograph/';
  const card = cardOf(veteran, archive, null);
  const input = { card, photo: null, address, type: typeOfNode() };
  const sheets = [
    ...(await placard(input, 'a4', false)),
    await certificate(input, { kk: 'Естелік', ru: 'Естелик' }),
    ...plateSheets([input]),
  ];
  for (const { content } of sheets) {
    const words = content.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
    for (const fate of ['хабарсыз кетті', 'пропал без вести'])
      expect(words.split(fate)).toHaveLength(2);
    expect(words).not.toContain('– 1942');
  }
});

test('a picture too small to be seen gives way to the typographic portrait', async () => {
  const images = async (end: string): Promise<number> =>
    (await PDFDocument.load(await readFile(fileOf(end)))).context
      .enumerateIndirectObjects()
      .filter(([, object]) => String(object).includes('/Subtype /Image')).length;
  expect(await images('example-tiny-placard-a4.pdf')).toBe(0);
  expect(await images('example-portrait-placard-a4.pdf')).toBeGreaterThan(0);
});

test('whoever sees a restored photograph on paper is told so', async () => {
  const { archive } = prints.context;
  const veteran = archive.veterans.find(({ id }) => id === 'example-portrait') as Veteran;
  const found = portraitAmong(prints.photos.get(veteran.id) ?? []);
  if (!found) throw new Error('No photograph');
  const photo = { ...found, photo: { ...found.photo, restored: true } };
  const card = cardOf(veteran, archive, null);
  const address = 'https://estelik.example/kk/people/example-portrait/';
  const input = { card, photo, address, type: typeOfNode() };
  const sheets = [
    (await placard(input, 'a4', false))[0],
    await certificate(input, { kk: 'Естелік', ru: 'Естелик' }),
    await poster(input),
  ];
  for (const sheet of sheets)
    expect(sheet?.content).toContain('қалпына келтірілген · восстановлено');
  const page = await personPage({ veteran, photo, address }, archive, typeOfNode());
  expect(page).toContain('қалпына келтірілген · восстановлено');
});

test('no name that the check lets through is too long for a sheet', async () => {
  const { archive } = prints.context;
  const [veteran] = archive.veterans as [Veteran];
  const inputOf = (ru: string): PersonInput => {
    const card = cardOf({ ...veteran, name: { ru }, role: { ru: ru.repeat(9) } }, archive, null);
    return {
      card,
      photo: null,
      address: 'https://estelik.example/kk/people/x/',
      type: typeOfNode(),
    };
  };
  for (const name of ['Щ'.repeat(100), `${'Щ'.repeat(49)} ${'Щ'.repeat(50)}`, 'Щука '.repeat(20)]) {
    const input = inputOf(name.trim());
    const sheets = [
      ...plateSheets(Array(9).fill(input) as PersonInput[]),
      ...(await placard(input, 'a4', false)),
      await certificate(input, { kk: 'Естелік', ru: 'Естелик' }),
      await poster(input),
    ];
    for (const { content } of sheets) expect(content).toContain(name.slice(0, 4));
  }
});

test('no photograph is printed with fewer pixels to an inch than its kind must have', () => {
  const side = fc.integer({ min: 20, max: 2000 });
  const kinds = fc.constantFrom(...Object.values(LEAST_DPI));
  const role = fc.constantFrom('portrait' as const, 'group' as const);
  const point = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(side, side, kinds, role, point, point, (width, height, dpi, kind, x, y) => {
      const box = { x: 100, y: 100, width: 1300, height: 1500 };
      const photo = { file: 'a.jpg', role: kind, focal: { x, y } };
      const place = placeOnPaper({ master: { file: '', width, height }, photo }, box, dpi);
      if (!place) return;
      const inches = place.box.width / UNITS / 25.4;
      expect(place.crop.width / inches).toBeGreaterThanOrEqual(dpi * 0.99);
      expect(place.crop.left + place.crop.width).toBeLessThanOrEqual(width);
      expect(place.crop.top + place.crop.height).toBeLessThanOrEqual(height);
      expect(place.box.x).toBeGreaterThanOrEqual(box.x - 1);
      expect(place.box.x + place.box.width).toBeLessThanOrEqual(box.x + box.width + 1);
    }),
  );
});

test.runIf(poppler)('contents and index lead to the pages where the people are', async () => {
  const book = fileOf('karkaraly-book-a4.pdf');
  const pages = run('pdftotext', '-layout', book, '-').split('\f');
  const contents = [...(pages[1] ?? '').matchAll(/^\s*(\S.*?) · .*?\s(\d+)$/gm)];
  expect(contents.length).toBeGreaterThan(4);
  for (const [, name, number] of contents) {
    const page = pages[Number(number) - 1] ?? '';
    for (const word of name?.split(' ') ?? []) expect(page, name).toContain(word);
    expect(page.trim().split('\n').at(-1)?.trim()).toBe(number);
  }
  const pdf = await PDFDocument.load(await readFile(book));
  expect(pdf.catalog.has(PDFName.of('Outlines'))).toBe(true);
  expect(pages.at(-2)).toContain('Есімдер көрсеткіші');
});

test('the index stands in Kazakh order, every spelling once', () => {
  const named = (id: string, kk: string, ru: string) =>
    ({ veteran: { id, name: { kk, ru } }, photo: null, address: '' }) as never;
  const people = [
    named('q', 'Қасым', 'Касым'),
    named('a', 'Әлия', 'Алия'),
    named('g', 'Ғалым', 'Галым'),
    named('q2', 'Қасым', 'Касым'),
  ];
  const page = new Map([
    ['q', 3],
    ['a', 4],
    ['g', 5],
    ['q2', 9],
  ]);
  expect(indexEntries(people, (id) => page.get(id) ?? 0)).toEqual([
    { name: 'Алия', pages: [4] },
    { name: 'Әлия', pages: [4] },
    { name: 'Галым', pages: [5] },
    { name: 'Ғалым', pages: [5] },
    { name: 'Касым', pages: [3, 9] },
    { name: 'Қасым', pages: [3, 9] },
  ]);
});

test.runIf(poppler)(
  'the code of a certificate leads to the person, read from its printed page',
  async () => {
    const own = outputs.filter(({ format }) => format === 'certificate-a4');
    for (const { source, person } of own.slice(0, 5))
      expect(await readCode(firstPage(source, 110))).toBe(
        `https://estelik.example/kk/people/${person}/`,
      );
  },
  240_000,
);

test('codes of plates lead to the people, read from the picture of a whole sheet', async () => {
  const printer = new Printer(await fontCss());
  const { archive } = prints.context;
  const addressOf = (id: string): string => `https://estelik.example/kk/people/${id}/`;
  const inputs = archive.veterans.slice(0, 8).map((veteran): PersonInput => ({
    card: cardOf(veteran, archive, null),
    photo: null,
    address: addressOf(veteran.id),
    type: typeOfNode(),
  }));
  const [width, height] = [1588, 2246];
  const page = `<style>body{margin:0}svg{display:block}</style>`;
  const sheet = plateSheets(inputs)[0] as Sheet;
  const sides = codeSides(sheet.content);
  expect(sides).toHaveLength(8);
  for (const side of sides) expect(side).toBeGreaterThanOrEqual(28);
  const svg = sheetSvg(sheet, PLAIN, `width="${width}" height="${height}"`);
  const png = await printer.picture(page + svg, { width, height });
  await printer.close();
  for (const [index, { address }] of inputs.entries()) {
    const [left, top] = [
      (index % 2) * (width / 2),
      Math.floor((Math.floor(index / 2) * height) / 4),
    ];
    const region = { left, top, width: width / 2, height: Math.floor(height / 4) };
    expect(await readCode(await sharp(png).extract(region).png().toBuffer())).toBe(address);
  }
});

test('what did not change is not made again, and another cache gets the same bytes', async () => {
  const times = async () =>
    Promise.all(outputs.map(async ({ source }) => (await stat(source)).mtimeMs));
  const before = await times();
  const again = await makePrint(prints.context, prints.photos);
  expect(again.outputs).toEqual(outputs);
  expect(await times()).toEqual(before);

  const one = await printArchive(({ veterans }) => ({ veterans: veterans.slice(0, 2) }));
  const two = await printArchive(({ veterans }) => ({ veterans: veterans.slice(0, 2) }));
  const [a, b] = [
    await makePrint(one.context, one.photos),
    await makePrint(two.context, two.photos),
  ];
  expect(a.outputs.length).toBe(8);
  for (const [index, { source }] of a.outputs.entries())
    expect((await readFile(source)).equals(await readFile(b.outputs[index]?.source ?? ''))).toBe(
      true,
    );
});
