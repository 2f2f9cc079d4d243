/** A QR code as markup of a page: one path, no style. */
import { encode } from 'uqr';
import { html, type Html } from '../page/html.ts';

/** Modules of white around it, as readers ask (ISO/IEC 18004). */
const QUIET = 4;

export function qrCode(text: string, label: string): Html {
  const { data, size } = encode(text, { border: QUIET, ecc: 'M' });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    width="${size * 5}"
    height="${size * 5}"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <path d="M0 0h${size}v${size}h-${size}z" fill="#fff" />
    <path d="${path}" fill="#000" />
  </svg>`;
}
