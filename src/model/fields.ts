/** The fields of the schemas by name: what labels, suggestions and the editors' form go by. */
import { z } from 'zod';
import { campaignSchema } from './campaign.ts';
import { correctionsSchema } from './correction.ts';
import { countsSchema } from './files/counts.ts';
import type { FieldFacts } from './field-facts.ts';
import { gazetteerSchema } from './gazetteer.ts';
import { geographySchema } from './geography.ts';
import { LANGUAGES } from './language.ts';
import { postingSchema } from './files/posting.ts';
import { placeSchema } from './place.ts';
import { remembered } from './remembered.ts';
import { screenSchema } from './screen.ts';
import { settingsSchema } from './settings.ts';
import { veteranSchema } from './veteran.ts';
import { withdrawnSchema } from './withdrawn.ts';

/** The kinds of files in an archive; also the second word of `field.*` and `hint.*`. */
export const SCHEMAS = {
  veteran: veteranSchema,
  place: placeSchema,
  campaign: campaignSchema,
  screen: screenSchema,
  settings: settingsSchema,
  withdrawn: withdrawnSchema,
  corrections: correctionsSchema,
  counts: countsSchema,
  posting: postingSchema,
  gazetteer: gazetteerSchema,
  geography: geographySchema,
} as const;

export type FileKind = keyof typeof SCHEMAS;

export interface Field {
  /** Dotted, without indexes and languages: `birth.rivals.date`. */
  path: string;
  required: boolean;
  /** Written per language. */
  localized: boolean;
  /** May stand several times. */
  list: boolean;
  /** The values a choice allows. */
  values?: readonly (string | number)[];
  /** A partial date, or yes or no. */
  holds?: 'date' | 'boolean';
  /** What the field is beside its type; a field that says nothing is nobody's to see. */
  facts: FieldFacts;
}

/** The part of JSON Schema that zod writes for our fields, and what they say of themselves. */
export interface JsonSchema {
  type?: string;
  enum?: (string | number)[];
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  format?: string;
  facts?: FieldFacts;
  isDate?: true;
}

/** What may be written, before defaults fill in what is left out. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** By the folder or the file of the archive. */
const KINDS: Record<string, FileKind> = {
  veterans: 'veteran',
  places: 'place',
  campaigns: 'campaign',
  screens: 'screen',
  counts: 'counts',
  posting: 'posting',
  'withdrawn.yaml': 'withdrawn',
  'corrections.yaml': 'corrections',
  'gazetteer.yaml': 'gazetteer',
  'geography.yaml': 'geography',
};

/** What kind of file stands at a path relative to the content folder. */
export const kindOf = (file: string): FileKind => KINDS[file.split('/', 1)[0] ?? ''] ?? 'settings';

/** All fields of a kind of file, each before the fields inside it. */
export const fieldsOf = remembered((kind: FileKind) => fieldsIn(SCHEMAS[kind]));

/** All fields of a schema, each before the fields inside it. */
export const fieldsIn = (schema: z.ZodType): readonly Field[] => [
  ...walk(jsonSchemaOf(schema), ''),
];

/** @param isSilent Nothing is said of a field around: whatever is inside is nobody's either. */
function* walk(schema: JsonSchema, parent: string, isSilent = false): Generator<Field> {
  if (schema.items) return yield* walk(schema.items, parent, isSilent);
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const path = parent ? `${parent}.${name}` : name;
    const core = inner.items ?? inner;
    const localized = isLocalized(core);
    const facts = (!isSilent && inner.facts) || {};
    yield {
      path,
      required: schema.required?.includes(name) ?? false,
      localized,
      list: inner.type === 'array',
      ...(core.enum && { values: core.enum }),
      ...(inner.isDate && { holds: 'date' as const }),
      ...(inner.type === 'boolean' && { holds: 'boolean' as const }),
      facts,
    };
    // A localized text may carry more than its languages, such as how sure it is.
    for (const field of walk(inner, path, Object.keys(facts).length === 0))
      if (!localized || !isLanguage(field.path.slice(path.length + 1))) yield field;
  }
}

const isLocalized = ({ properties }: JsonSchema): boolean =>
  properties !== undefined && Object.keys(properties).some((name) => isLanguage(name));

export const isLanguage = (name: string): boolean =>
  (LANGUAGES as readonly string[]).includes(name);

/** The names that may stand beside each other at a dotted path, languages included. */
export function siblingsAt(kind: FileKind, parent: string): readonly string[] {
  const bare = parent.replace(/\.?\b\d+\b/g, '').replace(/^\./, '');
  const fields = fieldsOf(kind);
  const own = fields
    .map(({ path }) => path)
    .filter((path) => path.lastIndexOf('.') === (bare ? bare.length : -1) && path.startsWith(bare))
    .map((path) => path.slice(bare ? bare.length + 1 : 0));
  return fields.some((field) => field.path === bare && field.localized)
    ? [...LANGUAGES, ...own]
    : own;
}
