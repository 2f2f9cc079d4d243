/** What the form can do on a device with scripts; without them it is sent as it is. */
import { addFilters } from '../../page/filter.ts';
import { showClip } from './clip.ts';
import { draftKey, draftOf, fillForm, forgetDraft, keepDraft, readDraft } from './draft.ts';
import { countLetters } from './count-letters.ts';
import { echoDates } from './echo-dates.ts';
import { button, element, settled } from './element.ts';
import { showPhotos } from './photos.ts';
import { fillSender } from './sender.ts';
import { tellSimilar } from './similar.ts';
import { submitForm } from './submit.ts';
import { language, say } from './words.ts';

const find = (): HTMLFormElement | null => document.querySelector('form[data-sending]');

/** The form as the page opens: what was begun here is put back first. */
export async function openForm(): Promise<void> {
  const form = find();
  if (!form) return;
  const draft = await readDraft(draftKey(form));
  if (draft) fillForm(form, draft);
  else if (fillSender(form))
    form
      .querySelector('[name="contact.contact"]')
      ?.after(element('p', { className: 'hint' }, say('desk.client.sender')));
  const { clear } = enhance(form);
  if (draft) form.before(restoredNote(draft.at, clear));
}

function enhance(form: HTMLFormElement): { clear: () => Promise<void> } {
  const key = draftKey(form);
  /** What was still waiting to be kept is not kept any more. */
  let isDone = false;
  const keep = (): void => {
    if (!isDone) void keepDraft(key, draftOf(form));
  };
  const keepSoon = settled(keep, 400);
  form.addEventListener('input', keepSoon);
  form.addEventListener('change', keepSoon);
  echoDates(form);
  countLetters(form);
  addFilters(form);
  const uploading = showPhotos(form);
  tellSimilar(form);
  showClip(form);
  const done = (): void => void (isDone = true);
  // A browser may keep the page alive behind the receipt, with all of the person who was sent.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isDone) location.reload();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submitForm(form, { key, uploading, done, again: (main) => showAgain(main, key) });
  });
  const clear = async (): Promise<void> => {
    done();
    uploading?.follow([]);
    await forgetDraft(key);
    location.replace(location.href);
  };
  return { clear };
}

/** By the clock of this device: «29 қараша 17:32», «29 ноября, 17:32». */
function sayMoment(at: number): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const say = (parts: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, parts).format(at);
  const day = say({ day: 'numeric', month: 'long' });
  const time = say({ hour: '2-digit', minute: '2-digit' });
  return `${day}${language === 'kk' ? ' ' : ', '}${time}`;
}

function restoredNote(at: number, clear: () => Promise<void>): HTMLElement {
  const when = sayMoment(at);
  return element(
    'div',
    { className: 'notice', role: 'status' },
    element('p', {}, say('desk.client.draft', { when })),
    element(
      'p',
      {},
      button(say('desk.client.draft.clear'), () => void clear()),
    ),
  );
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
