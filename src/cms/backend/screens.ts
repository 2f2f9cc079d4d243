/** The street screens and the editors' form: `led` can be lowered in it, never raised. */
import { readEntryText, writeEntryText } from '../entry-text.ts';
import { changesScreens } from '../../intake/draft/screens.ts';

/** An entry's text, and Git's names of its pictures by their own. */
export interface Version {
  text: string;
  pictures: ReadonlyMap<string, string>;
}

export interface Screened {
  text: string;
  /** The screens would show something else than before. */
  isShown: boolean;
  /** The screens are wished for, and wait for a second person. */
  waits: boolean;
}

/** @param before The entry as it is published, `null` for a new one. */
export function screened(before: Version | null, after: Version): Screened {
  const entry = readEntryText(after.text);
  const earlier = before && readEntryText(before.text);
  const isShown = !before || !earlier || changesScreens(earlier, entry) || differs(before, after);
  const waits = isOn(entry.consent) && (isShown || !isOn(earlier?.consent));
  if (!waits) return { text: after.text, isShown, waits };
  const lowered = { ...entry, consent: { ...(entry.consent as object), led: false } };
  return { text: writeEntryText(lowered, after.text), isShown, waits };
}

const isOn = (consent: unknown): boolean =>
  (consent as { led?: unknown } | undefined)?.led === true;

const differs = ({ pictures: before }: Version, { pictures: after }: Version): boolean =>
  before.size !== after.size || [...after].some(([name, blob]) => before.get(name) !== blob);
