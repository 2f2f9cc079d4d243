/**
 * Offers a stick's folder as one download where the worker is there to put it together; elsewhere
 * the list of its files stands. A browser lets an idle worker go, so a message now and then keeps it.
 */
const AWAKE = 15_000;

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-stick]'))
  void navigator.serviceWorker?.ready.then(() => {
    const { serviceWorker } = navigator;
    const show = (): void => {
      link.hidden = !serviceWorker.controller;
      link.href = link.dataset['stick'] ?? ''; // nothing answers there without the worker
    };
    show();
    serviceWorker.addEventListener('controllerchange', show);
    link.addEventListener('click', () => {
      setInterval(() => serviceWorker.controller?.postMessage('awake'), AWAKE);
    });
  });
