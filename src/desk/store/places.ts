/** Where somebody's rights hold. */

/** Ids of places; all there are and will be only where that is said. An empty list is no place. */
export type Places = 'all' | readonly string[];

/** @param place `null`: what names no place is for those of all places alone. */
export const covers = (places: Places, place: string | null): boolean =>
  places === 'all' || (place !== null && places.includes(place));

/** Whether whoever has the outer places may give the inner ones. */
export const isWithin = (inner: Places, outer: Places): boolean =>
  outer === 'all' || (inner !== 'all' && inner.every((place) => outer.includes(place)));

/** As the database keeps them. @returns No place for what cannot be understood. */
export function readPlaces(json: unknown): Places {
  const read: unknown = JSON.parse(String(json));
  if (read === 'all') return 'all';
  return Array.isArray(read) ? read.filter((id): id is string => typeof id === 'string') : [];
}
