/** Hands a page on by the device's own way of sharing, else puts its address on the clipboard. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-share]'))
  button.addEventListener('click', () => void share(button));
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]'))
  button.addEventListener('click', () => print());

async function share({ dataset }: HTMLButtonElement): Promise<void> {
  const url = dataset['share'] ?? location.href;
  const status = document.querySelector<HTMLElement>('[data-shared]');
  try {
    const device: Partial<Pick<Navigator, 'share'>> = navigator;
    if (device.share) await device.share({ title: dataset['text'] ?? '', url });
    else {
      await navigator.clipboard.writeText(url);
      if (status) status.textContent = dataset['copied'] ?? '';
    }
  } catch {
    // Called off, or refused: the address stands below.
  }
}
