/** How large a name may stand: whole words at every width, in letters as large as its column allows. */
import { shared } from '../data/build-context.ts';
import type { Cut } from '../data/name-width.ts';

/** The widest that `names.css` knows, half ems. */
const WIDEST = 40;

/**
 * The class of `names.css` that tells the width of the widest word, in half ems rounded up: its size
 * is then at most the column's width by that.
 */
export const widthClass = (text: string, cut: Cut): string =>
  `em${Math.min(WIDEST, Math.ceil(shared().widestWord(text, cut) * 2))}`;
