/** Brings decisions to Git, to the remote repository, and to the site; goes on after any crash. */
import { CoalescedTask } from '../../base/platform/coalesced-task.ts';
import { Builder } from './builder.ts';
import { ConflictError } from '../../git/merge.ts';
import { synchronise } from '../../git/remote.ts';
import { giveUp, isBroken } from '../store/integrity.ts';
import { MergeJudge, RefusedMergeError } from './merge-judge.ts';
import { digestOf } from '../store/codes.ts';
import { changesOf } from './entry-writer.ts';
import type { DeskContext } from '../store/desk-context.ts';
import { openTasks, setCommit, type OpenTask } from '../store/tasks.ts';
import type { TroubleName, Troubles } from '../store/troubles.ts';

const RETRY = 60_000;
/** How often commits made elsewhere are fetched. */
const SYNCHRONISE = 300_000;
/** Tasks in one stream to Git: their photographs are in memory together. */
const BATCH = 40;
/** While decisions come one after the other, they wait so long for each other, ms: Git is dear to start. */
const REST = 3000;

/** Key of the moment at which the remote repository and ours were last the same. */
export const SYNCHRONISED = 'synchronised';

export class Publisher {
  readonly #desk: DeskContext;
  readonly #stopping = new AbortController();
  readonly #builder: Builder;
  readonly #judge: MergeJudge;
  // Each goes on whatever the others wait for: a remote that hangs keeps nothing from Git.
  readonly #writing = new CoalescedTask(() => this.#step('write', () => this.#write()), REST);
  readonly #synchronising = new CoalescedTask(() =>
    this.#step('remote', () => this.#synchronise()),
  );
  readonly #building = new CoalescedTask(() => this.#step('after', () => this.#builder.build()));
  #timer: NodeJS.Timeout | undefined;

  constructor(desk: DeskContext) {
    this.#desk = desk;
    this.#builder = new Builder(desk, this.#stopping.signal);
    this.#judge = new MergeJudge(desk.repository, desk.options.data, this.#stopping.signal);
  }

  /** Something is to be done: does it now, or once more when it is already at it. */
  nudge(): void {
    if (!this.#isStopped()) this.#writing.request();
  }

  /** Waits until there is nothing more to do. */
  async whenIdle(): Promise<void> {
    await this.#writing.whenIdle();
    await this.#synchronising.whenIdle();
    await this.#building.whenIdle();
  }

  /**
   * Ends what speaks with the remote repository and the command that builds, which begin again
   * after the next start, and waits for the rest.
   */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.whenIdle();
  }

  /** A broken database decides nothing. */
  #isStopped(): boolean {
    return this.#stopping.signal.aborted || this.#desk.troubles.has('database');
  }

  /** One step of a decision's way, followed by the next ones. */
  async #step(name: StepName, work: () => Promise<void>): Promise<void> {
    if (this.#isStopped()) return;
    await this.#attempt(name, work);
    if (name === 'write') this.#synchronising.request();
    if (name !== 'after') this.#building.request();
    this.#waitForMore();
  }

  #waitForMore(): void {
    clearTimeout(this.#timer);
    const { troubles, options } = this.#desk;
    if (this.#isStopped()) return;
    const wait = troubles.all().length > 0 ? RETRY : options.remote ? SYNCHRONISE : null;
    if (wait !== null) this.#timer = setTimeout(() => this.nudge(), wait).unref();
  }

  async #attempt(name: StepName, work: () => Promise<void>): Promise<void> {
    const { troubles, db } = this.#desk;
    try {
      await work();
      troubles.clear(...ENDED_BY[name]);
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      if (isBroken(error)) giveUp(db, troubles);
      else tell(troubles, name, error);
      process.stderr.write(`${name}: ${(error as Error).message}\n`);
    }
  }

  /** Writes what is open, entries in batches; what Git knows already was only not noted yet. */
  async #write(): Promise<void> {
    const { db, repository, archive } = this.#desk;
    const tasks = openTasks(db);
    if (tasks.length === 0) return;
    const known = await repository.submissions();
    const note = (task: OpenTask, commit: string | null): void => setCommit(db, task, commit);
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
    const { commits, tip } = await this.#desk.repository.commit(async (at) => {
      const made = await changesOf(this.#desk, batch, at);
      written = made.map(({ task }) => task);
      return made.map(({ task, change }) => ({ ...change, submissions: [trailerOf(task)] }));
    });
    for (const task of batch) note(task, commits[written.indexOf(task)] ?? tip);
  }

  async #synchronise(): Promise<void> {
    const { options, repository, archive, db, now } = this.#desk;
    if (!options.remote) return;
    await synchronise(repository, options.remote, {
      signal: this.#stopping.signal,
      check: (ours, merged) => this.#judge.judge(ours, merged),
    });
    db.setMeta(SYNCHRONISED, String(now().getTime()));
    await archive.refresh();
    await this.#builder.breakOff();
  }
}

type StepName = 'write' | 'remote' | 'after';

/** What is over when a step succeeds. */
const ENDED_BY: Record<StepName, readonly TroubleName[]> = {
  write: ['write'],
  remote: ['remote', 'conflict', 'merge'],
  after: ['after'],
};

/** What is told of the remote repository is one thing at a time. */
function tell(troubles: Troubles, step: StepName, error: unknown): void {
  const name =
    error instanceof ConflictError
      ? 'conflict'
      : error instanceof RefusedMergeError
        ? 'merge'
        : step;
  troubles.clear(...ENDED_BY[step].filter((other) => other !== name));
  troubles.tell(name, error instanceof RefusedMergeError ? error.problems : []);
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
