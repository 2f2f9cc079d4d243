/**
 * What a veteran's entry is: the one list of its fields. Site, clips, editors' form, import,
 * playlists and bundles all read it from here; labels and hints are `field.*` and `hint.*`
 * in the dictionary. What each is for say `open(…)` and `inner(…)`: whoever says nothing has added
 * a field that stays in the archive. Rules across fields are named functions in `rules.ts`.
 */
import { z } from 'zod';
import { day } from './day.ts';
import { inner, open, type FieldFacts } from './field-facts.ts';
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
  date: open(partialDateText),
  /** The id of an entry of `sources`. */
  source: open(id.optional()),
  note: open(words.optional()),
});

/**
 * When and where something happened, with the values that other sources give.
 * @param where What the place of it is besides.
 */
const lifeEvent = (event: DateEvent, date: FieldFacts, where: FieldFacts) =>
  z.strictObject({
    date: open(dateTextOf(event).optional(), { imported: true, ...date }),
    place: open(words.optional(), { searched: true, imported: true, ...where }),
    certainty: open(certainty),
    rivals: open(listOf(rivalDate).optional()),
  });

const rank = z.strictObject({
  code: open(z.enum(rankCodes).optional(), {
    searched: true,
    asked: { part: 'more', at: 7 },
    merged: true,
  }),
  /** A Guards rank: a prefix, not a rank of its own. */
  guards: open(z.boolean().optional()),
  /** As the document has it. */
  text: open(words.optional(), { searched: true }),
  certainty: open(certainty),
});

const unit = z.strictObject({
  text: open(words, { searched: true, asked: { part: 'more', at: 8 }, merged: true }),
  from: open(partialDateText.optional()),
  to: open(partialDateText.optional()),
  certainty: open(certainty),
});

const award = z.strictObject({
  code: open(z.enum(awardCodes).optional(), { searched: true }),
  degree: open(z.enum(['I', 'II', 'III']).optional()),
  /** Date of the decree. */
  date: open(partialDateText.optional()),
  /** Date of the deed it was given for. */
  deed: open(partialDateText.optional()),
  posthumous: open(z.boolean().optional()),
  /** As the document has it; the only field of an award outside the glossary. */
  text: open(words.optional(), { searched: true }),
  certainty: open(certainty),
});

/** Letters a deed may have in each language: what is read at a glance, on a street screen too. */
export const DEED_LETTERS = 64;

const deedText = z.string().trim().min(1).max(DEED_LETTERS).optional();

/** What the person did, in one sentence: no subject, past tense, a place or a number. */
const deed = z.strictObject({
  ...inEach(deedText),
  certainty: open(certainty),
});

const burial = z.strictObject({
  place: open(words, {
    searched: true,
    asked: { part: 'more', at: 10 },
    imported: true,
    merged: true,
    offScreen: true,
  }),
  memorial: open(words.optional(), { searched: true }),
  latitude: open(z.number().min(-90).max(90).optional()),
  longitude: open(z.number().min(-180).max(180).optional()),
});

const fraction = open(z.number().min(0).max(1));

const photo = z.strictObject({
  /** File name beside the entry. */
  file: inner(
    z
      .string()
      .max(100)
      .regex(/^[a-z0-9][a-z0-9.-]*\.(?:jpe?g|png|webp)$/, { error: 'photo-name' }),
  ),
  role: open(z.enum(PHOTO_ROLES)),
  caption: open(words.optional(), { searched: true }),
  date: open(partialDateText.optional()),
  credit: open(words.optional(), { imported: true }),
  /** The point that must stay in every crop: fractions of width and height from the top left. */
  focal: open(z.strictObject({ x: fraction, y: fraction }).optional()),
  /** What is seen, for those who cannot see it. */
  alt: open(words.optional()),
  restored: open(z.boolean().optional()),
});

const source = z.strictObject({
  id: open(id),
  type: open(z.enum(SOURCE_TYPES), { asked: { part: 'more', at: 11 } }),
  title: open(line.trim().min(1), { asked: { part: 'more', at: 12 } }),
  url: open(
    z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
  ),
  /** Archive, fond, inventory, file, leaf. */
  reference: open(line.optional()),
  /** Fields it supports, as paths: `birth.date`, `awards.0`. */
  supports: open(listOf(line).optional()),
});

/** What the family allows, and nothing about who said so: that stays with the desk. */
const consent = z.strictObject({
  page: inner(z.boolean()),
  clip: inner(z.boolean().default(false)),
  led: inner(z.boolean().default(false)),
  press: inner(z.boolean().default(false)),
});

/** What a family may allow, each alone. */
export const USES = consent.keyof().options;
export type Use = (typeof USES)[number];

const summaryText = z.string().trim().min(1).max(220).optional();

/** The front matter of `content/veterans/<place>/<id>/index.md`. */
export const veteranSchema = z.strictObject({
  id: open(id, { imported: true, nobodys: true, listed: 1 }),
  name: open(words, {
    searched: 2,
    asked: { part: 'least', at: 1 },
    imported: true,
    merged: true,
    listed: 2,
  }),
  /** The part of the name to sort by, where there is a family name. */
  familyName: open(words.optional(), { imported: true }),
  otherNames: open(listOf(line.trim().min(1)).optional(), { searched: 1, imported: true }),
  sex: open(z.enum(['female', 'male']).optional(), {
    asked: { part: 'more', at: 1 },
    imported: true,
    merged: true,
    offScreen: true,
  }),
  category: open(z.enum(CATEGORIES), {
    asked: { part: 'least', at: 4 },
    imported: true,
    merged: true,
    listed: 4,
  }),
  /** The id of the place that remembers this person: the entry's folder. */
  place: open(id, {
    searched: 11,
    asked: { part: 'least', at: 3 },
    imported: true,
    nobodys: true,
    listed: 3,
  }),
  birth: open(
    lifeEvent(
      'birth',
      { asked: { part: 'more', at: 2 }, merged: true, listed: 6 },
      { asked: { part: 'more', at: 3 }, merged: true, offScreen: true },
    ).optional(),
    { searched: 7 },
  ),
  death: open(
    lifeEvent('death', { asked: { part: 'more', at: 5 }, merged: true, listed: 7 }, {}).optional(),
    { searched: 8 },
  ),
  fate: open(z.enum(FATES).default('unknown'), {
    asked: { part: 'more', at: 6 },
    imported: true,
    merged: true,
    listed: 5,
  }),
  callUp: open(lifeEvent('callUp', {}, {}).optional(), { searched: 9 }),
  rank: open(rank.optional(), { searched: 12, imported: true }),
  /** Military speciality or occupation: sniper, pilot, nurse, miner. */
  role: open(words.optional(), { searched: 6, imported: true }),
  units: open(listOf(unit).optional(), { searched: 13, imported: true }),
  awards: open(listOf(award).optional(), {
    searched: 14,
    asked: { part: 'more', at: 9 },
    imported: true,
    merged: true,
  }),
  burial: open(burial.optional(), { searched: 10 }),
  /** The one sentence that clips, screens, lists and prints say of the person. */
  deed: open(deed.optional(), {
    searched: 4,
    asked: { part: 'least', at: 2, letters: DEED_LETTERS },
    imported: true,
    merged: true,
    listed: 8,
  }),
  /** One or two sentences for the clip and the lists. */
  summary: open(z.strictObject(inEach(summaryText)).optional(), {
    searched: 5,
    asked: { part: 'desk', at: 1 },
    imported: true,
    merged: true,
  }),
  photos: open(listOf(photo).optional(), { searched: 15, imported: true, nobodys: true }),
  sources: open(listOf(source).optional(), { imported: true, offScreen: true }),
  /** What is open, contradictory or not found, in words. */
  unknowns: open(listOf(words).optional()),
  living: open(z.boolean().default(false), {
    asked: { part: 'more', at: 4 },
    imported: true,
    merged: true,
  }),
  /** The family looks for news of this person. */
  sought: open(z.boolean().optional(), { imported: true }),
  consent: inner(consent, { nobodys: true, offScreen: true }),
  /** The day the page first became public; nobody guesses it. Kept by the desk and `npm run first-days`. */
  published: open(day.optional(), { nobodys: true, offScreen: true }),
  /** Ids this entry had before; their addresses lead here. */
  formerIds: open(listOf(id).optional(), { nobodys: true, offScreen: true }),
});

export type VeteranFields = z.infer<typeof veteranSchema>;
export type Photo = z.infer<typeof photo>;
export type Award = z.infer<typeof award>;
export type LifeEvent = z.infer<ReturnType<typeof lifeEvent>>;
export type Source = z.infer<typeof source>;
export type Fate = VeteranFields['fate'];
export type Category = VeteranFields['category'];
