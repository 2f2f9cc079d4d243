/**
 * What a veteran's entry is: the one list of its fields. Site, clips, editors' form, import,
 * playlists and bundles all read it from here; labels and hints are `field.*` and `hint.*`
 * in the dictionary. What each field is for says its `is(…)`: whoever says nothing has added a
 * field that stays in the archive. Rules across fields are named functions in `rules.ts`.
 */
import { z } from 'zod';
import { day } from './day.ts';
import { is, type FieldFacts } from './field-facts.ts';
import { awardCodes, rankCodes } from './glossary.ts';
import { inEach, LONGEST_TEXT, textUpTo } from './language.ts';
import { parsePartialDate } from './partial-date.ts';
import { canonicalDate, type DateEvent } from './written-date.ts';

/** Lower-case Latin words joined by hyphens: safe in every path, address and playlist. */
export const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const id = z.string().max(64).regex(ID_PATTERN, { error: 'id' });

/** A partial date in its canonical text, however it is written; YAML gives a bare year as a number. */
const dateTextOf = (event?: DateEvent) =>
  z
    .preprocess(
      (value) => {
        const text = typeof value === 'number' ? String(value) : value;
        return typeof text === 'string' ? canonicalDate(text, event) : text;
      },
      z.string().refine((text) => parsePartialDate(text) !== null, { error: 'partial-date' }),
    )
    .meta({ isDate: true });

export const partialDateText = dateTextOf();

export const CATEGORIES = [
  'front',
  'partisan',
  'home-front',
  'medic',
  'siege',
  'prisoner',
  'labour-army',
  'child-of-war',
  'other',
] as const;

/** What the war did; a later death is a field of its own. `unknown` is never shown as killed. */
export const FATES = [
  'killed',
  'died-of-wounds',
  'missing',
  'died-captivity',
  'released-captivity',
  'died-illness',
  'returned',
  'invalid',
  'unknown',
] as const;

/** Fates in which the war ended the life. */
export const FALLEN: readonly Fate[] = [
  'killed',
  'died-of-wounds',
  'died-captivity',
  'died-illness',
];

/** How sure a fact is: seen in a document, told by the family, or assumed. */
export const CERTAINTIES = ['document', 'family', 'assumed'] as const;

export const PHOTO_ROLES = ['portrait', 'group', 'document', 'award', 'place', 'other'] as const;

export const SOURCE_TYPES = ['document', 'archive', 'book', 'press', 'web', 'family'] as const;

/** Items of the longest list: a life with more of anything is a mistake. */
const MOST = 100;
const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(MOST);
const words = textUpTo(LONGEST_TEXT);
const line = z.string().max(LONGEST_TEXT);

const certainty = z.enum(CERTAINTIES).optional();

const rivalDate = z.strictObject({
  date: partialDateText.meta(is({ open: true })),
  /** The id of an entry of `sources`. */
  source: id.optional().meta(is({ open: true })),
  note: words.optional().meta(is({ open: true })),
});

/**
 * When and where something happened, with the values that other sources give.
 * @param where What the place of it is besides.
 */
const lifeEvent = (event: DateEvent, date: FieldFacts, where: FieldFacts) =>
  z.strictObject({
    date: dateTextOf(event)
      .optional()
      .meta(is({ open: true, imported: true, ...date })),
    place: words.optional().meta(is({ open: true, searched: true, imported: true, ...where })),
    certainty: certainty.meta(is({ open: true })),
    rivals: listOf(rivalDate)
      .optional()
      .meta(is({ open: true })),
  });

const rank = z.strictObject({
  code: z
    .enum(rankCodes)
    .optional()
    .meta(is({ open: true, searched: true, asked: { part: 'more', at: 7 }, merged: true })),
  /** A Guards rank: a prefix, not a rank of its own. */
  guards: z
    .boolean()
    .optional()
    .meta(is({ open: true })),
  /** As the document has it. */
  text: words.optional().meta(is({ open: true, searched: true })),
  certainty: certainty.meta(is({ open: true })),
});

const unit = z.strictObject({
  text: words.meta(
    is({ open: true, searched: true, asked: { part: 'more', at: 8 }, merged: true }),
  ),
  from: partialDateText.optional().meta(is({ open: true })),
  to: partialDateText.optional().meta(is({ open: true })),
  certainty: certainty.meta(is({ open: true })),
});

const award = z.strictObject({
  code: z
    .enum(awardCodes)
    .optional()
    .meta(is({ open: true, searched: true })),
  degree: z
    .enum(['I', 'II', 'III'])
    .optional()
    .meta(is({ open: true })),
  /** Date of the decree. */
  date: partialDateText.optional().meta(is({ open: true })),
  /** Date of the deed it was given for. */
  deed: partialDateText.optional().meta(is({ open: true })),
  posthumous: z
    .boolean()
    .optional()
    .meta(is({ open: true })),
  /** As the document has it; the only field of an award outside the glossary. */
  text: words.optional().meta(is({ open: true, searched: true })),
  certainty: certainty.meta(is({ open: true })),
});

/** Letters a deed may have in each language: what is read at a glance, on a street screen too. */
export const DEED_LETTERS = 64;

const deedText = z.string().trim().min(1).max(DEED_LETTERS).optional();

/** What the person did, in one sentence: no subject, past tense, a place or a number. */
const deed = z.strictObject({
  ...inEach(deedText),
  certainty: certainty.meta(is({ open: true })),
});

const burial = z.strictObject({
  place: words.meta(
    is({
      open: true,
      searched: true,
      asked: { part: 'more', at: 10 },
      imported: true,
      merged: true,
      offScreen: true,
    }),
  ),
  memorial: words.optional().meta(is({ open: true, searched: true })),
  latitude: z
    .number()
    .min(-90)
    .max(90)
    .optional()
    .meta(is({ open: true })),
  longitude: z
    .number()
    .min(-180)
    .max(180)
    .optional()
    .meta(is({ open: true })),
});

const fraction = z
  .number()
  .min(0)
  .max(1)
  .meta(is({ open: true }));

const photo = z.strictObject({
  /** File name beside the entry. */
  file: z
    .string()
    .max(100)
    .regex(/^[a-z0-9][a-z0-9.-]*\.(?:jpe?g|png|webp)$/, { error: 'photo-name' })
    .meta(is({ inner: true })),
  role: z.enum(PHOTO_ROLES).meta(is({ open: true })),
  caption: words.optional().meta(is({ open: true, searched: true })),
  date: partialDateText.optional().meta(is({ open: true })),
  credit: words.optional().meta(is({ open: true, imported: true })),
  /** The point that must stay in every crop: fractions of width and height from the top left. */
  focal: z
    .strictObject({ x: fraction, y: fraction })
    .optional()
    .meta(is({ open: true })),
  /** What is seen, for those who cannot see it. */
  alt: words.optional().meta(is({ open: true })),
  restored: z
    .boolean()
    .optional()
    .meta(is({ open: true })),
});

const source = z.strictObject({
  id: id.meta(is({ open: true })),
  type: z.enum(SOURCE_TYPES).meta(is({ open: true, asked: { part: 'more', at: 11 } })),
  title: line
    .trim()
    .min(1)
    .meta(is({ open: true, asked: { part: 'more', at: 12 } })),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .meta(is({ open: true })),
  /** Archive, fond, inventory, file, leaf. */
  reference: line.optional().meta(is({ open: true })),
  /** Fields it supports, as paths: `birth.date`, `awards.0`. */
  supports: listOf(line)
    .optional()
    .meta(is({ open: true })),
});

/** What the family allows, and nothing about who said so: that stays with the desk. */
const consent = z.strictObject({
  page: z.boolean().meta(is({ inner: true })),
  clip: z
    .boolean()
    .default(false)
    .meta(is({ inner: true })),
  led: z
    .boolean()
    .default(false)
    .meta(is({ inner: true })),
  press: z
    .boolean()
    .default(false)
    .meta(is({ inner: true })),
});

/** What a family may allow, each alone. */
export const USES = consent.keyof().options;
export type Use = (typeof USES)[number];

const summaryText = z.string().trim().min(1).max(220).optional();

/** The front matter of `content/veterans/<place>/<id>/index.md`. */
export const veteranSchema = z.strictObject({
  id: id.meta(is({ open: true, imported: true, nobodys: true, listed: 1 })),
  name: words.meta(
    is({
      open: true,
      searched: 2,
      asked: { part: 'least', at: 1 },
      imported: true,
      merged: true,
      listed: 2,
    }),
  ),
  /** The part of the name to sort by, where there is a family name. */
  familyName: words.optional().meta(is({ open: true, imported: true })),
  otherNames: listOf(line.trim().min(1))
    .optional()
    .meta(is({ open: true, searched: 1, imported: true })),
  sex: z
    .enum(['female', 'male'])
    .optional()
    .meta(
      is({
        open: true,
        asked: { part: 'more', at: 1 },
        imported: true,
        merged: true,
        offScreen: true,
      }),
    ),
  category: z
    .enum(CATEGORIES)
    .meta(
      is({ open: true, asked: { part: 'least', at: 4 }, imported: true, merged: true, listed: 4 }),
    ),
  /** The id of the place that remembers this person: the entry's folder. */
  place: id.meta(
    is({
      open: true,
      searched: 11,
      asked: { part: 'least', at: 3 },
      imported: true,
      nobodys: true,
      listed: 3,
    }),
  ),
  birth: lifeEvent(
    'birth',
    { asked: { part: 'more', at: 2 }, merged: true, listed: 6 },
    { asked: { part: 'more', at: 3 }, merged: true, offScreen: true },
  )
    .optional()
    .meta(is({ open: true, searched: 7 })),
  death: lifeEvent('death', { asked: { part: 'more', at: 5 }, merged: true, listed: 7 }, {})
    .optional()
    .meta(is({ open: true, searched: 8 })),
  fate: z
    .enum(FATES)
    .default('unknown')
    .meta(
      is({ open: true, asked: { part: 'more', at: 6 }, imported: true, merged: true, listed: 5 }),
    ),
  callUp: lifeEvent('callUp', {}, {})
    .optional()
    .meta(is({ open: true, searched: 9 })),
  rank: rank.optional().meta(is({ open: true, searched: 12, imported: true })),
  /** Military speciality or occupation: sniper, pilot, nurse, miner. */
  role: words.optional().meta(is({ open: true, searched: 6, imported: true })),
  units: listOf(unit)
    .optional()
    .meta(is({ open: true, searched: 13, imported: true })),
  awards: listOf(award)
    .optional()
    .meta(
      is({
        open: true,
        searched: 14,
        asked: { part: 'more', at: 9 },
        imported: true,
        merged: true,
      }),
    ),
  burial: burial.optional().meta(is({ open: true, searched: 10 })),
  /** The one sentence that clips, screens, lists and prints say of the person. */
  deed: deed.optional().meta(
    is({
      open: true,
      searched: 4,
      asked: { part: 'least', at: 2, letters: DEED_LETTERS },
      imported: true,
      merged: true,
      listed: 8,
    }),
  ),
  /** One or two sentences for the clip and the lists. */
  summary: z
    .strictObject(inEach(summaryText))
    .optional()
    .meta(
      is({ open: true, searched: 5, asked: { part: 'desk', at: 1 }, imported: true, merged: true }),
    ),
  photos: listOf(photo)
    .optional()
    .meta(is({ open: true, searched: 15, imported: true, nobodys: true })),
  sources: listOf(source)
    .optional()
    .meta(is({ open: true, imported: true, offScreen: true })),
  /** What is open, contradictory or not found, in words. */
  unknowns: listOf(words)
    .optional()
    .meta(is({ open: true })),
  living: z
    .boolean()
    .default(false)
    .meta(is({ open: true, asked: { part: 'more', at: 4 }, imported: true, merged: true })),
  /** The family looks for news of this person. */
  sought: z
    .boolean()
    .optional()
    .meta(is({ open: true, imported: true })),
  consent: consent.meta(is({ inner: true, nobodys: true, offScreen: true })),
  /** The day the page first became public; nobody guesses it. Kept by the desk and `npm run first-days`. */
  published: day.optional().meta(is({ open: true, nobodys: true, offScreen: true })),
  /** Ids this entry had before; their addresses lead here. */
  formerIds: listOf(id)
    .optional()
    .meta(is({ open: true, nobodys: true, offScreen: true })),
});

export type VeteranFields = z.infer<typeof veteranSchema>;
export type Photo = z.infer<typeof photo>;
export type Award = z.infer<typeof award>;
export type LifeEvent = z.infer<ReturnType<typeof lifeEvent>>;
export type Source = z.infer<typeof source>;
export type Fate = VeteranFields['fate'];
export type Category = VeteranFields['category'];
