/** Proof of showing: a chain of lines (`plays/chain.ts`), kept over restarts, for weeks. */
import { chainOf, lineOf, type PlayEntry } from '../../plays/chain.ts';
import { hoursOf } from '../../plays/hours.ts';
import { appendLine, transact } from './database.ts';

/** Lines kept: more than a week of twelve hours at ten seconds. */
const LIMIT = 40_000;
/** Letters in a code, so that it can be read from a screen of 256 pixels. */
const CODE = 600;

export class PlayLog {
  #unwritten: string[] = [];
  count = 0;

  async open(): Promise<void> {
    try {
      this.count = await transact('lines', 'readonly', (store) => store.count());
    } catch {
      this.count = 0;
    }
  }

  async add(play: PlayEntry): Promise<void> {
    this.count += 1;
    try {
      await appendLine((last) => lineOf(last, play));
      if (this.count > LIMIT) await this.#shorten();
    } catch {
      // No database here: what is not written stays in memory, bounded, so that it can be exported.
      const line = lineOf(this.#unwritten[this.#unwritten.length - 1] ?? null, play);
      this.#unwritten = [...this.#unwritten, line].slice(-LIMIT);
    }
  }

  async all(): Promise<string[]> {
    try {
      const kept = await transact(
        'lines',
        'readonly',
        (store) => store.getAll() as IDBRequest<string[]>,
      );
      return [...kept, ...this.#unwritten];
    } catch {
      return this.#unwritten;
    }
  }

  /** Hands the whole log to the technician as a file. */
  async download(screen: string): Promise<void> {
    const lines = await this.all();
    const end = { screen, end: lines.length, at: new Date().toISOString() };
    const text = [...lines, lineOf(lines[lines.length - 1] ?? null, end), ''].join('\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }));
    link.download = `${screen}-plays.jsonl`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** What this screen has shown in short, as texts for codes: the same lines, but an hour each. */
  async codes(screen: string): Promise<string[]> {
    const plays = (await this.all()).map((line) => JSON.parse(line) as PlayEntry);
    const hours = hoursOf(plays.filter((play) => play.screen === screen));
    if (hours.length === 0) return [];
    const end = { screen, end: hours.length, at: new Date().toISOString() };
    const codes: string[] = [];
    for (const line of chainOf([...hours, end])) {
      const last = codes[codes.length - 1];
      if (last !== undefined && last.length + line.length < CODE)
        codes[codes.length - 1] = `${last}\n${line}`;
      else codes.push(line);
    }
    return codes;
  }

  /** Forgets the oldest tenth. */
  async #shorten(): Promise<void> {
    const keys = await transact('lines', 'readonly', (store) =>
      store.getAllKeys(null, Math.floor(LIMIT / 10)),
    );
    const last = keys[keys.length - 1];
    if (last === undefined) return;
    await transact('lines', 'readwrite', (store) => store.delete(IDBKeyRange.upperBound(last)));
    this.count -= keys.length;
  }
}
