/** The log as a row of QR codes, for screens without a network. */
import { renderSVG } from 'uqr';

/** Codes in their order; a telephone reads each, and its text goes into one file. */
export function codeRow(texts: readonly string[]): HTMLElement {
  const row = document.createElement('div');
  row.className = 'codes';
  texts.forEach((text, index) => {
    const figure = document.createElement('figure');
    figure.innerHTML = renderSVG(text, { ecc: 'L', border: 4 }); // a drawing of squares, no text
    const caption = document.createElement('figcaption');
    caption.textContent = `${index + 1} / ${texts.length}`;
    figure.append(caption);
    row.append(figure);
  });
  return row;
}
