/** Keys of the queue: each presses the control that carries it, so that pointer and keys are one. */

/** Letters that are typed are meant for the field they are typed into. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select') !== null;

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

/** A picture dropped anywhere on the page lands in its file field. */
const files = document.querySelector<HTMLInputElement>('input[type=file]');
if (files) {
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    files.files = event.dataTransfer.files;
  });
}

/** All boxes of a batch at once. */
document.querySelector<HTMLInputElement>('[data-all]')?.addEventListener('change', (event) => {
  const { checked } = event.target as HTMLInputElement;
  for (const box of document.querySelectorAll<HTMLInputElement>('input[name=chosen]'))
    box.checked = checked;
});
