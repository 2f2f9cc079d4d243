/**
 * Gives the archive to the command that builds. A build may take hours; whoever withdraws meanwhile
 * does not wait for it: it is broken off, and first of all the public gets what it sees already,
 * without that person, of which everything is made.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runAfter } from './after.ts';
import { WITHDRAWN, withdrawnIds } from '../../model/withdrawn.ts';
import { CONTENT } from '../store/archive-view.ts';
import { countsOf } from './counts.ts';
import type { DeskContext } from '../store/desk-context.ts';
import { setPublished, unpublishedTasks } from '../store/tasks.ts';

/** What the command was given: an archive, and who had withdrawn. */
interface BuildInput {
  commit: string;
  withdrawn: string;
}

/** Somebody has withdrawn since the build began. */
class BrokenOffError extends Error {}

export class Builder {
  readonly #desk: DeskContext;
  readonly #stopped: AbortSignal;
  #underWay: { input: BuildInput; end: AbortController } | null = null;

  /** @param stopped Ends the command; it begins again after the next start. */
  constructor(desk: DeskContext, stopped: AbortSignal) {
    this.#desk = desk;
    this.#stopped = stopped;
  }

  /** Ends the build under way if somebody has withdrawn since it began. */
  async breakOff(): Promise<void> {
    if (!this.#underWay) return;
    const tip = await this.#desk.repository.tip();
    const withdrawn = tip ? await this.#withdrawnAt(tip) : '';
    const { input, end } = this.#underWay ?? {};
    if (input && namesMore(withdrawn, input.withdrawn)) end?.abort();
  }

  /**
   * Builds the newest commit, if it is not what was built last; broken off it begins again.
   * @throws when the command ends with another status than 0.
   */
  async build(): Promise<void> {
    for (;;)
      try {
        return await this.#buildNewest();
      } catch (error) {
        if (!(error instanceof BrokenOffError)) throw error;
      }
  }

  async #buildNewest(): Promise<void> {
    const { options, repository, db, now } = this.#desk;
    if (!options.after) return;
    // In this order: what is due is in the newest commit, not the other way round.
    const due = unpublishedTasks(db);
    const tip = await repository.tip();
    if (tip === null || db.meta('published') === tip) return;
    const newest = { commit: tip, withdrawn: await this.#withdrawnAt(tip) };
    const shown = await this.#shownWithout(newest);
    if (shown) await this.#give(shown).catch(tellUnlessBrokenOff);
    await this.#give(newest);
    db.transaction(() => {
      setPublished(db, due, now().getTime());
      db.setMeta('published', tip);
    });
  }

  /**
   * What is public, with the newest list of the withdrawn. Null where that leaves nobody out, and
   * where the newest archive brings nothing new and is as quickly built.
   */
  async #shownWithout({ commit, withdrawn }: BuildInput): Promise<BuildInput | null> {
    const { db, repository } = this.#desk;
    const last = db.meta('published');
    const published = last && (await repository.resolve(`${last}^{commit}`));
    if (!published) return null;
    const before = db.meta('left-out') ?? (await this.#withdrawnAt(published));
    if (!namesMore(withdrawn, before)) return null;
    const changes = await repository.changed(published, commit);
    const isNew = changes.some(({ path: name, isRemoved }) => !isRemoved && name !== WITHDRAWN);
    return isNew ? { commit: published, withdrawn } : null;
  }

  /** @throws {BrokenOffError} */
  async #give(input: BuildInput): Promise<void> {
    const { options, repository, db } = this.#desk;
    const { commit, withdrawn } = input;
    const end = new AbortController();
    this.#underWay = { input, end };
    const files = `${options.data}/files`;
    try {
      await this.breakOff(); // whoever withdrew between the look at the newest and now
      await repository.checkOut(files, commit);
      if (withdrawn !== (await this.#withdrawnAt(commit)))
        await writeFile(path.join(files, WITHDRAWN), withdrawn);
      await this.#writeCounts(path.join(files, CONTENT, 'counts'));
      const ending = AbortSignal.any([this.#stopped, end.signal]);
      await runAfter(options.after ?? '', options.data, ending);
      db.setMeta('left-out', withdrawn);
    } catch (error) {
      if (end.signal.aborted && !this.#stopped.aborted) throw new BrokenOffError();
      throw error;
    } finally {
      this.#underWay = null;
    }
  }

  /** The region's report counts what came, too; it stands in no commit. */
  async #writeCounts(folder: string): Promise<void> {
    const counts = countsOf(this.#desk);
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, `${counts.campaign}.json`);
    await writeFile(file, `${JSON.stringify(counts, null, 2)}\n`);
  }

  async #withdrawnAt(commit: string): Promise<string> {
    return (await this.#desk.repository.read(WITHDRAWN, commit))?.toString() ?? '';
  }
}

/** Whether a list of the withdrawn names anybody whom an earlier one does not. */
function namesMore(list: string, earlier: string): boolean {
  const known = withdrawnIds(earlier);
  return [...withdrawnIds(list)].some((id) => !known.has(id));
}

/** That what is public could not be built without them is no reason not to try the newest. */
function tellUnlessBrokenOff(error: Error): void {
  if (error instanceof BrokenOffError) throw error;
  process.stderr.write(`after: ${error.message}\n`);
}
