/** What the remote repository brings is judged as `npm run check` judges it, before the branch moves. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { PROJECT } from '../../base/platform/cache.ts';
import { untilEnd } from '../../base/platform/process-group.ts';
import { parseFile } from '../../model/files/file.ts';
import { problemsSchema } from '../../model/files/problems.ts';
import type { Problem } from '../../model/problem.ts';
import { CONTENT } from '../store/archive-view.ts';
import type { Repository } from '../../git/repository.ts';

/** A merge would bring errors that were not there. */
export class RefusedMergeError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`a merge is refused: ${problems.map(({ file, code }) => `${file} ${code}`).join(', ')}`);
    this.problems = problems;
  }
}

const COMMAND = path.join(PROJECT, 'scripts/check.ts');
const TIMEOUT = 15 * 60_000;

export class MergeJudge {
  readonly #repository: Repository;
  readonly #folder: string;
  readonly #stopped: AbortSignal;
  /** Errors of the states seen last: a refused merge is tried again every minute. */
  #known = new Map<string, readonly Problem[]>();

  /** @param data Private folder; its `checked/` holds the files of what was judged last. */
  constructor(repository: Repository, data: string, stopped: AbortSignal) {
    this.#repository = repository;
    this.#folder = path.join(data, 'checked');
    this.#stopped = stopped;
  }

  /**
   * @param ours The commit before, `null` in an empty repository.
   * @throws {RefusedMergeError} when the merged state has errors that ours has not.
   */
  async judge(ours: string | null, merged: string): Promise<void> {
    const errors = await this.#errorsOf(merged);
    if (errors.length === 0) return;
    const before = new Set(ours === null ? [] : (await this.#errorsOf(ours)).map(keyOf));
    const fresh = errors.filter((error) => !before.has(keyOf(error)));
    if (fresh.length > 0) throw new RefusedMergeError(fresh);
  }

  async #errorsOf(commit: string): Promise<readonly Problem[]> {
    const tree = (await this.#repository.resolve(`${commit}^{tree}`)) ?? commit;
    const errors = this.#known.get(tree) ?? (await this.#check(commit));
    this.#known = new Map([...this.#known, [tree, errors] as const].slice(-4));
    return errors;
  }

  /** In a process of its own: thousands of entries are read while the desk answers others. */
  async #check(commit: string): Promise<Problem[]> {
    await this.#repository.checkOut(this.#folder, commit);
    const content = path.join(this.#folder, CONTENT);
    const args = [COMMAND, '--content', content, '--format', 'json', '--lang', 'en'];
    const report = await run(args, this.#stopped);
    const { problems } = parseFile('check --format json', report, problemsSchema);
    return problems.filter(({ severity }) => severity === 'error');
  }
}

/** Lines move when something else of the file is written. */
const keyOf = ({ file, field, code, params }: Problem): string =>
  JSON.stringify([file, field, code, params]);

/** What the command writes; its status says only whether there are errors. */
async function run(args: readonly string[], stopped: AbortSignal): Promise<string> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const [written, status] = await Promise.all([
    text(child.stdout),
    untilEnd(child, stopped, TIMEOUT),
  ]);
  if (status !== 0 && status !== 1) throw new Error(`the check of a merge ended with ${status}`);
  return written;
}
