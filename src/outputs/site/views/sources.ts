/** Which source says what: numbers that stand beside a fact and before the source. */
import type { Source, VeteranFields } from '../../../model/veteran.ts';

/** 1-based numbers of the sources that support a field or anything below it. */
export function sourcesOf({ sources = [] }: VeteranFields, field: string): number[] {
  return sources.flatMap((source, index) => (supports(source, field) ? [index + 1] : []));
}

/** What supports a rival value speaks against the fact, not for it. */
const supports = (source: Source, field: string): boolean =>
  (source.supports ?? []).some(
    (path) => (path === field || path.startsWith(`${field}.`)) && !path.includes('rivals'),
  );

/** The number of the source with an id, if there is one. */
export function sourceNumber(
  { sources = [] }: VeteranFields,
  id: string | undefined,
): number | null {
  const index = sources.findIndex((source) => source.id === id);
  return index < 0 ? null : index + 1;
}
