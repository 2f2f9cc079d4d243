/** So many things by their names; what was not used for longest goes first. */
export class Recent<T> {
  readonly #held = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** What is held under a name, which then was used last. */
  get(name: string): T | undefined {
    const held = this.#held.get(name);
    if (held !== undefined) this.set(name, held);
    return held;
  }

  set(name: string, held: T): void {
    this.#held.delete(name);
    this.#held.set(name, held);
    for (const [oldest] of this.#held) {
      if (this.#held.size <= this.#most) break;
      this.#held.delete(oldest);
    }
  }

  delete(name: string): void {
    this.#held.delete(name);
  }

  /** Lets go of what is meant. */
  deleteIf(isMeant: (held: T) => boolean): void {
    for (const [name, held] of this.#held) if (isMeant(held)) this.#held.delete(name);
  }
}
