/** What each page of the form has shown. Decap names no version, and a decision is about what was seen. */
import { Refusal } from './refusal.ts';

/** Of everybody together, some 10 MB; whose visit is forgotten opens the entry again. */
const MOST = 50_000;

/** Kept while the desk runs: after a start everybody opens anew what they decide about. */
export class Seen {
  readonly #versions = new Map<string, string>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  /**
   * @param page Who looks, and in which open page.
   * @param what The branch of a draft, or the folder of what is published.
   */
  note(page: string, what: string, version: string): void {
    const key = `${page} ${what}`;
    this.#versions.delete(key);
    this.#versions.set(key, version);
    const [oldest] = this.#versions.keys();
    if (oldest !== undefined && this.#versions.size > this.#most) this.#versions.delete(oldest);
  }

  /** @throws {Refusal} 409 when something else lies there than this page has shown last. */
  requireSeen(page: string, what: string, version: string): void {
    const seen = this.#versions.get(`${page} ${what}`);
    if (seen === undefined) throw new Refusal(409, 'unseen');
    if (seen !== version) throw new Refusal(409, 'newer');
  }
}
