/** How pages look to this visitor, of the site and of the desk: kept on the device, applied by `public/appearance.js`. */

const root = document.documentElement;

/** `''` is what the device asks for; it leaves nothing behind. */
function choose(name: string, value: string): void {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  keep(name, value);
}

export function keep(name: string, value: string): void {
  try {
    if (value) localStorage.setItem(`estelik-${name}`, value);
    else localStorage.removeItem(`estelik-${name}`);
  } catch {
    // Without storage the choice holds for this page.
  }
}

for (const panel of document.querySelectorAll<HTMLDetailsElement>('details.view')) {
  for (const input of panel.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
    input.checked = input.value === (root.dataset[input.name] ?? '');
    input.addEventListener('change', () => choose(input.name, input.value));
  }
  panel.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !panel.open) return;
    panel.open = false;
    panel.querySelector('summary')?.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !panel.contains(target)) panel.open = false;
  });
}
