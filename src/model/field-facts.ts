/** What a field of an entry is beside its type: every list of fields is a filter of these. */
import type { z } from 'zod';

/** Whoever says nothing of a field has kept it in the archive: nobody outside sees or asks it. */
export interface FieldFacts {
  /** Shown to everybody: pages, clips, prints, published data. */
  open?: true;
  /** Never shown itself, but needed by whatever shows the person: a consent, a file's name. */
  inner?: true;
  /** Words of the full text, in this order; inside a field that has its turn, all that say so. */
  searched?: number | true;
  /** Asked of a family, in this order; `desk`: of the desk alone. */
  asked?: {
    part: 'least' | 'more' | 'desk';
    at: number;
    /** Letters a text may have: told beside it, and never cut off. */
    letters?: number;
  };
  /** May be a column of a list. */
  imported?: true;
  /** Compared and chosen where two tell of one person. */
  merged?: true;
  /** Nobody's own words: stays when somebody takes back what was told. */
  nobodys?: true;
  /** No street screen shows it: a change needs no second look. */
  offScreen?: true;
  /** A column of the short table `people.csv`, in this order. */
  listed?: number;
}

const as =
  (own: FieldFacts) =>
  <T extends z.ZodType>(schema: T, more: FieldFacts = {}): T =>
    schema.meta({ facts: { ...own, ...more } });

/** A field of the schema for everybody to see, and what else it is; `fieldsIn` reads it from there. */
export const open = as({ open: true });
/** A field that is needed and never shown. */
export const inner = as({ inner: true });
