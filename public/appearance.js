// Applies what a visitor chose in `src/base/view/client.ts` before the first picture of a page is drawn.
for (const name of ['scheme', 'sight']) {
  try {
    const value = localStorage.getItem(`estelik-${name}`);
    if (value) document.documentElement.dataset[name] = value;
  } catch {
    // Storage is refused: the page looks as the device asks.
  }
}
document.documentElement.dataset.script = '';
