/** Commits of a bare repository: read, made of a tree, merged. */
import { git, gitLine } from '../../../git/run.ts';

export interface Commit {
  sha: string;
  parents: string[];
  author: { name: string; email: string; date: string };
  message: string;
}

export async function readCommit(folder: string, name: string): Promise<Commit> {
  const format = '--format=%H%x00%P%x00%an%x00%ae%x00%aI%x00%B';
  const fields = (await git(folder, ['show', '-s', format, name])).toString().split('\0');
  const [sha = '', parents = '', author = '', email = '', date = '', message = ''] = fields;
  return {
    sha,
    parents: parents.split(' ').filter(Boolean),
    author: { name: author, email, date },
    message: message.trimEnd(),
  };
}

export async function commitTree(
  folder: string,
  tree: string,
  parents: readonly string[],
  message: string,
): Promise<string> {
  const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
  return (await git(folder, args, { input: [message] })).toString().trim();
}

/** The newest commit of a branch. @throws {GitError} when there is no such branch. */
export const tipOf = (folder: string, branch: string): Promise<string> =>
  gitLine(folder, ['rev-parse', '--verify', `refs/heads/${branch}`]);

/** Commits of the second that the first has not, the oldest first. */
export async function commitsBetween(folder: string, from: string, to: string): Promise<string[]> {
  const list = await gitLine(folder, ['rev-list', '--reverse', `${from}..${to}`]);
  return list.split('\n').filter(Boolean);
}

/** The tree of both sides together, `null` where they contradict. */
export const mergedTree = (folder: string, ours: string, theirs: string): Promise<string | null> =>
  gitLine(folder, ['merge-tree', '--write-tree', '--no-messages', ours, theirs]).catch(() => null);
