/** Reads one entry: its text, its photographs, and whatever else lies in its folder. */
import path from 'node:path';
import { listFolder, readText, type Item } from './archive-files.ts';
import type { Veteran } from './veteran-entry.ts';
import { interpret, type Interpreted, type Read } from './interpret.ts';
import { readPhotoFacts, type PhotoFacts } from './photo-facts.ts';
import { uncleanCodes } from './private-data.ts';
import { problem, type Finding, type Problem } from './problem.ts';
import { advice, rules } from './rules.ts';
import type { RuleContext } from './rules/rule.ts';
import { salvage } from './salvage.ts';
import { EQUAL_LANGUAGES, LANGUAGES, LONGEST_STORY, type LocalizedText } from './language.ts';
import { splitStory, storyLanguageOf } from './story.ts';
import { veteranSchema, type VeteranFields } from './veteran.ts';
import { lineOf, splitFrontMatter } from './yaml.ts';

const ENTRY = 'index.md';

/** @param folder Place and id as the folders are named. */
export async function readVeteran(
  content: string,
  folder: RuleContext['folder'],
  placeIds: ReadonlySet<string>,
): Promise<Read<Veteran>> {
  const file = `veterans/${folder.place}/${folder.id}/${ENTRY}`;
  const absolute = path.join(content, 'veterans', folder.place, folder.id);
  const nothing = (finding: Finding): Read<Veteran> => ({
    file,
    value: null,
    problems: [problem(file, 1, finding)],
  });
  const read = readText(path.join(absolute, ENTRY));
  if ('finding' in read) return nothing(read.finding);
  const parts = splitFrontMatter(read.text);
  if (!parts) return nothing({ code: 'front-matter', field: '' });

  const entry = interpret(file, parts.yaml, 1, veteranSchema, 'veteran');
  const items = listFolder(absolute) ?? [];
  const photoFacts = await readPhotos(absolute, namedPhotos(entry.raw), items);
  const story = splitStory(parts.body);
  const isClean = isCleanText(read.text);
  const findings = [
    ...ruleFindings(entry, { folder, placeIds, photos: photoFacts, isClean }),
    ...(entry.raw === undefined ? [] : unexpectedFiles(items, namedPhotos(entry.raw))),
  ];
  const problems = [
    ...entry.problems,
    ...findings.map((found) =>
      problem(file, found.field ? lineOf(parts.yaml, found.field) + 1 : 1, found),
    ),
    ...[...storyTooLong(story), ...storyUntold(story)].map((found) => problem(file, 1, found)),
    ...(isClean ? [] : uncleanLines(file, read.text, parts.body)),
  ];
  const value = entry.value && { ...entry.value, story, folder: absolute, photoFacts };
  return { file, value, problems };
}

/** What the rules find; where the schema refuses fields, in what is left of the entry. */
function ruleFindings(entry: Interpreted<VeteranFields>, context: RuleContext): Finding[] {
  const apply = (fields: VeteranFields): Finding[] =>
    [...rules, ...advice].flatMap((rule) => rule(fields, context));
  if (entry.value) return apply(entry.value);
  const broken = entry.problems.map((found) => found.field);
  const saved = salvage(entry.raw, broken, context.folder);
  return saved ? apply(saved.entry).filter(saved.isOwn) : [];
}

/** The files that `photos` names, whether or not the schema accepts the rest. */
function namedPhotos(raw: unknown): string[] {
  const photos = (raw as { photos?: unknown } | null | undefined)?.photos;
  if (!Array.isArray(photos)) return [];
  return photos
    .map((photo: unknown) => (photo as { file?: unknown } | null)?.file)
    .filter((file) => typeof file === 'string');
}

async function readPhotos(
  folder: string,
  names: readonly string[],
  items: readonly Item[],
): Promise<Map<string, PhotoFacts>> {
  const facts = new Map<string, PhotoFacts>();
  for (const { name, kind } of items.filter((item) => names.includes(item.name)))
    facts.set(
      name,
      kind === 'file'
        ? await readPhotoFacts(path.join(folder, name))
        : { readable: false, reason: 'link' },
    );
  return facts;
}

/** Originals, documents and letters belong to the desk, not into Git: only what is named may lie here. */
const unexpectedFiles = (items: readonly Item[], photos: readonly string[]): Finding[] =>
  items
    .filter(({ name }) => name !== ENTRY && !photos.includes(name))
    .map(({ name }) => ({ code: 'file-unexpected', field: '', params: { file: name } }));

/** One look at the whole file; behind a backslash YAML may hide any character. */
const isCleanText = (text: string): boolean =>
  !text.includes('\\') && uncleanCodes(text).length === 0;

const storyTooLong = (story: LocalizedText): Finding[] =>
  LANGUAGES.flatMap((language) => {
    const length = story[language]?.length ?? 0;
    const params = { length, maximum: LONGEST_STORY };
    return length > LONGEST_STORY
      ? [{ code: 'text-too-long', field: `story.${language}`, params }]
      : [];
  });

/** As every other text, the story waits to be told in the second of the equal languages. */
const storyUntold = (story: LocalizedText): Finding[] =>
  LANGUAGES.some((language) => story[language])
    ? EQUAL_LANGUAGES.filter((language) => !story[language]).map((language) => ({
        code: 'text-language',
        field: `story.${language}`,
        severity: 'warning',
      }))
    : [];

/** What must not stand in the story or in comments; fields are the rules' affair. */
function uncleanLines(file: string, text: string, body: string): Problem[] {
  const lines = text.split('\n');
  const bodyFrom = lines.length - body.split('\n').length;
  let language: string = LANGUAGES[0];
  return lines.flatMap((line, index) => {
    const inBody = index >= bodyFrom;
    if (inBody) language = storyLanguageOf(line) ?? language;
    else if (!/(?:^|\s)#/.test(line)) return [];
    const checked = inBody ? line : line.replace(/^.*?(?:^|\s)#/, '');
    const codes = uncleanCodes(checked);
    // A number may go on in the next line.
    const next = lines[index + 1];
    if (inBody && codes.length === 0 && next && uncleanCodes(next).length === 0)
      codes.push(...uncleanCodes(`${checked}\n${next}`));
    return codes.map((code) =>
      problem(file, index + 1, { code, field: inBody ? `story.${language}` : '' }),
    );
  });
}
