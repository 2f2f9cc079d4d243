/** What has to be drawn and encoded, and the key under which each result is kept. */
import path from 'node:path';
import { codeOf } from '../../src/base/platform/code-of.ts';
import { hashOf } from '../../src/base/platform/files.ts';
import type { BuildContext } from '../../src/base/command/context.ts';
import type { Archive } from '../../src/model/archive.ts';
import type { Veteran } from '../../src/model/veteran-entry.ts';
import type { Photos } from '../../src/outputs/photos/index.ts';
import {
  bareTarget,
  CARD_TARGET,
  targetsOf,
  X264,
  type ClipTarget,
  type Target,
} from '../design/formats.ts';
import { cardOf } from '../design/card.ts';
import { extraOf, portraitOf } from '../design/prepared.ts';
import { linkSheetsOf, sheetsOf, type NamedSheet } from '../design/sheet.ts';
import { ownSeconds, type Subject } from '../design/subject.ts';

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
    await codeOf(['remotion/jobs/make.ts', 'remotion/engine/entry.tsx']),
    options.engine,
    JSON.stringify(X264),
  ];
  const withKey = (job: Omit<Job, 'key'>): Job => ({ ...job, key: keyOf(job, maker) });
  const people = archive.veterans.filter((veteran) => isInShard(veteran.id, options.shard));
  const sheets = options.shard.index === 1 ? sheetJobs(archive, targets) : [];
  return [
    ...sheets,
    ...people.flatMap((veteran) => personJobs(archive, veteran, photos, targets)),
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
  archive: Archive,
  veteran: Veteran,
  photos: Photos,
  targets: readonly ClipTarget[],
): Omit<Job, 'key'>[] {
  const own = photos.get(veteran.id) ?? [];
  const card = cardOf(veteran, archive, portraitOf(own), extraOf(own));
  const { id, place, consent } = veteran;
  const shared = { person: id, name: id, role: 'person', place, subject: { card } } as const;
  const clips = targets
    .filter(({ medium }) => (medium === 'led' ? consent.led : true) && consent.clip)
    .map((target) => ({ ...shared, ...clipOf({ card }, target, archive) }));
  return [...clips, { ...shared, ...LINK }];
}

const clipOf = (
  subject: Subject,
  target: ClipTarget,
  archive: Archive,
): Pick<Job, 'target' | 'clip' | 'still'> => ({
  target: bareTarget(target),
  clip: { target, seconds: secondsOn(subject, target, archive) },
  still: target.medium === 'social' ? 'cover' : null,
});

/** A screen shows everything in the length of its slots. */
export const secondsOn = (
  subject: Subject,
  { medium }: Target,
  { campaign }: Pick<Archive, 'campaign'>,
): number => (medium === 'led' ? campaign.led.slot : ownSeconds(subject));

/** Title, closing and clock check, for each target; and the pictures of links to no person. */
const sheetJobs = (archive: Archive, targets: readonly ClipTarget[]): Omit<Job, 'key'>[] => [
  ...targets.flatMap((target) =>
    sheetsOf(archive, target).map((named) => ({
      ...sheetOf(named),
      ...clipOf({ sheet: named.sheet }, target, archive),
    })),
  ),
  ...linkSheetsOf(archive).map((named) => ({ ...sheetOf(named), ...LINK })),
];

const sheetOf = ({ name, place, sheet }: NamedSheet) => ({
  name,
  role: sheet.kind,
  place,
  person: null,
  subject: { sheet },
});

/** The picture of a link. */
const LINK = { target: CARD_TARGET, clip: null, still: 'card' } as const;
