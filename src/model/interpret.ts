/** From the text of a file to its value, or to what is wrong with it. */
import type { z } from 'zod';
import type { FileKind } from './fields.ts';
import { problem, type Problem } from './problem.ts';
import { schemaFindings } from './schema-findings.ts';
import { lineOf, parseYaml } from './yaml.ts';

/** A file of the archive: what stands in it and what is wrong with it. */
export interface Read<T> {
  /** Path relative to the content folder, with `/`. */
  file: string;
  value: T | null;
  problems: Problem[];
}

/** A file's value with what was written, even where the schema refuses it. */
export interface Interpreted<T> extends Read<T> {
  /** What the YAML says; `undefined` when it cannot be parsed. */
  raw: unknown;
}

/** Parses and validates YAML that begins `lineOffset` lines into its file. Never throws. */
export function interpret<T>(
  file: string,
  yaml: string,
  lineOffset: number,
  schema: z.ZodType<T>,
  kind: FileKind,
): Interpreted<T> {
  const parsed = parseYaml(yaml);
  if ('error' in parsed) {
    const { code, line, reason } = parsed.error;
    const finding = { code, field: '', params: { reason } };
    const problems = [problem(file, line + lineOffset, finding)];
    return { file, value: null, raw: undefined, problems };
  }
  const raw = parsed.value;
  const result = schema.safeParse(raw);
  if (result.success) return { file, value: result.data, raw, problems: [] };
  const problems = schemaFindings(result.error, raw, kind).map((finding) =>
    problem(file, lineOf(yaml, finding.field) + lineOffset, finding),
  );
  return { file, value: null, raw, problems };
}
