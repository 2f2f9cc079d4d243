import type { LocalizedText } from './language.ts';
import type { PhotoFacts } from './photo-facts.ts';
import type { VeteranFields } from './veteran.ts';

/** An entry together with what stands around it in its folder. */
export interface Veteran extends VeteranFields {
  story: LocalizedText;
  /** Absolute path of the entry's folder. */
  folder: string;
  /** Facts of the pictures that `photos` names and that are there, by file name. */
  photoFacts: ReadonlyMap<string, PhotoFacts>;
}
