/** The pictures of the contact sheet, drawn as the clips are. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { PROJECT, type Cache } from '../../../base/platform/cache.ts';
import type { Archive } from '../../../model/archive.ts';
import { deedOf } from '../../../model/deed.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import { readPhotoFacts } from '../../../model/photo-facts.ts';
import {
  bareTarget,
  CARD_TARGET,
  SOCIAL_TARGETS,
  type Target,
} from '../../../../remotion/design/formats.ts';
import type { Drawing } from '../../../../remotion/engine/BatchView.tsx';
import { draw } from '../../../../remotion/engine/draw.ts';
import { pageOf } from '../../../../remotion/engine/board.ts';
import { beatOf } from '../../../../remotion/jobs/finish.ts';
import { secondsOn } from '../../../../remotion/jobs/jobs.ts';
import type { Drawn } from '../../../../remotion/engine/layers-engine.ts';
import { drawingsOf, openWorkplace } from '../../../../remotion/jobs/make.ts';
import { decodePixels } from '../../../../remotion/engine/planes.ts';
import type { Subject } from '../../../../remotion/design/subject.ts';
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

export const CONTACT_SHEET_TARGETS: readonly Target[] = [
  ...SOCIAL_TARGETS.map(bareTarget),
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

/** The example's picture; `src` is the file itself. */
export async function portraitOf({ photo }: Pick<Example, 'photo'>): Promise<Portrait | null> {
  if (!photo) return null;
  const file = path.join(PHOTOS, photo.file);
  const facts = await readPhotoFacts(file);
  if (!facts.readable) throw new Error(`${photo.file} cannot be read`);
  const { width, height } = facts;
  const { role, focal } = photo;
  return { src: file, width, height, role, ...(focal && { focal }) };
}

/** The example's card, the `src` of its pictures the files themselves. */
export async function exampleCard(example: Example, archive: Archive): Promise<CardProps> {
  const { file, caption } = example.extra ?? {};
  const extra = file ? await portraitOf({ photo: { file, role: 'group' } }) : null;
  return cardOf(
    veteranOf(example),
    archive,
    await portraitOf(example),
    extra && { src: extra.src, width: extra.width, height: extra.height, caption: caption ?? {} },
  );
}

/** Every hard case, every real person whose deed is known, and the sheets. */
async function casesOf(archive: Archive): Promise<Case[]> {
  const people = EXAMPLES.map(async (example): Promise<Case> => ({
    title: example.title,
    subject: { card: await exampleCard(example, archive) },
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
): Promise<{ title: string; pictures: Picture[] }[]> {
  await mkdir(folder, { recursive: true });
  await using place = await openWorkplace({ cache });
  const cases = await casesOf(archive);
  const rows = cases.map(({ title }) => ({ title, pictures: [] as Picture[] }));
  for (const target of CONTACT_SHEET_TARGETS) {
    const shown = cases.map(({ subject }) => ({
      subject,
      target,
      clip: { seconds: secondsOn(subject, target, archive) },
    }));
    const drawings = drawingsOf(shown, place.server);
    const size = pageOf(drawings.map(({ board }) => board));
    await draw(await place.drawers.session(), size, drawings, 1, async (png, index) => {
      const { board } = drawings[index] as Drawing;
      const file = `${index}-${target.id}.png`;
      const strip = await stripOf({ pixels: await decodePixels(png, board), board }, target);
      const { width, height } = await strip.toFile(path.join(folder, file));
      rows[index]?.pictures.push({ target: { ...target, width, height }, file });
    });
  }
  return rows;
}

/** Pixels between the pictures of a strip. */
const GAP = 12;

/** Every beat beside the one before, as the clip shows it: scene and words laid over each other. */
async function stripOf(drawn: Drawn, { width, height }: Target): Promise<Sharp> {
  const beats = await Promise.all(
    drawn.board.textLayers.map(async (_, index) => ({
      input: await beatOf(drawn, { width, height }, index).png({ compressionLevel: 1 }).toBuffer(),
      left: index * (width + GAP),
      top: 0,
    })),
  );
  const whole = width * beats.length + GAP * (beats.length - 1);
  return sharp({ create: { width: whole, height, channels: 3, background: '#6b7078' } })
    .composite(beats)
    .png({ compressionLevel: 1 });
}
