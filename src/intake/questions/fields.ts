/** The fields a sender sees, in their order: those that the schema says are asked. */
import type { RawDraft } from '../draft/draft.ts';
import type { Say, Translator } from '../../i18n/index.ts';
import { valueKey } from '../../i18n/person/words.ts';
import { setAt, valueAt } from '../../model/at-path.ts';
import { awards, isFrequent, ranks } from '../../model/glossary.ts';
import type { FieldFacts } from '../../model/field-facts.ts';
import { fieldsOf, type Field } from '../../model/fields.ts';
import { LANGUAGES, inLanguage, type Language, type LocalizedText } from '../../model/language.ts';
import { eventOf, readWrittenDate } from '../../model/written-date.ts';

type Asked = NonNullable<FieldFacts['asked']>;

export interface Choice {
  value: string;
  text: string;
  /** Stands first in a long list; no other list says it. */
  isFrequent?: boolean;
}

export interface FormField {
  /** Dotted path in a draft; also the beginning of the input's name. */
  path: string;
  kind: 'text' | 'long' | 'date' | 'choice' | 'many' | 'tick';
  /** One input per language. */
  localized?: boolean;
  required?: boolean;
  /** Letters a text may have: told beside it, and never cut off. */
  letters?: number;
  /** Compared where two tell of one person. */
  merged?: boolean;
  /** What may be chosen, in words. `place` has its own: the archive's. */
  choices?: (t: Translator, language: Language) => Choice[];
}

/** Codes of the glossary have their names there, all other choices in the dictionary. */
const GLOSSARY: Readonly<
  Record<string, ReadonlyMap<string, { code: string; name: LocalizedText }>>
> = { 'rank.code': ranks, awards };
const ENUMS: Readonly<Record<string, string>> = { 'sources.type': 'sourceType' };

function choicesOf({ path, values = [] }: Field): NonNullable<FormField['choices']> {
  const terms = GLOSSARY[path];
  return terms
    ? (_, language) =>
        [...terms.values()].map(({ code, name }) => ({
          value: code,
          text: inLanguage(name, language)?.text ?? code,
          isFrequent: isFrequent(code),
        }))
    : (t) =>
        values.map((value) => ({
          value: String(value),
          text: t(valueKey(ENUMS[path] ?? path, String(value))),
        }));
}

function kindOf({ path, list, holds, values }: Field): FormField['kind'] {
  if (list) return 'many';
  if (holds) return holds === 'date' ? 'date' : 'tick';
  return values || path === 'place' ? 'choice' : 'text';
}

/** The fields that a part of the form asks, in their order. A list is asked by its first item. */
export function fieldsAsked(
  part: Asked['part'],
  all: readonly Field[] = fieldsOf('veteran'),
): FormField[] {
  const lists = new Set(all.flatMap(({ path, list }) => (list ? [path] : [])));
  const at = ({ facts }: Field): number => facts.asked?.at ?? 0;
  return all
    .filter(({ facts }) => facts.asked?.part === part)
    .sort((a, b) => at(a) - at(b))
    .map((field): FormField => {
      const [group = '', inner] = field.path.split('.');
      const path = inner && lists.has(group) ? `${group}.0.${inner}` : field.path;
      const kind = kindOf(field);
      const { letters } = field.facts.asked ?? {};
      return {
        path,
        kind,
        ...(field.localized && { localized: true }),
        ...(field.required && !inner && { required: true }),
        ...(letters !== undefined && { letters }),
        ...(['choice', 'many'].includes(kind) && path !== 'place' && { choices: choicesOf(field) }),
        ...(field.facts.merged && { merged: true }),
      };
    });
}

/** What is asked first; what is required of it is enough. */
export const LEAST: readonly FormField[] = fieldsAsked('least');
/** What a family may know besides. */
export const MORE: readonly FormField[] = fieldsAsked('more');
/** For the clip and the lists: written by the desk rather than by a family. */
export const SUMMARY: readonly FormField[] = fieldsAsked('desk');
/** The body of the file, not a field of the schema. */
export const STORY: FormField = { path: 'story', kind: 'long', localized: true, merged: true };

export const FIELDS: readonly FormField[] = [...LEAST, STORY, ...SUMMARY, ...MORE];

/** What the person did, in the one sentence that clips and lists say. */
export const DEED = FIELDS.find(({ path }) => path === 'deed') as FormField;

/** What was posted: every value of every name. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

/** What stands beside a list or a box that posts nothing when nothing is ticked. */
export const shown = (path: string): string => `${path}.shown`;

/** A draft with what was posted in it; what the form did not show stays. */
export function applyForm(before: RawDraft, values: FormValues, t: Say): RawDraft {
  const draft = structuredClone(before);
  for (const field of FIELDS) {
    const names = field.localized
      ? LANGUAGES.map((language) => `${field.path}.${language}`)
      : [field.path];
    for (const name of names) {
      const value = values[name]?.at(-1);
      if (field.kind === 'many') applyAwards(draft, values);
      else if (field.kind === 'tick') {
        if (values[shown(name)]) setAt(draft, name, value === 'on' ? true : undefined);
      } else if (value !== undefined) {
        const saysNothing =
          field.kind === 'date' && 'nothing' in readWrittenDate(value, eventOf(field.path));
        setAt(draft, name, saysNothing ? undefined : value.trim() || undefined);
      }
    }
  }
  return completed(draft, t);
}

/** Awards keep what is known of them beside their code; those outside the glossary stay. */
function applyAwards(draft: RawDraft, values: FormValues): void {
  if (!values[shown('awards')]) return;
  const before = Array.isArray(draft.awards) ? (draft.awards as { code?: unknown }[]) : [];
  const ticked = [...new Set(values['awards'] ?? [])];
  const known = new Set(before.map(({ code }) => code));
  draft.awards = [
    ...before.filter(({ code }) => code === undefined || ticked.includes(String(code))),
    ...ticked.filter((code) => !known.has(code)).map((code) => ({ code })),
  ];
}

/** A source has an id and a title, whatever was said of it; without either it is none. */
function completed(draft: RawDraft, t: Say): RawDraft {
  const source = valueAt(draft, 'sources.0') as Record<string, unknown> | undefined;
  if (source && (source['type'] || source['title'])) {
    const type = String(source['type'] || 'family');
    const title = source['title'] || t(`enum.sourceType.${type}`);
    setAt(draft, 'sources.0', { ...source, id: source['id'] ?? type, type, title });
  } else if (source) draft.sources = (draft.sources as unknown[]).slice(1);
  return draft;
}
