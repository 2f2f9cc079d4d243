import { once, type EventEmitter } from 'node:events';

/**
 * The next message of a thread or process of ours.
 * @param longest ms.
 * @throws when it fails, ends without a word or takes too long.
 */
export async function answerOf<T>(emitter: EventEmitter, longest: number): Promise<T> {
  const over = new AbortController();
  const { signal } = over;
  const timer = setTimeout(() => over.abort(), longest);
  const ended = once(emitter, 'exit', { signal }).then(() =>
    Promise.reject(new Error('no answer')),
  );
  try {
    const [answer] = await Promise.race([once(emitter, 'message', { signal }), ended]);
    return answer as T;
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}
