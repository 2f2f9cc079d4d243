/**
 * Foreign pictures decoded in processes of their own, which are renewed: what a broken one pins in
 * the decoder's memory goes with the process, and one that kills it harms nobody else.
 */
import { fork, type ChildProcess } from 'node:child_process';
import type { Cleaned } from './clean-photo.ts';
import type { PhotoEdit } from './photo-edit.ts';
import type { Asked, Told } from './photo-process.ts';

/** Pictures after which a process is renewed, or bytes it has grown to. */
const MOST_PICTURES = 200;
const MOST_MEMORY = 500e6;
/** HEIC may take 30 s, and a busy machine longer. */
const TIMEOUT_MS = 120_000;
/** A process that nobody asks ends. */
const IDLE_MS = 30_000;

interface Decoder {
  child: ChildProcess;
  pictures: number;
  /** Takes it from those that wait for a picture. */
  wake?: () => void;
}

const idle: Decoder[] = [];

/** Like `cleanPhoto`, apart. Never throws for the picture's sake. */
export async function cleanApart(bytes: Uint8Array, name = '', edit?: PhotoEdit): Promise<Cleaned> {
  const decoder = idle.at(-1) ?? start();
  decoder.wake?.();
  decoder.child.ref();
  decoder.child.channel?.ref();
  const told = await ask(decoder.child, { bytes, name, edit });
  decoder.pictures += 1;
  if (!told || told.memory > MOST_MEMORY || decoder.pictures >= MOST_PICTURES) {
    decoder.child.kill('SIGKILL');
  } else rest(decoder);
  return (
    told?.cleaned ?? {
      refused: { code: 'photo-unreadable', field: 'photos', params: { file: name } },
    }
  );
}

function start(): Decoder {
  const child = fork(new URL('./photo-process.ts', import.meta.url), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  return { child, pictures: 0 };
}

/** Kept for the next picture, without keeping the desk alive. */
function rest(decoder: Decoder): void {
  const { child } = decoder;
  child.unref();
  child.channel?.unref();
  const end = setTimeout(() => {
    wake();
    child.kill('SIGKILL');
  }, IDLE_MS).unref();
  const wake = (): void => {
    clearTimeout(end);
    child.off('exit', wake);
    idle.splice(idle.indexOf(decoder), 1);
  };
  child.once('exit', wake);
  decoder.wake = wake;
  idle.push(decoder);
}

/** `null` when the process died of it or took too long. */
function ask(child: ChildProcess, asked: Asked): Promise<Told | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(null), TIMEOUT_MS);
    const onMessage = (told: unknown): void => finish(told as Told);
    const onEnd = (): void => finish(null);
    const finish = (told: Told | null): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
      resolve(told);
    };
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
    child.send(asked, (error) => error && finish(null));
  });
}
