/** Runs Git's own program: without the caller's configuration, never asking anybody anything. */
import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { endGroup } from '../base/platform/process-group.ts';

/** Git ended with an error. The message holds Git's words and never a password of an address. */
export class GitError extends Error {
  constructor(command: string, status: number | null, words: string) {
    super(`git ${command}: ${words.trim().replace(/\/\/[^/@\s]+@/g, '//') || String(status)}`);
  }
}

/** Nobody's name is written but this one: who sent an entry is not Git's business. */
const DESK = { name: 'Estelik desk', email: 'desk@estelik.invalid' };
export const AUTHOR = `${DESK.name} <${DESK.email}>`;

/** Bytes of an answer kept; the text of 5,000 entries has some 20 MB. */
const LARGEST_ANSWER = 1_000_000_000;
/** How long the pipes of an ended Git may be silent, held open by what it started, ms. */
const GRACE = 5000;

const ENVIRONMENT = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: DESK.name,
  GIT_AUTHOR_EMAIL: DESK.email,
  GIT_COMMITTER_NAME: DESK.name,
  GIT_COMMITTER_EMAIL: DESK.email,
  LC_ALL: 'C',
};

/** Variables of a Git that may have called us, which would lead to its repository. */
const FOREIGN = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE.*|PREFIX)$/;

const ownEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name))),
  ...ENVIRONMENT,
});

export type Setting = readonly [name: string, value: string];

/** Settings of one call, by its environment: arguments are seen by everybody of the machine. */
export const settings = (list: readonly Setting[]): Record<string, string> =>
  Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(list.length)],
    ...list.flatMap(([name, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, name],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ]) as Record<string, string>;

export interface Call {
  input?: Iterable<string | Uint8Array>;
  env?: Record<string, string>;
  /** Milliseconds after which a call over the network is given up. */
  timeout?: number;
  /** Gives the call up at once. */
  signal?: AbortSignal | undefined;
}

/**
 * Calls `git --git-dir=<folder> <args>` and returns what it wrote. Git leads a group of processes:
 * what is given up ends with its helpers, which speak over the network and hold its pipes.
 * @throws {GitError} when Git ends with another status than 0, or was given up.
 */
export function git(folder: string, args: readonly string[], call: Call = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (call.signal?.aborted) throw new GitError(args[0] ?? '', null, 'given up');
    const child = spawn('git', [`--git-dir=${folder}`, '-c', 'core.quotepath=false', ...args], {
      env: { ...ownEnvironment(), ...call.env },
      detached: true,
    });
    const out: Buffer[] = [];
    let size = 0;
    let words = '';
    let grace: NodeJS.Timeout | undefined;
    const giveUp = (): void => {
      words += ' given up';
      void endGroup(child.pid);
    };
    const timer = call.timeout === undefined ? undefined : setTimeout(giveUp, call.timeout);
    call.signal?.addEventListener('abort', giveUp, { once: true });
    child.stdout.on('data', (part: Buffer) => {
      grace?.refresh();
      size += part.length;
      if (size > LARGEST_ANSWER) giveUp();
      else out.push(part);
    });
    child.stderr.on('data', (part: Buffer) => (words = (words + part.toString()).slice(-4000)));
    child.on('error', reject);
    child.on('exit', () => {
      grace = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, GRACE);
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      clearTimeout(grace);
      call.signal?.removeEventListener('abort', giveUp);
      if (status === 0) resolve(Buffer.concat(out));
      else reject(new GitError(args[0] ?? '', status, words));
    });
    pipeline(Readable.from(call.input ?? []), child.stdin).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return; // Git ended early: its status says why
      giveUp();
      reject(error);
    });
  });
}

/** What Git answers in one line. */
export const gitLine = async (
  folder: string,
  args: readonly string[],
  call: Call = {},
): Promise<string> => (await git(folder, args, call)).toString().trim();
