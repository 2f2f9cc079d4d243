/** A map wider than the screen begins where most people are, not at its western edge. */
for (const frame of document.querySelectorAll<HTMLElement>('.map-frame')) {
  const focus = Number(frame.dataset['focus']) * frame.scrollWidth;
  frame.scrollLeft = focus - frame.clientWidth / 2;
}
