/** Photographs large, one after the other, with their captions; without it the links lead to files. */
const dialog = document.querySelector<HTMLDialogElement>('dialog.lightbox');
const figures = [
  ...document.querySelectorAll<HTMLElement>('.person > header figure, .gallery figure'),
];
if (dialog && 'showModal' in dialog) attach(dialog);

function attach(box: HTMLDialogElement): void {
  const large = box.querySelector('figure')!;
  const place = box.querySelector('[data-place]')!;
  const steps = [...box.querySelectorAll<HTMLButtonElement>('[data-step]')];
  for (const step of steps) step.hidden = figures.length < 2;
  let shown = 0;

  const show = (index: number): void => {
    shown = (index + figures.length) % figures.length;
    const figure = figures[shown]!;
    const picture = figure.querySelector('picture')!.cloneNode(true) as HTMLElement;
    picture.querySelector('img')!.loading = 'eager';
    for (const source of picture.querySelectorAll('source')) source.sizes = '100vw';
    large.replaceChildren(picture, figure.querySelector('figcaption')!.cloneNode(true));
    place.textContent = figures.length < 2 ? '' : `${shown + 1} / ${figures.length}`;
  };

  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-large]'))
    link.addEventListener('click', (event) => {
      const index = figures.findIndex(({ id }) => id === link.dataset['large']);
      if (index < 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(index);
      box.showModal();
    });
  for (const step of steps)
    step.addEventListener('click', () => show(shown + Number(step.dataset['step'])));
  box.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowRight') show(shown + 1);
    if (key === 'ArrowLeft') show(shown - 1);
  });
  box.addEventListener('click', ({ target }) => {
    if (target === box || (target as Element).closest('[data-close]')) box.close();
  });
}
