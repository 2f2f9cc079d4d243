/** The words and the picture of one person's clip, chosen from the entry. */
import { sayBoth } from '../../src/i18n/in-both.ts';
import { t } from '../../src/i18n/index.ts';
import type { Campaign } from '../../src/model/campaign.ts';
import type { Place } from '../../src/model/place.ts';
import type { Settings } from '../../src/model/settings.ts';
import type { Photo, VeteranFields } from '../../src/model/veteran.ts';
import { deedOf } from '../../src/model/deed.ts';
import { STRAIGHT } from '../../src/model/horizon.ts';
import { dropLeast } from './drop.ts';
import {
  cardSchema,
  type Bilingual,
  type CardProps,
  type Extra,
  type Portrait,
} from './card-schema.ts';
import { factsOf, spoken } from './facts.ts';
import { nameParts, withoutPatronymic } from '../../src/i18n/person/name.ts';
import { bornText, yearsOf } from '../../src/i18n/person/years.ts';
import { capital, sayFate } from '../../src/i18n/person/words.ts';
import { lettersOf, secondsFor } from './story.ts';
import { READING_SPEED } from './tokens.ts';
import { ageOf } from './age.ts';

/** What a card says besides the person. */
export interface CardArchive {
  places: readonly Pick<Place, 'id' | 'name' | 'horizon'>[];
  campaign: Pick<Campaign, 'name'>;
  /** Where more can be told; without it nobody is asked on the picture. */
  settings?: Pick<Settings, 'address'>;
}

/**
 * @param portrait The picture to show, or `null` for the typographic portrait.
 * @param extra The picture of a second scene.
 * @returns Props of every view of the person. Nothing is translated: a fact that the entry has in
 *   one language only is said once, in that language.
 */
export function cardOf(
  veteran: VeteranFields,
  archive: CardArchive,
  portrait: Portrait | null,
  extra: Extra | null = null,
): CardProps {
  const name = spoken(veteran.name);
  const years = { kk: yearsOf(veteran, 'kk'), ru: yearsOf(veteran, 'ru') };
  let facts = factsOf(veteran);
  const readable = 14 * READING_SPEED.brisk;
  while (facts.length > 1 && lettersOf([name, years, ...facts]) > readable)
    facts = dropLeast(facts);
  const first = name.kk ?? name.ru ?? '';
  const family = spoken(veteran.familyName ?? {});
  const { given, others } = nameParts(first, name.kk ? family.kk : family.ru);
  const place = archive.places.find((candidate) => candidate.id === veteran.place);
  const deed = deedOf(veteran);
  const card = {
    id: veteran.id,
    tone: veteran.living ? 'living' : 'memorial',
    name,
    shortName: {
      kk: name.kk && withoutPatronymic(name.kk),
      ru: name.ru && withoutPatronymic(name.ru),
    },
    initial: given.charAt(0).toLocaleUpperCase('kk'),
    givenName: given,
    otherNames: others,
    years,
    age: ageText(veteran),
    lost: veteran.fate === 'missing' ? lostText(veteran) : undefined,
    deed: deed && { ...spoken(deed.text), form: deed.form },
    sought: veteran.sought && veteran.fate === 'missing' ? sayBoth('clip.sought') : undefined,
    ask:
      archive.settings && isNameAlone(veteran)
        ? [sayBoth('clip.ask'), addressOf(archive.settings)]
        : undefined,
    facts,
    place: spoken(place?.name ?? {}),
    horizon: place?.horizon ?? STRAIGHT,
    campaign: spoken(archive.campaign.name),
    portrait,
    extra,
  } as const;
  return cardSchema.parse({ ...card, seconds: secondsFor(card) });
}

/** Fates by which the day of death ends a life at war. */
const FELL: readonly VeteranFields['fate'][] = ['killed', 'died-of-wounds'];

function ageText({ birth, death, fate, living }: VeteranFields): Bilingual | undefined {
  const count = FELL.includes(fate) && !living ? ageOf(birth, death) : undefined;
  return count === undefined ? undefined : sayBoth('clip.age', { count });
}

/** When somebody was born, in short, and that he did not come back. */
function lostText(veteran: VeteranFields): Bilingual {
  const say = (language: 'kk' | 'ru'): string => {
    const born = bornText(veteran.birth?.date, t(language));
    const fate = sayFate(veteran, language);
    return born ? t(language)('clip.lost', { born, fate }) : capital(fate);
  };
  return { kk: say('kk'), ru: say('ru') };
}

/** A single word is known of the person: neither picture nor years nor what became of him. */
const isNameAlone = (veteran: VeteranFields): boolean =>
  Object.values(veteran.name).every((name) => !/\s/u.test(name?.trim() ?? '')) &&
  !veteran.birth?.date &&
  !veteran.death?.date &&
  !veteran.living &&
  (veteran.photos ?? []).length === 0 &&
  deedOf(veteran) === null;

/** Where the archive lies, as it is written on a picture. */
export function addressOf({ address }: Pick<Settings, 'address'>): Bilingual {
  const { host, pathname } = new URL(address);
  const text = host + pathname.replace(/\/$/, '');
  return { kk: text, ru: text };
}

const ROLES: readonly Photo['role'][] = ['portrait', 'group'];

/** The photograph that stands for the person: the first portrait, else the first group picture. */
export function portraitAmong<T extends { photo: Pick<Photo, 'role'> }>(
  photos: readonly T[],
): T | undefined {
  return ROLES.map((role) => photos.find(({ photo }) => photo.role === role)).find(Boolean);
}

const EXTRA_ROLES: readonly Photo['role'][] = ['group', 'document', 'place'];
/** Letters of a caption that are still read beside its picture. */
const CAPTION = 64;

/**
 * The picture of a second scene: the first group, document or place that says in few words what it
 * shows. A group from which the portrait was cut is shown whole.
 */
export function extraAmong<T extends { photo: Pick<Photo, 'role' | 'caption' | 'focal'> }>(
  photos: readonly T[],
): T | undefined {
  const portrait = portraitAmong(photos);
  return photos.find((entry) => {
    const { role, caption, focal } = entry.photo;
    const letters = lettersOf([spoken(caption ?? {})]);
    const isNew = entry !== portrait || focal !== undefined;
    return isNew && EXTRA_ROLES.includes(role) && letters > 0 && letters <= CAPTION;
  });
}
