/** How many letters are written where there is room for so many; nothing is cut off. */
import { element } from '../../../base/view/element.ts';
import { say } from '../../page/say.ts';

/** Counts below each field with a limit how many letters it has, and how many too many. */
export function countLetters(within: ParentNode): void {
  for (const field of within.querySelectorAll<HTMLInputElement>('input[data-letters]')) {
    const most = Number(field.dataset['letters']);
    const counter = element('span', { className: 'echo', id: `${field.id}-letters` });
    const described = [field.getAttribute('aria-describedby'), counter.id]
      .filter(Boolean)
      .join(' ');
    field.setAttribute('aria-describedby', described);
    field.after(counter);
    const count = (): void => {
      const letters = lettersOf(field.value);
      const over = letters - most;
      counter.classList.toggle('over', over > 0);
      counter.textContent = say(over > 0 ? 'desk.client.letters.over' : 'desk.client.letters', {
        letters,
        most,
        over,
      });
    };
    field.addEventListener('input', count);
    count();
  }
}

/** As the desk will keep the text. */
const lettersOf = (text: string): number =>
  text.normalize('NFC').trim().replace(/\s+/g, ' ').length;
