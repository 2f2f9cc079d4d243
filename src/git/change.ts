/** Changes as one stream for `git fast-import`: thousands of files cost one process. */
import { readFileSync } from 'node:fs';
import { AUTHOR } from './run.ts';

/** A file's content, or the file on this machine that holds it. */
export type FileData = string | Uint8Array | { file: string };

/** One commit: files written whole, files and folders removed. */
export interface Change {
  message: string;
  /** Ids of the submissions it settles: trailers by which a repetition is recognised. */
  submissions?: readonly string[];
  /** Paths from the root of the repository, with `/`. */
  write?: readonly { path: string; data: FileData }[];
  /** Files or whole folders; what is not there is no error. */
  remove?: readonly string[];
}

/** The branch that is published. */
export const MAIN = 'main';

/** The trailer that names a submission. */
export const TRAILER = 'Submission';

/** No way out of the repository, into its own folder, or past a file system's rules. */
export function isSafePath(path: string): boolean {
  const steps = path.split('/');
  return (
    path.length <= 300 &&
    !/[\u0000-\u001F\u007F\\:"<>|?*]/.test(path) &&
    path === path.toWellFormed() &&
    steps.every((step) => step !== '' && !/^\.{1,2}$/.test(step) && !/^\.git|\.$| $/i.test(step))
  );
}

/** The message with its trailers. A line that looks like one is not taken for one. */
export function messageOf({ message, submissions = [] }: Change): string {
  const trailers = submissions.map((id) => `${TRAILER}: ${id.replace(/\s/g, '')}\n`).join('');
  return `${message.trim()}\n${trailers && `\n${trailers}`}`;
}

/**
 * The stream that makes the changes, one commit each, on a branch of its own that starts at `tip`.
 * @param seconds The commits' time, seconds since 1970.
 * @throws when a path is none of ours.
 */
export function* importStream(
  branch: string,
  tip: string | null,
  changes: readonly Change[],
  seconds: number,
): Generator<string | Uint8Array> {
  for (const [index, change] of changes.entries()) {
    yield `commit ${branch}\ncommitter ${AUTHOR} ${seconds} +0000\n`;
    yield* data(messageOf(change));
    if (index === 0 && tip) yield `from ${tip}\n`;
    for (const path of change.remove ?? []) yield `D ${checked(path)}\n`;
    for (const { path, data: bytes } of change.write ?? []) {
      yield `M 100644 inline ${checked(path)}\n`;
      yield* data(bytes);
    }
    yield '\n';
  }
  yield 'done\n';
}

function* data(content: FileData): Generator<string | Uint8Array> {
  const bytes = bytesOf(content);
  yield `data ${bytes.length}\n`;
  yield bytes;
  yield '\n';
}

/** One file at a time: an archive's photographs together are more than the memory. */
function bytesOf(content: FileData): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return 'file' in content ? readFileSync(content.file) : content;
}

function checked(path: string): string {
  if (!isSafePath(path)) throw new Error(`Not a path of the repository: ${JSON.stringify(path)}`);
  return path;
}
