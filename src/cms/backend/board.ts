/** Everything on its way at once: Decap asks twice about each card of its board, within a minute. */
import type { StoredFile } from '../../git/objects.ts';
import { MAIN, type Repository } from '../../git/repository.ts';
import { isNotices, type Address } from './address.ts';
import { listDrafts, type Draft } from './drafts.ts';
import { Refusal } from './refusal.ts';

export interface OpenDraft extends Draft {
  /** The entry's files as they are published, and in the draft. */
  before: readonly StoredFile[];
  files: readonly StoredFile[];
}

interface Reading {
  drafts: ReadonlyMap<string, OpenDraft>;
  texts: ReadonlyMap<string, Buffer>;
}

/** What another program pushes is seen after this time; what editors do here, at once. */
const FRESH_MS = 1000;

/**
 * Reads all drafts by six calls of Git, whatever their number, and keeps them while no branch moves.
 * A call for each question would let a board of a thousand wait longer than Decap does.
 */
export class Board {
  readonly #repository: Repository;
  #recent: { at: number; reading: Promise<Reading> } | undefined;
  #state = '';
  #reading: Promise<Reading> | undefined;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  async all(): Promise<OpenDraft[]> {
    return [...(await this.#fresh()).drafts.values()];
  }

  /** @throws {Refusal} 404, which Decap takes for "nothing is under way". */
  async find({ branch }: Address): Promise<OpenDraft> {
    const draft = (await this.#fresh()).drafts.get(branch);
    if (!draft) throw new Refusal(404, 'gone');
    return draft;
  }

  async read(blob: string): Promise<Buffer | null> {
    const text = (await this.#fresh()).texts.get(blob);
    return text ?? (await this.#repository.readAll([blob]))[0] ?? null;
  }

  /** After a change of ours. */
  forget(): void {
    this.#recent = undefined;
  }

  #fresh(): Promise<Reading> {
    if (!this.#recent || performance.now() - this.#recent.at > FRESH_MS) {
      const recent = { at: performance.now(), reading: this.#readMoved() };
      recent.reading.catch(() => this.forget());
      this.#recent = recent;
    }
    return this.#recent.reading;
  }

  async #readMoved(): Promise<Reading> {
    const [drafts, main] = await Promise.all([
      listDrafts(this.#repository),
      this.#repository.tip(MAIN),
    ]);
    const state = JSON.stringify([main, drafts.map(({ branch, tip }) => [branch, tip])]);
    if (state !== this.#state || !this.#reading) {
      this.#state = state;
      this.#reading = read(this.#repository, drafts);
      this.#reading.catch(() => (this.#state = ''));
    }
    return this.#reading;
  }
}

async function read(repository: Repository, drafts: readonly Draft[]): Promise<Reading> {
  const published = Map.groupBy(await repository.list('content'), (stored) =>
    isNotices({ place: stored.path.slice('content/'.length) })
      ? stored.path
      : stored.path.slice(0, stored.path.lastIndexOf('/')),
  );
  const inside = await repository.listAll(drafts.map(({ tip, folder }) => ({ at: tip, folder })));
  const open = drafts.map((draft, index): OpenDraft => ({
    ...draft,
    before: published.get(draft.folder) ?? [],
    files: inside[index] ?? [],
  }));
  const blobs = open.flatMap(({ files, text }) =>
    files.filter(({ path }) => path === text).map(({ blob }) => blob),
  );
  const bytes = await repository.readAll(blobs);
  const texts = new Map(blobs.map((blob, index) => [blob, bytes[index] ?? Buffer.alloc(0)]));
  return { drafts: new Map(open.map((draft) => [draft.branch, draft])), texts };
}
