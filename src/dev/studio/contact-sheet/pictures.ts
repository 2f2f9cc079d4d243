/** The pictures of the contact sheet, drawn as the clips are. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { PROJECT, type Cache } from '../../../base/platform/cache.ts';
import type { Archive } from '../../../model/archive.ts';
import { deedOf } from '../../../model/deed.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import { readPhotoFacts } from '../../../model/photo-facts.ts';
import { CARD_TARGET, SOCIAL_TARGETS, type Target } from '../../../../remotion/formats.ts';
import type { Drawing } from '../../../../remotion/engine/BatchView.tsx';
import { draw } from '../../../../remotion/engine/draw.ts';
import { servePhotos, type PhotoServer } from '../../../../remotion/engine/photo-server.ts';
import {
  openBrowserSession,
  type BrowserSession,
} from '../../../../remotion/engine/browser-session.ts';
import { timelineOfSubject } from '../../../../remotion/motion.ts';
import type { Subject } from '../../../../remotion/subject.ts';
import { framesOf } from '../../../../remotion/timing.ts';
import { cardOf } from '../../../../remotion/design/card.ts';
import type { CardProps, Portrait } from '../../../../remotion/design/card-schema.ts';
import { EXAMPLES, type Example } from '../examples.ts';
import { clockSheet, closingSheet, titleSheet } from '../../../../remotion/design/sheet.ts';

/** Pixels of usual street screens. */
const SCREENS: readonly (readonly [number, number])[] = [
  [768, 384],
  [1920, 1080],
  [1472, 352],
  [678, 468],
  [384, 256],
  [384, 768],
  [440, 616],
  [512, 512],
];

export const PROOF_TARGETS: readonly Target[] = [
  ...SOCIAL_TARGETS.map(({ id, width, height, medium }) => ({ id, width, height, medium })),
  CARD_TARGET,
  ...SCREENS.map(([width, height]): Target => ({
    id: `led-${width}x${height}`,
    width,
    height,
    medium: 'led',
  })),
];

export interface Case {
  title: string;
  subject: Subject;
}

export interface Picture {
  /** A print has no medium. */
  target: Pick<Target, 'id' | 'width' | 'height'> & Partial<Pick<Target, 'medium'>>;
  /** File name in the sheet's folder. */
  file: string;
}

export const PHOTOS = path.join(PROJECT, 'fixtures/photos');

/** An example as an entry of the archive. */
export const veteranOf = ({ entry }: Example): Veteran => ({
  ...entry,
  story: {},
  folder: '',
  photoFacts: new Map(),
});

/** The example's picture under the address that `addressOf` gives its file. */
export async function portraitOf(
  { photo }: Example,
  addressOf: (file: string) => string,
): Promise<Portrait | null> {
  if (!photo) return null;
  const file = path.join(PHOTOS, photo.file);
  const facts = await readPhotoFacts(file);
  if (!facts.readable) throw new Error(`${photo.file} cannot be read`);
  const { width, height } = facts;
  const { role, focal } = photo;
  return { src: addressOf(file), width, height, role, ...(focal && { focal }) };
}

/** The example's card, its pictures under the addresses that `addressOf` gives their files. */
export async function exampleCard(
  example: Example,
  archive: Archive,
  addressOf: (file: string) => string,
): Promise<CardProps> {
  const portrait = await portraitOf(example, addressOf);
  const { file, caption } = example.extra ?? {};
  const extra = file
    ? await portraitOf({ ...example, photo: { file, role: 'group' } }, addressOf)
    : null;
  return cardOf(
    veteranOf(example),
    archive,
    portrait,
    extra && { src: extra.src, width: extra.width, height: extra.height, caption: caption ?? {} },
  );
}

/** Every hard case, every real person whose deed is known, and the sheets. */
async function casesOf(archive: Archive, server: PhotoServer): Promise<Case[]> {
  const people = EXAMPLES.map(async (example): Promise<Case> => ({
    title: example.title,
    subject: { card: await exampleCard(example, archive, (file) => server.addressOf(file)) },
  }));
  const real = archive.veterans
    .filter((veteran) => deedOf(veteran))
    .map((veteran): Case => ({
      title: veteran.id,
      subject: { card: cardOf(veteran, archive, null) },
    }));
  const place = archive.places[0];
  return [
    ...(await Promise.all(people)),
    ...real,
    ...(place ? [{ title: 'title', subject: { sheet: titleSheet(archive, place) } }] : []),
    { title: 'closing', subject: { sheet: closingSheet(archive) } },
    { title: 'clock check', subject: { sheet: clockSheet(archive) } },
  ];
}

/** Draws every case on every target into `folder`; target by target on one page of one browser. */
export async function drawContactSheet(
  archive: Archive,
  cache: Cache,
  folder: string,
  wanted: (target: Target, title: string) => boolean = () => true,
): Promise<{ title: string; pictures: Picture[] }[]> {
  await mkdir(folder, { recursive: true });
  const server = await servePhotos();
  const studio = await openBrowserSession(cache);
  try {
    const cases = await casesOf(archive, server);
    const rows = cases.map(({ title }) => ({ title, pictures: [] as Picture[] }));
    for (const target of PROOF_TARGETS) {
      const chosen = cases.flatMap((entry, index) =>
        wanted(target, entry.title) ? [{ ...entry, index }] : [],
      );
      const strips = await drawStrips(studio, target, archive, chosen);
      for (const [order, { index }] of chosen.entries()) {
        const file = `${index}-${target.id}.png`;
        const { data, info } = strips[order] as Strip;
        await writeFile(path.join(folder, file), data);
        const { width, height } = info;
        rows[index]?.pictures.push({ target: { ...target, width, height }, file });
      }
    }
    return rows;
  } finally {
    await studio.close();
    await server.close();
  }
}

interface Strip {
  data: Buffer;
  info: { width: number; height: number };
}

/** Every beat of every case as the clip shows it: scene and words laid over each other. */
async function drawStrips(
  studio: BrowserSession,
  target: Target,
  archive: Archive,
  cases: readonly Case[],
): Promise<Strip[]> {
  if (cases.length === 0) return [];
  const parts = cases.map(({ subject }) => {
    const frames = framesOf(secondsOn(subject, target, archive));
    const { beats } = timelineOfSubject(subject, target, frames);
    return (['scene', ...beats.keys()] as const).map((part): Drawing => ({
      subject,
      target,
      frames,
      part,
    }));
  });
  const layers: Buffer[] = [];
  await draw(studio, target, parts.flat(), 1, async (png, index) => {
    layers[index] = png;
  });
  return Promise.all(
    parts.map((own) => {
      const [scene, ...words] = layers.splice(0, own.length) as [Buffer, ...Buffer[]];
      return besideEachOther(scene, words);
    }),
  );
}

const secondsOn = (subject: Subject, { medium }: Target, archive: Archive): number =>
  medium === 'led'
    ? archive.campaign.led.slot
    : 'card' in subject
      ? subject.card.seconds
      : subject.sheet.seconds;

/** Pixels between the pictures of a strip. */
const GAP = 12;

async function besideEachOther(scene: Buffer, words: readonly Buffer[]): Promise<Strip> {
  const { width = 0, height = 0 } = await sharp(scene).metadata();
  const whole = width * words.length + GAP * (words.length - 1);
  return sharp({
    create: { width: whole, height, channels: 3, background: '#6b7078' },
  })
    .composite(
      words.flatMap((input, index) => {
        const left = index * (width + GAP);
        return [
          { input: scene, left, top: 0 },
          { input, left, top: 0 },
        ];
      }),
    )
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
}
