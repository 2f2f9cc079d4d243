/** What a page keeps in its browser; where that is refused or full the page works all the same. */

type Where = 'localStorage' | 'sessionStorage';

/** What was kept there; nothing where it is no JSON. */
export function readStored<T>(where: Where, key: string): T | undefined {
  try {
    return (JSON.parse(window[where].getItem(key) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param value `undefined` takes away what was there. */
export function store(where: Where, key: string, value: unknown): void {
  try {
    if (value === undefined) window[where].removeItem(key);
    else window[where].setItem(key, JSON.stringify(value));
  } catch {
    // There is no place for it.
  }
}
