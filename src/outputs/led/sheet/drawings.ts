/** Line drawings of what to do on each kind of device: SVG of 120 × 72 units. */
import { NIGHT, PAPER, WATER } from '../../../base/formats/palette.ts';

const svg = (content: string): string =>
  `<svg viewBox="0 0 120 72" fill="none" stroke="${PAPER.ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${content}</svg>`;

/** A street screen on two posts. */
const screen = (x: number): string =>
  `<rect x="${x}" y="8" width="46" height="26" rx="1" fill="${PAPER.ink}"/><rect x="${x + 5}" y="12" width="10" height="18" fill="${NIGHT.accent}" stroke="none"/><path d="M${x + 20} 17h18M${x + 20} 22h14M${x + 20} 27h16" stroke="${PAPER.ground}"/><path d="M${x + 10} 34v30M${x + 36} 34v30M${x + 4} 64h38"/>`;

const arrow = (x: number, y: number, length = 14): string =>
  `<path d="M${x} ${y}h${length}m-5 -4l5 4l-5 4" stroke="${WATER}"/>`;

export const DRAWINGS = {
  /** A stick with numbered files goes into the controller's box. */
  stick: svg(
    `<rect x="6" y="26" width="30" height="16" rx="3"/><path d="M36 29h9v10h-9M39 32h3M39 36h3"/><path d="M12 31v6M17 31v6M22 31h5v6h-5z"/>${arrow(50, 34, 12)}${screen(70)}`,
  ),
  /** A computer with the player's page. */
  browser: svg(
    `<rect x="6" y="14" width="42" height="28" rx="2"/><path d="M6 21h42M10 17.5h1M14 17.5h1M18 17.5h1M4 48h46M20 42v6M34 42v6"/><path d="M23 26l10 5.5l-10 5.5z" fill="${PAPER.ink}"/>${arrow(52, 31, 13)}${screen(70)}`,
  ),
  /** A player that reads from a server. */
  network: svg(
    `<path d="M14 40a9 9 0 0 1 1 -18a12 12 0 0 1 23 2a8 8 0 0 1 0 16z"/><path d="M20 48c4 4 10 4 14 0M24 54c2 2 4 2 6 0" stroke="${WATER}"/>${arrow(50, 32, 14)}${screen(70)}`,
  ),
  /** A clock that starts a file every hour. */
  timer: svg(
    `<circle cx="25" cy="32" r="19"/><path d="M25 32v-12M25 32h-9M25 15v2M25 47v2M8 32h2M40 32h2"/>${arrow(50, 32, 14)}${screen(70)}`,
  ),
  /** Two clocks that must agree. */
  clock: svg(
    `<rect x="8" y="10" width="26" height="46" rx="4"/><path d="M18 51h6"/><circle cx="21" cy="28" r="9"/><path d="M21 28v-6M21 28h-4"/><path d="M46 29h12M46 36h12" stroke="${WATER}"/><rect x="70" y="14" width="42" height="34" rx="2"/><circle cx="91" cy="31" r="12"/><path d="M91 31v-8M91 31h-6M78 54h26"/>`,
  ),
} as const;
