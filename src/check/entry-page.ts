/** The page that shows contributors an entry with every field, made from schema and dictionary. */
import { t, type Translator } from '../i18n/index.ts';
import { fieldsOf, type Field } from '../model/fields.ts';
import { awards, ranks, type AwardTerm, type RankTerm } from '../model/glossary.ts';
import type { Language } from '../model/language.ts';

const LONGEST_LIST = 12;

/** The whole page in a language, as Markdown. */
export function entryPage(language: Language): string {
  const say = t(language);
  const head = ['field', 'label', 'hint', 'values'].map((column) => say(`docs.entry.${column}`));
  const rows = fieldsOf('veteran').map((field) => row(field, say));
  return [
    `# ${say('docs.entry.title')}`,
    '',
    say('docs.entry.words'),
    '',
    '```markdown',
    say('docs.entry.example'),
    '```',
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((cells) => `| ${cells.map(escape).join(' | ')} |`),
    '',
    say('docs.entry.deed'),
    '',
    say('docs.entry.story'),
    '',
    ...glossaries(say),
  ].join('\n');
}

function row(field: Field, say: Translator): string[] {
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
  const key = `veteran.${path}`;
  return [`\`${path}\``, say(`field.${key}`), say(`hint.${key}`), kinds.join(', ')];
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
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

const escape = (cell: string): string => cell.replaceAll('|', '\\|');
