/** What a search can be narrowed by, one line a person in the order of the name index. */

export const FACETS = ['place', 'category', 'fate', 'award', 'year'] as const;
export type Facet = (typeof FACETS)[number];
export type FacetValues = Readonly<Record<Facet, readonly string[]>>;
export type Chosen = Readonly<Partial<Record<Facet, string>>>;

export const writeFacets = (people: readonly FacetValues[]): string =>
  people.map((values) => FACETS.map((facet) => values[facet].join(' ')).join('\t')).join('\n');

export const readFacets = (text: string): FacetValues[] =>
  text.split('\n').map((line) => {
    const fields = line.split('\t');
    const entries = FACETS.map((facet, index) => [
      facet,
      (fields[index] ?? '').split(' ').filter(Boolean),
    ]);
    return Object.fromEntries(entries) as unknown as FacetValues;
  });

/** True when a person has every chosen value. */
export const fits = (values: FacetValues | undefined, chosen: Chosen): boolean =>
  FACETS.every((facet) => !chosen[facet] || values?.[facet].includes(chosen[facet]));
