/** Somebody's way through pages: what the hands do is counted by the pages themselves. */
import type { BrowserContext, Page } from 'playwright-core';

export interface PathFigures {
  /** Fingers or mouse; a list or a file that is chosen is two. */
  taps: number;
  /** Letters that are typed, and keys that press something. */
  keys: number;
  /** Pages that were opened. */
  pages: number;
  /** Until the goal was reached, by hands that neither read nor think. */
  seconds: number;
}

const NAME = 'estelikHand';

/** Counts in every page of the context from now on. */
export async function counting(context: BrowserContext, page: Page) {
  const figures = { taps: 0, keys: 0, pages: 0 };
  await context.exposeBinding(NAME, (_, kind: 'taps' | 'keys', count: number) => {
    figures[kind] += count;
  });
  await context.addInitScript(listen, NAME);
  page.on('domcontentloaded', () => (figures.pages += 1));
  return figures;
}

/** Runs in the pages. */
function listen(name: string): void {
  const tell = (kind: string, count: number): void => {
    const hand = (window as unknown as Record<string, (kind: string, count: number) => void>)[name];
    hand?.(kind, count);
  };
  const lengths = new WeakMap<EventTarget, number>();
  const isText = (target: EventTarget | null): target is HTMLInputElement =>
    (target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'file', 'button', 'submit'].includes(target.type)) ||
    target instanceof HTMLTextAreaElement;
  addEventListener('pointerdown', () => tell('taps', 1), true);
  // Letters are seen by what stands in the field, however they came there.
  addEventListener('keydown', ({ key, target }) => {
    if (key.length > 1 || !isText(target)) tell('keys', 1);
  }, true); // prettier-ignore
  addEventListener(
    'input',
    ({ target }) => {
      if (!isText(target)) return;
      const before = lengths.get(target) ?? 0;
      lengths.set(target, target.value.length);
      tell('keys', Math.abs(target.value.length - before));
    },
    true,
  );
  addEventListener(
    'change',
    ({ target }) => {
      const isChoice = target instanceof HTMLSelectElement;
      const isFile = target instanceof HTMLInputElement && target.type === 'file';
      if (isChoice || isFile) tell('taps', 2);
    },
    true,
  );
}

/** Walks and takes the time. */
export async function timed(
  figures: Omit<PathFigures, 'seconds'>,
  walk: () => Promise<void>,
): Promise<PathFigures> {
  const begun = performance.now();
  await walk();
  return { ...figures, seconds: (performance.now() - begun) / 1000 };
}
