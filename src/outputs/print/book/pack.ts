/** Which people of a book stand on a page together. Pure. */

/** Millimetres of a page within its margins, and between two people on it, the line included. */
export const PAGE = 252;
export const GAP = 11;
/** More on a page would be a list. */
const MOST = 3;

/**
 * @param heights Of each person's entry, in millimetres, in the order of the book.
 * @returns How many stand together, page by page; who needs more than a page stands alone.
 */
export function packed(heights: readonly number[]): number[] {
  const groups: number[] = [];
  let room = 0;
  for (const height of heights) {
    const last = groups.length - 1;
    const isRoom = height + GAP <= room && (groups[last] ?? MOST) < MOST;
    if (isRoom) groups[last] = (groups[last] ?? 0) + 1;
    else groups.push(1);
    room = isRoom ? room - height - GAP : PAGE - height;
  }
  return groups;
}
