/** What was begun stays on the device until it was sent: words, ticks and chosen photographs. */
import { del, get, set } from 'idb-keyval';

export interface Draft {
  values: readonly (readonly [string, string])[];
  photos: readonly File[];
  /** ms since 1970. */
  at: number;
}

/** Telephones are shared and sold: what was left for a month is forgotten. */
const KEPT_MS = 30 * 86_400_000;
/** Told by the page itself or made for one sending. */
const NOT_KEPT = new Set(['altcha', 'website', 'lang', 'person', 'code', 'photos']);

export const fileField = (form: HTMLFormElement): HTMLInputElement | null =>
  form.querySelector('input[type=file]');

/** One draft for a new person, one for each entry added to and each submission mended. */
export function draftKey(form: HTMLFormElement): string {
  const data = new FormData(form);
  return ['draft', data.get('person') ?? '', data.get('code') ?? ''].join(' ');
}

export function draftOf(form: HTMLFormElement): Draft {
  const values = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && !NOT_KEPT.has(name) ? [[name, value] as const] : [],
  );
  return { values, photos: [...(fileField(form)?.files ?? [])], at: Date.now() };
}

/** Kept where the browser lets it: a private window may refuse, and the form works all the same. */
export const keepDraft = (key: string, draft: Draft): Promise<void> =>
  set(key, draft).catch(() => undefined);

export const forgetDraft = (key: string): Promise<void> => del(key).catch(() => undefined);

export async function readDraft(key: string): Promise<Draft | undefined> {
  const draft = await get<Draft>(key).catch(() => undefined);
  if (!draft || Date.now() - draft.at < KEPT_MS) return draft;
  await forgetDraft(key);
  return undefined;
}

/** Puts a draft into the form. */
export function fillForm(form: HTMLFormElement, { values, photos }: Draft): void {
  for (const field of form.elements) {
    if (!(
      field instanceof HTMLInputElement ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLTextAreaElement
    ))
      continue;
    if (!field.name || NOT_KEPT.has(field.name)) continue;
    const kept = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field instanceof HTMLInputElement && field.type === 'checkbox')
      field.checked = kept.includes(field.value);
    else if (kept[0] !== undefined) field.value = kept[0];
  }
  for (const details of form.querySelectorAll('details'))
    details.open ||= [...details.querySelectorAll<HTMLInputElement>('input, select')].some(
      ({ type, checked, value }) => (type === 'checkbox' ? checked : type !== 'hidden' && value),
    );
  const files = fileField(form);
  if (files) setFiles(files, photos);
}

/** A file field cannot be written but by a transfer, as if the files were dropped on it. */
export function setFiles(field: HTMLInputElement, files: readonly File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  field.files = transfer.files;
}
