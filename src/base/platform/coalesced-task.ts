import { setTimeout as wait } from 'node:timers/promises';

/** Work of which one run at a time is enough: asked for amid a run, it is done once more. */
export class CoalescedTask {
  readonly #work: () => Promise<void>;
  readonly #rest: number;
  #running: Promise<void> | null = null;
  #again = false;
  /** Until when it rests, on the clock of `performance`. */
  #notBefore = 0;
  /** How many wait until there is nothing more to do. */
  #waiting = 0;
  #resting = new AbortController();

  /**
   * @param work Must not throw.
   * @param rest How long it rests after a run, ms, so that what is asked for often is done together.
   *   Nobody who waits for the end waits for a rest.
   */
  constructor(work: () => Promise<void>, rest = 0) {
    this.#work = work;
    this.#rest = rest;
  }

  /** Does the work now, or once more after the run under way. */
  request(): void {
    if (this.#running) this.#again = true;
    else this.#running = this.#run();
  }

  /** Waits until there is nothing more to do. */
  async whenIdle(): Promise<void> {
    this.#waiting += 1;
    this.#resting.abort();
    while (this.#running) await this.#running;
    this.#waiting -= 1;
  }

  async #run(): Promise<void> {
    do {
      const left = this.#notBefore - performance.now();
      if (left > 0 && this.#waiting === 0) {
        this.#resting = new AbortController();
        const { signal } = this.#resting;
        await wait(left, undefined, { signal }).catch(() => undefined);
      }
      this.#again = false;
      await this.#work();
      this.#notBefore = performance.now() + this.#rest;
    } while (this.#again);
    this.#running = null;
  }
}
