/** One synthetic person: everything of an entry but its id and photographs. */
import type { LocalizedText } from '../../model/language.ts';
import type { Place } from '../../model/place.ts';
import { FALLEN, type Category, type Fate, type VeteranFields } from '../../model/veteran.ts';
import { BIRTH_ODDS, DEATH_ODDS, partialDate } from './dates.ts';
import { Dice } from './dice.ts';
import * as tables from './life-tables.ts';
import { syntheticName, type Sex } from './name.ts';
import { awardsOf, rankOf, unitOf } from './service.ts';

export interface SyntheticPerson {
  fields: Omit<VeteranFields, 'id' | 'photos'>;
  story: LocalizedText;
}

/** Of a thousand entries. */
const CATEGORIES: Record<Category, number> = {
  front: 760,
  'home-front': 90,
  'labour-army': 60,
  medic: 25,
  'child-of-war': 30,
  prisoner: 12,
  partisan: 8,
  siege: 8,
  other: 7,
};
const AT_THE_FRONT = ['front', 'medic', 'partisan', 'prisoner'];
const FATES_AT_THE_FRONT: Partial<Record<Fate, number>> = {
  killed: 26,
  missing: 27,
  'died-of-wounds': 6,
  'died-captivity': 3,
  'died-illness': 2,
  returned: 29,
  invalid: 3,
  'released-captivity': 2,
  unknown: 2,
};

/** Everything about the `number`-th person of `seed`: the same on every machine, for any archive size. */
export function syntheticPerson(
  seed: string,
  number: number,
  places: readonly Place[],
): SyntheticPerson {
  const dice = new Dice(seed, number);
  const place = placeOf(dice, places);
  const category = dice.of(CATEGORIES);
  const fought = AT_THE_FRONT.includes(category);
  const sex: Sex = dice.chance(category === 'front' ? 0.03 : 0.45) ? 'female' : 'male';
  const fate = fought ? dice.of(FATES_AT_THE_FRONT as Record<Fate, number>) : 'unknown';
  const born = yearOfBirth(dice, category);
  const diedInWar = FALLEN.includes(fate);
  const living = !fought && born > 1928 && dice.chance(0.3);
  const died = diedInWar ? dice.int(1941, 1945) : Math.min(2019, born + dice.int(45, 95));
  const lastYear = diedInWar || fate === 'missing' ? Math.min(died, 1945) : died;
  const known = dice.chance(0.75);
  const facts = {
    birth: birthOf(dice, born, place),
    death: living || fate === 'missing' ? undefined : deathOf(dice, died, diedInWar, place),
    callUp: fought && dice.chance(0.6) ? callUpOf(dice, place, lastYear) : undefined,
    rank: fought && known ? rankOf(dice) : undefined,
    role: dice.chance(0.5) ? dice.pick(rolesOf(category)) : undefined,
    units: fought && dice.chance(0.55) ? [unitOf(dice, dice.int(1941, 1944))] : undefined,
    awards: fought && !known ? [] : awardsOf(dice, category, fate, lastYear),
    burial: living || !dice.chance(0.16) ? undefined : { place: dice.pick(tables.graves) },
    sought: fate === 'missing' && dice.chance(0.4) ? true : undefined,
  };
  const story = storyOf(dice, sex, fate);
  return {
    fields: {
      ...syntheticName(dice, sex),
      sex,
      category,
      place: place.id,
      fate,
      living,
      ...withoutGaps(facts),
      ...(story && dice.chance(0.6) && { summary: firstSentence(story) }),
      unknowns: [tables.NOTICE],
      consent: consentOf(dice, living),
    },
    story: story ?? {},
  };
}

/** People for a hundred of the eighteen places; others get the least. */
const POPULATION: Readonly<Record<string, number>> = {
  karaganda: 28,
  temirtau: 11,
  balkhash: 7,
  zhezkazgan: 7,
  satpaev: 5,
  saran: 4,
  shakhtinsk: 4,
  abai: 4,
  'bukhar-zhyrau': 5,
  karkaraly: 5,
};

export const placeOf = (dice: Dice, places: readonly Place[]): Place =>
  dice.weighted(places, ({ id }) => POPULATION[id] ?? 3);

/** Around 1914 for who fought, spread over thirty years; children of the war are younger. */
function yearOfBirth(dice: Dice, category: Category): number {
  if (category === 'child-of-war') return dice.int(1930, 1941);
  const spread = dice.next() + dice.next() + dice.next() - 1.5;
  return Math.min(1926, Math.round(1914 + spread * 14));
}

function birthOf(dice: Dice, year: number, place: Place): VeteranFields['birth'] {
  const date = partialDate(dice, year, BIRTH_ODDS);
  const village = dice.int(1, 24);
  const nearby = {
    kk: `${place.name.kk}, № ${village} ауыл`,
    ru: `${place.name.ru}, аул № ${village}`,
  };
  const where = dice.chance(0.7) ? nearby : dice.pick(tables.farBirthplaces);
  return event(date, dice.chance(0.8) ? where : undefined);
}

function deathOf(dice: Dice, year: number, inWar: boolean, place: Place): VeteranFields['death'] {
  const months = { 1941: [7, 12], 1945: [1, 5] }[inWar ? year : 0] ?? [1, 12];
  const date = partialDate(dice, year, DEATH_ODDS, months as [number, number]);
  const where = inWar ? dice.pick(tables.deathPlaces) : place.name;
  return event(date, dice.chance(0.7) ? where : undefined);
}

/** Nobody is called up after death. */
const callUpOf = (dice: Dice, { name }: Place, lastYear: number): VeteranFields['callUp'] => ({
  date: dice.pick(
    lastYear > 1942 ? ['1941', '1941-07', '1941-08-12', '1942', '1942-03-20'] : ['1941', '1941-06'],
  ),
  place: { kk: `${name.kk}, әскери комиссариат`, ru: `${name.ru}, военкомат` },
});

const rolesOf = (category: Category): readonly LocalizedText[] =>
  category === 'medic'
    ? tables.medicRoles
    : AT_THE_FRONT.includes(category)
      ? tables.frontRoles
      : tables.homeRoles;

/** Most families bring a few sentences, some a page, a third nothing. */
function storyOf(dice: Dice, sex: Sex, fate: Fate): LocalizedText | undefined {
  const sentences = [
    ...tables.sentences,
    ...(fate === 'returned' ? tables.afterTheWar : []),
    ...(fate === 'missing' || fate === 'killed' ? tables.neverReturned : []),
  ];
  const length = Number(dice.of({ 0: 35, 3: 45, 8: 16, 30: 4 }));
  const start = dice.int(0, sentences.length - 1);
  const chosen = Array.from(
    { length },
    (_, index) => sentences[(start + index * 3) % sentences.length] as LocalizedText,
  );
  if (chosen.length === 0) return undefined;
  const text = (language: 'kk' | 'ru'): string =>
    chosen
      .map((sentence, index) =>
        index % 4 === 3 ? `${sentence[language]}\n\n` : `${sentence[language]} `,
      )
      .join('')
      .replace(/\{([^|]+)\|([^}]+)\}/g, sex === 'male' ? '$1' : '$2')
      .replace(/ $/gm, '')
      .trim();
  return { kk: text('kk'), ru: text('ru') };
}

const firstSentence = (story: LocalizedText): LocalizedText => ({
  kk: /^[^.]*\./.exec(story.kk ?? '')?.[0],
  ru: /^[^.]*\./.exec(story.ru ?? '')?.[0],
});

/** Almost everybody is shown; a few families want a page only, or not even that. */
function consentOf(dice: Dice, living: boolean): VeteranFields['consent'] {
  const page = dice.chance(0.985) || living; // the living are entered with their consent
  const clip = page && dice.chance(0.96);
  return { page, clip, led: clip && dice.chance(0.95), press: clip && dice.chance(0.85) };
}

const event = (
  date: string | undefined,
  place: LocalizedText | undefined,
): VeteranFields['birth'] => (date || place ? withoutGaps({ date, place }) : undefined);

/** Without the fields of which nothing is known. */
function withoutGaps<T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const known = Object.entries(facts).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(known) as { [K in keyof T]: Exclude<T[K], undefined> };
}
