/** Where the site begins and which language it speaks, as its pages say in their root element. */
export const site = {
  base: document.documentElement.dataset['base'] ?? '/',
  language: document.documentElement.lang,
};
