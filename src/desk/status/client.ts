/** The receipt with a script: the code with its link is copied, or handed to the device's own way of sharing. */
import { element } from '../../base/view/element.ts';

for (const keep of document.querySelectorAll<HTMLElement>('[data-keep]')) {
  const status = element('span', { className: 'progress', role: 'status' });
  const answer = (key: 'copied' | 'failed'): void =>
    status.replaceChildren(keep.dataset[key] ?? '');
  const copy = keep.querySelector<HTMLButtonElement>('[data-copy]');
  const share = keep.querySelector<HTMLButtonElement>('[data-share]');
  const text = keep.dataset['keep'] ?? '';
  copy?.after(status);
  copy?.addEventListener('click', () => {
    navigator.clipboard.writeText(text).then(
      () => answer('copied'),
      () => {
        selectCode();
        answer('failed');
      },
    );
  });
  if (copy) copy.hidden = false;
  const device: Partial<Pick<Navigator, 'share'>> = navigator;
  if (!device.share || !share) continue;
  share.hidden = false;
  // The device asks whom to send it to, WhatsApp among others.
  for (const link of keep.querySelectorAll('a')) link.hidden = true;
  share.addEventListener('click', () => {
    navigator.share({ text }).catch(() => undefined); // called off: the code is still there
  });
}

/** Where nothing may be copied, the reader does it. */
function selectCode(): void {
  const code = document.querySelector('[data-code]');
  if (code) getSelection()?.selectAllChildren(code);
}
