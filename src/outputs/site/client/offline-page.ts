/** Lists the people whose pages were seen in this browser. */
import { element } from '../../../base/view/element.ts';
import { STORES } from '../offline/kept.ts';
import { site } from './site.ts';

const seen = document.querySelector<HTMLElement>('[data-seen]');
if (seen && 'caches' in window) void list(seen);

async function list(place: HTMLElement): Promise<void> {
  const cache = await caches.open(STORES.pages.name);
  const people = `${location.origin}${site.base}${site.language}/people/`;
  const pages = (await cache.keys())
    .map(({ url }) => url)
    .filter((url) => url.startsWith(people) && url !== people && !url.includes('/page/'));
  for (const url of pages.reverse()) {
    const html = await (await cache.match(url))?.text();
    const page = new DOMParser().parseFromString(html ?? '', 'text/html');
    const name = page.querySelector('h1')?.textContent?.trim();
    if (!name) continue;
    place.querySelector('ul')?.append(element('li', {}, element('a', { href: url }, name)));
    place.hidden = false;
  }
}
