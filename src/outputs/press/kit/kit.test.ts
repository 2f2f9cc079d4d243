import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { SOCIAL_TARGETS } from '../../../../remotion/design/formats.ts';
import { launchBrowser } from '../../../base/platform/browser.ts';
import { MM } from '../../../base/formats/pdf.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { hasText, t } from '../../../i18n/index.ts';
import type { Place } from '../../../model/place.ts';
import type { Output } from '../../../dist/output.ts';
import { firstPage, poppler, runPoppler } from '../../../dev/testing/poppler.ts';
import { printArchive } from '../../../dev/testing/print-archive.ts';
import { typeOfNode } from '../../../../remotion/design/fonts/node.ts';
import { paperPalette } from '../../print/palettes.ts';
import { SIZES, UNITS } from '../../print/paper.ts';
import { fontCss } from '../../print/svg.ts';
import { codeSides, readCode } from '../../../dev/testing/read-code.ts';
import { CAPTION_LIMITS } from '../caption.ts';
import { NETWORKS } from '../networks.ts';
import { makeKits } from './index.ts';
import { noticeSvg } from './notice.ts';
import { paperForm } from './paper-form.ts';
import { collectingAddress, kitTexts, remindersOf } from './texts.ts';

/** The longest name, position and contact that an office may have. */
const specialist = {
  name: {
    kk: 'Мұхаммедрахман Нұрмұхаммедұлы Байжұмақұлбаев',
    ru: 'Мухаммедрахман Нурмухаммедович Байжумакулбаев',
  },
  position: {
    kk: 'мәдениет және тілдерді дамыту бөлімінің бас маманы',
    ru: 'главный специалист отдела культуры и развития языков',
  },
  contact: '+7 (721) 000-00-00, veteran@bukhar-zhyrau.example',
};

let context: BuildContext;
let outputs: readonly Output[];
const inKit = (place: string) => outputs.filter(({ path: at }) => at.includes(`/kit/${place}/`));

beforeAll(async () => {
  ({ context } = await printArchive(({ settings, places }) => ({
    settings: { ...settings, desk: 'https://desk.example.org/form/' },
    places: places
      .filter(({ id }) => id === 'abai' || id === 'bukhar-zhyrau')
      .map((place): Place => (place.id === 'abai' ? place : { ...place, specialist })),
  })));
  const made = await makeKits(context);
  expect(made.failures).toEqual([]);
  ({ outputs } = made);
});

test('every text of every place keeps the limits and says deadline, contact and address', async () => {
  const { archive } = (await printArchive()).context;
  expect(archive.places.length).toBeGreaterThan(17);
  for (const place of archive.places)
    for (const one of [place, { ...place, specialist }]) {
      const texts = kitTexts(archive, one);
      expect(texts).toHaveLength(18);
      for (const { kind, text, language } of texts) {
        // Answers are sent one by one.
        for (const part of kind === 'answers' ? text.split('\n\n') : [text])
          expect(part.length).toBeLessThanOrEqual(CAPTION_LIMITS.characters);
        expect(text.match(/#/g)?.length ?? 0).toBeLessThanOrEqual(CAPTION_LIMITS.hashtags);
        expect(text).toContain(language === 'kk' ? '20\u00a0сәуір' : '20\u00a0апреля');
        expect(text).toContain(one.specialist?.contact ?? archive.settings.contact);
        expect(text).toContain(new URL(archive.settings.address).host);
        expect(text).toContain(place.name[language]);
        expect(text).not.toMatch(/[{}]/);
      }
    }
});

test('where nobody is named, that is said, and the archive answers', () => {
  const [place] = context.archive.places as [Place];
  const texts = kitTexts(context.archive, place);
  const radio = texts.find(({ kind, language }) => kind === 'radio' && language === 'ru');
  expect(radio?.text).toMatchInlineSnapshot(
    `"Уважаемые слушатели! «Батырларға тағзым». Абайский район. Если у вас есть фотография и сведения о близком, который воевал или трудился в тылу, пришлите их нам. Если семья согласна, о ветеране будет сделан видеоролик. Последний день приёма – 20 апреля. Контакты: estelik@archive.example. Сайт: desk.example.org"`,
  );
});

test('whoever asks for a person asks in one sentence what the person did', () => {
  const [place] = context.archive.places as [Place];
  const texts = kitTexts(context.archive, place).filter(({ kind }) =>
    ['official', 'social', 'pinned'].includes(kind),
  );
  expect(texts).toHaveLength(6);
  for (const { kind, text, language } of texts)
    expect([
      kind,
      text.includes(language === 'kk' ? 'бір сөйлеммен' : 'одним предложением'),
    ]).toEqual([kind, true]);
});

test('reminders stand two weeks and three days before the last day, and on it', () => {
  const { campaign } = context.archive;
  expect(remindersOf(campaign).map(({ day }) => day)).toEqual([
    '2027-04-06',
    '2027-04-17',
    '2027-04-20',
  ]);
  const short = { ...campaign, collecting: { from: '2027-04-10', to: '2027-04-20' } };
  expect(remindersOf(short).map(({ kind }) => kind)).toEqual(['three-days', 'last-day']);
});

test('without a desk the site’s page about collecting takes its place', () => {
  const { settings } = context.archive;
  const { desk: _, ...without } = settings;
  expect(collectingAddress({ settings }, 'ru')).toBe('https://desk.example.org/form/?lang=ru');
  expect(collectingAddress({ settings: without }, 'ru')).toBe('https://estelik.example/ru/submit/');
});

test('each picture has its size and no metadata; only the one for large screens has a code, to the form', async () => {
  for (const { id, width, height } of SOCIAL_TARGETS) {
    const pictures = outputs.filter(({ path: at }) => at.endsWith(`-${id}.jpg`));
    expect(pictures).toHaveLength(8);
    for (const { source } of pictures) {
      const facts = await sharp(source).metadata();
      expect([facts.width, facts.height, facts.exif]).toEqual([width, height, undefined]);
      const code = id === 'landscape' ? 'https://desk.example.org/form/?lang=kk' : undefined;
      expect(await readCode(source)).toBe(code);
    }
  }
}, 240_000);

test('a page in a network has its round picture, covers in each network’s size, highlights and answers', async () => {
  for (const place of ['abai', 'bukhar-zhyrau']) {
    const formats = new Map(inKit(place).map((output) => [output.format, output]));
    const wanted = NETWORKS.flatMap(({ id, cover }) =>
      cover ? [{ name: `cover-${id}`, ...cover }] : [],
    );
    expect(wanted.length).toBeGreaterThan(3);
    for (const { name, width, height, safe } of [
      ...wanted,
      { name: 'avatar', width: 1080, height: 1080, safe: { width: 734, height: 734 } },
      { name: 'highlight-send', width: 1080, height: 1920, safe: { width: 620, height: 620 } },
    ]) {
      const picture = sharp(formats.get(name)!.source);
      const facts = await picture.metadata();
      expect([name, facts.width, facts.height, facts.exif]).toEqual([
        name,
        width,
        height,
        undefined,
      ]);
      // Words stand where every device shows them: light letters nowhere above, left or right of it.
      const { data, info } = await picture.grayscale().raw().toBuffer({ resolveWithObject: true });
      const [left, top] = [(width - safe.width) / 2, (height - safe.height) / 2];
      let outside = 0;
      for (let y = 0; y < top + safe.height * 0.5; y += 1)
        for (let x = 0; x < width; x += 1) {
          const isInside = x >= left - 2 && x <= width - left + 2 && y >= top - 2;
          if (!isInside && (data[y * info.width + x] ?? 0) > 190) outside += 1;
        }
      expect([name, outside]).toEqual([name, 0]);
    }
    expect(formats.has('pinned') && formats.has('answers')).toBe(true);
  }
}, 120_000);

test.each([
  ['poster', SIZES.a3, 50],
  ['leaflet', SIZES.a5, 25],
])('the code of a %s is wide enough, whatever the address', (_, { width, height }, least) => {
  const { archive } = context;
  for (const desk of [
    undefined,
    'https://a.kz/',
    'https://desk.karaganda-region.example.org/form/',
  ]) {
    const { desk: _desk, ...settings } = archive.settings;
    const source = { ...archive, settings: desk ? { ...settings, desk } : settings };
    const notice = { source, place: archive.places[0] as Place, reminder: null, full: true };
    const size = { width: width * UNITS, height: height * UNITS };
    const [side, ...others] = codeSides(
      noticeSvg(notice, size, paperPalette('memorial'), typeOfNode()),
    );
    expect(others).toEqual([]);
    expect(side).toBeGreaterThanOrEqual(least);
    expect(side).toBeLessThan(least * 1.2);
  }
});

test.each([
  ['poster-a3', 297, 420],
  ['leaflet-a5', 148, 210],
])('the %s is one sheet that says everything', async (name, width, height) => {
  for (const place of ['abai', 'bukhar-zhyrau']) {
    const { source } = inKit(place).find(({ format }) => format === name) as Output;
    const pdf = await PDFDocument.load(await readFile(source));
    expect(pdf.getPageCount()).toBe(1);
    expect(pdf.getPage(0).getTrimBox().width / MM).toBeCloseTo(width, 2);
    expect(pdf.getPage(0).getTrimBox().height / MM).toBeCloseTo(height, 2);
    if (!poppler) continue;
    expect(await readCode(firstPage(source, 100))).toBe('https://desk.example.org/form/?lang=kk');
    const text = runPoppler('pdftotext', source, '-');
    expect(text).toContain('20 апреля');
    expect(text.replaceAll(/\s/g, '')).toContain(
      (place === 'abai' ? context.archive.settings.contact : specialist.contact).replaceAll(
        ' ',
        '',
      ),
    );
  }
});

test('the bundle holds every file of the kit, and an unchanged kit is not made again', async () => {
  const kit = inKit('abai');
  const zip = kit.find(({ format }) => format === 'zip') as Output;
  const names = kit.filter((output) => output !== zip).map(({ path: at }) => path.basename(at));
  expect(names).toHaveLength(18 + 4 * SOCIAL_TARGETS.length + 10 + 2 + 2);
  expect(Object.keys(unzipSync(await readFile(zip.source)))).toEqual(names);
  const times = () => Promise.all(outputs.map(async ({ source }) => (await stat(source)).mtimeMs));
  const before = await times();
  expect((await makeKits(context)).outputs).toEqual(outputs);
  expect(await times()).toEqual(before);
});

test('the form on paper has two sides of A4 with the fields of the form, whatever the office is called', async () => {
  for (const language of ['kk', 'ru'] as const) {
    const made = inKit('bukhar-zhyrau').find(
      (output) => output.format === 'form-a4' && output.language === language,
    );
    const bytes = await readFile(made?.source ?? '');
    const document = await PDFDocument.load(bytes);
    expect(document.getPageCount()).toBe(2);
    expect(document.getPage(0).getWidth() / MM).toBeCloseTo(210, 0);
    const html = paperForm(context.archive, context.archive.places[0] as Place, language);
    for (const field of [
      'name',
      'deed',
      'category',
      'birth.date',
      'fate',
      'awards',
      'burial.place',
      'story',
    ])
      expect(html).toContain(wordsOf(field, language));
  }
});

test('nothing on the paper form is cut off, however long the office is called', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const fonts = await fontCss();
  for (const place of context.archive.places)
    for (const language of ['kk', 'ru'] as const) {
      await page.setContent(
        `<style>${fonts}</style>${paperForm(context.archive, place, language)}`,
      );
      const over = await page.$$eval('.side', (sides) =>
        sides.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
      );
      expect(over, `${place.id} ${language}`).toEqual([0, 0]);
    }
  await browser.close();
});

const wordsOf = (field: string, language: 'kk' | 'ru'): string => {
  const key = `desk.form.label.${field}`;
  return hasText(language, key) ? t(language)(key) : t(language)(`field.veteran.${field}`);
};
