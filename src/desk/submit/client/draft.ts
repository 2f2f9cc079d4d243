/** What was begun stays on the device until it was sent: words, ticks and chosen photographs. */
import { delMany, get, getMany, set } from 'idb-keyval';
import { choose, chosenOf, type Chosen } from './chosen.ts';

export interface Draft {
  values: readonly (readonly [string, string])[];
  photos: readonly Chosen[];
  /** ms since 1970. */
  at: number;
}

/** As it lies on the device: files are large and lie beside it, so that words are written alone. */
interface Kept extends Omit<Draft, 'photos'> {
  photos: readonly Omit<Chosen, 'file' | 'upload' | 'shown'>[];
}

/** Telephones are shared and sold: what was left for a month is forgotten. */
const KEPT_MS = 30 * 86_400_000;
/** Told by the page itself or made for one sending. */
const NOT_KEPT = new Set(['altcha', 'website', 'lang', 'person', 'code', 'photos', 'left']);

/** The page's own; their order is the draft's. */
const NOT_FILLED = new Set(['kept']);

/** One draft for a new person, one for each entry added to and each submission mended. */
export function draftKey(form: HTMLFormElement): string {
  const data = new FormData(form);
  return ['draft', data.get('person') ?? '', data.get('code') ?? ''].join(' ');
}

export function draftOf(form: HTMLFormElement): Draft {
  const values = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && !NOT_KEPT.has(name) ? [[name, value] as const] : [],
  );
  return { values, photos: chosenOf(form), at: Date.now() };
}

const photoKey = (key: string, { key: photo }: { key: string }): string => `photo ${key} ${photo}`;

/** One after the other: what is forgotten is not kept again by what began before. */
let turn: Promise<void> = Promise.resolve();
/** Where the browser lets it: a private window may refuse, and the form works all the same. */
const inTurn = (work: () => Promise<void>): Promise<void> =>
  (turn = turn.then(work).catch(() => undefined));

export const keepDraft = (key: string, { photos, ...words }: Draft): Promise<void> =>
  inTurn(async () => {
    const before = (await get<Kept>(key))?.photos ?? [];
    const isIn = (list: readonly { key: string }[], one: { key: string }): boolean =>
      list.some((other) => other.key === one.key);
    const kept: Chosen[] = [];
    for (const photo of photos)
      // A photograph the device has no room for leaves the words their place.
      if (isIn(before, photo) || (await hasRoomFor(photoKey(key, photo), photo.file)))
        kept.push(photo);
    const list = kept.map(({ key: own, edit, address }) => ({ key: own, edit, address }));
    await set(key, { ...words, photos: list } satisfies Kept);
    await delMany(before.filter((one) => !isIn(photos, one)).map((one) => photoKey(key, one)));
  });

const hasRoomFor = (key: string, file: File): Promise<boolean> =>
  set(key, file).then(
    () => true,
    () => false,
  );

export const forgetDraft = (key: string): Promise<void> =>
  inTurn(async () => {
    const photos = (await get<Kept>(key))?.photos ?? [];
    await delMany([key, ...photos.map((photo) => photoKey(key, photo))]);
  });

export async function readDraft(key: string): Promise<Draft | undefined> {
  const kept = await get<Kept>(key).catch(() => undefined);
  if (!kept) return undefined;
  if (Date.now() - kept.at >= KEPT_MS) {
    await forgetDraft(key);
    return undefined;
  }
  const keys = kept.photos.map((photo) => photoKey(key, photo));
  const files = await getMany<File>(keys).catch(() => []);
  const photos = kept.photos.flatMap((photo, at) => {
    const file = files[at];
    return file ? [{ ...photo, file }] : [];
  });
  return { ...kept, photos };
}

/** What a draft says of fields that are made only later. */
const later = new WeakMap<HTMLFormElement, Draft['values']>();

/** The values of a name that the form's draft was kept with. */
export const keptValues = (form: HTMLFormElement, name: string): string[] =>
  (later.get(form) ?? []).flatMap(([own, value]) => (own === name ? [value] : []));

/** Puts a draft into the form: each field of a name its own value, choices as they were made. */
export function fillForm(form: HTMLFormElement, { values, photos }: Draft): void {
  later.set(form, values);
  const given = Map.groupBy(values, ([name]) => name);
  const texts = new Map([...given].map(([name, list]) => [name, list.values()]));
  for (const field of form.elements) {
    if (!(
      field instanceof HTMLInputElement ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLTextAreaElement
    ))
      continue;
    const { name, type, value } = field;
    if (!name || NOT_KEPT.has(name) || NOT_FILLED.has(name)) continue;
    const isGiven = (one: string): boolean =>
      given.get(name)?.some(([, kept]) => kept === one) ?? false;
    if (type === 'checkbox') (field as HTMLInputElement).checked = isGiven(value);
    else if (type === 'radio') (field as HTMLInputElement).checked ||= isGiven(value);
    else if (type === 'select-multiple')
      for (const option of (field as HTMLSelectElement).options)
        option.selected = isGiven(option.value);
    else field.value = texts.get(name)?.next().value?.[1] ?? field.value;
  }
  for (const details of form.querySelectorAll('details'))
    details.open ||= [...details.querySelectorAll<HTMLInputElement>('input, select')].some(
      ({ type, checked, value }) =>
        /^(?:checkbox|radio)$/.test(type) ? checked : type !== 'hidden' && value,
    );
  choose(form, photos);
}
