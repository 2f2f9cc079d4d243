/** From an accepted draft to the files of its entry. */
import { dump } from 'js-yaml';
import { LANGUAGES, type LocalizedText } from '../../model/language.ts';
import { storyLanguageOf } from '../../model/story.ts';
import { siblingsAt, type FileKind } from '../../model/fields.ts';
import { photoName, type DraftPhoto, type NewEntry } from './draft.ts';

export interface EntryFile {
  /** Below the content folder: `veterans/<place>/<id>/index.md`. */
  path: string;
  data: string | Uint8Array;
}

/** The files of an entry: `index.md` first, then its photographs. The same entry, the same bytes. */
export function entryFiles(made: NewEntry, photos: readonly DraftPhoto[] = []): EntryFile[] {
  const folder = `veterans/${made.entry.place}/${made.entry.id}`;
  return [
    { path: `${folder}/index.md`, data: writeEntry(made) },
    ...photos.map(({ bytes }, index) => ({ path: `${folder}/${photoName(index)}`, data: bytes })),
  ];
}

/** The text of `index.md`: fields in the schema's order, then the story by language. */
export const writeEntry = ({ entry, story }: NewEntry): string =>
  writeFields(
    Object.fromEntries(Object.entries(entry).filter(([name, value]) => !isDefault(name, value))),
    story,
  );

/** The same of whatever fields there are, defaults that somebody wrote included. */
export function writeFields(fields: Record<string, unknown>, story: LocalizedText): string {
  // The default schema puts days in quotes, so that no other reader takes them for timestamps.
  const yaml = dump(inOrder(fields, '', 'veteran'), { lineWidth: -1, noRefs: true });
  return `---\n${yaml}---\n${writeStory(story)}`;
}

/** Fields in the order of the schema, at every depth; what it does not know comes last. */
export function inOrder(value: unknown, path: string, kind: FileKind): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item, path, kind));
  if (typeof value !== 'object' || value === null) return value;
  const names = siblingsAt(kind, path);
  const place = (name: string): number => (names.includes(name) ? names.indexOf(name) : Infinity);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (place(a) === place(b) ? 0 : place(a) - place(b)))
      .map(([name, inner]) => [name, inOrder(inner, path ? `${path}.${name}` : name, kind)]),
  );
}

/** Defaults say nothing in a file. */
const isDefault = (name: string, value: unknown): boolean =>
  (name === 'living' && value === false) || (name === 'fate' && value === 'unknown');

/** A line that would begin another language is escaped: it was said, not meant as a heading. */
export const writeStory = (story: LocalizedText): string =>
  LANGUAGES.flatMap((language) => {
    const text = story[language];
    return text ? [`\n# ${language}\n\n${text.split('\n').map(asWords).join('\n')}\n`] : [];
  }).join('');

const asWords = (line: string): string => (storyLanguageOf(line) ? `\\${line}` : line);
