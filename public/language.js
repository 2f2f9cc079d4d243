// The site's first address leads to the language chosen here last, else the device's, else the first.
const links = [...document.querySelectorAll('a[hreflang]')];
const wanted = [...navigator.languages];
try {
  wanted.unshift(localStorage.getItem('estelik-language') ?? '');
} catch {
  // Storage is refused: the device's own language is asked.
}
const known = wanted.map((tag) => links.find(({ hreflang }) => hreflang === tag.slice(0, 2)));
location.replace((known.find(Boolean) ?? links[0]).href);
