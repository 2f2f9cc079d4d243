/** Counts by key for a while, with bounded memory: what was counted first is forgotten first. */
export class Tally {
  readonly #counts = new Map<string, { count: number; since: number; last: number }>();
  readonly #span: number;
  readonly #most: number;

  /** @param span ms that are counted. @param most Keys remembered at once. */
  constructor(span: number, most = 20_000) {
    this.#span = span;
    this.#most = most;
  }

  /** How often it was counted in the span, and when first and last; zero for a new one. */
  of(key: string, now = Date.now()): { count: number; since: number; last: number } {
    const known = this.#counts.get(key);
    return known && now - known.since < this.#span ? known : { count: 0, since: now, last: now };
  }

  add(key: string, now = Date.now()): void {
    const { count, since } = this.of(key, now);
    this.#counts.delete(key);
    const [oldest] = this.#counts.keys();
    if (oldest !== undefined && this.#counts.size >= this.#most) this.#counts.delete(oldest);
    this.#counts.set(key, { count: count + 1, since, last: now });
  }

  clear(key: string): void {
    this.#counts.delete(key);
  }
}
