/** Suggestions while a name is typed: a combobox after the pattern of the ARIA practices guide. */
import { element } from '../../../base/view/element.ts';
import { loadNames, searchNames } from './name-search.ts';
import { personLink } from './result.ts';

const SHOWN = 7;

for (const form of document.querySelectorAll<HTMLFormElement>('form.search[data-suggest]'))
  attach(form);

function attach(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=search]');
  const list = form.querySelector<HTMLElement>('.suggestions');
  const status = form.querySelector<HTMLElement>('[role=status]');
  if (!input || !list || !status) return;
  let active = -1;
  let latest = 0;

  input.role = 'combobox';
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.ariaExpanded = 'false';

  const deactivate = (): void => {
    active = -1;
    input.removeAttribute('aria-activedescendant');
  };
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const activate = (index: number): void => {
    const all = options();
    active = (index + all.length) % all.length;
    all.forEach((option, at) => (option.ariaSelected = String(at === active)));
    input.setAttribute('aria-activedescendant', all[active]!.id);
    all[active]!.scrollIntoView({ block: 'nearest' });
  };
  const close = (): void => {
    list.hidden = true;
    input.ariaExpanded = 'false';
    deactivate();
  };
  const show = async (): Promise<void> => {
    const turn = (latest += 1);
    const query = input.value.trim();
    if (query.length < 2) return close();
    const found = await searchNames(query).catch(() => []);
    if (turn !== latest) return; // a later key was faster
    const links = found.slice(0, SHOWN).map(({ person }) => personLink(person));
    list.replaceChildren(
      ...(found.length > 0 ? links : [tellLink(form)]).map((option, index) => {
        option.role = 'option';
        option.id = `${list.id}-${index}`;
        option.tabIndex = -1;
        option.ariaSelected = 'false';
        return option;
      }),
    );
    deactivate();
    list.hidden = false;
    input.ariaExpanded = 'true';
    status.textContent =
      found.length > 0 ? (form.dataset['found'] ?? '') : (form.dataset['none'] ?? '');
  };

  input.addEventListener('focus', () => void loadNames().catch(() => undefined), { once: true });
  input.addEventListener('input', () => void show());
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (list.hidden || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) {
      if (event.key === 'Enter' && !list.hidden && active >= 0) {
        event.preventDefault();
        options()[active]?.click();
      }
      return;
    }
    event.preventDefault();
    activate(event.key === 'ArrowDown' ? active + 1 : active < 0 ? -1 : active - 1);
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!form.contains(relatedTarget as Node | null)) close();
  });
}

/** Whom nobody has told of yet: the way to do so. */
function tellLink({ dataset }: HTMLFormElement): HTMLAnchorElement {
  const text = `${dataset['none'] ?? ''}. ${dataset['tellWords'] ?? ''}`;
  return element('a', { href: dataset['tell'] ?? '', className: 'tell' }, text);
}
