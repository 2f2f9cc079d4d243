/** The fields a sender sees, in their order: a choice from the schema, never a second list of it. */
import type { RawDraft } from '../../intake/draft.ts';
import type { Translator } from '../../i18n/index.ts';
import { choiceKey } from '../../i18n/person/words.ts';
import { awards, ranks } from '../../model/glossary.ts';
import { LANGUAGES, inLanguage, type Language } from '../../model/language.ts';
import { CATEGORIES, DEED_LETTERS, FATES, SOURCE_TYPES } from '../../model/veteran.ts';
import { eventOf, readWrittenDate } from '../../model/written-date.ts';

export interface Choice {
  value: string;
  text: string;
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
  /** What may be chosen, in words. `place` has its own: the archive's. */
  choices?: (t: Translator, language: Language) => Choice[];
}

const named =
  (list: readonly string[], name: string) =>
  (t: Translator): Choice[] =>
    list.map((value) => ({ value, text: t(choiceKey(name, value)) }));

/** What the person did, in the one sentence that clips and lists say. */
export const DEED: FormField = {
  path: 'deed',
  kind: 'text',
  localized: true,
  letters: DEED_LETTERS,
};

/** What is asked first; what is required of it is enough. */
export const LEAST: readonly FormField[] = [
  { path: 'name', kind: 'text', localized: true, required: true },
  DEED,
  { path: 'place', kind: 'choice', required: true },
  { path: 'category', kind: 'choice', required: true, choices: named(CATEGORIES, 'category') },
];

/** What a family may know besides. */
export const MORE: readonly FormField[] = [
  { path: 'sex', kind: 'choice', choices: named(['female', 'male'], 'sex') },
  { path: 'birth.date', kind: 'date' },
  { path: 'birth.place', kind: 'text', localized: true },
  { path: 'living', kind: 'tick' },
  { path: 'death.date', kind: 'date' },
  { path: 'fate', kind: 'choice', choices: named(FATES, 'fate') },
  {
    path: 'rank.code',
    kind: 'choice',
    choices: (_, language) =>
      [...ranks.values()].map(({ code, name }) => ({
        value: code,
        text: inLanguage(name, language)?.text ?? code,
      })),
  },
  { path: 'units.0.text', kind: 'text', localized: true },
  {
    path: 'awards',
    kind: 'many',
    choices: (_, language) =>
      [...awards.values()].map(({ code, name }) => ({
        value: code,
        text: inLanguage(name, language)?.text ?? code,
      })),
  },
  { path: 'burial.place', kind: 'text', localized: true },
  { path: 'sources.0.type', kind: 'choice', choices: named(SOURCE_TYPES, 'sourceType') },
  { path: 'sources.0.title', kind: 'text' },
];

export const STORY: FormField = { path: 'story', kind: 'long', localized: true };
/** For the clip and the lists: written by the desk rather than by a family. */
export const SUMMARY: FormField = { path: 'summary', kind: 'text', localized: true };

export const FIELDS: readonly FormField[] = [...LEAST, STORY, SUMMARY, ...MORE];

/** What was posted: every value of every name. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

/** What stands beside a list or a box that posts nothing when nothing is ticked. */
export const shown = (path: string): string => `${path}.shown`;

/** A draft with what was posted in it; what the form did not show stays. */
export function applyForm(before: RawDraft, values: FormValues, t: Translator): RawDraft {
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
function completed(draft: RawDraft, t: Translator): RawDraft {
  const source = valueAt(draft, 'sources.0') as Record<string, unknown> | undefined;
  if (source && (source['type'] || source['title'])) {
    const type = String(source['type'] || 'family');
    const title = source['title'] || t(`enum.sourceType.${type}`);
    setAt(draft, 'sources.0', { ...source, id: source['id'] ?? type, type, title });
  } else if (source) draft.sources = (draft.sources as unknown[]).slice(1);
  return draft;
}

type Node = Record<string, unknown>;

/** The value at a dotted path; only own properties count. */
export function valueAt(draft: unknown, path: string): unknown {
  let at = draft;
  for (const step of path.split('.'))
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Node)[step]
        : undefined;
  return at;
}

/** Paths are the fields' own, never a sender's: no step of them can be `__proto__`. */
export function setAt(draft: RawDraft, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = draft as Node;
  for (const [index, step] of steps.entries()) {
    const inner = at[step];
    if (typeof inner !== 'object' || inner === null) {
      if (value === undefined) return;
      at[step] = /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
    }
    at = at[step] as Node;
  }
  if (value === undefined && !Array.isArray(at)) delete at[last];
  else at[last] = value;
}
