/** The words and the picture of one person's clip, chosen from the entry. */
import { z } from 'zod';
import { t } from '../../src/i18n/index.ts';
import type { Campaign } from '../../src/model/campaign.ts';
import { localizedText } from '../../src/model/language.ts';
import type { Place } from '../../src/model/place.ts';
import { veteranSchema, type Photo, type VeteranFields } from '../../src/model/veteran.ts';
import { dropLeast } from './drop.ts';
import { FACT_KINDS, factsOf, spoken } from './facts.ts';
import { givenName, withoutPatronymic } from './person-name.ts';
import { READING_SPEED, TONES } from './tokens.ts';
import { yearsText } from './years.ts';

/** A text in Kazakh and Russian; one may be missing where nobody wrote it. */
const bilingual = localizedText.pick({ kk: true, ru: true });
const photoFields = veteranSchema.shape.photos.unwrap().element.shape;

/** What the views need: JSON only, editable in Remotion Studio. */
export const cardSchema = z.object({
  id: veteranSchema.shape.id,
  tone: z.enum(TONES),
  seconds: z.union([z.literal(10), z.literal(15)]),
  name: bilingual,
  /** The name without the father's, for screens too small for the whole. */
  shortName: bilingual,
  initial: z.string(),
  years: bilingual,
  /** `short` says the same without what is least needed. */
  facts: z.array(bilingual.extend({ kind: z.enum(FACT_KINDS), short: bilingual.optional() })),
  place: bilingual,
  campaign: bilingual,
  portrait: z
    .object({
      src: z.string(),
      width: z.int().positive(),
      height: z.int().positive(),
      focal: photoFields.focal,
      /** A group picture is shown whole. */
      role: photoFields.role,
    })
    .nullable(),
});

export type CardProps = z.infer<typeof cardSchema>;
export type Portrait = NonNullable<CardProps['portrait']>;
export type Bilingual = z.infer<typeof bilingual>;

/** What a card says besides the person. */
export interface CardArchive {
  places: readonly Pick<Place, 'id' | 'name'>[];
  campaign: Pick<Campaign, 'name'>;
}

/** Seconds of a clip in which nothing can be read yet or any more. */
const FADES = 1;

/** Characters of the longer of the two languages: everybody reads one of them. */
export const lettersOf = (texts: readonly Bilingual[]): number =>
  Math.max(
    ...(['kk', 'ru'] as const).map((language) =>
      texts.reduce((sum, text) => sum + (text[language] ?? text.kk ?? text.ru ?? '').length, 0),
    ),
  );

/** 10 s where everything is read in them at 12 characters a second, else 15. */
export const secondsFor = (texts: readonly Bilingual[]): 10 | 15 =>
  lettersOf(texts) <= (10 - FADES) * READING_SPEED.calm ? 10 : 15;

/**
 * @param portrait The picture to show, or `null` for the typographic portrait.
 * @returns Props of every view of the person. Nothing is translated: a fact that the entry has in
 *   one language only is said once, in that language.
 */
export function cardOf(
  veteran: VeteranFields,
  archive: CardArchive,
  portrait: Portrait | null,
): CardProps {
  const name = spoken(veteran.name);
  const years = yearsOf(veteran);
  let facts = factsOf(veteran);
  const readable = (15 - FADES) * READING_SPEED.brisk;
  while (facts.length > 1 && lettersOf([name, years, ...facts]) > readable)
    facts = dropLeast(facts);
  const first = name.kk ?? name.ru ?? '';
  const family = spoken(veteran.familyName ?? {});
  const place = archive.places.find((candidate) => candidate.id === veteran.place);
  return cardSchema.parse({
    id: veteran.id,
    tone: veteran.living ? 'living' : 'memorial',
    seconds: secondsFor([name, years, ...facts]),
    name,
    shortName: {
      kk: name.kk && withoutPatronymic(name.kk),
      ru: name.ru && withoutPatronymic(name.ru),
    },
    initial: givenName(first, name.kk ? family.kk : family.ru)
      .charAt(0)
      .toLocaleUpperCase('kk'),
    years,
    facts,
    place: spoken(place?.name ?? {}),
    campaign: spoken(archive.campaign.name),
    portrait,
  });
}

function yearsOf({ birth, death, living }: VeteranFields): Bilingual {
  const life = { birth: birth?.date, death: living ? undefined : death?.date };
  return { kk: yearsText(life, t('kk')), ru: yearsText(life, t('ru')) };
}

const ROLES: readonly Photo['role'][] = ['portrait', 'group'];

/** The photograph that stands for the person: the first portrait, else the first group picture. */
export function portraitAmong<T extends { photo: Pick<Photo, 'role'> }>(
  photos: readonly T[],
): T | undefined {
  return ROLES.map((role) => photos.find(({ photo }) => photo.role === role)).find(Boolean);
}
