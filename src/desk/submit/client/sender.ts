/** Who has sent one person may send another: contact and relation stay, as long as the tab is open. */
import { readStored, store } from '../../page/stored.ts';
import { missingIn, putBack, valuesOf, type Values } from '../../page/written.ts';

const KEY = 'sender';
/** The relation is to another person now. */
const FIELDS = ['contact.name', 'contact.contact'];

/** Keeps who it is, until the tab is closed. */
export const keepSender = (form: HTMLFormElement): void =>
  store(
    'sessionStorage',
    KEY,
    valuesOf(form).filter(([name]) => FIELDS.includes(name)),
  );

/** Fills in who it is; `true` when something was filled. */
export function fillSender(form: HTMLFormElement): boolean {
  const sender = { base: [], values: readStored<Values>('sessionStorage', KEY) ?? [] };
  const isFilled = missingIn(form, sender).length > 0;
  putBack(form, sender);
  return isFilled;
}
