/** The page that shows contributors an entry with every field, made from schema and dictionary. */
import { t, type Translator } from '../i18n/index.ts';
import { fieldsOf, type Field } from '../model/fields.ts';
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
  ].join('\n');
}

function row(field: Field, say: Translator): string[] {
  const { path, required, localized, list, values = [] } = field;
  const kinds = [
    ...(required ? [say('docs.entry.required')] : []),
    ...(localized ? ['kk, ru, en'] : []),
    ...(list ? [say('docs.entry.list')] : []),
    ...(values.length > LONGEST_LIST
      ? [say('docs.entry.glossary')]
      : values.map((value) => `\`${value}\``)),
  ];
  const key = `veteran.${path}`;
  return [`\`${path}\``, say(`field.${key}`), say(`hint.${key}`), kinds.join(', ')];
}

const escape = (cell: string): string => cell.replaceAll('|', '\\|');
