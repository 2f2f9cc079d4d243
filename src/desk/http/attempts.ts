const WINDOW = 15 * 60_000;
const MOST = 8;
/** Logins remembered at once: somebody who tries names by the million gets no memory of ours. */
const LOGINS = 10_000;

/** Wrong passcodes by login, from whatever address: after eight the login waits a quarter of an hour. */
export class Attempts {
  readonly #failed = new Map<string, { count: number; since: number }>();

  isShut(login: string): boolean {
    const failed = this.#failed.get(login);
    return failed !== undefined && failed.count >= MOST && Date.now() - failed.since < WINDOW;
  }

  fail(login: string): void {
    const failed = this.#failed.get(login);
    const isRecent = failed !== undefined && Date.now() - failed.since < WINDOW;
    if (this.#failed.size >= LOGINS) this.#failed.clear();
    this.#failed.set(login, {
      count: (isRecent ? failed.count : 0) + 1,
      since: isRecent ? failed.since : Date.now(),
    });
  }

  clear(login: string): void {
    this.#failed.delete(login);
  }
}
