/** The photographs chosen in a form, in their order: each file as it was taken and what is done to it. */
import { AS_TAKEN, type PhotoEdit } from '../../../intake/photo/photo-edit.ts';

export interface Chosen {
  /** Of this device: its copy in the draft is called so. */
  key: string;
  file: File;
  edit: PhotoEdit;
  /** Where its upload goes on, once it was begun. */
  address?: string | undefined;
  /** Id of the upload, once it is whole. */
  upload?: string | undefined;
  /** As it is cut and turned, where the browser can read it. */
  shown?: HTMLCanvasElement;
}

const lists = new WeakMap<HTMLFormElement, readonly Chosen[]>();

/** The photographs that were chosen in a form, in their order. */
export const chosenOf = (form: HTMLFormElement): readonly Chosen[] => lists.get(form) ?? [];

/** The field in which files are chosen. */
export const fileField = (form: HTMLFormElement): HTMLInputElement | null =>
  form.querySelector('input[type=file]');

/** A file that was just chosen, under a key of its own, as it was taken. */
export const newlyChosen = (file: File): Chosen => ({
  key: `${Date.now()}-${Math.random().toString(36).slice(2)}`,
  file,
  edit: AS_TAKEN,
});

/** Makes these the form's photographs; its file field, which says how many they are, follows. */
export function choose(form: HTMLFormElement, list: readonly Chosen[]): void {
  lists.set(form, list);
  const field = fileField(form);
  if (!field) return;
  // A file field cannot be written but by a transfer, as if the files were dropped on it.
  const transfer = new DataTransfer();
  for (const { file } of list) transfer.items.add(file);
  field.files = transfer.files;
}

/** What is posted: uploads by their ids, other photographs as files, each with what was done to it. */
export function bodyOf(form: HTMLFormElement): FormData {
  const body = new FormData(form);
  body.delete('photos');
  for (const { file, edit, upload } of chosenOf(form)) {
    body.append('photo', JSON.stringify({ upload, edit }));
    if (upload === undefined) body.append('photos', file);
  }
  return body;
}
