/**
 * What a veteran's entry is: the one list of its fields. Site, clips, editors' form, import,
 * playlists and bundles all read it from here; labels and hints are `field.*` and `hint.*`
 * in the dictionary. Rules across fields are named functions in `rules.ts`.
 */
import { z } from 'zod';
import { day } from './day.ts';
import { awardCodes, rankCodes } from './glossary.ts';
import { LONGEST_TEXT, textUpTo } from './language.ts';
import { parsePartialDate } from './partial-date.ts';
import { canonicalDate, type DateEvent } from './written-date.ts';

/** Lower-case Latin words joined by hyphens: safe in every path, address and playlist. */
export const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const id = z.string().max(64).regex(ID_PATTERN, { error: 'id' });

/** A partial date in its canonical text, however it is written; YAML gives a bare year as a number. */
const dateTextOf = (event?: DateEvent) =>
  z.preprocess(
    (value) => {
      const text = typeof value === 'number' ? String(value) : value;
      return typeof text === 'string' ? canonicalDate(text, event) : text;
    },
    z.string().refine((text) => parsePartialDate(text) !== null, { error: 'partial-date' }),
  );

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
  date: partialDateText,
  /** The id of an entry of `sources`. */
  source: id.optional(),
  note: words.optional(),
});

/** When and where something happened, with the values that other sources give. */
const lifeEvent = (event: DateEvent) =>
  z.strictObject({
    date: dateTextOf(event).optional(),
    place: words.optional(),
    certainty,
    rivals: listOf(rivalDate).optional(),
  });

const rank = z.strictObject({
  code: z.enum(rankCodes).optional(),
  /** A Guards rank: a prefix, not a rank of its own. */
  guards: z.boolean().optional(),
  /** As the document has it. */
  text: words.optional(),
  certainty,
});

const unit = z.strictObject({
  text: words,
  from: partialDateText.optional(),
  to: partialDateText.optional(),
  certainty,
});

const award = z.strictObject({
  code: z.enum(awardCodes).optional(),
  degree: z.enum(['I', 'II', 'III']).optional(),
  /** Date of the decree. */
  date: partialDateText.optional(),
  /** Date of the deed it was given for. */
  deed: partialDateText.optional(),
  posthumous: z.boolean().optional(),
  /** As the document has it; the only field of an award outside the glossary. */
  text: words.optional(),
  certainty,
});

/** Letters a deed may have in each language: what is read at a glance, on a street screen too. */
export const DEED_LETTERS = 64;

const deedText = z.string().trim().min(1).max(DEED_LETTERS).optional();

/** What the person did, in one sentence: no subject, past tense, a place or a number. */
const deed = z.strictObject({ kk: deedText, ru: deedText, en: deedText, certainty });

const burial = z.strictObject({
  place: words,
  memorial: words.optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});

const photo = z.strictObject({
  /** File name beside the entry. */
  file: z
    .string()
    .max(100)
    .regex(/^[a-z0-9][a-z0-9.-]*\.(?:jpe?g|png|webp)$/, { error: 'photo-name' }),
  role: z.enum(PHOTO_ROLES),
  caption: words.optional(),
  date: partialDateText.optional(),
  credit: words.optional(),
  /** The point that must stay in every crop: fractions of width and height from the top left. */
  focal: z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).optional(),
  /** What is seen, for those who cannot see it. */
  alt: words.optional(),
  restored: z.boolean().optional(),
});

const source = z.strictObject({
  id,
  type: z.enum(SOURCE_TYPES),
  title: line.trim().min(1),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  /** Archive, fond, inventory, file, leaf. */
  reference: line.optional(),
  /** Fields it supports, as paths: `birth.date`, `awards.0`. */
  supports: listOf(line).optional(),
});

/** What the family allows, and nothing about who said so: that stays with the desk. */
const consent = z.strictObject({
  page: z.boolean(),
  clip: z.boolean().default(false),
  led: z.boolean().default(false),
  press: z.boolean().default(false),
});

/** The front matter of `content/veterans/<place>/<id>/index.md`. */
export const veteranSchema = z.strictObject({
  id,
  name: words,
  /** The part of the name to sort by, where there is a family name. */
  familyName: words.optional(),
  otherNames: listOf(line.trim().min(1)).optional(),
  sex: z.enum(['female', 'male']).optional(),
  category: z.enum(CATEGORIES),
  /** The id of the place that remembers this person. */
  place: id,
  birth: lifeEvent('birth').optional(),
  death: lifeEvent('death').optional(),
  fate: z.enum(FATES).default('unknown'),
  callUp: lifeEvent('callUp').optional(),
  rank: rank.optional(),
  /** Military speciality or occupation: sniper, pilot, nurse, miner. */
  role: words.optional(),
  units: listOf(unit).optional(),
  awards: listOf(award).optional(),
  burial: burial.optional(),
  /** The one sentence that clips, screens, lists and prints say of the person. */
  deed: deed.optional(),
  /** One or two sentences for the clip and the lists. */
  summary: z
    .strictObject({
      kk: z.string().trim().min(1).max(220).optional(),
      ru: z.string().trim().min(1).max(220).optional(),
      en: z.string().trim().min(1).max(220).optional(),
    })
    .optional(),
  photos: listOf(photo).optional(),
  sources: listOf(source).optional(),
  /** What is open, contradictory or not found, in words. */
  unknowns: listOf(words).optional(),
  living: z.boolean().default(false),
  /** The family looks for news of this person. */
  sought: z.boolean().optional(),
  consent,
  /** The day the page first became public; nobody guesses it. Kept by the desk and `npm run first-days`. */
  published: day.optional(),
  /** Ids this entry had before; their addresses lead here. */
  formerIds: listOf(id).optional(),
});

export type VeteranFields = z.infer<typeof veteranSchema>;
export type Photo = z.infer<typeof photo>;
export type Award = z.infer<typeof award>;
export type LifeEvent = z.infer<ReturnType<typeof lifeEvent>>;
export type Source = z.infer<typeof source>;
export type Fate = VeteranFields['fate'];
export type Category = VeteranFields['category'];
