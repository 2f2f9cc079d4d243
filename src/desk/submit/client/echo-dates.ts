/** Dates as people write them are shown back as they are understood. */
import { element } from '../../../base/view/element.ts';
import { debounced } from '../../page/element.ts';
import { language } from '../../page/say.ts';

/** Says below each field of a date how the desk understands it, half a second after the last key. */
export function echoDates(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('input[data-date]')) {
    /** What the desk says of it stands there already. */
    const refused = field.getAttribute('aria-invalid') ? field.value.trim() : '';
    const echo = element('output', { className: 'echo' });
    echo.htmlFor.add(field.id);
    field.after(echo);
    const show = async (): Promise<void> => {
      const text = field.value.trim();
      const meaning = text && text !== refused ? await understood(field.name, text) : '';
      if (field.value.trim() === text) echo.textContent = meaning;
    };
    field.addEventListener(
      'input',
      debounced(() => void show(), 500),
    );
    void show();
  }
}

/** The desk says the date, or what it asks: browsers often have no Kazakh months. Offline nothing is said. */
async function understood(field: string, date: string): Promise<string> {
  const query = new URLSearchParams({ lang: language, field, date });
  return fetch(`/understood?${query}`).then(
    (answer) => (answer.ok ? answer.text() : ''),
    () => '',
  );
}
