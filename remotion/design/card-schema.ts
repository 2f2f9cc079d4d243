/** What a clip is drawn of: the words and pictures of one person, as JSON. */
import { z } from 'zod';
import { localizedText } from '../../src/model/language.ts';
import { veteranSchema } from '../../src/model/veteran.ts';
import { LENGTHS } from './timing.ts';
import { TONES } from './tokens.ts';

/** A text in Kazakh and Russian; one may be missing where nobody wrote it. */
const bilingual = localizedText.pick({ kk: true, ru: true });
const photoFields = veteranSchema.shape.photos.unwrap().element.shape;

const picture = z.object({
  src: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});

const FACT_KINDS = ['service', 'unit', 'title', 'award', 'fate', 'summary'] as const;

/** What the views need: JSON only, editable in Remotion Studio. */
export const cardSchema = z.object({
  id: veteranSchema.shape.id,
  tone: z.enum(TONES),
  seconds: z.literal(LENGTHS),
  name: bilingual,
  /** The name without the father's, for screens too small for the whole. */
  shortName: bilingual,
  initial: z.string(),
  /** The given name alone, and the rest of the first language's name, for who has no picture. */
  givenName: z.string(),
  otherNames: z.string(),
  years: bilingual,
  /** How old somebody was who was killed, where both days are certain. */
  age: bilingual.optional(),
  /** The year of birth with the fate, where somebody is missing: it stands for the years. */
  lost: bilingual.optional(),
  /** What the person did; `form` tells whether a whole summary has to serve. */
  deed: bilingual.extend({ form: z.enum(['deed', 'sentence', 'summary']) }).nullable(),
  /** Said below the deed while the family is searching. */
  sought: bilingual.optional(),
  /** What is asked of whoever knows more, where a name is all there is. */
  ask: z.array(bilingual).optional(),
  /** `short` says the same without what is least needed. */
  facts: z.array(bilingual.extend({ kind: z.enum(FACT_KINDS), short: bilingual.optional() })),
  place: bilingual,
  /** Path data of the place's horizon. */
  horizon: z.string(),
  campaign: bilingual,
  /** A group picture is shown whole. */
  portrait: picture.extend({ focal: photoFields.focal, role: photoFields.role }).nullable(),
  /** Another picture of the person's life, shown whole with its caption. */
  extra: picture.extend({ caption: bilingual }).nullable(),
});

export type CardProps = z.infer<typeof cardSchema>;
export type Portrait = NonNullable<CardProps['portrait']>;
export type Extra = NonNullable<CardProps['extra']>;
export type Bilingual = z.infer<typeof bilingual>;
export type Fact = CardProps['facts'][number];
