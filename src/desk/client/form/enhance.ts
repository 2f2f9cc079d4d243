/** What the form can do on a device with scripts; without them it is sent as it is. */
import { showClip } from './clip.ts';
import { draftKey, draftOf, fillForm, forgetDraft, keepDraft, readDraft } from './draft.ts';
import { echoDates } from './echo-dates.ts';
import { button, element, settled } from './element.ts';
import { showPhotos } from './photos.ts';
import { keepSender, fillSender } from './sender.ts';
import { sendForm } from './send.ts';
import { tellSimilar } from './similar.ts';
import { language, say } from './words.ts';

const find = (): HTMLFormElement | null => document.querySelector('form[data-sending]');

/** A form that was received is not kept again by what was still waiting to be kept. */
const received = new WeakSet<HTMLFormElement>();

/** The form as the page opens: what was begun here is put back first. */
export async function openForm(): Promise<void> {
  const form = find();
  if (!form) return;
  const draft = await readDraft(draftKey(form));
  if (draft) {
    fillForm(form, draft);
    form.before(restoredNote(form, draft.at));
  } else if (fillSender(form))
    form
      .querySelector('[name="contact.contact"]')
      ?.after(element('p', { className: 'hint' }, say('desk.client.sender')));
  enhance(form);
}

function enhance(form: HTMLFormElement): void {
  const key = draftKey(form);
  const keep = (): void => {
    if (!received.has(form)) void keepDraft(key, draftOf(form));
  };
  const keepSoon = settled(keep, 400);
  form.addEventListener('input', keepSoon);
  form.addEventListener('change', keepSoon);
  echoDates(form);
  showPhotos(form);
  tellSimilar(form);
  showClip(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(form, key);
  });
}

function restoredNote(form: HTMLFormElement, at: number): HTMLElement {
  const when = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).format(at);
  const clear = button(say('desk.client.draft.clear'), () => {
    void forgetDraft(draftKey(form)).then(() => location.replace(location.href));
  });
  return element(
    'div',
    { className: 'notice', role: 'status' },
    element('p', {}, say('desk.client.draft', { when })),
    element('p', {}, clear),
  );
}

async function send(form: HTMLFormElement, key: string): Promise<void> {
  const press = form.querySelector<HTMLButtonElement>('.send button');
  if (!press || press.disabled) return;
  const status = form.querySelector('.progress') ?? element('p', { className: 'progress' });
  status.setAttribute('role', 'status');
  press.after(status);
  const tell = (words: string): void => status.replaceChildren(words);
  press.disabled = true;
  await keepDraft(key, draftOf(form));
  tell(say('desk.client.sending'));
  try {
    const sent = await sendForm(form, () => tell(say('desk.client.waiting')));
    if (sent.as === 'received') {
      received.add(form);
      keepSender(form);
      await forgetDraft(key);
      location.assign(sent.address);
    } else if (sent.as === 'again') showAgain(sent.main, key);
    else tell(sent.words);
  } catch {
    tell(say('desk.client.offline'));
  }
  press.disabled = false;
}

/** The desk's own page says what is wrong; photographs that could be read lie there already. */
function showAgain(main: HTMLElement, key: string): void {
  document.querySelector('main')?.replaceWith(main);
  const form = find();
  if (!form) return;
  void keepDraft(key, draftOf(form));
  enhance(form);
  document.querySelector<HTMLElement>('[role=alert]')?.focus();
}
