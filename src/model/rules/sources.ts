/** Sources and what they support, and lists whose items must differ. */
import { valueAt } from '../at-path.ts';
import { fault, warning } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Second and later uses of a value that may stand only once in a list. */
const repeated = (list: readonly string[]): { value: string; index: number }[] =>
  list.flatMap((value, index) => (list.indexOf(value) < index ? [{ value, index }] : []));

/** A photograph named twice would be shown twice; a source's id must lead to one source. */
const itemsAreDistinct: Rule = ({ photos = [], sources = [] }) => [
  ...repeated(photos.map(({ file }) => file)).map(({ value: file, index }) =>
    fault('photo-twice', `photos.${index}.file`, { file }),
  ),
  ...repeated(sources.map(({ id }) => id)).map(({ value: source, index }) =>
    fault('source-taken', `sources.${index}.id`, { source }),
  ),
];

/** A source that is named must be listed, or the fact has none. */
const sourcesAreListed: Rule = (entry) => {
  const known = new Set(entry.sources?.map(({ id }) => id));
  return (['birth', 'death', 'callUp'] as const).flatMap((event) =>
    (entry[event]?.rivals ?? []).flatMap(({ source }, index) =>
      source === undefined || known.has(source)
        ? []
        : [fault('source-unknown', `${event}.rivals.${index}.source`, { source })],
    ),
  );
};

/** A source supports fields that exist in this entry. */
const supportedFieldsExist: Rule = (entry) =>
  (entry.sources ?? []).flatMap(({ supports = [] }, index) =>
    supports.flatMap((path, at) =>
      valueAt(entry, path) === undefined
        ? [fault('supports-unknown', `sources.${index}.supports.${at}`, { path })]
        : [],
    ),
  );

/** What a copy from a list or a chat ends with when it was cut off: nobody finds the source by it. */
export const sourcesAreWhole: Rule = ({ sources = [] }) =>
  sources.flatMap((source, index) =>
    (['title', 'url', 'reference'] as const)
      .filter((name) => ['…', '...'].some((end) => source[name]?.trim().endsWith(end)))
      .map((name) => warning('source-cut', `sources.${index}.${name}`)),
  );

export const sourceRules: readonly Rule[] = [
  itemsAreDistinct,
  sourcesAreListed,
  supportedFieldsExist,
];
