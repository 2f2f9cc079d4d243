/** What a sender did to a photograph: told beside the file, so that the file is sent once, as it was taken. */
import type { Size } from './photo-advice.ts';

/** Shares of a picture's sides that are cut off, 0–1. */
export interface Cut {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** Of the upright photograph the edges are cut off first, then it is turned clockwise by quarters. */
export interface PhotoEdit extends Cut {
  turn: number;
}

export const AS_TAKEN: PhotoEdit = { top: 0, right: 0, bottom: 0, left: 0, turn: 0 };

export const isAsTaken = (edit: PhotoEdit): boolean =>
  Object.values(edit).every((value) => value === 0);

/** Turned once more, clockwise. */
export const turned = (edit: PhotoEdit): PhotoEdit => ({ ...edit, turn: (edit.turn + 1) % 4 });

/** Cut further, where `cut` is of the picture as it is shown: cut and turned already. */
export function cutFurther(edit: PhotoEdit, cut: Cut): PhotoEdit {
  let { top, right, bottom, left } = cut;
  for (let back = 0; back < edit.turn; back += 1)
    [top, right, bottom, left] = [right, bottom, left, top];
  const height = 1 - edit.top - edit.bottom;
  const width = 1 - edit.left - edit.right;
  return {
    turn: edit.turn,
    top: edit.top + top * height,
    right: edit.right + right * width,
    bottom: edit.bottom + bottom * height,
    left: edit.left + left * width,
  };
}

/** The part of a photograph that stays, in whole px of the upright picture before it is turned. */
export function keptPart({ width, height }: Size, edit: PhotoEdit): Size & Corner {
  const [left, top] = [Math.round(width * edit.left), Math.round(height * edit.top)];
  return {
    left,
    top,
    width: Math.max(1, Math.round(width * (1 - edit.right)) - left),
    height: Math.max(1, Math.round(height * (1 - edit.bottom)) - top),
  };
}

interface Corner {
  left: number;
  top: number;
}
