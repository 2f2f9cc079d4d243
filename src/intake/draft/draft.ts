/** A draft: what is known of a person before an editor has agreed, and the rules of a submission. */
import { LANGUAGES, LONGEST_STORY, type LocalizedText, textUpTo } from '../../model/language.ts';
import { fault, problem, type Finding, type SaidProblem } from '../../model/problem.ts';
import { sayProblem } from '../../i18n/problem.ts';
import { judgeFields } from '../../model/judge-fields.ts';
import { uncleanCodes } from '../../model/private-data.ts';
import { rules } from '../../model/rules.ts';
import { schemaFindings } from '../../model/schema-findings.ts';
import { ID_PATTERN, veteranSchema, type VeteranFields } from '../../model/veteran.ts';
import type { Translator } from '../../i18n/index.ts';
import type { CleanPhoto } from '../photo/clean-photo.ts';
import type { z } from 'zod';

/** The fields of an entry that a sender may fill; id and photographs' names are given by us. */
export const draftSchema = veteranSchema
  .omit({ id: true, photos: true, published: true, formerIds: true })
  .partial()
  .extend({ story: textUpTo(LONGEST_STORY).optional() });

export type Draft = z.infer<typeof draftSchema>;

/** What is still only written, not yet accepted: the shape of a draft with any values. */
export type RawDraft = { [K in keyof Draft]?: unknown } & Record<string, unknown>;

/** A cleaned photograph of a draft with the words that stand beside it. */
export interface DraftPhoto extends Pick<CleanPhoto, 'bytes' | 'width' | 'height'> {
  role?: 'portrait' | 'group' | 'document' | 'award' | 'place' | 'other';
  alt?: LocalizedText;
  caption?: LocalizedText;
  credit?: LocalizedText;
}

/** Whose picture it is, where that was said. */
export const withCredit = (credit: LocalizedText): Pick<DraftPhoto, 'credit'> =>
  Object.keys(credit).length > 0 ? { credit } : {};

/** An entry ready to be written: everything of its file. */
export interface NewEntry {
  entry: VeteranFields;
  story: LocalizedText;
}

export type Judged = { accepted: NewEntry | null; findings: Finding[] };

const HIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** A text as it may be kept: composed letters, no hidden characters, one kind of line break. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(HIDDEN, '')
    .normalize('NFC')
    .trim();

/** All texts cleaned, those outside the story on one line; empty texts, lists and groups dropped. */
export function cleanDraft(raw: RawDraft): RawDraft {
  return (clean(raw, '') ?? {}) as RawDraft;
}

function clean(value: unknown, path: string): unknown {
  if (typeof value === 'string') {
    const text = cleanText(value);
    return (path.startsWith('story') ? text : text.replace(/\s+/g, ' ')) || undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => clean(item, path)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const fields = Object.entries(value)
    .filter(([name]) => name !== '__proto__')
    .map(([name, inner]) => [name, clean(inner, path ? `${path}.${name}` : name)] as const)
    .filter(([, inner]) => inner !== undefined);
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

export interface DraftContext {
  id: string;
  placeIds: ReadonlySet<string>;
  photos?: readonly DraftPhoto[];
}

/**
 * Judges a draft by the very schema and rules of the archive: one name, a place, a category and
 * consent to the page are the least. All findings at once; `accepted` only when none is an error.
 */
export function judgeDraft(raw: RawDraft, { id, placeIds, photos = [] }: DraftContext): Judged {
  const { story: rawStory, ...fields } = cleanDraft(raw);
  // What stands in must be an id itself, or nothing else could be judged beside a missing place.
  const place =
    typeof fields.place === 'string' && ID_PATTERN.test(fields.place) ? fields.place : 'unknown';
  const input = {
    id,
    ...fields,
    ...(photos.length > 0 && { photos: photos.map((photo, index) => photoFields(photo, index)) }),
  };
  const context = { folder: { place, id }, placeIds, photos: factsOf(photos) };
  const { value, findings } = judgeFields(input, context, rules);
  const story = textUpTo(LONGEST_STORY).safeParse(rawStory ?? {});
  findings.push(...storyFindings(story, rawStory));
  if (veteranSchema.shape.consent.safeParse(fields['consent']).data?.page === false)
    findings.push(fault('consent-needed', 'consent.page'));
  const isWhole = value && story.success && !findings.some(isError);
  return { accepted: isWhole ? { entry: value, story: story.data } : null, findings };
}

const isError = (finding: Finding): boolean => finding.severity !== 'warning';

function storyFindings(story: z.ZodSafeParseResult<LocalizedText>, raw: unknown): Finding[] {
  if (!story.success)
    return schemaFindings(story.error, raw, 'veteran').map(({ field, ...found }) => ({
      ...found,
      field: field ? `story.${field}` : 'story',
    }));
  return LANGUAGES.flatMap((language) =>
    uncleanCodes(story.data[language] ?? '').map((code) => fault(code, `story.${language}`)),
  );
}

/** Names are ours, never a sender's: `portrait.jpg`, `photo-2.jpg`. */
export const photoName = (index: number): string =>
  index === 0 ? 'portrait.jpg' : `photo-${index + 1}.jpg`;

const photoFields = (
  { bytes: _, width: __, height: ___, role, ...texts }: DraftPhoto,
  index: number,
) => ({
  file: photoName(index),
  role: role ?? (index === 0 ? 'portrait' : 'other'),
  ...texts,
});

const factsOf = (photos: readonly DraftPhoto[]) =>
  new Map(
    photos.map(({ width, height }, index) => [
      photoName(index),
      { readable: true as const, width, height, hasMetadata: false },
    ]),
  );

/** Findings in the reader's words, with the field by its label. */
export const sayFindings = (findings: readonly Finding[], t: Translator): SaidProblem[] =>
  findings.map((found) => sayProblem(problem('veterans', 1, found), t));
