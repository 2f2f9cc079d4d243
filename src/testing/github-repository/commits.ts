/** Commits as GitHub tells them, and one made of a tree. */
import { git } from '../../desk/git/run.ts';

export async function commitTree(
  folder: string,
  tree: string,
  parents: readonly string[],
  message: string,
): Promise<string> {
  const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
  return (await git(folder, args, { input: [message] })).toString().trim();
}

export const commitOf = async (folder: string, sha: string) => {
  const format = '--format=%P%x00%an%x00%ae%x00%aI%x00%B';
  const said = (await git(folder, ['show', '-s', format, sha])).toString();
  const [parents = '', name, email, date, message] = said.split('\0');
  const author = { name, email, date };
  return {
    sha,
    parents: parents
      .split(' ')
      .filter(Boolean)
      .map((parent) => ({ sha: parent })),
    commit: { message: message?.trimEnd(), author, committer: author },
  };
};
