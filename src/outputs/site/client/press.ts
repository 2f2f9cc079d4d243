/** Copies captions, and leaves of a calendar only whose name was typed. */
import { foldName } from '../../../model/fold-name.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]'))
  button.addEventListener('click', () => void copy(button));

async function copy(button: HTMLButtonElement): Promise<void> {
  const caption = button.parentElement?.querySelector('[data-caption]');
  const said = document.querySelector<HTMLElement>('[data-copied]');
  try {
    await navigator.clipboard.writeText(caption?.textContent ?? '');
    if (said) said.textContent = said.dataset['copied'] ?? '';
    button.dataset['done'] = '';
  } catch {
    // Refused by the browser: the text stands there to be marked by hand.
    if (caption) getSelection()?.selectAllChildren(caption);
  }
}

const form = document.querySelector<HTMLFormElement>('form[data-filter]');
form?.addEventListener('submit', (event) => event.preventDefault());
form?.addEventListener('input', () => {
  const words = foldName(form.querySelector('input')?.value ?? '');
  let found = 0;
  for (const item of document.querySelectorAll<HTMLElement>('[data-words]')) {
    const own = (item.dataset['words'] ?? '').split(' ');
    item.hidden = !words.every((word) => own.some((one) => one.startsWith(word)));
    if (!item.hidden) found += 1;
  }
  for (const day of document.querySelectorAll<HTMLElement>('.press-day'))
    day.hidden = !day.querySelector('[data-words]:not([hidden])');
  const said = form.querySelector<HTMLElement>('[role="status"]');
  if (said) said.textContent = found === 0 ? (said.dataset['none'] ?? '') : '';
});
