/** The pages that show contributors every field of an archive's files, made from schema and dictionary. */
import { t, type Translator } from '../i18n/index.ts';
import { fieldsOf, type Field } from '../model/fields.ts';
import { awards, ranks, type AwardTerm, type RankTerm } from '../model/glossary.ts';
import type { Language } from '../model/language.ts';

const LONGEST_LIST = 12;

/** Kinds of files with a page of their own beside the entry's, and the file each is. */
const KINDS = {
  place: 'content/places/<id>.yaml',
  campaign: 'content/campaigns/<id>.yaml',
  screen: 'content/screens/<id>.yaml',
  settings: 'content/archive.yaml',
} as const;

/** The pages of `docs/` in a language by their names. */
export function fieldPages(language: Language): ReadonlyMap<string, string> {
  const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
  return new Map([
    [`entry.${language}.md`, entryPage(language)],
    ...kinds.map((kind) => [`${kind}.${language}.md`, kindPage(kind, language)] as const),
  ]);
}

function kindPage(kind: keyof typeof KINDS, language: Language): string {
  const say = t(language);
  const title = `# ${say(`docs.${kind}.title`)}`;
  const words = say('docs.entry.file', { file: `\`${KINDS[kind]}\`` });
  return [title, '', words, '', ...table(kind, say), ''].join('\n');
}

/** Every field with its label, its help and what it takes. */
function table(kind: keyof typeof KINDS | 'veteran', say: Translator): string[] {
  const head = ['field', 'label', 'hint', 'values'].map((column) => say(`docs.entry.${column}`));
  return markdownTable(
    head,
    fieldsOf(kind).map((field) => row(kind, field, say).map(escape)),
  );
}

const markdownTable = (head: string[], rows: string[][]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** The whole page of an entry in a language, as Markdown. */
export function entryPage(language: Language): string {
  const say = t(language);
  return [
    `# ${say('docs.entry.title')}`,
    '',
    say('docs.entry.words'),
    '',
    '```markdown',
    say('docs.entry.example'),
    '```',
    '',
    ...table('veteran', say),
    '',
    say('docs.entry.deed'),
    '',
    say('docs.entry.story'),
    '',
    ...glossaries(say),
  ].join('\n');
}

function row(kind: keyof typeof KINDS | 'veteran', field: Field, say: Translator): string[] {
  const { path, required, localized, list, holds, values = [] } = field;
  const kinds = [
    ...(required ? [say('docs.entry.required')] : []),
    ...(localized ? ['kk, ru, en'] : []),
    ...(list ? [say('docs.entry.list')] : []),
    ...(holds === 'boolean' ? ['`true`, `false`'] : []),
    ...(values.length > LONGEST_LIST
      ? [say('docs.entry.glossary')]
      : values.map((value) => `\`${value}\``)),
  ];
  const key = `${kind}.${path}`;
  return [
    `\`${path}\``,
    say(`field.${key}` as `field.${string}`),
    say(`hint.${key}` as `field.${string}`),
    kinds.join(', '),
  ];
}

/** The codes with their names: whoever writes an entry by hand looks them up here. */
const glossaries = (say: Translator): string[] => [
  `## ${say('docs.entry.ranks')}`,
  '',
  ...codes(say, [...ranks.values()]),
  '',
  `## ${say('docs.entry.awards')}`,
  '',
  ...codes(say, [...awards.values()]),
  '',
];

function codes(say: Translator, terms: readonly (RankTerm | AwardTerm)[]): string[] {
  const withDegrees = terms.some((term) => 'degrees' in term);
  const head = [say('docs.entry.code'), say('docs.entry.name')];
  if (withDegrees) head.push(say('docs.entry.degrees'));
  const rows = terms.map((term) => {
    const degrees = 'degrees' in term ? (term.degrees ?? []).join(', ') : '';
    return [`\`${term.code}\``, term.name[say.language] ?? '', ...(withDegrees ? [degrees] : [])];
  });
  return markdownTable(head, rows);
}

const escape = (cell: string): string => cell.replaceAll('|', '\\|');
