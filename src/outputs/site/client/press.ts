/** A press officer's page: what is to be posted today, texts by network, copied with one tap. */
import { element } from '../../../base/view/element.ts';
import { foldName } from '../../../model/fold-name.ts';
import { localDay } from '../../../model/zone.ts';

for (const box of document.querySelectorAll<HTMLElement>('.press-today')) showToday(box);
for (const box of document.querySelectorAll<HTMLElement>('[data-captions]')) attachTabs(box);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]'))
  button.addEventListener('click', () => void copy(button));

/** Marks today in the calendar; the box shows it, else the next day of posts, else the last. */
function showToday(box: HTMLElement): void {
  const days = [...document.querySelectorAll<HTMLElement>('.press-day')];
  const today = localDay(new Date(), box.dataset['zone'] ?? 'UTC');
  const shown = days.find(({ dataset }) => (dataset['date'] ?? '') >= today) ?? days.at(-1);
  if (!shown) return;
  const date = shown.dataset['date'] ?? '';
  const when = date === today ? 'today' : date > today ? 'next' : 'over';
  for (const word of box.querySelectorAll<HTMLElement>('[data-when]'))
    word.hidden = word.dataset['when'] !== when;
  if (when === 'today') {
    shown.dataset['today'] = '';
    shown.querySelector('.mark')?.removeAttribute('hidden');
  }
  const link = shown.querySelector<HTMLAnchorElement>('.head a')!;
  box.querySelector('.day')!.textContent = link.textContent;
  box.querySelector<HTMLAnchorElement>('[data-day]')!.href = link.href;
  const bundle = shown.querySelector<HTMLAnchorElement>('[data-bundle]');
  const take = box.querySelector<HTMLAnchorElement>('[data-day-bundle]')!;
  if (bundle) {
    take.href = bundle.href;
    take.append(` (${bundle.textContent.trim()})`);
    take.hidden = false;
    box.querySelector('[data-day]')!.classList.add('plain');
  }
  const partsOf = (row: Element): Node[] =>
    ['.face > *', 'time', '.who > a'].map((part) => row.querySelector(part)!.cloneNode(true));
  const posts = [...shown.querySelectorAll('[data-words]')].map((row) =>
    element('li', {}, ...partsOf(row)),
  );
  box.querySelector('ul')!.replaceChildren(...posts);
}

/** One tap shows the text of a network; arrows go from tab to tab. */
function attachTabs(box: HTMLElement): void {
  const tabs = [...box.querySelectorAll<HTMLButtonElement>('[role="tab"]')];
  const choose = (chosen: HTMLButtonElement): void => {
    for (const tab of tabs) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    for (const panel of box.querySelectorAll<HTMLElement>('.caption')) {
      const isShown = panel.id === chosen.getAttribute('aria-controls');
      panel.toggleAttribute('data-shown', isShown);
      if (isShown)
        panel.querySelector('[data-letters]')!.textContent = chosen.dataset['count'] ?? '';
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', ({ key }) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      const next = tabs.at((index + step) % tabs.length);
      if (step === 0 || !next) return;
      choose(next);
      next.focus();
    });
  }
}

/** How long the button's answer stands, ms. */
const ANSWER = 4000;

async function copy(button: HTMLButtonElement): Promise<void> {
  const box = button.closest('.caption');
  const caption = box?.querySelector('[data-caption]');
  const status = box?.querySelector<HTMLElement>('[data-copied]');
  try {
    await navigator.clipboard.writeText(caption?.textContent ?? '');
    if (!status) return;
    const answer = (isDone: boolean): void => {
      button.toggleAttribute('data-done', isDone);
      status.textContent = isDone ? (status.dataset['copied'] ?? '') : '';
    };
    answer(true);
    setTimeout(() => answer(false), ANSWER);
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
  const status = form.querySelector<HTMLElement>('[role="status"]');
  if (status) status.textContent = found === 0 ? (status.dataset['none'] ?? '') : '';
});
