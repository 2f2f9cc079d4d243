/** A map wider than the screen begins where most people are, not at its western edge. */
for (const map of document.querySelectorAll<HTMLElement>('.map-frame')) {
  const focus = Number(map.dataset['focus']) * map.scrollWidth;
  map.scrollLeft = focus - map.clientWidth / 2;
}
