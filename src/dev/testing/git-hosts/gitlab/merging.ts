/** What GitLab does with a branch whose merge request is brought up to date or accepted. */
import { git } from '../../../../git/run.ts';
import { commitsBetween, commitTree, mergedTree, readCommit, tipOf } from '../commits.ts';

/** @returns Whether it could be done; a branch that contradicts stays as it is. */
export async function rebaseOnto(folder: string, onto: string, branch: string): Promise<boolean> {
  const before = await tipOf(folder, branch);
  const base = await tipOf(folder, onto);
  let tip = base;
  for (const sha of await commitsBetween(folder, base, before)) {
    const tree = await mergedTree(folder, base, sha);
    if (!tree) return false;
    tip = await commitTree(folder, tree, [tip], (await readCommit(folder, sha)).message);
  }
  await git(folder, ['update-ref', `refs/heads/${branch}`, tip, before]);
  return true;
}

/** @param squashed The message of the one commit that all become, `null` where they stay. */
export async function mergeInto(
  folder: string,
  target: string,
  branch: string,
  { squashed, message }: { squashed: string | null; message: string },
): Promise<boolean> {
  const [before, head] = [await tipOf(folder, target), await tipOf(folder, branch)];
  const tree = await mergedTree(folder, before, head);
  if (!tree) return false;
  const side = squashed === null ? head : await commitTree(folder, tree, [before], squashed);
  const merged = await commitTree(folder, tree, [before, side], message);
  await git(folder, ['update-ref', `refs/heads/${target}`, merged, before]);
  return true;
}
