/** Values without the fields that are not for whoever asks: what nobody declared is left out. */
import type { z } from 'zod';
import type { FieldFacts } from './field-facts.ts';
import { fieldsIn, isLanguage, type Field } from './fields.ts';

/** For data that everybody may have. */
export const isOpen = ({ open }: FieldFacts): boolean => open === true;
/** For what makes pages, clips and prints of it. */
export const isForOutputs = ({ open, inner }: FieldFacts): boolean =>
  open === true || inner === true;

/**
 * @returns A function that copies a value of the schema, in the order of its fields, with those
 *   alone that `wanted` lets pass; a field inside another needs both.
 */
export function keepFields<T extends object>(
  schema: z.ZodType<T>,
  wanted: (facts: FieldFacts) => boolean,
): (value: T) => T {
  const fields = new Map(fieldsIn(schema).map((field) => [field.path, field]));
  const keep = (value: unknown, path: string, around?: Field): unknown => {
    if (Array.isArray(value)) return value.map((item) => keep(item, path, around));
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).flatMap(([name, inner]) => {
      const at = path ? `${path}.${name}` : name;
      const field = fields.get(at);
      if (!field) return around?.localized && isLanguage(name) ? [[name, inner]] : [];
      return wanted(field.facts) ? [[name, keep(inner, at, field)]] : [];
    });
    return Object.fromEntries(kept) as object;
  };
  return (value) => keep(value, '') as T; // what is left out was optional, or nobody's to read
}
