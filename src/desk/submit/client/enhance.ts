/** What the form can do on a device with scripts; without them it is sent as it is. */
import { addFilters } from '../../page/filter.ts';
import { showClip } from './clip.ts';
import { baseOf, defaultsOf, valuesOf, type Values } from '../../page/written.ts';
import { claimDraft, fillForm, forgetDraft, keepDraft, readDraft } from './draft.ts';
import { countLetters } from './count-letters.ts';
import { echoDates } from './echo-dates.ts';
import { element } from '../../../base/view/element.ts';
import { button } from '../../page/element.ts';
import { showPhotos } from './photos.ts';
import { fillSender } from './sender.ts';
import { tellSimilar } from './similar.ts';
import { submitForm } from './submit.ts';
import { language, say } from '../../page/say.ts';

const find = (): HTMLFormElement | null => document.querySelector('form[data-sending]');

/** Where a form's draft lies, and what the form said when the page was opened. */
interface DraftOf {
  key: string;
  base: Values;
}

/** The form as the page opens: what was begun here is put back first. */
export async function openForm(): Promise<void> {
  const form = find();
  if (!form) return;
  // A page that was kept alive behind another has let its draft go.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  const opened = defaultsOf(form);
  const isWritten = (): boolean => JSON.stringify(valuesOf(form)) !== JSON.stringify(opened);
  const key = await claimDraft(form, isWritten);
  const draft = isWritten() ? undefined : await readDraft(key);
  const base = baseOf(form, opened, draft?.base);
  if (draft) fillForm(form, draft);
  else if (!isWritten() && fillSender(form))
    form
      .querySelector('[name="contact.contact"]')
      ?.after(element('p', { className: 'hint' }, say('desk.client.sender')));
  const { clear } = enhance(form, { key, base });
  if (draft) form.before(restoredNote(draft.at, clear));
}

function enhance(form: HTMLFormElement, { key, base }: DraftOf): { clear: () => Promise<void> } {
  let isDone = false;
  const keep = (): void => {
    if (!isDone) keepDraft(key, form, base);
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  echoDates(form);
  countLetters(form);
  addFilters(form);
  const uploading = showPhotos(form);
  tellSimilar(form);
  showClip(form);
  const done = (): Promise<void> => {
    isDone = true;
    return forgetDraft(key);
  };
  const again = (main: HTMLElement): void => showAgain(main, { key, base });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submitForm(form, { uploading, keep, done, again });
  });
  const clear = async (): Promise<void> => {
    uploading?.follow([]);
    await done();
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
function showAgain(main: HTMLElement, draft: DraftOf): void {
  document.querySelector('main')?.replaceWith(main);
  const form = find();
  if (!form) return;
  keepDraft(draft.key, form, draft.base);
  enhance(form, draft);
  document.querySelector<HTMLElement>('[role=alert]')?.focus();
}
