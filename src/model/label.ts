/** Fields as people call them. */
import { fieldsOf, isLanguage, type FileKind } from './fields.ts';

export type Translate = (
  key: `problem.${string}` | `field.${string}`,
  params?: Record<string, string | number>,
) => string;

/** The story is the body of a file, not a field of its schema. */
const isKnown = (kind: FileKind, path: string): boolean =>
  (kind === 'veteran' && path === 'story') || fieldsOf(kind).some((field) => field.path === path);

/** The label of a dotted path, level by level; items of lists are counted from 1. */
export function labelOf(kind: FileKind, field: string, t: Translate): string {
  const words: string[] = [];
  let path = '';
  for (const step of field.split('.').filter(Boolean)) {
    if (/^\d+$/.test(step)) {
      words.push(`${words.pop() ?? ''} ${Number(step) + 1}`.trim());
      continue;
    }
    const next = path ? `${path}.${step}` : step;
    if (isKnown(kind, next)) words.push(t(`field.${kind}.${(path = next)}`));
    else words.push(isLanguage(step) ? t(`field.language.${step}`) : step);
  }
  return words.join(' → ');
}
