/** Work of which one run at a time is enough: asked for amid a run, it is done once more. */
export class Rerun {
  readonly #work: () => Promise<void>;
  #running: Promise<void> | null = null;
  #again = false;

  /** @param work Must not throw. */
  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Does the work now, or once more after the run under way. */
  ask(): void {
    if (this.#running) this.#again = true;
    else this.#running = this.#run();
  }

  /** Waits until there is nothing more to do. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    do {
      this.#again = false;
      await this.#work();
    } while (this.#again);
    this.#running = null;
  }
}
