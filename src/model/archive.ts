/** Reads the whole archive from its folder and tells every problem at once. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { archiveFindings } from './archive-rules.ts';
import { campaignSchema, type Campaign } from './campaign.ts';
import type { LocalizedText } from './language.ts';
import { readPhotoFacts, type PhotoFacts } from './photo-facts.ts';
import { placeSchema, type Place } from './place.ts';
import { compareProblems, type Finding, type Problem } from './problem.ts';
import { rules } from './rules.ts';
import { schemaFindings } from './schema-findings.ts';
import { screenSchema, type Screen } from './screen.ts';
import { settingsSchema, type Settings } from './settings.ts';
import { splitStory } from './story.ts';
import { id, veteranSchema, type VeteranFields } from './veteran.ts';
import { lineOf, parseYaml, splitFrontMatter } from './yaml.ts';

/** An entry together with what stands around it in its folder. */
export interface Veteran extends VeteranFields {
  story: LocalizedText;
  /** Absolute path of the entry's folder. */
  folder: string;
  /** Facts of the pictures that `photos` names and that can be read, by file name. */
  photoFacts: ReadonlyMap<string, PhotoFacts>;
}

export interface Archive {
  settings: Settings;
  campaign: Campaign;
  campaigns: readonly Campaign[];
  places: readonly Place[];
  screens: readonly Screen[];
  /** Everybody who may be shown: without errors, with consent for the page, not withdrawn. */
  veterans: readonly Veteran[];
  withdrawn: ReadonlySet<string>;
}

export interface ArchiveReading {
  /** `null` when settings or campaign cannot be read: nothing can be built then. */
  archive: Archive | null;
  problems: Problem[];
}

/** A file of the archive: what stands in it and what is wrong with it. */
export interface Read<T> {
  /** Path relative to the content folder, with `/`. */
  file: string;
  value: T | null;
  problems: Problem[];
}

const withdrawnSchema = z.array(z.strictObject({ id, since: z.iso.date() }));

/** Files read at the same time: enough to hide the disk, few enough for file handles. */
const READERS = 32;

/**
 * @param content Absolute path of the archive's folder.
 * @param campaignId Another campaign than the one the settings name.
 * @returns What can be shown, and every problem sorted by file and line. Never throws for content.
 */
export async function readArchive(content: string, campaignId?: string): Promise<ArchiveReading> {
  const [settings, withdrawn, campaigns, places, screens] = await Promise.all([
    readYaml(content, 'archive.yaml', settingsSchema),
    readYaml(content, 'withdrawn.yaml', withdrawnSchema, []),
    readFolder(content, 'campaigns', campaignSchema),
    readFolder(content, 'places', placeSchema),
    readFolder(content, 'screens', screenSchema),
  ]);
  const placeIds = new Set(places.flatMap((place) => place.value?.id ?? []));
  const entries = await readVeterans(content, placeIds);
  const across = archiveFindings({ settings, campaigns, places, screens, entries, campaignId });
  const problems = [settings, withdrawn, ...campaigns, ...places, ...screens, ...entries]
    .flatMap((read) => read.problems)
    .concat(across)
    .sort(compareProblems);

  const wanted = campaignId ?? settings.value?.campaign;
  const campaign = valuesOf(campaigns).find((candidate) => candidate.id === wanted);
  if (!settings.value || !campaign) return { archive: null, problems };
  const broken = new Set(problems.filter((p) => p.severity === 'error').map((p) => p.file));
  const gone = new Set((withdrawn.value ?? []).map((entry) => entry.id));
  const archive: Archive = {
    settings: settings.value,
    campaign,
    campaigns: valuesOf(campaigns),
    places: valuesOf(places),
    screens: valuesOf(screens.filter((screen) => !broken.has(screen.file))),
    veterans: valuesOf(entries.filter((entry) => !broken.has(entry.file))).filter(
      (veteran) => veteran.consent.page && !gone.has(veteran.id),
    ),
    withdrawn: gone,
  };
  return { archive, problems };
}

const valuesOf = <T>(reads: readonly Read<T>[]): T[] =>
  reads.flatMap((read) => (read.value === null ? [] : [read.value]));

async function readFolder<T>(
  content: string,
  folder: string,
  schema: z.ZodType<T>,
): Promise<Read<T>[]> {
  const files = (await list(path.join(content, folder))).filter((name) => name.endsWith('.yaml'));
  return mapInOrder(files, (name) => readYaml(content, `${folder}/${name}`, schema));
}

/** Reads one YAML file; `absent` is its value when there is no such file. */
async function readYaml<T>(
  content: string,
  file: string,
  schema: z.ZodType<T>,
  absent?: T,
): Promise<Read<T>> {
  const text = await readFile(path.join(content, file), 'utf8').catch(() => null);
  if (text !== null) return interpret(file, text, 0, schema);
  if (absent !== undefined) return { file, value: absent, problems: [] };
  return { file, value: null, problems: [problem(file, 1, { code: 'file-missing', field: '' })] };
}

/** Parses and validates YAML that begins `lineOffset` lines into its file. */
function interpret<T>(
  file: string,
  yaml: string,
  lineOffset: number,
  schema: z.ZodType<T>,
): Read<T> {
  const parsed = parseYaml(yaml);
  if ('error' in parsed) {
    const { line, reason } = parsed.error;
    const finding = { code: 'yaml', field: '', params: { reason } };
    return { file, value: null, problems: [problem(file, line + lineOffset, finding)] };
  }
  const result = schema.safeParse(parsed.value);
  if (result.success) return { file, value: result.data, problems: [] };
  const problems = schemaFindings(result.error, parsed.value).map((finding) =>
    problem(file, lineOf(yaml, finding.field.split('.').map(step)) + lineOffset, finding),
  );
  return { file, value: null, problems };
}

async function readVeterans(
  content: string,
  placeIds: ReadonlySet<string>,
): Promise<Read<Veteran>[]> {
  const root = path.join(content, 'veterans');
  const places = await list(root);
  const folders = await mapInOrder(places, async (place) =>
    (await list(path.join(root, place))).map((name) => ({ place, id: name })),
  );
  return mapInOrder(folders.flat(), (folder) => readVeteran(content, folder, placeIds));
}

async function readVeteran(
  content: string,
  folder: { place: string; id: string },
  placeIds: ReadonlySet<string>,
): Promise<Read<Veteran>> {
  const file = `veterans/${folder.place}/${folder.id}/index.md`;
  const absolute = path.join(content, 'veterans', folder.place, folder.id);
  const text = await readFile(path.join(absolute, 'index.md'), 'utf8').catch(() => null);
  if (text === null)
    return { file, value: null, problems: [problem(file, 1, { code: 'file-missing', field: '' })] };
  const parts = splitFrontMatter(text);
  if (!parts)
    return { file, value: null, problems: [problem(file, 1, { code: 'front-matter', field: '' })] };

  const read = interpret(file, parts.yaml, 1, veteranSchema);
  if (!read.value) return { ...read, value: null };
  const photoFacts = await readPhotos(absolute, read.value);
  const findings = rules.flatMap((rule) =>
    rule(read.value!, { folder, placeIds, photos: photoFacts }),
  );
  const problems = findings.map((finding) =>
    problem(file, lineOf(parts.yaml, finding.field.split('.').map(step)) + 1, finding),
  );
  const value = { ...read.value, story: splitStory(parts.body), folder: absolute, photoFacts };
  return { file, value, problems };
}

async function readPhotos(folder: string, entry: VeteranFields): Promise<Map<string, PhotoFacts>> {
  const facts = new Map<string, PhotoFacts>();
  if (!entry.photos?.length) return facts;
  const present = new Set(await list(folder));
  for (const { file } of entry.photos)
    if (present.has(file)) facts.set(file, await readPhotoFacts(path.join(folder, file)));
  return facts;
}

/** A step of a dotted path: a number where it can only be an index. */
const step = (text: string): PropertyKey => (/^\d+$/.test(text) ? Number(text) : text);

/** A finding with its place; errors unless the rule says otherwise. */
export const problem = (file: string, line: number, finding: Finding): Problem => ({
  severity: 'error',
  params: {},
  ...finding,
  file,
  line,
});

/** Names in a folder in code-point order without dot files; none when there is no such folder. */
async function list(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !name.startsWith('.')).sort();
}

/** Maps with at most `READERS` calls under way; the results keep the order of the items. */
async function mapInOrder<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await map(items[index] as T);
  };
  await Promise.all(Array.from({ length: READERS }, work));
  return results;
}
