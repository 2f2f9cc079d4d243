/** A bare Git repository as the store of what is approved: no work tree, no half-written file. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { walk } from '../base/platform/files.ts';
import { importStream, isSafePath, MAIN, TRAILER, type Change } from './change.ts';
import { fetchTheirs, lineTo } from './network.ts';
import { filesIn, readObjects, type StoredFile } from './objects.ts';
import { git, gitLine } from './run.ts';

/** Made of the newest commit, `null` in an empty repository; called again when that moved on. */
export type MakeChanges = (tip: string | null) => Promise<readonly Change[]>;

export interface Written {
  /** One for each change, in their order; empty when there was nothing to change. */
  commits: string[];
  /** The branch's newest commit afterwards. */
  tip: string | null;
}

export { MAIN };

/** How often somebody else may come first before we give up. */
const TRIES = 20;

/** All bytes are on the disk before a branch names them. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['core.fsync', 'all'],
  ['core.logAllRefUpdates', 'true'],
  ['gc.auto', '2000'],
];

/** What a repository that is not there yet begins with. */
interface Origin {
  content?: string | undefined;
  remote?: string | undefined;
  signal?: AbortSignal | undefined;
}

export class Repository {
  readonly folder: string;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Opens the repository, or creates it: as a copy of the remote one; where there is none, or an
   * empty one, from the files of `content`, which then lie in its folder `content/`. Whole or not
   * at all.
   * @param signal Gives up a copy under way.
   * @throws {GitError} when the remote cannot be reached.
   */
  static async open(folder: string, { content, remote, signal }: Origin = {}): Promise<Repository> {
    if (!existsSync(folder)) {
      await mkdir(path.dirname(folder), { recursive: true });
      const temporary = `${folder}.${randomUUID()}`;
      try {
        await git(temporary, ['init', '--quiet', '--bare', `--initial-branch=${MAIN}`, temporary]);
        for (const [name, value] of SETTINGS) await git(temporary, ['config', name, value]);
        const made = new Repository(temporary);
        const theirs = remote ? await fetchTheirs(temporary, lineTo(remote, signal)) : null;
        if (theirs) await made.moveBranch(MAIN, null, theirs);
        else if (content) await made.#fill(content);
        await rename(temporary, folder);
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
    }
    return new Repository(folder);
  }

  async #fill(content: string): Promise<void> {
    const names = (await walk(content)).filter((name) => isSafePath(`content/${name}`));
    const write = names.map((name) => ({
      path: `content/${name}`,
      data: { file: path.join(content, name) },
    }));
    await this.commit(async () => [{ message: 'content: begin with the archive as it is', write }]);
  }

  /** The newest commit of a branch, `null` when there is none. */
  tip(branch = MAIN): Promise<string | null> {
    return this.resolve(`refs/heads/${branch}`);
  }

  /** The object's full name, `null` when there is none of that name. */
  async resolve(name: string): Promise<string | null> {
    return gitLine(this.folder, ['rev-parse', '--verify', '--quiet', name]).catch(() => null);
  }

  /** Branches whose name begins so: `cms/` → `cms/veterans/abdirov-nurken`. */
  async branches(prefix: string): Promise<string[]> {
    const args = ['for-each-ref', '--format=%(refname:strip=2)', `refs/heads/${prefix}`];
    const lines = (await git(this.folder, args)).toString();
    return lines.split('\n').filter(Boolean);
  }

  /** All files below a folder (`content/veterans`), in the order of their paths. */
  async list(folder = '', at = MAIN): Promise<StoredFile[]> {
    if ((await this.resolve(`${at}^{commit}`)) === null) return [];
    const args = ['ls-tree', '-r', '-z', '--full-tree', at, ...(folder ? ['--', folder] : [])];
    const lines = (await git(this.folder, args)).toString();
    return [...lines.matchAll(/\d{6} blob ([0-9a-f]+)\t([^\0]+)\0/g)].map(
      ([, blob = '', name = '']) => ({ path: name, blob }),
    );
  }

  /**
   * The files right in many folders, each at a commit of its own, by one process. Where a file stands
   * instead of a folder, it is that file.
   */
  async listAll(wanted: readonly { at: string; folder: string }[]): Promise<StoredFile[][]> {
    const trees = await readObjects(
      this.folder,
      wanted.map(({ at, folder }) => `${at}:${folder}`),
    );
    return trees.map((tree, index) => (tree ? filesIn(tree, wanted[index]?.folder ?? '') : []));
  }

  /** The bytes of a file at a branch or commit; `null` when it is not there. */
  async read(file: string, at = MAIN): Promise<Buffer | null> {
    return (await this.readAll([`${at}:${file}`]))[0] ?? null;
  }

  /** Files that differ between two commits, and whether the second no longer has them. */
  async changed(from: string, to: string): Promise<{ path: string; isRemoved: boolean }[]> {
    const args = ['diff-tree', '-r', '-z', '--no-renames', '--name-status', from, to];
    const lines = (await git(this.folder, args)).toString();
    return [...lines.matchAll(/([A-Z])\0([^\0]+)\0/g)].map(([, sign, name = '']) => ({
      path: name,
      isRemoved: sign === 'D',
    }));
  }

  /** Bytes of many objects (`main:content/archive.yaml`, or blobs) by one process, in their order. */
  async readAll(names: readonly string[]): Promise<(Buffer | null)[]> {
    const objects = await readObjects(this.folder, names);
    return objects.map((found) => (found?.kind === 'blob' ? found.bytes : null));
  }

  /**
   * Writes changes as commits, one each. A branch moves from the commit the changes were made of to
   * the new one or not at all; when somebody else came first they are made again of what is now.
   * @throws when the changes cannot be made or written; the branch is then as before.
   */
  commit(make: MakeChanges, branch = MAIN): Promise<Written> {
    const written = this.#turn.then(() => this.#commit(make, branch));
    this.#turn = written.catch(() => undefined);
    return written;
  }

  async #commit(make: MakeChanges, branch: string): Promise<Written> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const tip = await this.tip(branch);
      const changes = await make(tip);
      if (changes.length === 0) return { commits: [], tip };
      const made = await this.#import(tip, changes);
      const last = made.at(-1) ?? null;
      if (last && (await this.moveBranch(branch, tip, last))) return { commits: made, tip: last };
    }
    throw new Error(`The branch ${branch} moves too often`);
  }

  /** Makes the commits under a name of their own, which is gone afterwards. */
  async #import(tip: string | null, changes: readonly Change[]): Promise<string[]> {
    const own = `refs/desk/${randomUUID()}`;
    const input = importStream(own, tip, changes, Math.floor(Date.now() / 1000));
    try {
      await git(this.folder, ['fast-import', '--quiet', '--done'], { input });
      const range = [own, ...(tip ? [`^${tip}`] : [])];
      const args = ['rev-list', '--reverse', '--topo-order', ...range];
      return (await gitLine(this.folder, args)).split('\n');
    } finally {
      await git(this.folder, ['update-ref', '-d', own]).catch(() => undefined);
    }
  }

  /** Compare and swap: moves a branch if it still is where it was. */
  moveBranch(branch: string, from: string | null, to: string): Promise<boolean> {
    return this.#update(branch, from, [to, from ?? '0'.repeat(to.length)]);
  }

  /** Removes a branch if it still is where it was. */
  removeBranch(branch: string, from: string): Promise<boolean> {
    return this.#update(branch, from, [from], ['-d']);
  }

  async #update(branch: string, from: string | null, values: string[], options: string[] = []) {
    try {
      await git(this.folder, ['update-ref', ...options, `refs/heads/${branch}`, ...values]);
      return true;
    } catch (error) {
      if ((await this.tip(branch)) === from) throw error;
      return false;
    }
  }

  /** Which submissions a branch holds, with their commits: told by the trailers. */
  async submissions(branch = MAIN): Promise<Map<string, string>> {
    if ((await this.tip(branch)) === null) return new Map();
    const format = `--format=%H %(trailers:key=${TRAILER},valueonly,separator=%x20)`;
    const grep = `--grep=^${TRAILER}: `;
    const lines = (await git(this.folder, ['log', format, grep, branch])).toString().split('\n');
    return new Map(
      lines.flatMap((line) => {
        const [commit = '', ...ids] = line.split(' ').filter(Boolean);
        return ids.map((id) => [id, commit] as const);
      }),
    );
  }

  /**
   * Brings a folder to the state of a branch or commit, touching only what differs: what commands
   * that need files are given. Other files of the folder are removed. What is there is noted in an
   * index beside the folder, which is replaced when all is done: killed amid it, the next call
   * begins where this one did.
   */
  async checkOut(folder: string, at = MAIN): Promise<void> {
    await mkdir(folder, { recursive: true });
    const index = `${folder}.index`;
    const own = `${index}.${randomUUID()}`;
    const env = { GIT_INDEX_FILE: own };
    const run = (...args: string[]): Promise<Buffer> =>
      git(this.folder, [`--work-tree=${folder}`, ...args], { env });
    try {
      await copyFile(index, own).catch(() => undefined);
      await run('read-tree', '-u', '--reset', at).catch(async () => {
        await rm(own, { force: true }); // a broken index: every file is written again
        await run('read-tree', '-u', '--reset', at);
      });
      await run('clean', '-ffdqx');
      await rename(own, index);
    } finally {
      for (const left of [own, `${own}.lock`]) await rm(left, { force: true });
    }
  }
}
