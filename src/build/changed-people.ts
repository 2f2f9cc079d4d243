import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Folders below `veterans/` in which a file was added or changed, in order. */
export async function changedPeople(content: string, since: string): Promise<string[]> {
  const git = [
    'diff',
    '--name-only',
    '--relative',
    '-z',
    '--diff-filter=d',
    since,
    '--',
    'veterans',
  ];
  const { stdout } = await run('git', git, { cwd: content });
  return [
    ...new Set(
      stdout.split('\0').flatMap((file) => /^veterans\/[^/]+\/[^/]+(?=\/)/.exec(file) ?? []),
    ),
  ];
}
