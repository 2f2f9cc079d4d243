/**
 * Foreign pictures decoded in processes of their own, which are renewed: what a broken one pins in
 * the decoder's memory goes with the process, and one that kills it harms nobody else.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fault } from '../../model/problem.ts';
import { answerOf } from './answer.ts';
import type { Cleaned } from './clean-photo.ts';
import type { PhotoEdit } from './photo-edit.ts';
import type { CleaningAnswer, CleaningRequest } from './photo-process.ts';

export interface CleaningBounds {
  /** Pictures after which a process is renewed, or bytes it has grown to. */
  pictures: number;
  memory: number;
  /** ms for one picture: HEIC may take 30 s, and a busy machine longer. */
  timeout: number;
  /** ms after which a process that nobody asks ends. */
  idle: number;
}

const BOUNDS: CleaningBounds = { pictures: 200, memory: 500e6, timeout: 120_000, idle: 30_000 };

interface Decoder {
  child: ChildProcess;
  pictures: number;
  /** Takes it from those that wait for a picture. */
  wake?: () => void;
}

/**
 * @param picture Its bytes, or the path of its file, which goes through no other process then.
 * @throws when the file cannot be read; never for the picture's sake.
 */
export type CleanApart = (
  picture: Uint8Array | string,
  name?: string,
  edit?: PhotoEdit,
) => Promise<Cleaned>;

/** As many processes as pictures are asked for at once, renewed and ended by these bounds. */
export function cleaningApart(own: Partial<CleaningBounds> = {}, start = startProcess): CleanApart {
  const bounds = { ...BOUNDS, ...own };
  const idle: Decoder[] = [];

  /** Kept for the next picture, without keeping the desk alive. */
  function rest(decoder: Decoder): void {
    const { child } = decoder;
    child.unref();
    child.channel?.unref();
    const end = setTimeout(() => {
      wake();
      child.kill('SIGKILL');
    }, bounds.idle).unref();
    const wake = (): void => {
      clearTimeout(end);
      child.off('exit', wake);
      idle.splice(idle.indexOf(decoder), 1);
    };
    child.once('exit', wake);
    decoder.wake = wake;
    idle.push(decoder);
  }

  return async (picture, name = '', edit) => {
    const decoder = idle.at(-1) ?? { child: start(), pictures: 0 };
    decoder.wake?.();
    decoder.child.ref();
    decoder.child.channel?.ref();
    const request: CleaningRequest = { picture, name, edit };
    // Nothing where the process died of it or took too long.
    const answered = answerOf<CleaningAnswer>(decoder.child, bounds.timeout).catch(() => null);
    decoder.child.send(request, (error) => error && decoder.child.kill('SIGKILL'));
    const answer = await answered;
    decoder.pictures += 1;
    if (!answer || answer.memory > bounds.memory || decoder.pictures >= bounds.pictures)
      decoder.child.kill('SIGKILL');
    else rest(decoder);
    if (answer?.cleaned === null) throw new Error(`No file of the picture ${name}`);
    return answer?.cleaned ?? { refused: fault('photo-unreadable', 'photos', { file: name }) };
  };
}

/** Like `cleanPhoto`, apart. */
export const cleanApart = cleaningApart();

/** Whoever asks for a page comes before pictures: one takes longer than a hundred pages. */
export function startProcess(): ChildProcess {
  const child = fork(new URL('./photo-process.ts', import.meta.url), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return child;
}
