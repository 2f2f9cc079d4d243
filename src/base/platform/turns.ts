/** Work side by side, shared out fairly: whoever asks much waits for the own work and no other's. */

/**
 * Lets at most so many pieces of work run at once. Those who wait get turns one after the other,
 * each with the own work in its order.
 */
export function fairTurns(width: number): <T>(whose: string, work: () => Promise<T>) => Promise<T> {
  /** In the order of the next turn. */
  const waiting = new Map<string, (() => void)[]>();
  let running = 0;

  const next = (): void => {
    const [first] = waiting;
    if (!first) return void (running -= 1);
    const [whose, queue] = first;
    const start = queue.shift();
    waiting.delete(whose);
    if (queue.length > 0) waiting.set(whose, queue);
    start?.();
  };

  return async (whose, work) => {
    if (running < width) running += 1;
    else
      await new Promise<void>((resolve) => {
        const queue = waiting.get(whose) ?? [];
        queue.push(resolve);
        waiting.set(whose, queue);
      });
    try {
      return await work();
    } finally {
      next();
    }
  };
}
