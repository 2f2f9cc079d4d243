/** Decap's widgets out of the schema and the dictionary: there is no second list of fields. */
import { hasText, t, type Translator } from '../i18n/index.ts';
import { valueKey } from '../i18n/person/words.ts';
import {
  isLanguage,
  jsonSchemaOf,
  SCHEMAS,
  type FileKind,
  type JsonSchema,
} from '../model/fields.ts';
import { awards, ranks, type AwardTerm, type RankTerm } from '../model/glossary.ts';
import { LANGUAGES, type Language } from '../model/language.ts';

/** What we use of Decap's field configuration. */
export interface Widget {
  name: string;
  label: string;
  widget: string;
  required: boolean;
  hint?: string;
  default?: unknown;
  options?: { value: string | number; label: string }[];
  fields?: Widget[];
  field?: Widget;
  pattern?: [string, string];
  [setting: string]: unknown;
}

/** A line whose own check is in `client/widgets.ts`. */
export const LINE = 'estelik-line';

/** Whose words each choice has; ranks and awards have theirs in the glossary. */
const VALUE_NAMES: Record<string, string> = { role: 'photoRole', type: 'sourceType' };

const GLOSSARIES: Readonly<Record<string, ReadonlyMap<string, RankTerm | AwardTerm>>> = {
  'rank.code': ranks,
  'awards.code': awards,
};

/** The widgets of a kind of file, labelled in a language. */
export function widgetsOf(kind: FileKind, language: Language): Widget[] {
  const schema = jsonSchemaOf(SCHEMAS[kind]);
  // A file that is a list has the fields of its items.
  return fieldsIn(schema.items ?? schema, '', { kind, language, say: t(language) });
}

interface Context {
  /** Whether an object around the field may be left out. */
  optional?: boolean;
  kind: FileKind;
  language: Language;
  say: Translator;
}

const fieldsIn = (schema: JsonSchema, parent: string, context: Context): Widget[] =>
  Object.entries(schema.properties ?? {}).map(([name, inner]) => {
    const path = parent ? `${parent}.${name}` : name;
    // Decap asks for what an object needs though the object itself may be left out.
    const isNeeded = context.optional !== true;
    const required = isNeeded && schema.required?.includes(name) === true;
    const optional = context.optional === true || !schema.required?.includes(name);
    return widget(name, inner, path, required, { ...context, optional });
  });

function widget(
  name: string,
  schema: JsonSchema,
  path: string,
  required: boolean,
  context: Context,
): Widget {
  const { kind, say } = context;
  const isText = isLanguage(name);
  const common = {
    name,
    label: isText ? say(`field.language.${name}`) : say(`field.${kind}.${path}`),
    required,
    ...(isText ? deedHint(path, schema.maxLength, say) : { hint: hintOf(path, context) }),
    ...(schema.default !== undefined &&
      typeof schema.default !== 'object' && { default: schema.default }),
  };
  if (schema.type === 'array') return { ...common, ...listOf(schema.items ?? {}, path, context) };
  if (schema.enum)
    return {
      ...common,
      widget: 'select',
      options: schema.enum.map((v) => option(path, v, context)),
    };
  if (schema.properties) {
    const fields = fieldsIn(schema, path, context);
    // What is said per language, and consents, are short enough to stay open.
    const isOpen = fields.every(({ name, widget }) => isLanguage(name) || widget === 'boolean');
    return { ...common, widget: 'object', collapsed: !isOpen, fields };
  }
  return { ...common, ...(SIMPLE[schema.type ?? ''] ?? written)(schema, path, say) };
}

/** What helps in the form; where the file's own hint speaks of the file, the form has another. */
const hintOf = (path: string, { kind, language, say }: Context): string =>
  hasText(language, `cms.hint.${path}`) ? say(`cms.hint.${path}`) : say(`hint.${kind}.${path}`);

/** The one sentence is read at a glance: longer ones are told before they are saved. */
function deedHint(path: string, maxLength: number | undefined, say: Translator): Partial<Widget> {
  if (!path.startsWith('deed.') || maxLength === undefined) return {};
  const words = say('cms.deed', { most: maxLength });
  return { hint: words, pattern: [`^.{1,${maxLength}}$`, words] };
}

type Make = (
  schema: JsonSchema,
  path: string,
  say: Translator,
) => { widget: string; [setting: string]: unknown };

const SIMPLE: Record<string, Make> = {
  boolean: () => ({ widget: 'boolean' }),
  number: ({ minimum, maximum }) => ({
    widget: 'number',
    value_type: 'float',
    step: 0.00001,
    ...(minimum !== undefined && { min: minimum }),
    ...(maximum !== undefined && { max: maximum }),
  }),
  integer: () => ({ widget: 'number', value_type: 'int' }),
};

/** Everything else is written: dates too, since half of them are partial. What is wrong stands at its field. */
const written: Make = ({ isDate, format }, path, say) => {
  if (path === 'photos.file') return { widget: 'image', choose_url: false };
  if (isDate) return { widget: LINE, check: 'date' };
  if (format === 'date') return { widget: LINE, check: 'day' };
  if (path === `name.${LANGUAGES[0]}`) return { widget: LINE, check: 'name' };
  if (format === 'uri')
    return { widget: 'string', pattern: ['^https?://[^ ]+$', say('problem.url.fix')] };
  return { widget: /(?:summary|note|unknowns|alt)\.\w+$/.test(path) ? 'text' : 'string' };
};

/** Decap writes a list of texts only when its one field is called `field`. */
function listOf(
  items: JsonSchema,
  path: string,
  context: Context,
): { widget: string; [setting: string]: unknown } {
  if (!items.properties) {
    const label = context.say(`field.${context.kind}.${path}`);
    const field = { name: 'text', label, widget: 'string', required: false };
    return { ...counted(path), widget: 'list', collapsed: false, field };
  }
  const fields = fieldsIn(items, path, { ...context, optional: false });
  const [first] = fields;
  const head = first?.fields ? `${first.name}.${context.language}` : (first?.name ?? '');
  const summary = `{{fields.${head}}}`;
  const folded = { collapsed: true, minimize_collapsed: true };
  return { ...counted(path), widget: 'list', ...folded, summary, fields };
}

/** By which `client/widgets.ts` says how many there are and what is added. */
const counted = (path: string): { counted: string } => ({
  counted: path.slice(path.lastIndexOf('.') + 1),
});

function option(path: string, value: string | number, { language, say }: Context) {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const term = GLOSSARIES[path]?.get(String(value));
  const key = valueKey((path.includes('.') && VALUE_NAMES[name]) || name, value);
  const label = term?.name[language] ?? (hasText(language, key) ? say(key) : String(value));
  return { value, label };
}

/** The story's texts: the body of the file, not a field of its schema. */
export const storyWidget = (language: Language): Widget => {
  const say = t(language);
  return {
    name: 'story',
    label: say('field.veteran.story'),
    hint: say('cms.story'),
    widget: 'object',
    required: false,
    collapsed: true,
    fields: LANGUAGES.map((name) => ({
      name,
      label: say(`field.language.${name}`),
      widget: 'text',
      required: false,
    })),
  };
};
