/** Sources and what they support, and lists whose items must differ. */
import type { Rule } from './rule.ts';

/** Second and later uses of a value that may stand only once in a list. */
const repeated = (list: readonly string[]): { value: string; index: number }[] =>
  list.flatMap((value, index) => (list.indexOf(value) < index ? [{ value, index }] : []));

/** A photograph named twice would be shown twice; a source's id must lead to one source. */
export const itemsAreDistinct: Rule = (entry) => [
  ...repeated((entry.photos ?? []).map((photo) => photo.file)).map(({ value, index }) => ({
    code: 'photo-twice',
    field: `photos.${index}.file`,
    params: { file: value },
  })),
  ...repeated((entry.sources ?? []).map((source) => source.id)).map(({ value, index }) => ({
    code: 'source-taken',
    field: `sources.${index}.id`,
    params: { source: value },
  })),
];

/** A source that is named must be listed, or the fact has none. */
export const sourcesAreListed: Rule = (entry) => {
  const known = new Set(entry.sources?.map((source) => source.id));
  const named = (['birth', 'death', 'callUp'] as const).flatMap((event) =>
    (entry[event]?.rivals ?? []).map((rival, index) => ({
      field: `${event}.rivals.${index}.source`,
      source: rival.source,
    })),
  );
  return named
    .filter(({ source }) => source !== undefined && !known.has(source))
    .map(({ field, source }) => ({
      code: 'source-unknown',
      field,
      params: { source: source ?? '' },
    }));
};

/** A source supports fields that exist in this entry. */
export const supportedFieldsExist: Rule = (entry) =>
  (entry.sources ?? []).flatMap((source, index) =>
    (source.supports ?? []).flatMap((path, position) =>
      hasPath(entry, path)
        ? []
        : [
            {
              code: 'supports-unknown',
              field: `sources.${index}.supports.${position}`,
              params: { path },
            },
          ],
    ),
  );

/** What a copy from a list or a chat ends with when it was cut off: nobody finds the source by it. */
export const sourcesAreWhole: Rule = (entry) =>
  (entry.sources ?? []).flatMap((source, index) =>
    (['title', 'url', 'reference'] as const)
      .filter((name) => ['…', '...'].some((end) => source[name]?.trim().endsWith(end)))
      .map((name) => ({
        code: 'source-cut',
        field: `sources.${index}.${name}`,
        severity: 'warning' as const,
      })),
  );

function hasPath(value: unknown, path: string): boolean {
  let at = value;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string, unknown>)[step];
  }
  return true;
}
