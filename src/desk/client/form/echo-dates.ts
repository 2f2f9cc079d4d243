/** Dates as people write them are shown back as they are understood. */
import { sayDate } from '../../../i18n/dates.ts';
import { parsePartialDate } from '../../../model/partial-date.ts';
import { element, settled } from './element.ts';
import { language, say } from './words.ts';

export function echoDates(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('input[data-date]')) {
    const echo = element('output', { className: 'echo' });
    echo.htmlFor.add(field.id);
    field.after(echo);
    const show = (): void => {
      const text = field.value.trim();
      const known = parsePartialDate(text) !== null;
      echo.textContent = !text
        ? ''
        : say(known ? 'desk.client.date' : 'desk.client.date.unknown', {
            date: sayDate(text, language),
          });
    };
    field.addEventListener('input', settled(show, 500));
    field.addEventListener('change', show);
    show();
  }
}
