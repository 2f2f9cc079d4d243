/**
 * Rules across the fields of an entry: one named function each, with its reason.
 * A rule gets the entry and what it may need of the archive and returns what it found.
 */
import { awards as awardGlossary, ranks as rankGlossary } from './glossary.ts';
import { LANGUAGES } from './language.ts';
import { dayRange, isCertainlyBefore, parsePartialDate, type PartialDate } from './partial-date.ts';
import type { PhotoFacts } from './photo-facts.ts';
import type { Finding } from './problem.ts';
import type { VeteranFields } from './veteran.ts';

/** What a rule may know besides the entry. */
export interface RuleContext {
  /** Folder names: `<place>/<id>`. */
  folder: { place: string; id: string };
  placeIds: ReadonlySet<string>;
  /** Facts of each file beside the entry that a photo names; absent when there is no such file. */
  photos: ReadonlyMap<string, PhotoFacts>;
}

export type Rule = (entry: VeteranFields, context: RuleContext) => Finding[];

const date = (text: string | undefined): PartialDate | null =>
  text === undefined ? null : parsePartialDate(text);

/** Addresses are made of the folder's name, so a second identity would split the person. */
const idEqualsFolder: Rule = (entry, { folder }) => [
  ...(entry.id === folder.id
    ? []
    : [{ code: 'id-folder', field: 'id', params: { id: entry.id, folder: folder.id } }]),
  ...(entry.place === folder.place
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
const placeIsKnown: Rule = (entry, { placeIds }) =>
  placeIds.has(entry.place)
    ? []
    : [{ code: 'place-unknown', field: 'place', params: { place: entry.place } }];

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

/** Oldest and youngest plausible age at the war (1941–1945): partisans of 10, volunteers of 80. */
const YOUNGEST_AT_END = 10;
const OLDEST_AT_START = 80;
const WAR = { first: 19_390_901, start: 1941, end: 1945, last: 19_450_902 };

/** A typing error in the year of birth is the commonest of all; children of war may be any age. */
const plausibleAge: Rule = (entry) => {
  const birth = date(entry.birth?.date);
  if (!birth) return [];
  const { first, last } = dayRange(birth);
  const youngest =
    entry.category === 'child-of-war' || entry.category === 'siege' ? 0 : YOUNGEST_AT_END;
  const tooYoung = first > (WAR.end - youngest) * 10_000 + 1231;
  const tooOld = last < (WAR.start - OLDEST_AT_START) * 10_000;
  return tooYoung || tooOld
    ? [{ code: 'age', field: 'birth.date', params: { date: entry.birth?.date ?? '' } }]
    : [];
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
    if (!facts.readable) return [{ code: 'photo-unreadable', field, params: { file: photo.file } }];
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
      path
        .split('.')
        .reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step], entry) ===
      undefined
        ? [
            {
              code: 'supports-unknown',
              field: `sources.${index}.supports.${position}`,
              params: { path },
            },
          ]
        : [],
    ),
  );

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+\.[\p{L}]{2,}/u;
const PHONE = /(?<![\d.])(?:\+\d{1,3}|8|7)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)/;
const PERSONAL_NUMBER = /(?<!\d)\d{12}(?!\d)/;

/** Git never forgets: contacts and the 12-digit personal number (IIN) must not enter it. */
export function privateData(text: string): 'email' | 'phone' | 'personal-number' | null {
  if (PERSONAL_NUMBER.test(text)) return 'personal-number';
  if (EMAIL.test(text)) return 'email';
  return PHONE.test(text) ? 'phone' : null;
}

// Control, zero-width and bidirectional characters hide or reorder what is read.
const HIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** All texts of a value with their paths; addresses of sources are no prose and are left out. */
export function* textsOf(value: unknown, path: string[] = []): Generator<[string, string]> {
  if (typeof value === 'string') yield [path.join('.'), value];
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value))
      if (key !== 'url' && key !== 'reference') yield* textsOf(inner, [...path, key]);
}

const textsAreClean: Rule = (entry) =>
  [...textsOf(entry)].flatMap(([field, text]): Finding[] => {
    const found: Finding[] = [];
    const kind = privateData(text);
    if (kind) found.push({ code: `private-${kind}`, field });
    if (HIDDEN.test(text)) found.push({ code: 'hidden-characters', field });
    return found;
  });

export const rules: readonly Rule[] = [
  idEqualsFolder,
  placeIsKnown,
  hasName,
  namedInBothLanguages,
  birthBeforeDeath,
  plausibleAge,
  fateFitsDeath,
  awardAfterFounding,
  awardAfterDeed,
  posthumousAfterDeath,
  awardIsNamed,
  rankIsNamed,
  livingIsProtected,
  consentIsWhole,
  photosAreUsable,
  sourcesAreListed,
  supportedFieldsExist,
  textsAreClean,
];
