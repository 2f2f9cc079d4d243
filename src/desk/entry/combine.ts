/** Two drafts of one person, field by field: what stays, what is taken, what both are kept of. */
import { isDeepStrictEqual } from 'node:util';
import type { RawDraft } from '../../intake/draft/draft.ts';
import { setAt, valueAt } from '../../model/at-path.ts';
import { LANGUAGES, type LocalizedText } from '../../model/language.ts';
import { dayRange } from '../../model/partial-date.ts';
import { eventOf, writtenDate } from '../../model/written-date.ts';
import { FIELDS, type FormField } from '../../intake/questions/fields.ts';
import type { Choice, Choices } from '../store/tasks.ts';

export interface Difference {
  path: string;
  options: readonly Choice[];
  suggested: Choice;
}

/** The place is the folder of an entry and never merged; sources are told apart at the end. */
const COMPARED = FIELDS.filter(({ merged }) => merged);

/** Where two values can stand side by side. */
const SIDE_BY_SIDE: Readonly<Record<string, (draft: RawDraft, sent: RawDraft) => void>> = {
  name: (draft, sent) => {
    const known = new Set([...textsOf(draft.name), ...listOf(draft.otherNames)]);
    const other = textsOf(sent.name).filter((name) => !known.has(name));
    draft.otherNames = [...listOf(draft.otherNames), ...other];
  },
  'birth.date': (draft, sent) => addRival(draft, sent, 'birth'),
  'death.date': (draft, sent) => addRival(draft, sent, 'death'),
  'units.0.text': (draft, sent) => {
    const there = listOf(draft.units);
    const others = listOf(sent.units).filter(
      (unit) => !there.some((known) => isDeepStrictEqual(known, unit)),
    );
    draft.units = [...there, ...others];
  },
  awards: (draft, sent) => {
    draft.awards = [...listOf(draft.awards), ...newAwards(draft, sent)];
  },
  story: (draft, sent) => {
    const [one, two] = [draft.story ?? {}, sent.story ?? {}] as LocalizedText[];
    draft.story = Object.fromEntries(
      LANGUAGES.flatMap((tongue) => {
        const texts = [...new Set([one?.[tongue], two?.[tongue]])].filter(Boolean);
        return texts.length > 0 ? [[tongue, texts.join('\n\n')]] : [];
      }),
    );
  },
};

/** Whole groups: a code without the words that stood beside the other one. */
const WHOLE: Readonly<Record<string, string>> = { 'rank.code': 'rank', 'units.0.text': 'units' };

/** What the sent draft says otherwise or besides. */
export function differences(there: RawDraft, sent: RawDraft): Difference[] {
  const found = COMPARED.filter((field) => isNews(field, there, sent)).map((field): Difference => ({
    path: field.path,
    options: field.path in SIDE_BY_SIDE ? ['keep', 'take', 'both'] : ['keep', 'take'],
    suggested: suggestedFor(field, there, sent),
  }));
  return newSources(there, sent).length > 0
    ? [...found, { path: 'sources', options: ['keep', 'both'], suggested: 'both' }]
    : found;
}

function isNews({ path, localized, kind }: FormField, there: RawDraft, sent: RawDraft): boolean {
  const value = valueAt(sent, path);
  if (value === undefined || value === false || value === 'unknown') return false;
  if (kind === 'many') return newAwards(there, sent).length > 0;
  const before = valueAt(there, path);
  if (kind === 'date') return !isVaguer(path, value, before);
  if (!localized) return value !== before;
  return Object.entries(value as LocalizedText).some(
    ([tongue, text]) => text && text !== (before as LocalizedText | undefined)?.[tongue as 'kk'],
  );
}

/** «1919» says nothing that «9 August 1919» does not. */
function isVaguer(path: string, sent: unknown, there: unknown): boolean {
  const [vague, exact] = [sent, there].map((date) =>
    writtenDate(String(date ?? ''), eventOf(path)),
  );
  if (!vague || !exact) return sent === there;
  const [whole, part] = [dayRange(vague), dayRange(exact)];
  return whole.first <= part.first && part.last <= whole.last;
}

/** What takes nothing away is taken; what contradicts stays as it is until somebody decides. */
function suggestedFor({ path, localized }: FormField, there: RawDraft, sent: RawDraft): Choice {
  const before = valueAt(there, path);
  if (before === undefined || before === 'unknown') return 'take';
  if (['awards', 'units.0.text', 'story'].includes(path)) return 'both';
  if (!localized) return 'keep';
  const contradicts = Object.entries(valueAt(sent, path) as LocalizedText).some(
    ([tongue, text]) => (before as LocalizedText)[tongue as 'kk'] && text,
  );
  return contradicts ? 'keep' : 'take';
}

/** The draft with what was chosen of the other one. */
export function combine(there: RawDraft, sent: RawDraft, choices: Choices): RawDraft {
  const draft = structuredClone(there);
  const source = structuredClone(sent);
  if (choices['sources'] === 'both') {
    source.sources = newSources(there, sent);
    draft.sources = [...listOf(draft.sources), ...listOf(source.sources)];
  } else delete source.sources;
  for (const field of COMPARED) {
    const choice = isNews(field, there, sent) ? choices[field.path] : undefined;
    if (choice === 'both') SIDE_BY_SIDE[field.path]?.(draft, source);
    if (choice === 'take') take(field, draft, source);
  }
  return draft;
}

function take({ path, localized }: FormField, draft: RawDraft, sent: RawDraft): void {
  const whole = WHOLE[path] ?? path;
  const value = valueAt(sent, whole);
  const merged =
    localized && whole === path
      ? { ...(valueAt(draft, path) as object), ...(value as object) }
      : value;
  setAt(draft, whole, merged);
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const textsOf = (value: unknown): unknown[] => Object.values((value ?? {}) as object);

function newAwards(there: RawDraft, sent: RawDraft): unknown[] {
  const codes = new Set(listOf(there.awards).map((award) => (award as { code?: unknown }).code));
  return listOf(sent.awards).filter((award) => !codes.has((award as { code?: unknown }).code));
}

interface Source {
  id: string;
  type: string;
  title: string;
}

/** Sources that are not there yet, under ids that are free. */
function newSources(there: RawDraft, sent: RawDraft): Source[] {
  const known = listOf(there.sources) as Source[];
  const ids = new Set(known.map(({ id }) => id));
  return (listOf(sent.sources) as Source[])
    .filter(({ type, title }) => !known.some((one) => one.type === type && one.title === title))
    .map((source) => {
      let id = source.id;
      for (let number = 2; ids.has(id); number += 1) id = `${source.id}-${number}`;
      ids.add(id);
      return { ...source, id };
    });
}

/** Another date is kept beside the first, with the source it came with. */
function addRival(draft: RawDraft, sent: RawDraft, event: 'birth' | 'death'): void {
  const there = (draft[event] ?? {}) as { rivals?: unknown };
  const [source] = listOf(sent.sources) as Source[];
  const rival = { date: valueAt(sent, `${event}.date`), ...(source && { source: source.id }) };
  draft[event] = { ...there, rivals: [...listOf(there.rivals), rival] };
}
