/** Brings decisions to Git, to the remote repository, and to the site; goes on after any crash. */
import { Rerun } from '../base/rerun.ts';
import { Builder } from './builder.ts';
import { synchronise, ConflictError } from './git/remote.ts';
import { digestOf } from './store/codes.ts';
import { changesOf, type OpenTask, type WriterParts } from './entry-writer.ts';
import type { DeskOptions } from './options.ts';

/** What keeps decisions from getting where they should; said on the desk. */
export type Trouble = 'write' | 'remote' | 'conflict' | 'after';

const RETRY = 60_000;
/** How often commits made elsewhere are fetched. */
const SYNCHRONISE = 300_000;
/** Tasks in one stream to Git: their photographs are in memory together. */
const BATCH = 40;

export class Publisher {
  readonly #parts: WriterParts & { options: DeskOptions };
  readonly #stopping = new AbortController();
  readonly #builder: Builder;
  readonly #writing = new Rerun(() => this.#record());
  readonly #building = new Rerun(() => this.#build());
  #timer: NodeJS.Timeout | undefined;
  readonly troubles = new Set<Trouble>();

  constructor(parts: WriterParts & { options: DeskOptions }) {
    this.#parts = parts;
    this.#builder = new Builder(parts, this.#stopping.signal);
  }

  /** Something is to be done: does it now, or once more when it is already at it. */
  nudge(): void {
    if (!this.#stopping.signal.aborted) this.#writing.ask();
  }

  /** Waits until there is nothing more to do. */
  async settled(): Promise<void> {
    await this.#writing.settled();
    await this.#building.settled();
  }

  /** Ends the command that builds, which begins again after the next start, and waits for the rest. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.settled();
  }

  /** Decisions to Git and to the remote repository, also while a build is under way. */
  async #record(): Promise<void> {
    await this.#attempt('write', () => this.#write());
    await this.#attempt('remote', () => this.#synchronise());
    this.#building.ask();
    this.#waitForMore();
  }

  async #build(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    await this.#attempt('after', () => this.#builder.build());
    this.#waitForMore();
  }

  #waitForMore(): void {
    clearTimeout(this.#timer);
    if (this.#stopping.signal.aborted) return;
    const wait = this.troubles.size > 0 ? RETRY : this.#parts.options.remote ? SYNCHRONISE : null;
    if (wait !== null) this.#timer = setTimeout(() => this.nudge(), wait).unref();
  }

  async #attempt(step: Trouble, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.troubles.delete(step);
      if (step === 'remote') this.troubles.delete('conflict');
    } catch (error) {
      this.troubles.add(error instanceof ConflictError ? 'conflict' : step);
      process.stderr.write(`${step}: ${(error as Error).message}\n`);
    }
  }

  /** Writes what is open, entries in batches; what Git knows already was only not noted yet. */
  async #write(): Promise<void> {
    const { db, repository, archive } = this.#parts;
    const all = db.all('SELECT * FROM task WHERE commit_id IS NULL ORDER BY made, rowid');
    const tasks = all.map((row) => row as unknown as OpenTask);
    if (tasks.length === 0) return;
    const known = await repository.submissions();
    const note = (task: OpenTask, commit: string | null): void =>
      void db.run('UPDATE task SET commit_id = ? WHERE key = ?', commit ?? '', task.key);
    for (const batch of batchesOf(tasks.filter((task) => !isKnown(known, task))))
      await this.#writeBatch(batch, note);
    for (const task of tasks.filter((one) => isKnown(known, one)))
      note(task, known.get(trailerOf(task)) ?? null);
    await archive.refresh();
    await this.#builder.breakOff();
  }

  async #writeBatch(
    batch: readonly OpenTask[],
    note: (task: OpenTask, commit: string | null) => void,
  ): Promise<void> {
    let written: readonly OpenTask[] = [];
    const { commits, tip } = await this.#parts.repository.commit(async (at) => {
      const made = await changesOf(this.#parts, batch, at);
      written = made.map(({ task }) => task);
      return made.map(({ task, change }) => ({ ...change, submissions: [trailerOf(task)] }));
    });
    for (const task of batch) note(task, commits[written.indexOf(task)] ?? tip);
  }

  async #synchronise(): Promise<void> {
    const { options, repository, archive } = this.#parts;
    if (!options.remote) return;
    await synchronise(repository, options.remote);
    await archive.refresh();
    await this.#builder.breakOff();
  }
}

/** What a commit names of a task: nobody can tell the sender's id from it. */
const trailerOf = ({ key }: OpenTask): string => digestOf(key).slice(0, 24);

const isKnown = (known: ReadonlyMap<string, string>, task: OpenTask): boolean =>
  known.has(trailerOf(task));

/** New entries together, everything else alone, in the order of the decisions. */
function batchesOf(tasks: readonly OpenTask[]): OpenTask[][] {
  const batches: OpenTask[][] = [];
  for (const task of tasks) {
    const last = batches.at(-1);
    const joins =
      last && last.length < BATCH && [...last, task].every(({ kind }) => kind === 'entry');
    if (joins) last.push(task);
    else batches.push([task]);
  }
  return batches;
}
