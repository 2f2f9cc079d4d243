/** The remote repository, if there is one: theirs is taken in, ours is given; nothing is forced. */
import { MAIN, type Repository } from './repository.ts';
import { git, GitError, gitLine } from './run.ts';

const TIMEOUT = 120_000;

/** Both sides changed the same lines; a person must decide. */
export class ConflictError extends Error {}

/**
 * Brings both to the same state: commits made elsewhere are merged into ours, then ours are pushed.
 * May be repeated at any time; when it fails both keep what they have.
 *
 * @param remote Address or path of the remote repository.
 * @returns The commit both are at.
 * @throws {ConflictError} when the same file was changed differently here and there.
 * @throws {GitError} when the remote cannot be reached or refuses.
 */
export async function synchronise(repository: Repository, remote: string): Promise<string> {
  const { folder } = repository;
  for (let attempt = 0; ; attempt += 1) {
    const theirs = await fetchTheirs(folder, remote);
    const ours = await takeIn(repository, theirs);
    if (ours === theirs) return ours;
    try {
      await git(folder, ['push', '--quiet', remote, `${ours}:refs/heads/${MAIN}`], {
        timeout: TIMEOUT,
      });
      return ours;
    } catch (error) {
      const moved = error instanceof GitError && /fetch first|non-fast-forward/.test(error.message);
      if (!moved || attempt >= 4) throw error;
    }
  }
}

/** Their newest commit, `null` when the remote repository is empty. */
async function fetchTheirs(folder: string, remote: string): Promise<string | null> {
  const listed = await git(folder, ['ls-remote', remote, `refs/heads/${MAIN}`], {
    timeout: TIMEOUT,
  });
  if (listed.length === 0) return null;
  await git(folder, ['fetch', '--quiet', remote, `+refs/heads/${MAIN}:refs/remote/${MAIN}`], {
    timeout: TIMEOUT,
  });
  return gitLine(folder, ['rev-parse', `refs/remote/${MAIN}`]);
}

/** Moves our branch so that it holds theirs too. */
async function takeIn(repository: Repository, theirs: string | null): Promise<string> {
  for (;;) {
    const ours = await repository.tip();
    if (theirs === null || ours === theirs) {
      if (ours === null) throw new Error('Nothing to push');
      return ours;
    }
    const merged = ours === null ? theirs : await merge(repository.folder, ours, theirs);
    if (merged === ours || (await repository.moveBranch(MAIN, ours, merged))) return merged;
  }
}

async function merge(folder: string, ours: string, theirs: string): Promise<string> {
  const base = await gitLine(folder, ['merge-base', ours, theirs]).catch(() => '');
  if (base === theirs) return ours;
  if (base === ours) return theirs;
  const tree = await gitLine(folder, ['merge-tree', '--write-tree', ours, theirs]).catch(
    (error: unknown) => {
      if (error instanceof GitError && error.status === 1) throw new ConflictError(error.message);
      throw error;
    },
  );
  const parents = ['-p', ours, '-p', theirs];
  return gitLine(folder, ['commit-tree', tree, ...parents, '-m', 'content: merge the remote']);
}
