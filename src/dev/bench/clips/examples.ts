/** Jobs on the project's own test pictures, for measuring and proving. */
import path from 'node:path';
import { PROJECT, type Cache } from '../../../base/platform/cache.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { t } from '../../../i18n/index.ts';
import { readArchive, type Archive } from '../../../model/archive.ts';
import type { ClipTarget, Encoding } from '../../../../remotion/design/formats.ts';
import { EXAMPLES, type Example } from '../../design/examples.ts';
import { exampleCard } from '../../design/contact-sheet/pictures.ts';
import type { ClipProps } from '../../../../remotion/design/views/ClipView.tsx';
import { withAddress } from '../../../../remotion/engine/address.ts';
import type { Job } from '../../../../remotion/jobs/jobs.ts';
import { shapeOf } from '../../../../remotion/engine/layers-engine.ts';
import type { RenderContext } from '../../../../remotion/jobs/make.ts';
import type { PhotoServer } from '../../../../remotion/engine/photo-server.ts';

/** The project's own archive. */
export async function ownArchive(): Promise<Archive> {
  const { archive } = await readArchive(path.join(PROJECT, 'content'));
  if (!archive) throw new Error('The archive cannot be read');
  return archive;
}

/** The example of an id. */
export function exampleOf(id: string): Example {
  const found = EXAMPLES.find(({ entry }) => entry.id === id);
  if (!found) throw new Error(`No example ${id}`);
  return found;
}

/** A screen's target without limits. */
export const screenOf = (
  width: number,
  height: number,
  encoding: Partial<Encoding> = {},
): ClipTarget => ({
  id: `led-${width}x${height}`,
  width,
  height,
  medium: 'led',
  encoding: {
    profile: 'high',
    crf: 18,
    audio: 'none',
    minimumBitrate: null,
    maximumBitrate: null,
    maximumFileSize: null,
    ...encoding,
  },
});

/** The job of an example on a target. `name` tells several of one example apart. */
export async function jobOf(
  example: Example,
  target: ClipTarget,
  { seconds = 15, name = example.entry.id, still = false } = {},
): Promise<Job> {
  const archive = await ownArchive();
  const card = await exampleCard(example, archive);
  return {
    name,
    person: name,
    role: 'person',
    place: card.id,
    subject: { card },
    target,
    clip: { target, seconds },
    still: still ? 'cover' : null,
    key: hashOf('example', name, JSON.stringify([card, target, seconds])),
  };
}

export function clipOf({ clip }: Job): NonNullable<Job['clip']> {
  if (!clip) throw new Error('The job has no clip');
  return clip;
}

/** A job's clip as stock Remotion is told of it. */
export function stockOf(
  job: Job,
  server: PhotoServer,
): { clip: NonNullable<Job['clip']>; props: ClipProps } {
  const { target, subject } = job;
  const clip = clipOf(job);
  const { zoom } = shapeOf(subject, clip);
  return { clip, props: { subject: withAddress(subject, server, target), target, zoom } };
}

/** How clips are made where no build asks for them; what goes wrong is thrown. */
export const renderContextIn = (cache: Cache): RenderContext => ({
  cache,
  t: t('en'),
  engine: 'layers',
  width: 2,
  done(_, cause) {
    if (cause !== undefined) throw cause;
  },
});
