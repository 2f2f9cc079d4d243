/**
 * Rules across the fields of an entry: one named function each, with its reason.
 * A rule gets the entry and what it may need of the archive and returns what it found.
 */
import { awards as awardGlossary, ranks as rankGlossary } from './glossary.ts';
import { LANGUAGES } from './language.ts';
import { nearest } from './nearest.ts';
import { dayRange, isCertainlyBefore, parsePartialDate, type PartialDate } from './partial-date.ts';
import type { PhotoFacts } from './photo-facts.ts';
import { textsOf, uncleanCodes } from './private-data.ts';
import type { Finding } from './problem.ts';
import type { VeteranFields } from './veteran.ts';

/** What a rule may know besides the entry. */
export interface RuleContext {
  /** Folder names: `<place>/<id>`. */
  folder: { place: string; id: string };
  placeIds: ReadonlySet<string>;
  /** Facts of each file beside the entry that a photo names; absent when there is no such file. */
  photos: ReadonlyMap<string, PhotoFacts>;
  /** True when the file as a whole was found clean, so that its texts need no second look. */
  isClean?: boolean;
}

export type Rule = (entry: VeteranFields, context: RuleContext) => Finding[];

const date = (text: string | undefined): PartialDate | null =>
  text === undefined ? null : parsePartialDate(text);

/** Addresses are made of the folder's name, so a second identity would split the person. */
const idEqualsFolder: Rule = (entry, { folder, placeIds }) => [
  ...(entry.id === folder.id
    ? []
    : [{ code: 'id-folder', field: 'id', params: { id: entry.id, folder: folder.id } }]),
  ...(entry.place === folder.place || !placeIds.has(entry.place)
    ? []
    : [
        {
          code: 'place-folder',
          field: 'place',
          params: { place: entry.place, folder: folder.place },
        },
      ]),
];

/** The place routes the person to a specialist and to screens. */
const placeIsKnown: Rule = (entry, { placeIds }) => unknownPlace(entry.place, placeIds);

/** A finding when there is no such place, with the one that was probably meant. */
export function unknownPlace(place: string, placeIds: ReadonlySet<string>): Finding[] {
  if (placeIds.has(place)) return [];
  const suggestion = nearest(place, [...placeIds]);
  return suggestion
    ? [{ code: 'place-unknown-near', field: 'place', params: { place, suggestion } }]
    : [{ code: 'place-unknown', field: 'place', params: { place } }];
}

/** One name is enough, but somebody without any name cannot be remembered. */
const hasName: Rule = (entry) =>
  LANGUAGES.some((language) => entry.name[language])
    ? []
    : [{ code: 'name-missing', field: 'name' }];

/** Kazakh and Russian are equal: what is said in one waits to be said in the other. */
const namedInBothLanguages: Rule = (entry) =>
  (['kk', 'ru'] as const)
    .filter((language) => !entry.name[language])
    .map((language) => ({
      code: 'name-language',
      field: `name.${language}`,
      severity: 'warning',
    }));

/** Nobody dies before being born. */
const birthBeforeDeath: Rule = (entry) => {
  const birth = date(entry.birth?.date);
  const death = date(entry.death?.date);
  return birth && death && isCertainlyBefore(death, birth)
    ? [
        {
          code: 'death-before-birth',
          field: 'death.date',
          params: { birth: entry.birth?.date ?? '', death: entry.death?.date ?? '' },
        },
      ]
    : [];
};

const WAR = { first: 19_390_901, start: 1941, end: 1945, last: 19_450_902 };

/** Usual ages at the war: rarely did anybody of 9 or of 81 take part; nobody of 101 did. */
const USUAL_AGE = { youngest: 10, oldest: 80 };
const GREATEST_AGE = 100;

/** Who suffered the war without taking part may have been of any age. */
const ANY_AGE = ['child-of-war', 'siege', 'prisoner', 'other'];

/** A typing error in the year of birth is the commonest of all. */
const plausibleAge: Rule = (entry) => {
  const birth = date(entry.birth?.date);
  if (!birth) return [];
  const { first, last } = dayRange(birth);
  const found = (code: string, severity: 'error' | 'warning'): Finding[] => [
    { code, field: 'birth.date', severity, params: { date: entry.birth?.date ?? '' } },
  ];
  if (first > WAR.last || last < (WAR.start - GREATEST_AGE) * 10_000) return found('age', 'error');
  const tooOld = last < (WAR.start - USUAL_AGE.oldest) * 10_000;
  const tooYoung = first > (WAR.end - USUAL_AGE.youngest) * 10_000 + 1231;
  return tooOld || (tooYoung && !ANY_AGE.includes(entry.category))
    ? found('age-unlikely', 'warning')
    : [];
};

/** The longest human life known is 122 years: a later death is a typing error. */
const LONGEST_LIFE = 122;

const plausibleLifespan: Rule = (entry) => {
  const birth = date(entry.birth?.date);
  const death = date(entry.death?.date);
  const years =
    birth && death ? (dayRange(death).first - dayRange(birth).last) / 10_000 : Number.NaN;
  return years > LONGEST_LIFE
    ? [{ code: 'lifespan', field: 'death.date', params: { years: Math.floor(years) } }]
    : [];
};

/** Nobody is called up after death, and a time in a unit ends after it begins. */
const periodsInOrder: Rule = (entry) => {
  const callUp = date(entry.callUp?.date);
  const death = date(entry.death?.date);
  const late: Finding[] =
    callUp && death && isCertainlyBefore(death, callUp)
      ? [
          {
            code: 'call-up-after-death',
            field: 'callUp.date',
            params: { date: entry.callUp?.date ?? '', death: entry.death?.date ?? '' },
          },
        ]
      : [];
  const reversed = (entry.units ?? []).flatMap((unit, index): Finding[] => {
    const from = date(unit.from);
    const to = date(unit.to);
    const params = { from: unit.from ?? '', to: unit.to ?? '' };
    return from && to && isCertainlyBefore(to, from)
      ? [{ code: 'unit-order', field: `units.${index}.to`, params }]
      : [];
  });
  return [...late, ...reversed];
};

/** Fate says what the war did: who died in it has no later death, who returned none in it. */
const fateFitsDeath: Rule = (entry) => {
  const death = date(entry.death?.date);
  if (!death) return [];
  const { first, last } = dayRange(death);
  const diedInWar = ['killed', 'died-of-wounds', 'died-captivity', 'died-illness'];
  const params = { fate: entry.fate, date: entry.death?.date ?? '' };
  if (diedInWar.includes(entry.fate) && (last < WAR.first || first > 19_461_231))
    return [{ code: 'fate-death', field: 'death.date', params }];
  if (entry.fate === 'returned' && last < 19_410_622)
    return [{ code: 'fate-death', field: 'death.date', params }];
  return [];
};

/** An award cannot be older than its founding decree: most often the wrong award was chosen. */
const awardAfterFounding: Rule = (entry) =>
  (entry.awards ?? []).flatMap((award, index) => {
    const founded = date(awardGlossary.get(award.code ?? '')?.established);
    const given = date(award.date);
    return founded && given && isCertainlyBefore(given, founded)
      ? [
          {
            code: 'award-founding',
            field: `awards.${index}.date`,
            params: { date: award.date ?? '', founded: founded.to.year },
          },
        ]
      : [];
  });

/** A decree follows the deed: the reverse is a slip, as in printed lives of Nurken Abdirov. */
const awardAfterDeed: Rule = (entry) =>
  (entry.awards ?? []).flatMap((award, index) => {
    const deed = date(award.deed);
    const given = date(award.date);
    return deed && given && isCertainlyBefore(given, deed)
      ? [
          {
            code: 'award-deed',
            field: `awards.${index}.date`,
            params: { date: award.date ?? '', deed: award.deed ?? '' },
          },
        ]
      : [];
  });

/** A posthumous award comes after the death, and the living have none. */
const posthumousAfterDeath: Rule = (entry) =>
  (entry.awards ?? []).flatMap((award, index) => {
    if (!award.posthumous) return [];
    const field = `awards.${index}.posthumous`;
    if (entry.living) return [{ code: 'posthumous-living', field }];
    const death = date(entry.death?.date);
    const given = date(award.date);
    return death && given && isCertainlyBefore(given, death)
      ? [
          {
            code: 'posthumous-before-death',
            field,
            params: { date: award.date ?? '', death: entry.death?.date ?? '' },
          },
        ]
      : [];
  });

/** An award is either of the glossary or written out; degrees exist only where they were founded. */
const awardIsNamed: Rule = (entry) =>
  (entry.awards ?? []).flatMap((award, index) => {
    const term = awardGlossary.get(award.code ?? '');
    if (!term && !award.text) return [{ code: 'award-nameless', field: `awards.${index}` }];
    if (award.degree && term && !term.degrees?.includes(award.degree))
      return [
        {
          code: 'award-degree',
          field: `awards.${index}.degree`,
          params: { degree: award.degree, degrees: term.degrees?.join(', ') ?? '–' },
        },
      ];
    return [];
  });

/** A rank is of the glossary or written out. */
const rankIsNamed: Rule = (entry) =>
  entry.rank && !rankGlossary.has(entry.rank.code ?? '') && !entry.rank.text
    ? [{ code: 'rank-nameless', field: 'rank' }]
    : [];

/** The living decide themselves, and nobody shows them as dead. */
const livingIsProtected: Rule = (entry) => {
  if (!entry.living) return [];
  const found: Finding[] = [];
  if (!entry.consent.page) found.push({ code: 'living-consent', field: 'consent.page' });
  if (entry.death) found.push({ code: 'living-death', field: 'death' });
  if (entry.burial) found.push({ code: 'living-death', field: 'burial' });
  if (
    entry.fate !== 'returned' &&
    entry.fate !== 'unknown' &&
    entry.fate !== 'invalid' &&
    entry.fate !== 'released-captivity'
  )
    found.push({ code: 'living-fate', field: 'fate', params: { fate: entry.fate } });
  return found;
};

/** Clip, screen and press show what the page shows, so they cannot be allowed without it. */
const consentIsWhole: Rule = (entry) =>
  (['clip', 'led', 'press'] as const)
    .filter((use) => entry.consent[use] && !entry.consent.page)
    .map((use) => ({ code: 'consent-page', field: `consent.${use}` }));

/** Shorter side in pixels: below the first nothing can be seen, below the second it is framed. */
const SMALLEST_PHOTO = 100;
const SMALL_PHOTO = 400;
const LARGEST_PHOTO_PIXELS = 50_000_000;

/** A broken, missing or tiny photograph, or one that tells where and with what it was taken. */
const photosAreUsable: Rule = (entry, { photos }) =>
  (entry.photos ?? []).flatMap((photo, index): Finding[] => {
    const field = `photos.${index}.file`;
    const facts = photos.get(photo.file);
    if (!facts) return [{ code: 'photo-missing', field, params: { file: photo.file } }];
    if (!facts.readable)
      return [{ code: `photo-${facts.reason}`, field, params: { file: photo.file } }];
    const params = { file: photo.file, width: facts.width, height: facts.height };
    const shorter = Math.min(facts.width, facts.height);
    const found: Finding[] = [];
    if (facts.width * facts.height > LARGEST_PHOTO_PIXELS)
      found.push({ code: 'photo-huge', field, params });
    if (shorter < SMALLEST_PHOTO) found.push({ code: 'photo-tiny', field, params });
    else if (shorter < SMALL_PHOTO && photo.role === 'portrait')
      found.push({ code: 'photo-small', field, params, severity: 'warning' });
    if (facts.hasMetadata) found.push({ code: 'photo-metadata', field, params });
    if (!photo.alt)
      found.push({ code: 'photo-alt', field: `photos.${index}.alt`, severity: 'warning' });
    return found;
  });

/** Second and later uses of a value that may stand only once in a list. */
const repeated = (list: readonly string[]): { value: string; index: number }[] =>
  list.flatMap((value, index) => (list.indexOf(value) < index ? [{ value, index }] : []));

/** A photograph named twice would be shown twice; a source's id must lead to one source. */
const itemsAreDistinct: Rule = (entry) => [
  ...repeated((entry.photos ?? []).map((photo) => photo.file)).map(({ value, index }) => ({
    code: 'photo-twice',
    field: `photos.${index}.file`,
    params: { file: value },
  })),
  ...repeated((entry.sources ?? []).map((source) => source.id)).map(({ value, index }) => ({
    code: 'source-taken',
    field: `sources.${index}.id`,
    params: { source: value },
  })),
];

/** A source that is named must be listed, or the fact has none. */
const sourcesAreListed: Rule = (entry) => {
  const known = new Set(entry.sources?.map((source) => source.id));
  const named = (['birth', 'death', 'callUp'] as const).flatMap((event) =>
    (entry[event]?.rivals ?? []).map((rival, index) => ({
      field: `${event}.rivals.${index}.source`,
      source: rival.source,
    })),
  );
  return named
    .filter(({ source }) => source !== undefined && !known.has(source))
    .map(({ field, source }) => ({
      code: 'source-unknown',
      field,
      params: { source: source ?? '' },
    }));
};

/** A source supports fields that exist in this entry. */
const supportedFieldsExist: Rule = (entry) =>
  (entry.sources ?? []).flatMap((source, index) =>
    (source.supports ?? []).flatMap((path, position) =>
      hasPath(entry, path)
        ? []
        : [
            {
              code: 'supports-unknown',
              field: `sources.${index}.supports.${position}`,
              params: { path },
            },
          ],
    ),
  );

function hasPath(value: unknown, path: string): boolean {
  let at = value;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string, unknown>)[step];
  }
  return true;
}

/** Nothing private and nothing invisible in any text. */
const textsAreClean: Rule = (entry, { isClean }) =>
  (isClean ? [] : [...textsOf(entry)]).flatMap(([field, text]) =>
    uncleanCodes(text).map((code) => ({ code, field })),
  );

export const rules: readonly Rule[] = [
  idEqualsFolder,
  placeIsKnown,
  hasName,
  namedInBothLanguages,
  birthBeforeDeath,
  plausibleAge,
  plausibleLifespan,
  periodsInOrder,
  fateFitsDeath,
  awardAfterFounding,
  awardAfterDeed,
  posthumousAfterDeath,
  awardIsNamed,
  rankIsNamed,
  livingIsProtected,
  consentIsWhole,
  photosAreUsable,
  itemsAreDistinct,
  sourcesAreListed,
  supportedFieldsExist,
  textsAreClean,
];
