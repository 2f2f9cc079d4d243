/** What has to be drawn and encoded, and the key under which each result is kept. */
import path from 'node:path';
import { codeOf } from '../../src/base/platform/code-of.ts';
import { hashOf } from '../../src/base/platform/files.ts';
import type { BuildContext } from '../../src/base/command/context.ts';
import type { Veteran } from '../../src/model/veteran-entry.ts';
import type { Photos } from '../../src/outputs/photos/index.ts';
import { CARD_TARGET, targetsOf, type ClipTarget, type Target, X264 } from '../formats.ts';
import { cardOf } from '../design/card.ts';
import { extraOf, portraitOf } from '../design/prepared.ts';
import { linkSheetsOf, sheetsOf } from '../design/sheet.ts';
import type { Subject } from '../subject.ts';

export type Role = 'person' | 'title' | 'closing' | 'clock';

/** One pair of pictures and the files that come of it. */
export interface Job {
  /** Id of the person, or the name of the sheet. */
  name: string;
  person: string | null;
  role: Role;
  place: string | null;
  /** The portrait's `src` is the file itself. */
  subject: Subject;
  target: Target;
  /** `null` where only a still is made. */
  clip: { target: ClipTarget; seconds: number } | null;
  /** The JPEG of the whole picture. */
  still: 'cover' | 'card' | null;
  key: string;
}

/** Everything that is made of the archive, in the order of its people. */
export async function jobsOf(context: BuildContext, photos: Photos): Promise<Job[]> {
  const { archive, options } = context;
  const targets = targetsOf(archive);
  const maker = [
    await codeOf(['remotion/engine/make.ts', 'remotion/engine/entry.tsx']),
    options.engine,
    JSON.stringify(X264),
  ];
  const withKey = (job: Omit<Job, 'key'>): Job => ({ ...job, key: keyOf(job, maker) });
  const people = archive.veterans.filter((veteran) => isInShard(veteran.id, options.shard));
  const sheets =
    options.shard.index === 1 ? [...sheetJobs(context, targets), ...linkJobs(context)] : [];
  return [
    ...sheets,
    ...people.flatMap((veteran) => personJobs(context, veteran, photos, targets)),
  ].map(withKey);
}

/** Whether a part of the work holds this id: parts are disjoint and together whole. */
export const isInShard = (
  id: string,
  { index, count }: { index: number; count: number },
): boolean => Number.parseInt(hashOf(id).slice(0, 12), 16) % count === index - 1;

function keyOf({ subject, target, clip }: Omit<Job, 'key'>, maker: readonly string[]): string {
  const withoutFolders = JSON.stringify(subject, (name, value: unknown) =>
    name === 'src' ? path.basename(value as string) : value,
  );
  return hashOf(...maker, withoutFolders, JSON.stringify([target, clip]));
}

function personJobs(
  { archive }: BuildContext,
  veteran: Veteran,
  photos: Photos,
  targets: readonly ClipTarget[],
): Omit<Job, 'key'>[] {
  const own = photos.get(veteran.id) ?? [];
  const card = cardOf(veteran, archive, portraitOf(own), extraOf(own));
  const person = {
    person: veteran.id,
    name: veteran.id,
    role: 'person',
    place: veteran.place,
  } as const;
  const shared = { ...person, subject: { card } };
  const clips = targets
    .filter(({ medium }) => (medium === 'led' ? veteran.consent.led : true) && veteran.consent.clip)
    .map((target): Omit<Job, 'key'> => {
      const seconds = target.medium === 'led' ? archive.campaign.led.slot : card.seconds;
      return { ...shared, ...clipOf(target, seconds) };
    });
  return [...clips, { ...shared, target: CARD_TARGET, clip: null, still: 'card' }];
}

const clipOf = (target: ClipTarget, seconds: number): Pick<Job, 'target' | 'clip' | 'still'> => ({
  target: withoutEncoding(target),
  clip: { target, seconds },
  still: target.medium === 'social' ? 'cover' : null,
});

const withoutEncoding = ({ id, width, height, medium }: ClipTarget): Target => ({
  id,
  width,
  height,
  medium,
});

/** Title, closing and clock check: encoded once for each target. */
function sheetJobs({ archive }: BuildContext, targets: readonly ClipTarget[]): Omit<Job, 'key'>[] {
  return targets.flatMap((target) =>
    sheetsOf(archive, target).map(({ name, role, place, sheet, seconds }) => ({
      name,
      role,
      place,
      person: null,
      subject: { sheet },
      ...clipOf(target, seconds),
    })),
  );
}

/** The pictures of links that lead to no person. */
const linkJobs = ({ archive }: BuildContext): Omit<Job, 'key'>[] =>
  linkSheetsOf(archive).map(({ name, role, place, sheet }) => ({
    name,
    role,
    place,
    person: null,
    subject: { sheet },
    target: CARD_TARGET,
    clip: null,
    still: 'card',
  }));
