/** A file of an archive as YAML that explains itself: every field of the schema with its hint. */
import { dump } from 'js-yaml';
import type { Translator } from '../../i18n/index.ts';
import { fieldsOf, type Field, type FileKind } from '../../model/fields.ts';

/** More about fields than their hints say, by dotted path. */
export type Notes = Readonly<Record<string, string>>;

interface Words {
  kind: FileKind;
  say: Translator;
  notes: Notes;
}

/**
 * The data in the schema's order, each field under its hint; an optional field without a value
 * stands as a comment, so that whoever edits the file knows of it.
 */
export const commentedYaml = (
  data: Readonly<Record<string, unknown>>,
  { kind, say, notes }: Words,
): string =>
  [comment('', say('new.header')), ...mapping(data, '', '', { kind, say, notes }), ''].join('\n');

const comment = (indent: string, text: string): string => `${indent}# ${text}`;

function* mapping(
  data: Readonly<Record<string, unknown>>,
  parent: string,
  indent: string,
  words: Words,
): Generator<string> {
  for (const field of fieldsOf(words.kind)) {
    const at = field.path.lastIndexOf('.');
    if (field.path.slice(0, Math.max(at, 0)) !== parent) continue;
    const name = field.path.slice(at + 1);
    const value = data[name];
    if (parent === '') yield '';
    yield comment(indent, explained(field, words));
    if (value === undefined) yield comment(indent, `${name}:`);
    else yield* entry(name, value, field, indent, words);
  }
}

function explained({ path, values }: Field, { kind, say, notes }: Words): string {
  const key = `${kind}.${path}`;
  const label = say(`field.${key}` as `field.${string}`);
  const hint = say(`hint.${key}` as `field.${string}`);
  const choice = values ? ` (${values.join(' | ')})` : '';
  const note = notes[path] === undefined ? '' : ` ${notes[path]}`;
  return `${label}${choice}. ${hint}${note}`;
}

function* entry(
  name: string,
  value: unknown,
  { path, localized }: Field,
  indent: string,
  words: Words,
): Generator<string> {
  const deeper = `${indent}  `;
  if (Array.isArray(value) && value.some(isGroup)) {
    yield `${indent}${name}:`;
    for (const item of value.filter(isGroup))
      yield* listed([...mapping(item, path, `${deeper}  `, words)], deeper);
  } else if (isGroup(value) && !localized) {
    yield `${indent}${name}:`;
    yield* mapping(value, path, deeper, words);
  } else {
    // The default schema puts days and times in quotes, so that no reader takes them for numbers.
    const text = dump({ [name]: value }, { lineWidth: -1, noRefs: true }).trimEnd();
    yield* text.split('\n').map((line) => indent + line);
  }
}

/** The first field of an item gets the dash; what is said of it stands above the dash. */
const listed = (lines: readonly string[], indent: string): string[] => {
  const first = lines.findIndex((line) => !line.trimStart().startsWith('#'));
  return lines.map((line, at) => {
    if (at < first) return indent + line.trimStart();
    return at === first ? `${indent}- ${line.trimStart()}` : line;
  });
};

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
