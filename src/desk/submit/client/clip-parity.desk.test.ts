/** The form's frame is the clip's: shown, sent, approved, written, rendered, and then compared. */
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderContextIn, screenOf } from '../../../dev/bench/clips/examples.ts';
import { FPS, SOCIAL_TARGETS, type ClipTarget } from '../../../../remotion/design/formats.ts';
import { cardOf, portraitAmong } from '../../../../remotion/design/card.ts';
import type { CardProps } from '../../../../remotion/design/card-schema.ts';
import type { Job } from '../../../../remotion/jobs/jobs.ts';
import { makeMissing } from '../../../../remotion/jobs/make.ts';
import { runFfmpeg } from '../../../../remotion/h264/run-ffmpeg.ts';
import { personTimeline } from '../../../../remotion/design/story.ts';
import { frameOf, framesOf } from '../../../../remotion/design/timing.ts';
import { PARTS } from '../../../cms/frame/targets.ts';
import { Cache, PROJECT } from '../../../base/platform/cache.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { readOptions } from '../../../base/command/options.ts';
import { launchBrowser } from '../../../base/platform/browser.ts';
import { t } from '../../../i18n/index.ts';
import { readArchive, type Archive } from '../../../model/archive.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import { makePhotos } from '../../../outputs/photos/index.ts';
import { member, testDesk, type TestDesk } from '../../../dev/testing/desk-visits.ts';

const SQUARE = SOCIAL_TARGETS.find(({ id }) => id === 'square') as ClipTarget;
const FRAMES = { networks: SQUARE, screen: screenOf(768, 384) } as const;
type FrameName = keyof typeof FRAMES;
/** Of both clips the name and what is told, with the classes of their places. */
const SHOWN = (Object.keys(FRAMES) as FrameName[]).flatMap((name) =>
  PARTS.map((part) => ({ name, part, at: part === 'who' ? name : `${name}-${part}` })),
);
type Shot = (typeof SHOWN)[number];

/** People of the form, by the language it is filled in. */
const PEOPLE = [
  {
    lang: 'kk',
    photo: '02-portrait-bw-3x4.jpg',
    fields: {
      'name.kk': 'Мұхаммедрахман Нұрмұхаммедұлы Байжұмақұлбаев',
      'deed.kk': 'Днепр өткелінде отыз жаралыны оқ астынан алып шықты',
      'birth.date': 'шамамен 1915',
      'death.date': '02.1943',
    },
    choices: { fate: 'missing' },
  },
  {
    lang: 'ru',
    photo: null,
    fields: {
      'name.ru': 'Галымжан Ульгиулы',
      'name.kk': 'Ғалымжан Үлгіұлы',
      'death.date': '1942',
      'units.0.text.ru': '310-я стрелковая дивизия',
    },
    choices: { fate: 'killed', 'rank.code': 'private' },
  },
  {
    lang: 'ru',
    photo: '30-group-1200x800.jpg',
    fields: { 'name.ru': 'Мерекегуль Мысаловна Куанышева', 'birth.date': '09.05.1926' },
    choices: { living: true },
  },
] as const;

/** A loaded machine takes its time. */
const patiently = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });
let browser: Browser;
let open: TestDesk;
beforeAll(async () => {
  open = await testDesk({}, []);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await open?.close();
});

/** Fills the form and takes both frames in the pixels of their clips. */
async function fill(page: Page, person: (typeof PEOPLE)[number]): Promise<Map<Shot, Buffer>> {
  await page.goto(`${open.address}/?lang=${person.lang}&place=nura`);
  await page.locator('main details summary').first().click();
  for (const [name, value] of Object.entries(person.fields))
    await page.fill(`[name="${name}"]`, value);
  for (const [name, value] of Object.entries({ category: 'front', ...person.choices }))
    if (value === true) await page.check(`[name="${name}"]`);
    else await page.selectOption(`[name="${name}"]`, value);
  if (person.photo)
    await page.setInputFiles('#f-photos', path.join(PROJECT, 'fixtures/photos', person.photo));
  else await page.locator('.clip button').click();
  for (const use of ['page', 'clip', 'led']) await page.check(`[name="consent.${use}"]`);
  await page.fill('[name="contact.contact"]', '+7 701 555 66 77');
  const pictures = new Map<Shot, Buffer>();
  for (const shot of SHOWN) {
    const { width } = FRAMES[shot.name];
    const drawn = page.locator(`.clip .${shot.at} .drawn`);
    await drawn
      .locator(person.photo ? 'img' : 'text')
      .first()
      .waitFor();
    await drawn.evaluate((box: HTMLElement, pixels) => {
      Object.assign(box.style, {
        position: 'fixed',
        top: 0,
        left: 0,
        width: `${pixels}px`,
        zIndex: 9,
      });
    }, width);
    await patiently(() =>
      drawn
        .locator('svg')
        .first()
        .evaluate((svg) => svg.getBoundingClientRect().width),
    ).toBe(width);
    await patiently(() =>
      drawn
        .locator('img')
        .evaluateAll((all) => all.every((one) => (one as HTMLImageElement).complete)),
    ).toBe(true);
    pictures.set(shot, await drawn.screenshot());
    await drawn.evaluate((box: HTMLElement) => (box.style.position = ''));
  }
  await page.click('.send button');
  await page.waitForURL(/status/);
  return pictures;
}

/** What the desk has written of everybody, as a build reads it. */
async function approveAll(): Promise<Archive> {
  const editor = await member(open, 'editor');
  for (const { id } of open.desk.submissions.inState('received'))
    await editor.post(`/desk/s/${id}/approve`, { form: editor.form });
  await open.desk.publisher.whenIdle();
  const files = path.join(open.desk.options.data, 'files');
  await open.desk.repository.checkOut(files);
  const { archive } = await readArchive(path.join(files, 'content'));
  if (!archive) throw new Error('The archive cannot be read');
  return archive;
}

/** The clips' pictures in which a beat stands whole, by person and frame. */
async function render(
  archive: Archive,
): Promise<(veteran: Veteran, shot: Shot) => Promise<Buffer>> {
  const cache = new Cache(path.join(open.desk.options.data, 'cache'));
  const { photos } = await makePhotos({
    archive,
    cache,
    t: t('en'),
    options: readOptions([]),
  });
  const keyOf = (veteran: Veteran, name: string): string => hashOf(veteran.id, name);
  const momentOf = (veteran: Veteran, { name, part }: Shot): number => {
    const card = cards.get(veteran) as CardProps;
    const timeline = personTimeline(card, FRAMES[name], framesOf(card.seconds));
    return frameOf(timeline, part === 'who' ? 0 : 1) / FPS;
  };
  const cards = new Map<Veteran, CardProps>();
  const jobs = archive.veterans.flatMap((veteran) => {
    const found = portraitAmong(photos.get(veteran.id) ?? []);
    const card = cardOf(
      veteran,
      archive,
      found ? { ...found.master, ...found.photo, src: found.master.file } : null,
    );
    cards.set(veteran, card);
    return Object.entries(FRAMES).map(([name, target]): Job => ({
      name: veteran.id,
      person: veteran.id,
      role: 'person',
      place: veteran.place,
      subject: { card },
      target,
      still: null,
      key: keyOf(veteran, name),
      clip: { target, seconds: card.seconds },
    }));
  });
  await makeMissing(jobs, renderContextIn(cache));
  return (veteran, shot) =>
    runFfmpeg([
      ...[
        '-ss',
        String(momentOf(veteran, shot)),
        '-i',
        cache.pathOf('clips', keyOf(veteran, shot.name), 'mp4'),
      ],
      ...['-vf', 'scale=in_color_matrix=bt709:in_range=tv', '-frames:v', '1'],
      ...['-f', 'image2pipe', '-c:v', 'png', 'pipe:1'],
    ]);
}

/** Peak signal to noise of two pictures' brightness, dB. */
async function psnr(a: Buffer, b: Buffer): Promise<number> {
  const [one, other] = await Promise.all(
    [a, b].map((png) => sharp(png).removeAlpha().greyscale().raw().toBuffer()),
  );
  if (!one || one.length !== other?.length) throw new Error('The pictures have different sizes');
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at]! - other[at]!) ** 2;
  return 10 * Math.log10(255 ** 2 / (sum / one.length));
}

test('what the form shows is the clip that comes of it', async () => {
  const page = await browser.newPage({ viewport: { width: 1300, height: 1200 } });
  const shown: Map<Shot, Buffer>[] = [];
  for (const person of PEOPLE) shown.push(await fill(page, person));
  const archive = await approveAll();
  const clipFrame = await render(archive);
  expect(archive.veterans).toHaveLength(PEOPLE.length);
  for (const [index, { fields }] of PEOPLE.entries()) {
    const names = Object.values(fields);
    const veteran = archive.veterans.find(({ name }) =>
      names.includes((name.ru ?? name.kk) as never),
    );
    if (!veteran) throw new Error(`${names[0]} is not in the archive`);
    for (const [shot, picture] of shown[index] ?? []) {
      const { at } = shot;
      const frame = await clipFrame(veteran, shot);
      const likeness = await psnr(picture, frame);
      if (process.env['CLIP_PICTURES']) {
        await sharp(picture).toFile(
          path.join(process.env['CLIP_PICTURES'], `${index}-${at}-form.png`),
        );
        await sharp(frame).toFile(
          path.join(process.env['CLIP_PICTURES'], `${index}-${at}-clip.png`),
        );
        console.log(index, at, likeness);
      }
      expect(likeness, `${veteran.id} ${at}`).toBeGreaterThan(34);
    }
  }
}, 600_000);
