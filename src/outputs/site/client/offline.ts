/** Lets the browser keep the pages that are seen; the first of them was there before the worker. */
import { treatmentOf } from '../offline/kept.ts';
import { site } from './site.ts';

if ('serviceWorker' in navigator)
  addEventListener('load', () => {
    const { serviceWorker } = navigator;
    if (!serviceWorker.controller)
      serviceWorker.addEventListener('controllerchange', keepThisPage, { once: true });
    serviceWorker
      .register(`${site.base}sw.js`, { scope: site.base, updateViaCache: 'none' })
      .catch(() => undefined); // a browser that keeps nothing shows everything all the same
  });

/** Asks once more, through the worker, for what this page is made of; mostly the browser has it. */
function keepThisPage(): void {
  const parts = performance.getEntriesByType('resource').map(({ name }) => name);
  const beginning = location.origin + site.base;
  for (const address of [location.href, ...parts])
    if (address.startsWith(beginning) && treatmentOf(address.slice(beginning.length)))
      fetch(address).catch(() => undefined);
}
