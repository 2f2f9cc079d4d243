/** People by how often they were shown, and among equals by who has waited longest. */
export class LeastShown {
  readonly #showings: Int32Array;
  /** Doubly linked lists, one for each number of showings; -1 ends them. */
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #heads: number[] = [];
  readonly #tails: number[] = [];
  #lowest = 0;

  /** @param order Everybody, numbers from 0 without a gap; the first are shown first. */
  constructor(order: readonly number[]) {
    this.#showings = new Int32Array(order.length);
    this.#next = new Int32Array(order.length).fill(-1);
    this.#previous = new Int32Array(order.length).fill(-1);
    for (const person of order) this.#append(person, 0);
  }

  /** The smallest number of showings anybody has. */
  get lowest(): number {
    while (this.#lowest < this.#heads.length && (this.#heads[this.#lowest] ?? -1) < 0)
      this.#lowest += 1;
    return this.#lowest;
  }

  /** Counts a showing. */
  shown(person: number): void {
    const count = this.#showings[person] ?? 0;
    this.#remove(person, count);
    this.#append(person, count + 1);
  }

  /** The least shown person who is allowed; `undefined` when nobody is. */
  pick(isAllowed: (person: number) => boolean): number | undefined {
    for (let count = this.lowest; count < this.#heads.length; count += 1)
      for (let person = this.#heads[count] ?? -1; person >= 0; person = this.#next[person] ?? -1)
        if (isAllowed(person)) return person;
    return undefined;
  }

  #append(person: number, count: number): void {
    const tail = this.#tails[count] ?? -1;
    this.#showings[person] = count;
    this.#previous[person] = tail;
    this.#next[person] = -1;
    if (tail >= 0) this.#next[tail] = person;
    else this.#heads[count] = person;
    this.#tails[count] = person;
  }

  #remove(person: number, count: number): void {
    const next = this.#next[person] ?? -1;
    const previous = this.#previous[person] ?? -1;
    if (next >= 0) this.#previous[next] = previous;
    else this.#tails[count] = previous;
    if (previous >= 0) this.#next[previous] = next;
    else this.#heads[count] = next;
  }
}
