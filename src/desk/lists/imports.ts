/** Lists and chats of the desk's people: one of a person at a time, and a killed process goes on. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ownerOf, type Batch, type Batches, type NewBatch } from '../store/batches.ts';
import type { DeskContext } from '../store/desk-context.ts';
import { peopleFor } from './people.ts';
import type { Read } from './read-types.ts';
import { fairTurns } from '../../base/platform/turns.ts';
import { refusalOf, takeSome } from './take-in.ts';
import { readInThread, type Thread } from './thread.ts';

/** Threads that read at once, each of another person. */
const SIDE_BY_SIDE = 2;

export class Imports {
  readonly #desk: DeskContext;
  readonly #batches: Batches;
  /** By whose they are: what one has brought waits for nobody else's. */
  readonly #work = new Map<number, Promise<void>>();
  readonly #threads = new Map<string, Thread>();
  readonly #turn = fairTurns(SIDE_BY_SIDE);
  readonly #readApart: typeof readInThread;
  #stopped = false;

  /** @param readApart How a file is read: within what bounds. */
  constructor(desk: DeskContext, readApart = readInThread) {
    this.#desk = desk;
    this.#batches = desk.batches;
    this.#readApart = readApart;
  }

  #folder(id = ''): string {
    return path.join(this.#desk.options.data, 'imports', id);
  }

  /** Takes over the posted files and begins to read. The same form again begins nothing. */
  async begin(
    batch: NewBatch,
    files: { file: string; photos?: string | undefined },
  ): Promise<void> {
    if (this.#batches.byId(batch.id)) return;
    const folder = this.#folder(batch.id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(files.file, path.join(folder, 'file'));
    if (files.photos) await rename(files.photos, path.join(folder, 'photos'));
    this.#batches.add(batch);
    this.#then(batch.staff, () => this.#read(batch.id));
  }

  /** The new rows become submissions, with `faulty` those too that must be corrected there. */
  takeIn({ id, staff }: Batch, faulty: boolean): void {
    this.#batches.set(id, { state: 'taking', faulty: faulty ? 1 : 0 });
    this.#then(staff, () => this.#take(id));
  }

  /** Forgets it, also amid reading. */
  drop({ id }: Batch): void {
    this.#batches.remove(id);
    this.#threads.get(id)?.stop();
  }

  /** Goes on with what a killed process was at; files of nobody are removed. */
  async resume(): Promise<void> {
    const open = this.#batches.unfinished();
    const reading = open.filter(({ state }) => state === 'reading').map(({ id }) => id);
    for (const name of await readdir(this.#folder()).catch(() => []))
      if (!reading.includes(name)) await rm(this.#folder(name), { recursive: true, force: true });
    for (const { id, staff, state } of open)
      this.#then(staff, () => (state === 'reading' ? this.#read(id) : this.#take(id)));
  }

  /** Waits until everything was read and taken in. */
  async whenIdle(): Promise<void> {
    await Promise.all(this.#work.values());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const thread of this.#threads.values()) thread.stop();
    await this.whenIdle();
  }

  #then(staff: number, work: () => Promise<void>): void {
    const before = this.#work.get(staff) ?? Promise.resolve();
    const after = before
      .then(() => (this.#stopped ? undefined : work()))
      .catch((error: Error) => void process.stderr.write(`import: ${error.name}\n`))
      .finally(() => this.#work.get(staff) === after && this.#work.delete(staff));
    this.#work.set(staff, after);
  }

  async #read(id: string): Promise<void> {
    const batch = this.#batches.byId(id);
    if (batch?.state !== 'reading') return rm(this.#folder(id), { recursive: true, force: true });
    this.#batches.clear(id);
    try {
      await this.#turn(String(batch.staff), () => this.#readRows(batch));
      if (this.#batches.byId(id)?.state === 'reading') this.#batches.set(id, { state: 'read' });
    } catch (error) {
      if (this.#stopped) return; // its files stay, and the next start reads them
      // What was dropped meanwhile is no longer there to be refused.
      this.#batches.set(id, { state: 'refused', notes: { refused: [refusalOf(error as Error)] } });
    }
    await rm(this.#folder(id), { recursive: true, force: true });
  }

  async #readRows(batch: Batch): Promise<void> {
    if (this.#stopped || !this.#batches.byId(batch.id)) return;
    const folder = this.#folder(batch.id);
    const photos = (await readdir(folder)).includes('photos');
    const reading = {
      kind: batch.kind,
      file: path.join(folder, 'file'),
      defaults: batch.defaults,
      photos: photos ? path.join(folder, 'photos') : undefined,
      blobs: this.#desk.blobs.folder,
      secret: this.#desk.db.secret('import'),
      timeZone: this.#desk.archive.campaign.timeZone,
      ...peopleFor(this.#desk, batch),
    };
    let number = 0;
    const thread = this.#readApart(reading, (read) => {
      if (!this.#batches.byId(batch.id)) throw new Error('dropped');
      this.#desk.db.transaction(() => (number = this.#note(batch, read, number)));
    });
    this.#threads.set(batch.id, thread);
    await thread.done.finally(() => this.#threads.delete(batch.id));
  }

  /** @returns The number of the next row. */
  #note({ id }: Batch, read: Read, first: number): number {
    if ('refused' in read)
      this.#batches.set(id, { state: 'refused', notes: { refused: [read.refused] } });
    else if ('opened' in read) {
      const { total, ...notes } = read.opened;
      this.#batches.set(id, { total, notes });
    } else {
      for (const [index, { photos, ...row }] of read.rows.entries()) {
        this.#batches.addRow(id, first + index, row);
        for (const photo of photos)
          this.#desk.submissions.photos.add(ownerOf(id, first + index), photo);
      }
      return first + read.rows.length;
    }
    return first;
  }

  async #take(id: string): Promise<void> {
    const batch = this.#batches.byId(id);
    if (batch?.state !== 'taking') return;
    try {
      while (takeSome(this.#desk, batch)) {
        if (this.#stopped) return;
        await setImmediate();
      }
    } catch (error) {
      this.#batches.set(id, { state: 'read' }); // what is missing can be taken in again
      throw error;
    }
    this.#batches.set(id, { state: 'taken' });
  }
}
