/** Photographs the desk has already: turned and cut like those of the device, and one of them the portrait. */
import { AS_TAKEN } from '../../../intake/photo/photo-edit.ts';
import type { Chosen } from './chosen.ts';
import { element } from './element.ts';
import { openPicture, showPicture } from './picture.ts';

/** The buttons of a photograph by what was done to it so far. */
type Editing = (
  photo: Pick<Chosen, 'edit'>,
  at: Record<'item' | 'actions' | 'preview', HTMLElement>,
  then: (edit: Chosen['edit']) => void,
) => HTMLElement[];

/** What is done goes along with the form as the field `recut`; nothing is sent twice. */
export function editKept(form: HTMLFormElement, editing: Editing, changed: () => void): void {
  for (const item of form.querySelectorAll<HTMLElement>('.kept li')) {
    const image = item.querySelector('img');
    const original = item.querySelector<HTMLInputElement>('[name=kept]')?.value;
    if (image && original) void edit(item, { image, original, editing, changed });
  }
}

async function edit(
  item: HTMLElement,
  kept: { image: HTMLImageElement; original: string; editing: Editing; changed: () => void },
): Promise<void> {
  const { image, original, editing, changed } = kept;
  const picture = await fetch(image.src)
    .then(async (answer) => (answer.ok ? openPicture(await answer.blob()) : null))
    .catch(() => null);
  if (!picture) return;
  const field = element('input', { type: 'hidden', name: 'recut', disabled: true });
  const preview = element('div', { className: 'preview' });
  const actions = element('p', { className: 'actions' });
  const photo = { edit: AS_TAKEN };
  const at = { item, actions, preview };
  const show = (): void => {
    const shown = showPicture(picture, photo.edit);
    shown.setAttribute('role', 'img');
    shown.setAttribute('aria-label', image.alt);
    preview.replaceChildren(shown);
    actions.replaceChildren(...editing(photo, at, then));
  };
  const then = (next: Chosen['edit']): void => {
    photo.edit = next;
    field.disabled = next === AS_TAKEN;
    field.value = JSON.stringify({ original, edit: next });
    show();
    actions.querySelector('button')?.focus();
    changed();
  };
  show();
  image.hidden = true;
  image.before(preview);
  item.append(actions, field);
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
