/** Pressing the button: the photographs, the proof, the form, each with a word of what is waited for. */
import { element } from '../../../base/view/element.ts';
import { proven } from './proof.ts';
import { sendForm } from './send.ts';
import { keepSender } from './sender.ts';
import type { Uploading } from './uploading.ts';
import { say } from '../../page/say.ts';

export interface SubmitContext {
  uploading: Uploading | undefined;
  /** Keeps the form's draft as it is now. */
  keep: () => void;
  /** The form was received: its draft is not kept any more. */
  done: () => Promise<void>;
  /** The desk's own page says what is wrong. */
  again: (main: HTMLElement) => void;
}

/** Sends the form once its proof and its photographs are ready; what fails is said below its button. */
export async function submitForm(form: HTMLFormElement, context: SubmitContext): Promise<void> {
  const press = form.querySelector<HTMLButtonElement>('.send button');
  if (!press || press.disabled) return;
  const status = statusBelow(press);
  const tell = (message: string): void => status.replaceChildren(message);
  press.disabled = true;
  try {
    await proven(form, () => tell(say('desk.client.proving')));
    if (!(await photosReady(context.uploading, tell))) tell(say('desk.client.photo.missing'));
    else if (await send(form, { ...context, press }, tell)) return;
  } catch {
    tell(say('desk.client.offline'));
  }
  setInert(form, press, false);
  press.disabled = false;
}

/** What is written while the form is on its way would be lost; the word beside the button is read out. */
function setInert(form: HTMLFormElement, press: HTMLElement, isInert: boolean): void {
  for (const part of form.children)
    if (part instanceof HTMLElement && !part.contains(press)) part.inert = isInert;
}

/**
 * Whether it was received: the page is left then, and nothing more can be written into it.
 * @throws when the network stayed away.
 */
async function send(
  form: HTMLFormElement,
  { press, keep, done, again }: SubmitContext & { press: HTMLElement },
  tell: (message: string) => void,
): Promise<boolean> {
  setInert(form, press, true);
  tell(say('desk.client.sending'));
  const sent = await sendForm(form, () => {
    // The desk may have it all the same: pressed once more this is still the same sending.
    form.querySelector('[name=tried]')?.setAttribute('value', 'on');
    keep();
    tell(say('desk.client.waiting'));
  });
  if (sent.as === 'again') again(sent.main);
  if (sent.as === 'refused') tell(sent.message);
  if (sent.as !== 'received') return false;
  keepSender(form);
  await done();
  location.assign(sent.address);
  return true;
}

function statusBelow(press: HTMLElement): Element {
  const status = press.parentElement?.querySelector('.progress') ?? element('span');
  status.className = 'progress';
  status.setAttribute('role', 'status');
  press.after(status);
  return status;
}

/**
 * Waits for files that are still looked at, and for photographs on their way, also for those chosen
 * meanwhile; what cannot come before the form comes with it. `false` where one, meant to be sent, was refused.
 */
async function photosReady(
  uploading: Uploading | undefined,
  tell: (message: string) => void,
): Promise<boolean> {
  if (!uploading) return true;
  do {
    while (uploading.looking) {
      tell(say('desk.client.photo.looking'));
      if (!(await uploading.looking)) return false;
    }
    if (uploading.open > 0) await photosThere(uploading, tell);
  } while (uploading.looking);
  return true;
}

async function photosThere(uploading: Uploading, tell: (message: string) => void): Promise<void> {
  const show = (): void => {
    const percent = Math.floor(uploading.share * 100);
    tell(say('desk.client.upload.send', { count: uploading.open, percent }));
  };
  show();
  const showing = setInterval(show, 5000);
  await uploading.whenIdle();
  clearInterval(showing);
}
