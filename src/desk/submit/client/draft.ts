/**
 * What was begun stays on the device until it was sent: words and ticks, which are kept as they are written,
 * and chosen photographs. Each tab has a draft of its own, and with it the UUID of what it sends.
 */
import { delMany, getMany, set } from 'idb-keyval';
import { readStored, store } from '../../page/stored.ts';
import {
  baseOf,
  defaultsOf,
  putBack,
  textsNamed,
  valuesOf,
  type Values,
  type Written,
} from '../../page/written.ts';
import { choose, chosenOf, type Chosen } from './chosen.ts';

export interface Draft extends Written {
  photos: readonly Chosen[];
  /** ms since 1970. */
  at: number;
}

/** As it lies on the device: files are large and lie in a database beside it. */
interface Kept extends Omit<Draft, 'photos'> {
  photos: readonly Omit<Chosen, 'file' | 'upload' | 'shown'>[];
}

/** Telephones are shared and sold: what was left for a month is forgotten. */
const KEPT_MS = 30 * 86_400_000;
/** A tab that is left lets its draft go soon, also on an old telephone; one that is open keeps it, ms. */
const PATIENCE = 2000;

/** The key of a new draft, and what all about the same begin with. */
function keysOf(form: HTMLFormElement): { about: string; fresh: string } {
  const data = new FormData(form);
  const own = (name: string): string => String(data.get(name) ?? '');
  const about = `draft ${own('person')} ${own('code')} `;
  return { about, fresh: about + own('submission') };
}

/**
 * The key of this tab's draft: the newest that was begun about the same and is open in no other tab, or
 * a new one, also for words that were written while it was looked for.
 * @param isWritten Whether somebody has written into the form already.
 */
export async function claimDraft(form: HTMLFormElement, isWritten: () => boolean): Promise<string> {
  const { about, fresh } = keysOf(form);
  const keep = (): void => keepDraft(fresh, form, baseOf(form, defaultsOf(form)));
  if (isWritten()) keep();
  form.addEventListener('input', keep);
  const claimed = isWritten() ? undefined : await firstHeld(begun(about));
  form.removeEventListener('input', keep);
  if (claimed !== undefined && !isWritten()) return claimed;
  void hold(fresh);
  return fresh;
}

/** Keys of what was begun about the same, the newest first; what is too old is erased, whatever it is about. */
function begun(about: string): string[] {
  try {
    const drafts = Object.keys(localStorage)
      .filter((key) => key.startsWith('draft '))
      .map((key) => ({ key, at: read(key)?.at ?? 0 }));
    const isOld = ({ at }: { at: number }): boolean => Date.now() - at >= KEPT_MS;
    for (const { key } of drafts.filter(isOld)) void forgetDraft(key);
    return drafts
      .filter((draft) => draft.key.startsWith(about) && !isOld(draft))
      .sort((a, b) => b.at - a.at)
      .map(({ key }) => key);
  } catch {
    return []; // storage is refused
  }
}

async function firstHeld(keys: readonly string[]): Promise<string | undefined> {
  for (const key of keys) if (await hold(key)) return key;
  return undefined;
}

/** Holds a name until the tab is left; `false` where another tab has it. Old browsers do not tell. */
const hold = (name: string): Promise<boolean> =>
  new Promise((answer) => {
    if (!('locks' in navigator && 'timeout' in AbortSignal)) return answer(true);
    navigator.locks
      .request(name, { signal: AbortSignal.timeout(PATIENCE) }, async () => {
        answer(true);
        await new Promise((leave) => addEventListener('pagehide', leave));
      })
      .catch(() => answer(false));
  });

const photoKey = (key: string, photo: string): string => `photo ${key} ${photo}`;

/** Keys of photographs whose files lie on the device. */
const stored = new Set<string>();
/** One after the other: what is forgotten is not kept again by what began before. */
let turn: Promise<void> = Promise.resolve();
/** Where the browser lets it: a private window may refuse, and the form works all the same. */
const inTurn = (work: () => Promise<void>): Promise<void> =>
  (turn = turn.then(work).catch(() => undefined));

/** Words are kept at once, even those that were written right before the page is left. */
export function keepDraft(key: string, form: HTMLFormElement, base: Values): void {
  const photos = chosenOf(form);
  const list = photos.map(({ key: own, edit, address }) => ({ key: own, edit, address }));
  const kept: Kept = { base, values: valuesOf(form), photos: list, at: Date.now() };
  store('localStorage', key, kept);
  const added = photos.filter((photo) => !stored.has(photo.key));
  const gone = [...stored].filter((own) => !photos.some((photo) => photo.key === own));
  for (const photo of added) {
    stored.add(photo.key);
    // One that the device has no room for leaves the others their place.
    void inTurn(() => set(photoKey(key, photo.key), photo.file));
  }
  for (const own of gone) stored.delete(own);
  if (gone.length > 0) void inTurn(() => delMany(gone.map((own) => photoKey(key, own))));
}

const read = (key: string): Kept | undefined => readStored('localStorage', key);

/** Erases a draft with its photographs from the device. */
export function forgetDraft(key: string): Promise<void> {
  const photos = read(key)?.photos ?? [];
  store('localStorage', key, undefined);
  return inTurn(() => delMany(photos.map((photo) => photoKey(key, photo.key))));
}

/** What was begun under a key. */
export async function readDraft(key: string): Promise<Draft | undefined> {
  const kept = read(key);
  if (!kept) return undefined;
  const keys = kept.photos.map((photo) => photoKey(key, photo.key));
  const files = await getMany<File>(keys).catch(() => []);
  const photos = kept.photos.flatMap((photo, at) => {
    const file = files[at];
    return file ? [{ ...photo, file }] : [];
  });
  for (const photo of photos) stored.add(photo.key);
  return { ...kept, photos };
}

/** What a draft says of fields that are made only later. */
const later = new WeakMap<HTMLFormElement, Values>();

/** The values of a name that the form's draft was kept with. */
export const keptValues = (form: HTMLFormElement, name: string): string[] =>
  textsNamed(later.get(form) ?? [], name);

/** Puts a draft back into the form, its photographs too. */
export function fillForm(form: HTMLFormElement, draft: Draft): void {
  later.set(form, draft.values);
  putBack(form, draft);
  choose(form, draft.photos);
}
