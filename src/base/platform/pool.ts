import { mapInOrder } from '../../model/map-in-order.ts';

/** An item that could not be made, with its cause; the others went on. */
export interface Failure<T> {
  item: T;
  cause: unknown;
}

/**
 * Works through `items` in order, at most `width` at a time. A failure does not stop the others.
 * @returns The failures, in the order of the items.
 */
export async function forEachConcurrently<T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<Failure<T>[]> {
  const failures = await mapInOrder(items, width, (item, index) =>
    work(item, index).then(
      () => null,
      (cause: unknown): Failure<T> => ({ item, cause }),
    ),
  );
  return failures.filter((failure) => failure !== null);
}
