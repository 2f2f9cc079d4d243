/** Reads the whole archive from its folder and tells every problem at once. */
import path from 'node:path';
import { listFolder, readText } from './archive-files.ts';
import { archiveFindings, type ArchiveFiles } from './archive-rules.ts';
import { campaignSchema, type Campaign } from './campaign.ts';
import { correctionsSchema, type Correction } from './correction.ts';
import { countsSchema, type Counts } from './files/counts.ts';
import { gazetteerSchema, type GazetteerEntry } from './gazetteer.ts';
import { geographySchema, type Water } from './geography.ts';
import type { Read } from './interpret.ts';
import { isForOutputs, keepFields } from './keep-fields.ts';
import { namesInOrder } from './name-order.ts';
import { placeSchema, type Place } from './place.ts';
import { postingSchema, type Posting } from './files/posting.ts';
import { compareProblems, fault, problem, type Problem } from './problem.ts';
import { readFolder, readVeterans, readYaml, UNREADABLE } from './read-folders.ts';
import { screenSchema, type Screen } from './screen.ts';
import { settingsSchema, type Settings } from './settings.ts';
import type { Veteran } from './veteran-entry.ts';
import { veteranSchema } from './veteran.ts';
import { withdrawnSchema } from './withdrawn.ts';
import { lineOf, splitFrontMatter } from './yaml.ts';

export interface Archive {
  settings: Settings;
  campaign: Campaign;
  campaigns: readonly Campaign[];
  places: readonly Place[];
  screens: readonly Screen[];
  /** Everybody who may be shown: without errors, with consent for the page, not withdrawn. */
  veterans: readonly Veteran[];
  withdrawn: ReadonlySet<string>;
  /** Notices to the press about people who are shown. */
  corrections: readonly Correction[];
  /** What the desk has counted for the campaign, if it has. */
  counts: Counts | null;
  /** The posting calendar as it was published, if it was. */
  posting: Posting | null;
  /** Where places of birth lie, as far as somebody looked it up. */
  gazetteer: readonly GazetteerEntry[];
  /** Waters of the map. */
  geography: readonly Water[];
}

export interface ArchiveReading {
  /** `null` when settings or campaign cannot be read: nothing can be built then. */
  archive: Archive | null;
  problems: Problem[];
  /** How many entries there are, broken ones included. */
  entries: number;
}

/**
 * @param content Absolute path of the archive's folder.
 * @param campaignId Another campaign than the one the settings name.
 * @returns What can be shown, and every problem sorted by file and line. Never throws for content.
 */
export async function readArchive(content: string, campaignId?: string): Promise<ArchiveReading> {
  if (!listFolder(content)) {
    const missing = fault('content-missing', '', { folder: content });
    return { archive: null, problems: [problem('', 1, missing)], entries: 0 };
  }
  const settings = readYaml(content, 'archive.yaml', settingsSchema);
  const withdrawn = readYaml(content, 'withdrawn.yaml', withdrawnSchema, []);
  const corrections = readYaml(content, 'corrections.yaml', correctionsSchema, []);
  const gazetteer = readYaml(content, 'gazetteer.yaml', gazetteerSchema, []);
  const geography = readYaml(content, 'geography.yaml', geographySchema, []);
  const campaigns = readFolder(content, 'campaigns', campaignSchema);
  const places = readFolder(content, 'places', placeSchema);
  const screens = readFolder(content, 'screens', screenSchema);
  const placeIds = new Set(valuesOf(places.reads).map((place) => place.id));
  const veterans = await readVeterans(content, placeIds);
  const wanted = campaignId ?? settings.value?.campaign;
  const counts = readYaml<Counts | null>(content, `counts/${wanted}.json`, countsSchema, null);
  const posting = readYaml<Posting | null>(content, `posting/${wanted}.json`, postingSchema, null);
  const files = {
    settings,
    corrections,
    withdrawn: (withdrawn.value ?? []).map(({ id }) => id),
    counts,
    campaigns: campaigns.reads,
    places: places.reads,
    screens: screens.reads,
    entries: veterans.reads,
    campaignId,
  };
  const alone = [settings, withdrawn, corrections, counts, posting, gazetteer, geography];
  const folders = [campaigns, places, screens, veterans];
  const reads = [...alone, ...folders.flatMap((folder): Read<unknown>[] => folder.reads)];
  const problems = [
    ...reads.flatMap((read) => read.problems),
    ...folders.flatMap((folder) => folder.unexpectedFiles),
    ...archiveFindings(files).map((found) => located(content, found)),
  ].sort(compareProblems);

  const archive = assemble({ ...files, posting, gazetteer, geography }, withdrawn.value, problems);
  return { archive, problems, entries: veterans.reads.length };
}

interface Files extends ArchiveFiles {
  posting: Read<Posting | null>;
  gazetteer: Read<GazetteerEntry[]>;
  geography: Read<Water[]>;
}

/**
 * What may be shown: files with errors are left out. Nothing may be while it cannot be read who has
 * withdrawn, or a whole folder.
 */
function assemble(
  files: Files,
  withdrawn: readonly { id: string }[] | null,
  problems: readonly Problem[],
): Archive | null {
  const campaigns = valuesOf(files.campaigns);
  const wanted = files.campaignId ?? files.settings.value?.campaign;
  const campaign = campaigns.find((candidate) => candidate.id === wanted);
  if (!files.settings.value || !campaign || !withdrawn) return null;
  if (problems.some(({ code }) => code === UNREADABLE)) return null;
  const broken = new Set(problems.filter((p) => p.severity === 'error').map((p) => p.file));
  const whole = <T>(reads: readonly Read<T>[]): T[] =>
    valuesOf(reads.filter((read) => !broken.has(read.file)));
  const gone = new Set(withdrawn.map((entry) => entry.id));
  const veterans = whole(files.entries)
    .filter(({ id, consent }) => consent.page && !gone.has(id))
    .map(forOutputs);
  const shown = new Set(veterans.map(({ id }) => id));
  return {
    settings: files.settings.value,
    campaign,
    campaigns,
    places: valuesOf(files.places),
    screens: whole(files.screens),
    veterans,
    withdrawn: gone,
    corrections: (files.corrections.value ?? []).filter(({ person }) => shown.has(person)),
    counts: files.counts.value,
    posting: files.posting.value,
    gazetteer: files.gazetteer.value ?? [],
    geography: files.geography.value ?? [],
  };
}

const declared = keepFields(veteranSchema, isForOutputs);

/** Without fields that nobody has declared for showing, and with names in one order. */
const forOutputs = ({ story, folder, photoFacts, ...fields }: Veteran): Veteran => ({
  ...declared(fields),
  name: namesInOrder(fields.name, fields.familyName),
  story,
  folder,
  photoFacts,
});

const valuesOf = <T>(reads: readonly Read<T>[]): T[] =>
  reads.flatMap((read) => (read.value === null ? [] : [read.value]));

/** A problem found across files gets its line by reading its file once more. */
export function located(content: string, found: Problem): Problem {
  const read = readText(path.join(content, found.file));
  if (!found.field || 'finding' in read) return found;
  const parts = splitFrontMatter(read.text);
  const line = parts ? lineOf(parts.yaml, found.field) + 1 : lineOf(read.text, found.field);
  return { ...found, line };
}
