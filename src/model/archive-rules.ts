/** Rules across the files of an archive. */
import type { Veteran } from './veteran-entry.ts';
import type { Campaign } from './campaign.ts';
import type { Correction } from './correction.ts';
import { countsFindings, type Counts } from './files/counts.ts';
import type { Read } from './interpret.ts';
import type { Place } from './place.ts';
import { isProse, privateData, strangeCodes, textsOf, uncleanCodes } from './private-data.ts';
import { fault, problem, type Finding, type Problem } from './problem.ts';
import { hasName, unknownPlace } from './rules/identity.ts';
import type { Screen } from './screen.ts';
import type { Settings } from './settings.ts';

export interface ArchiveFiles {
  settings: Read<Settings>;
  campaigns: readonly Read<Campaign>[];
  places: readonly Read<Place>[];
  screens: readonly Read<Screen>[];
  entries: readonly Read<Veteran>[];
  corrections: Read<Correction[]>;
  /** Ids of those who were taken back. */
  withdrawn: readonly string[];
  counts: Read<Counts | null>;
  campaignId: string | undefined;
}

/** Every problem that only shows when the files are seen together; lines are all 1 as yet. */
export function archiveFindings(files: ArchiveFiles): Problem[] {
  const named = [files.settings, ...files.campaigns, ...files.places, ...files.screens];
  return [
    ...campaignIsKnown(files),
    ...at(files.settings, files.settings.value ? mediaFindings(files.settings.value) : []),
    ...[...files.places, ...files.screens, ...files.campaigns].flatMap(idEqualsFile),
    ...files.campaigns.flatMap(datesInOrder),
    ...files.screens.flatMap((screen) => screenIsPlayable(screen, files)),
    ...idsAreUnique(files.entries),
    ...correctedAreKnown(files),
    ...countsAreTrue(files),
    ...named.flatMap((read) => at(read, read.value ? hasName(read.value) : [])),
    ...named.flatMap((read) => at(read, publicFindings(read.value))),
    ...at(files.corrections, privateNotices(files.corrections.value ?? [])),
  ];
}

const at = ({ file }: Read<unknown>, findings: readonly Finding[]): Problem[] =>
  findings.map((finding) => problem(file, 1, finding));

function campaignIsKnown({ settings, campaigns, campaignId }: ArchiveFiles): Problem[] {
  const wanted = campaignId ?? settings.value?.campaign;
  const ids = campaigns.flatMap(({ value }) => value?.id ?? []);
  if (!wanted || ids.includes(wanted)) return [];
  const params = { campaign: wanted, list: ids.sort().join(', ') || '–' };
  // Whoever asked for it by the option has nothing to mend in a file.
  return campaignId === undefined
    ? at(settings, [fault('campaign-unknown', 'campaign', params)])
    : [problem('', 1, fault('campaign-option', '', params))];
}

const LOCATIONS = {
  folder: /./,
  s3: /^https?:\/\/[^/]+\/[^/]+\/?$/,
  github: /^[\w.-]+\/[\w.-]+$/,
};

/** A store must be found by us, and by the public. */
function mediaFindings({ media }: Settings): Finding[] {
  if (!media) return [];
  const { store, location, address } = media;
  const found: Finding[] = [];
  if (!LOCATIONS[store].test(location))
    found.push(fault('media-location', 'media.location', { store, location }));
  if (store !== 'github' && !address?.endsWith('/'))
    found.push(fault('media-address', 'media.address'));
  return found;
}

/** The file name is the address of a place, a screen, a campaign. */
function idEqualsFile(read: Read<{ id: string }>): Problem[] {
  const name = read.file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  return !read.value || read.value.id === name
    ? []
    : at(read, [fault('id-file', 'id', { id: read.value.id, file: name })]);
}

/** Collecting ends before clips are shown, clips come before the screens, windows do not overlap. */
function datesInOrder(read: Read<Campaign>): Problem[] {
  const campaign = read.value;
  if (!campaign) return [];
  const found: Finding[] = [];
  const { collecting, clipsFrom, led } = campaign;
  if (collecting.to < collecting.from) found.push(fault('dates-order', 'collecting.to'));
  if (clipsFrom <= collecting.to) found.push(fault('dates-order', 'clipsFrom'));
  led.windows.forEach((window, index) => {
    const field = `led.windows.${index}`;
    if (window.to <= window.from) found.push(fault('window-order', `${field}.to`));
    if (window.date < clipsFrom) found.push(fault('dates-order', `${field}.date`));
    const overlaps = led.windows
      .slice(0, index)
      .some((o) => o.date === window.date && o.from < window.to && window.from < o.to);
    if (overlaps) found.push(fault('window-overlap', field));
  });
  return at(read, found);
}

/** Encoders cut odd sizes without a word; a screen stands in a place of the register. */
function screenIsPlayable(read: Read<Screen>, { places }: ArchiveFiles): Problem[] {
  const screen = read.value;
  if (!screen) return [];
  const found = unknownPlace(screen.place, new Set(places.flatMap((p) => p.value?.id ?? [])));
  for (const side of ['width', 'height'] as const)
    if (screen[side] % 2 !== 0) found.push(fault('odd-pixels', side, { value: screen[side] }));
  const { minimumBitrate, maximumBitrate } = screen.video;
  if (minimumBitrate && maximumBitrate && minimumBitrate > maximumBitrate)
    found.push(fault('bitrate-order', 'video.minimumBitrate'));
  return at(read, found);
}

/** One person, one address, now and under former names; what is in use goes before what was. */
function idsAreUnique(entries: readonly Read<Veteran>[]): Problem[] {
  const owner = new Map<string, string>();
  const claims = [
    ...entries.map((read) => ({ read, id: read.value?.id, field: 'id' })),
    ...entries.flatMap((read) =>
      (read.value?.formerIds ?? []).map((id, index) => ({ read, id, field: `formerIds.${index}` })),
    ),
  ];
  return claims.flatMap(({ read, id, field }) => {
    if (id === undefined) return [];
    const other = owner.get(id);
    if (other !== undefined) return at(read, [fault('id-taken', field, { id, other })]);
    owner.set(id, read.file);
    return [];
  });
}

/** A notice is about somebody whose entry is there, or was: it is shown of nobody who is withdrawn. */
function correctedAreKnown({ corrections, entries, withdrawn }: ArchiveFiles): Problem[] {
  const ids = new Set([...entries.flatMap(({ value }) => value?.id ?? []), ...withdrawn]);
  return at(corrections, unknownCorrected(corrections.value ?? [], ids));
}

/** The notices about nobody of these. */
export const unknownCorrected = (
  notices: readonly Pick<Correction, 'person'>[],
  ids: ReadonlySet<string>,
): Finding[] =>
  notices.flatMap(({ person }, index) =>
    ids.has(person) ? [] : [fault('correction-unknown', `${index}.person`, { person })],
  );

function countsAreTrue({ counts, places }: ArchiveFiles): Problem[] {
  const wanted = counts.file.replace(/^.*\/|\.json$/g, '');
  const ids = new Set(places.flatMap(({ value }) => value?.id ?? []));
  return at(counts, counts.value ? countsFindings(counts.value, wanted, ids) : []);
}

/** A notice says something of a person, as an entry does: nobody's number or address stands in it. */
export const privateNotices = (notices: readonly unknown[]): Finding[] =>
  [...textsOf(notices)].flatMap(([field, text]) =>
    uncleanCodes(text).map((code) => fault(code, field)),
  );

/** Public contacts of offices are wanted here; personal numbers never are. */
const publicFindings = (value: unknown): Finding[] =>
  [...textsOf(value)].flatMap(([field, text]) => [
    ...(isProse(field) && privateData(text) === 'personal-number'
      ? [fault('private-personal-number', field)]
      : []),
    ...strangeCodes(text).map((code) => fault(code, field)),
  ]);
