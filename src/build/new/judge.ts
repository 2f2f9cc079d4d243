/** What is wrong with the answers, by the archive's own rules and in their words. Pure. */
import type { z } from 'zod';
import { dayAfter } from '../../model/duration.ts';
import { t } from '../../i18n/index.ts';
import { sayProblem } from '../../i18n/problem.ts';
import { archiveFindings } from '../../model/archive-rules.ts';
import { campaignSchema } from '../../model/campaign.ts';
import { day as daySchema } from '../../model/day.ts';
import { SCHEMAS, type FileKind } from '../../model/fields.ts';
import type { Read } from '../../model/interpret.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { placeSchema } from '../../model/place.ts';
import { problem, type Problem } from '../../model/problem.ts';
import { schemaFindings } from '../../model/schema-findings.ts';
import { screenSchema } from '../../model/screen.ts';
import { settingsSchema } from '../../model/settings.ts';
import { isKnown, languagesOf, type Founding, type Question } from './answers.ts';
import { ASKED, BEFORE, draftsOf, type Draft } from './drafts.ts';

/** A problem with where its answer came from. */
export interface Refusal {
  problem: Problem;
  /** What is asked again. */
  question: Question;
  /** `--zone`, or `places.csv:3`. */
  where: string;
}

/** Every problem of the answers at once. */
export function refusals(founding: Founding): Refusal[] {
  const drafts = draftsOf(founding);
  const reads = <T>(kind: FileKind, schema: z.ZodType<T>): Read<T>[] =>
    drafts.filter((draft) => draft.kind === kind).map((draft) => read(draft, schema));
  const none = <T>(file: string, value: T): Read<T> => ({ file, value, problems: [] });
  const campaigns = reads('campaign', campaignSchema);
  const [settings = { file: 'archive.yaml', value: null, problems: [] }] = reads(
    'settings',
    settingsSchema,
  );
  const across = archiveFindings({
    // A campaign that is refused itself is not told as unknown as well.
    settings: campaigns.every(({ value }) => value) ? settings : { ...settings, value: null },
    campaigns,
    places: reads('place', placeSchema),
    screens: reads('screen', screenSchema),
    entries: [],
    corrections: none('corrections.yaml', []),
    withdrawn: [],
    counts: none('counts/none.json', null),
    campaignId: undefined,
  });
  const all = [
    ...languagesOf(founding)
      .filter((tag) => !isKnown(tag))
      .map(strangeLanguage),
    ...isTooSoon(founding),
    ...twice(drafts),
    ...drafts.flatMap((draft) =>
      read<unknown>(draft, SCHEMAS[draft.kind]).problems.map((found) => placed(found, draft)),
    ),
    ...across.flatMap((found) => {
      const draft = drafts.find(({ file }) => file === found.file);
      return draft ? [placed(found, draft)] : [];
    }),
  ];
  // An answer may stand in several fields: what is wrong with it is said once.
  const keyOf = ({ where, problem: { field, code, params } }: Refusal): string =>
    JSON.stringify([where, where.startsWith('--') ? '' : field, code, params]);
  return [...new Map(all.map((refusal) => [keyOf(refusal), refusal])).values()];
}

function read<T>({ file, kind, data }: Draft, schema: z.ZodType<T>): Read<T> {
  const result = schema.safeParse(data);
  if (result.success) return { file, value: result.data, problems: [] };
  const findings = schemaFindings(result.error, data, kind);
  return { file, value: null, problems: findings.map((finding) => problem(file, 1, finding)) };
}

const strangeLanguage = (value: string): Refusal => ({
  problem: problem('archive.yaml', 1, {
    code: 'not-listed',
    field: '',
    params: { value, list: LANGUAGES.join(', ') },
  }),
  question: 'languages',
  where: '--languages',
});

/**
 * Screens of a day that is over show nothing to anybody: the year is mistyped. Of a day that is near
 * the collecting, counted back from it, would be over before it begins.
 */
function isTooSoon({ answers: { day = '' }, today }: Founding): Refusal[] {
  if (!daySchema.safeParse(day).success || dayAfter(day, -BEFORE['collecting.to']) > today)
    return [];
  const hasPassed = day < today;
  const params = {
    date: day,
    days: BEFORE['collecting.to'],
    first: dayAfter(today, BEFORE['collecting.to'] + 1),
  };
  const code = hasPassed ? 'new-day-passed' : 'new-day-soon';
  const found = problem('archive.yaml', 1, { code, field: '', params });
  return [{ problem: found, question: 'day', where: '--day' }];
}

/** Two rows of one id would be one file. */
function twice(drafts: readonly Draft[]): Refusal[] {
  const first = new Map<string, Draft>();
  return drafts.flatMap((draft) => {
    const other = first.get(draft.file);
    if (!other) first.set(draft.file, draft);
    const id = String(draft.data['id']);
    if (!other || !id) return [];
    const params = { id, other: whereOf(other) };
    return [placed(problem(draft.file, 1, { code: 'id-taken-row', field: '', params }), draft)];
  });
}

const whereOf = ({ row, file }: Draft): string => (row ? `${row.file}:${row.number}` : file);

/** The question whose answer a draft's field is; a list is asked for as a whole. */
function placed(found: Problem, draft: Draft): Refusal {
  if (draft.row) {
    const question = draft.kind === 'place' ? 'places' : 'screens';
    return { problem: found, question, where: whereOf(draft) };
  }
  const names = found.field.split('.').filter((step) => !Number.isInteger(Number(step)));
  const field = names.filter((name) => !isKnown(name)).join('.');
  const question = ASKED[`${draft.kind}.${field}`] ?? 'day';
  return { problem: found, question, where: `--${question}` };
}

/** One of them in words, with what to do. */
export function sayRefusal({ problem: found, where }: Refusal, language: Language): string {
  const { label, message, advice } = sayProblem(found, t(language));
  return `${where}${label ? ` (${label})` : ''}: ${message}\n  → ${advice}`;
}
