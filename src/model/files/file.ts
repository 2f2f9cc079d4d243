/** Reading a file of JSON that another room wrote: through its schema, told by file and field. */
import type { z } from 'zod';

/** A file that is not what its schema says. */
export class FileError extends Error {
  /** Dotted path of the first field that is wrong; empty when the text is no JSON. */
  readonly field: string;

  constructor(file: string, field: string, reason: string) {
    super([file, field, reason].filter(Boolean).join(': '));
    this.field = field;
  }
}

/**
 * @param file How the file is called in an error.
 * @throws {FileError}
 */
export function parseFile<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonOf(file, text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FileError(file, issue?.path.join('.') ?? '', issue?.message ?? '');
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FileError(file, '', error instanceof Error ? error.message : String(error));
  }
}
