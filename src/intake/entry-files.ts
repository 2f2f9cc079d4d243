/** From an accepted draft to the files of its entry. */
import { CORE_SCHEMA, dump } from 'js-yaml';
import { LANGUAGES, type LocalizedText } from '../model/language.ts';
import { veteranSchema } from '../model/veteran.ts';
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
export function writeEntry({ entry, story }: NewEntry): string {
  const order = Object.keys(veteranSchema.shape);
  const fields = Object.fromEntries(
    order
      .map((name) => [name, (entry as Record<string, unknown>)[name]] as const)
      .filter(([name, value]) => value !== undefined && !isDefault(name, value)),
  );
  const yaml = dump(fields, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true });
  return `---\n${yaml}---\n${writeStory(story)}`;
}

/** Defaults say nothing in a file. */
const isDefault = (name: string, value: unknown): boolean =>
  (name === 'living' && value === false) || (name === 'fate' && value === 'unknown');

const LANGUAGE_LINE = /^(?=#[ \t]+(?:kk|ru|en)[ \t]*$)/gm;

/** A line that would begin another language is escaped: it was said, not meant as a heading. */
export const writeStory = (story: LocalizedText): string =>
  LANGUAGES.flatMap((language) => {
    const text = story[language];
    return text ? [`\n# ${language}\n\n${text.replace(LANGUAGE_LINE, '\\')}\n`] : [];
  }).join('');
