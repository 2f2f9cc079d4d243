/** Long lists in a form get a field that narrows them; without scripts all of a list is there. */
import { foldName } from '../../model/fold-name.ts';
import { element } from '../../base/view/element.ts';
import { say } from './say.ts';

/** What can be found by its words, and how it is shown or put away. */
interface Item {
  words: readonly string[];
  /** Stays, whatever is looked for: it is chosen. */
  isChosen: () => boolean;
  show: (isShown: boolean) => void;
}

/** Gives every list with `data-filter` a field that narrows it. */
export function addFilters(form: ParentNode): void {
  for (const list of form.querySelectorAll<HTMLElement>('[data-filter]'))
    if (list instanceof HTMLSelectElement) addFilter(list, optionsOf(list));
    else addFilter(list.querySelector('.choices') ?? list, boxesOf(list));
}

function addFilter(before: HTMLElement, items: readonly Item[]): void {
  const owner = before.closest<HTMLElement>('[data-filter]');
  const count = element('output', { className: 'echo' });
  const input = element('input', { type: 'search', autocomplete: 'off' });
  const label = element(
    'label',
    { className: 'filter' },
    owner?.dataset['filter'] ?? '',
    input,
    count,
  );
  // Return looks on in the list; it sends nothing.
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  input.addEventListener('input', (event) => {
    event.stopPropagation(); // nothing of the form has changed
    const sought = foldName(input.value);
    const found = items.filter(({ words }) =>
      sought.every((part) => words.some((word) => word.startsWith(part))),
    );
    for (const item of items) item.show(found.includes(item) || item.isChosen());
    const counts = { shown: found.length, total: items.length };
    count.textContent =
      sought.length === 0
        ? ''
        : say(found.length === 0 ? 'desk.client.filter.none' : 'desk.client.filter', counts);
  });
  before.before(label);
}

const boxesOf = (list: HTMLElement): Item[] =>
  [...list.querySelectorAll<HTMLLabelElement>('.choices label')].map((label) => ({
    words: foldName(label.textContent ?? ''),
    isChosen: () => label.querySelector('input')?.checked === true,
    show: (isShown) => {
      label.hidden = !isShown;
      const group = label.closest<HTMLElement>('[role=group]');
      if (group) group.hidden = group.querySelector('label:not([hidden])') === null;
    },
  }));

/** Telephones show hidden options all the same: what is not found is taken out of the list. */
function optionsOf(list: HTMLSelectElement): Item[] {
  const all = [...list.options].filter(({ value }) => value !== '');
  const groups = [...list.querySelectorAll('optgroup')];
  const shown = new Set<Element>(all);
  const places = new Map(all.map((option) => [option, option.parentElement]));
  const draw = (): void => {
    const { value } = list;
    for (const group of groups) {
      group.replaceChildren(
        ...all.filter((option) => shown.has(option) && places.get(option) === group),
      );
      if (group.childElementCount > 0) list.append(group);
      else group.remove();
    }
    list.value = value;
  };
  return all.map((option) => ({
    words: foldName(option.text),
    isChosen: () => option.value === list.value,
    show: (isShown) => {
      if (isShown) shown.add(option);
      else shown.delete(option);
      if (option === all.at(-1)) draw();
    },
  }));
}
