/** The words of an entry that the full text holds: what the schema calls searched, and the story. */
import { fieldsOf, type Field } from '../../../model/fields.ts';
import { LANGUAGES, type LocalizedText } from '../../../model/language.ts';

/** Codes stand in an entry, their names in the text: by the field's path. */
export type Names = Readonly<Record<string, (code: string) => LocalizedText | undefined>>;

/** The story is the body of the file, not a field; its words come third. */
const STORY_AT = 3;

export const wordsOf = (text: LocalizedText | undefined): string[] =>
  LANGUAGES.flatMap((language) => text?.[language] ?? []);

/** @returns Texts in the order of the fields' turns, in all languages. */
export function searchedWords(
  { story, ...entry }: { story: LocalizedText },
  names: Names,
  fields: readonly Field[] = fieldsOf('veteran'),
): string[] {
  const wordsIn = (value: unknown, own: Field): string[] => {
    const { path, localized } = own;
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value.flatMap((item) => wordsIn(item, own));
    if (localized) return wordsOf(value as LocalizedText);
    if (typeof value !== 'object')
      return names[path] ? wordsOf(names[path](String(value))) : [String(value)];
    return fields
      .filter((field) => field.facts.searched && parentOf(field.path) === path)
      .flatMap((field) => wordsIn(partOf(value, field), field));
  };
  return [
    [STORY_AT, wordsOf(story)] as const,
    ...fields.flatMap((field) => {
      const turn = field.facts.searched;
      return typeof turn === 'number'
        ? [[turn, wordsIn(partOf(entry, field), field)] as const]
        : [];
    }),
  ]
    .sort(([a], [b]) => a - b)
    .flatMap(([, words]) => words);
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

const partOf = (value: object, { path }: Field): unknown =>
  (value as Record<string, unknown>)[path.slice(path.lastIndexOf('.') + 1)];
