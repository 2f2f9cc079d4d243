/** The proof of work is waited for: whoever writes quickly is no machine. */

/** An old telephone needs some seconds; where none can be had the desk looks twice, ms. */
const PATIENCE = 60_000;

interface Widget extends HTMLElement {
  getState: () => string;
  verify: () => Promise<unknown>;
}

/**
 * Settles when the form holds its proof or cannot have one.
 * @param wait Called when there is something to wait for.
 */
export async function proven(form: HTMLFormElement, wait: () => void): Promise<void> {
  const widget = form.querySelector<Widget>('altcha-widget');
  if (!widget || isProven(form)) return;
  wait();
  await Promise.race([solved(form, widget), pause(PATIENCE)]);
}

async function solved(form: HTMLFormElement, widget: Widget): Promise<void> {
  if (widget.getState() === 'verifying')
    await new Promise((done) => widget.addEventListener('statechange', done, { once: true }));
  // The field is filled after the state is told.
  await pause(0);
  // The task may have been asked for while there was no network.
  if (!isProven(form)) await widget.verify();
  await pause(0);
}

const isProven = (form: HTMLFormElement): boolean => Boolean(new FormData(form).get('altcha'));

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
