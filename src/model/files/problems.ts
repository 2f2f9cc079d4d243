/** What `npm run check -- --format json` writes, and the desk reads of a merge. */
import { z } from 'zod';
import type { SaidProblem } from '../problem.ts';

const problemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.int().min(0),
  field: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  label: z.string(),
  message: z.string(),
  advice: z.string(),
}) satisfies z.ZodType<SaidProblem>;

export const problemsSchema = z.object({
  errors: z.int().min(0),
  warnings: z.int().min(0),
  /** `null` when nobody asked. */
  entries: z.int().min(0).nullable(),
  problems: z.array(problemSchema),
});

/** As it is written. */
export type ProblemsFile = z.input<typeof problemsSchema>;
