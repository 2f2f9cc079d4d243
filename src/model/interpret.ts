/** From the text of a file to its value, or to what is wrong with it. */
import type { z } from 'zod';
import type { FileKind } from './fields.ts';
import { problem, type Problem } from './problem.ts';
import { schemaFindings } from './schema-findings.ts';
import { lineOf, parseYaml, type YamlError } from './yaml.ts';

/** A file of the archive: what stands in it and what is wrong with it. */
export interface Read<T> {
  /** Path relative to the content folder, with `/`. */
  file: string;
  value: T | null;
  problems: Problem[];
}

/** Why YAML that begins `lineOffset` lines into its file cannot be parsed. */
export const syntaxProblem = (
  file: string,
  { code, line, reason }: YamlError,
  lineOffset: number,
): Problem => problem(file, line + lineOffset, { code, field: '', params: { reason } });

/** Parses and validates a file of YAML. Never throws. */
export function interpret<T>(
  file: string,
  yaml: string,
  schema: z.ZodType<T>,
  kind: FileKind,
): Read<T> {
  const parsed = parseYaml(yaml);
  if ('error' in parsed)
    return { file, value: null, problems: [syntaxProblem(file, parsed.error, 0)] };
  const raw = parsed.value;
  const result = schema.safeParse(raw);
  if (result.success) return { file, value: result.data, problems: [] };
  const problems = schemaFindings(result.error, raw, kind).map((finding) =>
    problem(file, lineOf(yaml, finding.field), finding),
  );
  return { file, value: null, problems };
}
