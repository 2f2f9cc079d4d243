/** Photographs the desk has already: turned and cut like those of the device, and one of them the portrait. */
import { AS_TAKEN, isAsTaken } from '../../../intake/photo/photo-edit.ts';
import type { Chosen } from './chosen.ts';
import { keptValues } from './draft.ts';
import { element } from '../../../base/view/element.ts';
import { orderButtons, showEdited } from './editing.ts';
import { openPicture } from './picture.ts';

/**
 * What is done goes along with the form as the field `recut`, their order as that of the fields `kept`;
 * nothing is sent twice. What a draft says of them is done again.
 */
export function editKept(form: HTMLFormElement, changed: () => void): void {
  const items = [...form.querySelectorAll<HTMLElement>('.kept li')];
  const originalOf = (item: HTMLElement): string =>
    item.querySelector<HTMLInputElement>('[name=kept]')?.value ?? '';
  const order = keptValues(form, 'kept');
  const place = (item: HTMLElement): number => order.indexOf(originalOf(item)) + 1 || Infinity;
  for (const item of items.toSorted((a, b) => place(a) - place(b) || 0)) {
    item.parentElement?.append(item);
    const image = item.querySelector('img');
    const original = originalOf(item);
    if (!image || !original) continue;
    item.append(element('p', { className: 'actions' }, ...orderButtons(item, image.alt, changed)));
    void showKept(item, { image, original, changed, edit: editOf(form, original) });
  }
  if (keptValues(form, 'first').includes('new')) portraitIsNew(form);
}

/** What a draft says was done to a photograph. */
function editOf(form: HTMLFormElement, original: string): Chosen['edit'] {
  for (const text of keptValues(form, 'recut')) {
    const recut = JSON.parse(text) as { original: string; edit: Chosen['edit'] };
    if (recut.original === original) return recut.edit;
  }
  return AS_TAKEN;
}

interface Kept {
  image: HTMLImageElement;
  original: string;
  changed: () => void;
  /** What was done to it before the page was loaded anew. */
  edit: Chosen['edit'];
}

async function showKept(
  item: HTMLElement,
  { image, original, changed, edit }: Kept,
): Promise<void> {
  const field = element('input', { type: 'hidden', name: 'recut' });
  const photo = { edit };
  const note = (): void => {
    field.disabled = isAsTaken(photo.edit);
    field.value = JSON.stringify({ original, edit: photo.edit });
  };
  // At once: a draft that is kept before the picture is there forgets nothing.
  note();
  item.append(field);
  const picture = await fetch(image.src)
    .then(async (answer) => (answer.ok ? openPicture(await answer.blob()) : null))
    .catch(() => null);
  if (!picture) return;
  const preview = element('div', { className: 'preview' });
  const actions = element('p', { className: 'actions' });
  image.hidden = true;
  image.before(preview);
  item.append(actions);
  const shown = (isChange: boolean): void => {
    note();
    if (isChange) changed();
  };
  showEdited(picture, { photo, alt: image.alt, preview, actions, shown });
}

/** Whether the first photograph of this device is to stand for the person: said beside those kept. */
export function portraitIsNew(form: HTMLFormElement): void {
  for (const radio of form.querySelectorAll<HTMLInputElement>('.kept [name=first]'))
    radio.checked = false;
  const noted = form.querySelector<HTMLInputElement>('input[type=hidden][name=first]');
  if (!noted) form.append(element('input', { type: 'hidden', name: 'first', value: 'new' }));
}

/** One that was kept is the portrait again: nothing more is said of the new ones. */
export function followKept(form: HTMLFormElement): void {
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'first') return;
    form.querySelector('input[type=hidden][name=first]')?.remove();
  });
}
