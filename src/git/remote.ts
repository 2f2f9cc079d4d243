/** The remote repository, if there is one: theirs is taken in, ours is given; nothing is forced. */
import { MAIN } from './change.ts';
import { ConflictError, mergeTrees } from './merge.ts';
import { fetchTheirs, lineTo } from './network.ts';
import type { Repository } from './repository.ts';
import { git, GitError, gitLine } from './run.ts';

export interface Synchronising {
  /**
   * Looks at what would become of our branch before it moves.
   * @param ours The commit it is at, `null` in an empty repository.
   * @throws what stands against it; both sides then keep what they have.
   */
  check?: (ours: string | null, merged: string) => Promise<void>;
  /** Gives up what is under way. */
  signal?: AbortSignal;
  /** Milliseconds a call over the network may take. */
  longest?: number;
}

/**
 * Brings both to the same state: commits made elsewhere are merged into ours, then ours are pushed.
 * May be repeated at any time; when it fails both keep what they have.
 *
 * @param remote Address or path of the remote repository.
 * @returns The commit both are at.
 * @throws {ConflictError} when the same file was changed differently here and there.
 * @throws {GitError} when the remote cannot be reached or refuses.
 */
export async function synchronise(
  repository: Repository,
  remote: string,
  { check, signal, longest }: Synchronising = {},
): Promise<string> {
  const { folder } = repository;
  const line = lineTo(remote, signal, longest);
  for (let attempt = 0; ; attempt += 1) {
    const theirs = await fetchTheirs(folder, line);
    const ours = await takeIn(repository, theirs, check);
    if (ours === theirs) return ours;
    try {
      const what = `${ours}:refs/heads/${MAIN}`;
      await git(folder, ['push', '--quiet', line.address, what], line.transfer);
      return ours;
    } catch (error) {
      const moved = error instanceof GitError && /fetch first|non-fast-forward/.test(error.message);
      if (!moved || attempt >= 4) throw error;
    }
  }
}

/** Moves our branch so that it holds theirs too. */
async function takeIn(
  repository: Repository,
  theirs: string | null,
  check: Synchronising['check'],
): Promise<string> {
  for (;;) {
    const ours = await repository.tip();
    if (theirs === null || ours === theirs) {
      if (ours === null) throw new Error('Nothing to push');
      return ours;
    }
    const merged = ours === null ? theirs : await merge(repository.folder, ours, theirs);
    if (merged === ours) return merged;
    await check?.(ours, merged);
    if (await repository.moveBranch(MAIN, ours, merged)) return merged;
  }
}

async function merge(folder: string, ours: string, theirs: string): Promise<string> {
  const base = await gitLine(folder, ['merge-base', ours, theirs]).catch(() => null);
  if (base === null) throw new ConflictError('CONFLICT: the two archives have nothing in common');
  if (base === theirs) return ours;
  if (base === ours) return theirs;
  const tree = await mergeTrees(folder, base, ours, theirs);
  const parents = ['-p', ours, '-p', theirs];
  return gitLine(folder, ['commit-tree', tree, ...parents, '-m', 'content: merge the remote']);
}
