/** GitHub's workflows as data, and as much of their expressions as ours use. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { load } from 'js-yaml';
import { z } from 'zod';

const variables = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const step = z.looseObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: variables.default({}),
  env: variables.default({}),
});

const job = z.looseObject({
  needs: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((needs) => (typeof needs === 'string' ? [needs] : needs)),
  if: z.string().optional(),
  outputs: z.record(z.string(), z.string()).default({}),
  env: variables.default({}),
  strategy: z.looseObject({ matrix: z.record(z.string(), z.unknown()) }).optional(),
  steps: z.array(step),
});

const workflow = z.looseObject({ name: z.string(), jobs: z.record(z.string(), job) });

export type Workflow = z.infer<typeof workflow>;
export type Job = z.infer<typeof job>;
export type Step = z.infer<typeof step>;

export const readWorkflow = async (file: string): Promise<Workflow> =>
  workflow.parse(load(await readFile(file, 'utf8')));

/** What expressions may name: `needs`, `matrix`, `steps`, `secrets`, `github`, `runner` … */
export type Scope = Readonly<Record<string, unknown>>;

/** GitHub writes `a.b-c`; JavaScript would subtract. */
const hyphens = (expression: string): string =>
  expression.replace(/\.([a-z_]+(?:-[a-z_]+)+)/gi, "['$1']");

/** The value of an expression: GitHub's operators are JavaScript's, but for their loose equality. */
export function evaluate(expression: string, scope: Scope): unknown {
  const context = createContext({
    ...scope,
    cancelled: () => false,
    fromJSON: (text: string): unknown => JSON.parse(text),
    hashFiles: (...patterns: string[]) => patterns.join('-').replace(/[^\w-]/g, ''),
  });
  return runInContext(hyphens(expression), context) as unknown;
}

/** A text with its `${{ … }}` filled in; one that is nothing but an expression keeps its type. */
export function fill(text: string, scope: Scope): unknown {
  const whole = /^\$\{\{((?:(?!\}\}).)*)\}\}$/.exec(text);
  if (whole) return evaluate(whole[1] ?? '', scope);
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, inner: string) => String(evaluate(inner, scope)));
}

/** Whether an `if` lets something run; without one everything it needs must have succeeded. */
export function isWanted(condition: string | undefined, scope: Scope, needed: boolean): boolean {
  if (condition === undefined) return needed;
  const bare = condition.replace(/^\$\{\{(.*)\}\}$/, '$1');
  const overrides = /cancelled\(\)|always\(\)|failure\(\)/.test(bare);
  return (overrides || needed) && Boolean(evaluate(bare, scope));
}

/** The combinations of a matrix, in order; one empty one for a job without. */
export function combinations(matrix: Readonly<Record<string, unknown>>, scope: Scope): Scope[] {
  return Object.entries(matrix).reduce<Scope[]>(
    (list, [name, values]) => {
      const found = typeof values === 'string' ? fill(values, scope) : values;
      return list.flatMap((one) =>
        (found as unknown[]).map((value) => ({ ...one, [name]: value })),
      );
    },
    [{}],
  );
}

export const workflowFile = (project: string, name: string): string =>
  path.join(project, '.github/workflows', `${name}.yml`);
