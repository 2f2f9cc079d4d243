/** Who has sent one person may send another: contact and relation stay, as long as the tab is open. */

import { readStored, store } from '../../page/stored.ts';

const KEY = 'sender';
/** The relation is to another person now. */
const FIELDS = ['contact.name', 'contact.contact'];

export function keepSender(form: HTMLFormElement): void {
  const data = new FormData(form);
  const kept = FIELDS.map((name) => [name, String(data.get(name) ?? '')]);
  store('sessionStorage', KEY, kept);
}

/** Fills what is empty; `true` when something was filled. */
export function fillSender(form: HTMLFormElement): boolean {
  const kept = readStored<[string, string][]>('sessionStorage', KEY) ?? [];
  const filled = kept.filter(([name, value]) => {
    const field = form.elements.namedItem(name);
    if (!value || !(field instanceof HTMLInputElement) || field.value) return false;
    field.value = value;
    return true;
  });
  return filled.length > 0;
}
