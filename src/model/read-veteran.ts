/** Reads one entry: its text, its photographs, and whatever else lies beside them. */
import path from 'node:path';
import { listFolder, readText, tooBig, type Item } from './archive-files.ts';
import type { Veteran } from './veteran-entry.ts';
import { syntaxProblem, type Read } from './interpret.ts';
import { judgeFields } from './judge-fields.ts';
import { readPhotoFacts, type PhotoFacts } from './photo-facts.ts';
import { uncleanCodes } from './private-data.ts';
import { fault, problem, warning, type Finding, type Problem } from './problem.ts';
import { advice, rules } from './rules.ts';
import type { RuleContext } from './rules/rule.ts';
import {
  EQUAL_LANGUAGES,
  isSaid,
  LANGUAGES,
  LONGEST_STORY,
  type LocalizedText,
} from './language.ts';
import { splitStory, storyLanguageOf } from './story.ts';
import { lineOf, parseYaml, splitFrontMatter } from './yaml.ts';

const ENTRY = 'index.md';

/** What an entry is read from: its folder, or the text and the bytes that would lie there. */
interface EntryFiles {
  text: ReturnType<typeof readText>;
  items: readonly Item[];
  /** A picture's bytes, or where they lie. */
  pictureOf: (name: string) => string | Uint8Array;
}

/** @param folder Place and id as the folders are named. */
export async function readVeteran(
  content: string,
  folder: RuleContext['folder'],
  placeIds: ReadonlySet<string>,
): Promise<Read<Veteran>> {
  const absolute = path.join(content, 'veterans', folder.place, folder.id);
  const read = await readEntry(folder, placeIds, {
    text: readText(path.join(absolute, ENTRY)),
    items: listFolder(absolute) ?? [],
    pictureOf: (name) => path.join(absolute, name),
  });
  return { ...read, value: read.value && { ...read.value, folder: absolute } };
}

/** What forbids that an entry of this text and these pictures be written. */
export async function entryErrors(
  { place, id }: RuleContext['folder'],
  text: string,
  pictures: ReadonlyMap<string, Uint8Array>,
  placeIds: ReadonlySet<string>,
): Promise<Finding[]> {
  const { problems } = await readEntry({ place, id }, placeIds, {
    text: tooBig(Buffer.byteLength(text)) ?? { text },
    items: [...pictures.keys()].map((name) => ({ name, kind: 'file' })),
    pictureOf: (name) => pictures.get(name) ?? '',
  });
  return problems.filter(({ severity }) => severity === 'error');
}

async function readEntry(
  folder: RuleContext['folder'],
  placeIds: ReadonlySet<string>,
  { text: read, items, pictureOf }: EntryFiles,
): Promise<Read<Omit<Veteran, 'folder'>>> {
  const file = `veterans/${folder.place}/${folder.id}/${ENTRY}`;
  const nothing = (finding: Finding): Read<never> => ({
    file,
    value: null,
    problems: [problem(file, 1, finding)],
  });
  if ('finding' in read) return nothing(read.finding);
  const parts = splitFrontMatter(read.text);
  if (!parts) return nothing(fault('front-matter', ''));

  const parsed = parseYaml(parts.yaml);
  const named = 'error' in parsed ? [] : namedPhotos(parsed.value);
  const photoFacts = await readPhotos(
    items.filter(({ name }) => named.includes(name)),
    pictureOf,
  );
  const story = splitStory(parts.body);
  const isClean = isCleanText(read.text);
  const context = { folder, placeIds, photos: photoFacts, isClean };
  const judged =
    'error' in parsed ? null : judgeFields(parsed.value, context, [...rules, ...advice]);
  const beside = judged ? unexpectedFiles(items, named) : [];
  const problems = [
    ...('error' in parsed ? [syntaxProblem(file, parsed.error, 1)] : []),
    ...(judged?.findings ?? []).map((found) =>
      problem(file, lineOf(parts.yaml, found.field) + 1, found),
    ),
    ...[...beside, ...storyTooLong(story), ...missingStories(story)].map((found) =>
      problem(file, 1, found),
    ),
    ...(isClean ? [] : uncleanLines(file, read.text, parts.body)),
  ];
  const value = judged?.value ? { ...judged.value, story, photoFacts } : null;
  return { file, value, problems };
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
  items: readonly Item[],
  pictureOf: EntryFiles['pictureOf'],
): Promise<Map<string, PhotoFacts>> {
  const facts = new Map<string, PhotoFacts>();
  for (const { name, kind } of items)
    facts.set(
      name,
      kind === 'file' ? await readPhotoFacts(pictureOf(name)) : { readable: false, reason: 'link' },
    );
  return facts;
}

/** Originals, documents and letters belong to the desk, not into Git: only what is named may lie here. */
const unexpectedFiles = (items: readonly Item[], photos: readonly string[]): Finding[] =>
  items
    .filter(({ name }) => name !== ENTRY && !photos.includes(name))
    .map(({ name }) => fault('file-unexpected', '', { file: name }));

/** One look at the whole file; behind a backslash YAML may hide any character. */
const isCleanText = (text: string): boolean =>
  !text.includes('\\') && uncleanCodes(text).length === 0;

const storyTooLong = (story: LocalizedText): Finding[] =>
  LANGUAGES.flatMap((language) => {
    const length = story[language]?.length ?? 0;
    const params = { length, maximum: LONGEST_STORY };
    return length > LONGEST_STORY ? [fault('text-too-long', `story.${language}`, params)] : [];
  });

/** As every other text, the story waits to be told in the second of the equal languages. */
const missingStories = (story: LocalizedText): Finding[] =>
  EQUAL_LANGUAGES.filter((language) => isSaid(story) && !story[language]).map((language) =>
    warning('text-language', `story.${language}`),
  );

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
