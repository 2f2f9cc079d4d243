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
  const failures: (Failure<T> & { index: number })[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index] as T;
      await work(item, index).catch((cause: unknown) => failures.push({ item, cause, index }));
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return failures.sort((a, b) => a.index - b.index).map(({ item, cause }) => ({ item, cause }));
}
