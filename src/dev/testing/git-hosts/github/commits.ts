import { readCommit } from '../commits.ts';

/** A commit as GitHub tells it. */
export async function commitOf(folder: string, name: string) {
  const { sha, parents, author, message } = await readCommit(folder, name);
  return {
    sha,
    parents: parents.map((parent) => ({ sha: parent })),
    commit: { message, author, committer: author },
  };
}
