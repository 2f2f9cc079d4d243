/** Pressing the button: the photographs, the proof, the form, each with a word of what is waited for. */
import { draftOf, forgetDraft, keepDraft } from './draft.ts';
import { element } from './element.ts';
import { proven } from './proof.ts';
import { sendForm } from './send.ts';
import { keepSender } from './sender.ts';
import type { Uploading } from './uploading.ts';
import { say } from './words.ts';

export interface SubmitContext {
  /** Of the draft. */
  key: string;
  uploading: Uploading | undefined;
  /** The form was received: its draft is not kept any more. */
  done: () => void;
  /** The desk's own page says what is wrong. */
  again: (main: HTMLElement) => void;
}

export async function submitForm(form: HTMLFormElement, context: SubmitContext): Promise<void> {
  const press = form.querySelector<HTMLButtonElement>('.send button');
  if (!press || press.disabled) return;
  const status = statusBelow(press);
  const tell = (words: string): void => status.replaceChildren(words);
  press.disabled = true;
  await keepDraft(context.key, draftOf(form));
  try {
    if (!(await photosTaken(context.uploading, tell))) {
      press.disabled = false;
      return tell(say('desk.client.photo.missing'));
    }
    await photosThere(context.uploading, tell);
    await proven(form, () => tell(say('desk.client.proving')));
    tell(say('desk.client.sending'));
    const sent = await sendForm(form, () => tell(say('desk.client.waiting')));
    if (sent.as === 'received') {
      context.done();
      keepSender(form);
      await forgetDraft(context.key);
      location.assign(sent.address);
    } else if (sent.as === 'again') context.again(sent.main);
    else tell(sent.words);
  } catch {
    tell(say('desk.client.offline'));
  }
  press.disabled = false;
}

function statusBelow(press: HTMLElement): Element {
  const status = press.parentElement?.querySelector('.progress') ?? element('span');
  status.className = 'progress';
  status.setAttribute('role', 'status');
  press.after(status);
  return status;
}

/** Waits for files that are still looked at; `false` where one of them, meant to be sent, was refused. */
async function photosTaken(
  uploading: Uploading | undefined,
  tell: (words: string) => void,
): Promise<boolean> {
  let isTaken = true;
  while (uploading?.looking) {
    tell(say('desk.client.photo.looking'));
    isTaken = (await uploading.looking) && isTaken;
  }
  return isTaken;
}

/** Waits for the photographs; those that cannot come before the form come with it. */
async function photosThere(
  uploading: Uploading | undefined,
  tell: (words: string) => void,
): Promise<void> {
  if (!uploading || uploading.open === 0) return;
  const show = (): void => {
    const percent = Math.floor(uploading.share * 100);
    tell(say('desk.client.upload.send', { count: uploading.open, percent }));
  };
  show();
  const showing = setInterval(show, 5000);
  await uploading.settled();
  clearInterval(showing);
}
