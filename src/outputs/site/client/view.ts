import { keep } from '../../../base/view/client.ts';

/* For the site's first address (`public/language.js`). */
for (const link of document.querySelectorAll<HTMLElement>('a[data-language]'))
  link.addEventListener('click', () => keep('language', link.dataset['language'] ?? ''));
