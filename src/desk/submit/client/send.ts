/** Sends the form without leaving it: tried again while the network is away, and never twice. */
import pRetry from 'p-retry';
import { bodyOf } from './chosen.ts';

export type Sent =
  | { as: 'received'; address: string }
  /** The form again, with everything that is wrong. */
  | { as: 'again'; main: HTMLElement }
  /** Another word of the desk: too much, too late, its disk is full. */
  | { as: 'refused'; message: string };

/** Some two minutes: 1, 2, 4, 8, 16, 32 and 60 s between the trials. */
const PATIENCE = { retries: 7, minTimeout: 1000, maxTimeout: 60_000 };

/**
 * The UUID in the form makes a repeated sending the same submission, so that an answer that was
 * lost is simply asked for again.
 *
 * @param wait Called before every further trial.
 * @throws a `TypeError` when the network stayed away.
 */
export async function sendForm(form: HTMLFormElement, wait: () => void): Promise<Sent> {
  const response = await pRetry(() => fetch(form.action, { method: 'POST', body: bodyOf(form) }), {
    ...PATIENCE,
    onFailedAttempt: wait,
  });
  if (response.ok && new URL(response.url).pathname.startsWith('/status/'))
    return { as: 'received', address: response.url };
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const main = page.querySelector('main');
  if (main?.querySelector('form[data-sending]')) return { as: 'again', main };
  return { as: 'refused', message: main?.querySelector('.lead')?.textContent ?? '' };
}
