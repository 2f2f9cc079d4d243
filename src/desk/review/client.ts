/** Keys of the queue: each presses the control that carries it, so that pointer and keys are one. */
import { addFilters } from '../page/filter.ts';
import { keepWritten } from '../page/keep.ts';
import { PARTS } from '../../cms/frame/targets.ts';
import type { RawDraft } from '../../intake/draft/draft.ts';
import { Frame } from '../submit/client/frame.ts';
import { showDeed } from './deed-frame.ts';
import { countLetters } from '../submit/client/count-letters.ts';

countLetters(document);

const deed = document.querySelector<HTMLDetailsElement>('details.deed');
if (deed) showDeed(deed);

/** The second look is at what the screen will show: its frames, drawn by the clip's own component. */
const screen = document.querySelector<HTMLElement>('[data-entry]');
if (screen) {
  const { entry = '{}', picture } = screen.dataset;
  const draft = JSON.parse(entry) as RawDraft;
  const portrait = picture ? { src: picture, role: 'portrait' as const } : null;
  for (const part of PARTS) {
    const frame = new Frame('screen', part);
    screen.append(frame.figure);
    void frame.draw(new FormData(), portrait, draft).catch(() => frame.hide());
  }
}

/** A sentence that was told goes into the field of its language; without a script the desk does it. */
for (const taken of document.querySelectorAll<HTMLButtonElement>('.sentences button'))
  taken.addEventListener('click', (event) => {
    const [tongue] = taken.value.split('.');
    const field = taken.form?.querySelector<HTMLInputElement>(`[name="deed.${tongue}"]`);
    if (!field) return;
    event.preventDefault();
    field.value = taken.textContent ?? '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });

addFilters(document);
keepWritten();

/** Letters that are typed are meant for the field they are typed into. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox], [type=radio]), textarea, select') !== null;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (isTyping(event.target)) return;
  // By the key's place, so that a Kazakh or Russian keyboard need not be switched.
  const key = event.code.replace(/^Key|^Arrow/, '').toLowerCase();
  const control = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (!control) return;
  event.preventDefault();
  if (control instanceof HTMLDetailsElement) {
    control.open = true;
    control.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
  } else control.click();
});

document.querySelector<HTMLElement>('[role=alert]')?.focus();

/** A picture dropped anywhere on the page lands in its file field, beside those that lie there. */
const files = document.querySelector<HTMLInputElement>('input[type=file]');
if (files) {
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    const all = new DataTransfer();
    const before = files.multiple ? [...(files.files ?? [])] : [];
    for (const file of [...before, ...event.dataTransfer.files]) all.items.add(file);
    files.files = all.files;
    files.dispatchEvent(new Event('change'));
  });
  if ('shown' in files.dataset) files.addEventListener('change', () => show(files));
}

/** The chosen pictures below their field; what a browser cannot show is named. */
function show(field: HTMLInputElement): void {
  const list = field.parentElement?.querySelector('.kept') ?? document.createElement('ul');
  list.className = 'kept';
  list.setAttribute('role', 'list');
  field.after(list);
  list.replaceChildren(
    ...[...(field.files ?? [])].map((file) => {
      const item = document.createElement('li');
      const image = new Image();
      image.alt = file.name;
      image.onload = image.onerror = () => URL.revokeObjectURL(image.src);
      image.src = URL.createObjectURL(file);
      item.append(image);
      return item;
    }),
  );
}

/** All boxes of a batch at once. */
document.querySelector<HTMLInputElement>('[data-all]')?.addEventListener('change', (event) => {
  const { checked } = event.target as HTMLInputElement;
  for (const box of document.querySelectorAll<HTMLInputElement>('input[name=chosen]'))
    box.checked = checked;
});
