import { z } from 'zod';
import { day } from './day.ts';
import { localizedText } from './language.ts';
import { id } from './veteran.ts';

/** The file of these notices in the archive's folder. */
export const CORRECTIONS = 'corrections.yaml';

/** What replaced what in an entry that the press had already been given. */
const correction = z.strictObject({
  person: id,
  on: day,
  what: localizedText,
  was: localizedText,
  now: localizedText,
});

/** Editors' notices to the press: `content/corrections.yaml`, may be absent. */
export const correctionsSchema = z.array(correction);

export type Correction = z.infer<typeof correction>;
