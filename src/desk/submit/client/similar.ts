/** A quiet word when somebody like this is on the site already; the desk knows who is. */
import { element } from '../../../base/view/element.ts';
import { debounced } from '../../page/element.ts';
import { language } from '../../page/say.ts';

const COMPARED = /^(?:name\.\w+|birth\.date|place)$/;

/** Asks when one of the fields that tell people apart was left; without a network nothing is said. */
export function tellSimilar(form: HTMLFormElement): void {
  const place = form.querySelector('[name=place]')?.closest('.row');
  if (!place) return;
  const note = element('div', { role: 'status' });
  place.after(note);
  addToThem(form, note);
  let last = '';
  const ask = async (): Promise<void> => {
    const query = new URLSearchParams({ lang: language });
    for (const [name, value] of new FormData(form))
      if (COMPARED.test(name) && typeof value === 'string' && value.trim())
        query.append(name.replace(/\.\w+$/, ''), value.trim());
    if (String(query) === last) return;
    last = String(query);
    const answer = await fetch(`/similar?${query}`).catch(() => null);
    const text = answer?.ok ? await answer.text() : '';
    if (String(query) !== last) return;
    const { body } = new DOMParser().parseFromString(text, 'text/html');
    note.replaceChildren(...body.childNodes);
  };
  const askSoon = debounced(() => void ask(), 300);
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLElement && COMPARED.test(target.getAttribute('name') ?? ''))
      askSoon();
  });
  if (new FormData(form).get('place')) askSoon();
}

/** Sends what was typed as the beginning of an addition; the form then comes back as one. */
function addToThem(form: HTMLFormElement, note: HTMLElement): void {
  const about = element('input', { type: 'hidden', name: 'about' });
  note.addEventListener('click', ({ target }) => {
    const chosen = target instanceof HTMLElement && target.closest('button');
    if (!chosen) return;
    about.value = chosen.value;
    form.append(about);
    form.requestSubmit();
  });
  form.querySelector('.send button')?.addEventListener('click', () => about.remove());
}
