/** Proof of play: what was shown when, kept over restarts, for weeks. */
import { transact } from './database.ts';

export interface Play {
  /** When it began, UTC. */
  at: string;
  /** The slot of the programme. */
  slot: string;
  person: string | null;
  role: string;
  sha256: string;
  /** ms into the clip at which it began: 0 unless the player started in the middle. */
  from: number;
}

/** Entries kept: more than a week of twelve hours at ten seconds. */
const LIMIT = 40_000;

export class PlayLog {
  #unwritten: Play[] = [];
  count = 0;

  async open(): Promise<void> {
    try {
      this.count = await transact('log', 'readonly', (store) => store.count());
    } catch {
      this.count = 0;
    }
  }

  async add(play: Play): Promise<void> {
    this.count += 1;
    try {
      await transact('log', 'readwrite', (store) => store.add(play));
      if (this.count > LIMIT) await this.#shorten();
    } catch {
      // No database here: what is not written stays in memory, bounded, so that it can be exported.
      this.#unwritten = [...this.#unwritten, play].slice(-LIMIT);
    }
  }

  async all(): Promise<Play[]> {
    try {
      const kept = await transact(
        'log',
        'readonly',
        (store) => store.getAll() as IDBRequest<Play[]>,
      );
      return [...kept, ...this.#unwritten];
    } catch {
      return this.#unwritten;
    }
  }

  /** Hands the log to the technician as a file. */
  async download(name: string): Promise<void> {
    const plays = await this.all();
    const head = ['at', 'slot', 'person', 'role', 'from_ms', 'sha256'];
    const rows = plays.map((play) =>
      [play.at, play.slot, play.person ?? '', play.role, play.from, play.sha256].join(','),
    );
    const text = `${[head.join(','), ...rows].join('\r\n')}\r\n`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** Forgets the oldest tenth. */
  async #shorten(): Promise<void> {
    const keys = await transact('log', 'readonly', (store) =>
      store.getAllKeys(null, Math.floor(LIMIT / 10)),
    );
    const last = keys[keys.length - 1];
    if (last === undefined) return;
    await transact('log', 'readwrite', (store) => store.delete(IDBKeyRange.upperBound(last)));
    this.count -= keys.length;
  }
}
