/** Clip, family's text, book, form, Decap and lists call what a person was by the same words. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { capital, factsOf } from '../../remotion/design/facts.ts';
import { PROJECT } from '../base/platform/cache.ts';
import { widgetsOf } from '../cms/fields.ts';
import { FIELDS } from '../intake/questions/fields.ts';
import { t } from '../i18n/index.ts';
import { genderOf } from '../i18n/person/name.ts';
import { readChoice } from '../intake/list/terms.ts';
import { readArchive } from '../model/archive.ts';
import type { Veteran } from '../model/veteran-entry.ts';
import { LANGUAGES } from '../model/language.ts';
import { CATEGORIES, FATES } from '../model/veteran.ts';
import { contentsPages } from '../outputs/print/book/parts.ts';
import { factsText } from '../outputs/site/exports/facts-text.ts';
import { listingTitle } from '../outputs/site/views/listing-title.ts';

const { archive } = await readArchive(path.join(PROJECT, 'content'));
if (!archive) throw new Error('No archive');
const [someone] = archive.veterans;
if (!someone) throw new Error('Nobody');

const nameless = { kk: 'Мысал Бейнел', ru: 'Мысал Бейнел' };
/** Everybody of the archive, and of every category and fate a woman, a man and one of whom neither is known. */
const people: Veteran[] = [
  ...archive.veterans,
  ...[...CATEGORIES].flatMap((category) =>
    [...FATES].flatMap((fate) =>
      (['female', 'male', undefined] as const).map((sex): Veteran => {
        const { rank: _rank, role: _role, ...rest } = someone;
        return { ...rest, category, fate, living: false, name: nameless, ...(sex && { sex }) };
      }),
    ),
  ),
];

test('one person', () => {
  for (const veteran of people)
    for (const language of ['kk', 'ru'] as const) {
      const gender = genderOf(veteran);
      const category = t(language)(`person.category.${veteran.category}.${gender}`);
      const fate = t(language)(`person.fate.${veteran.fate}.${gender}`);
      const person = {
        id: veteran.id,
        veteran,
        photos: [],
        portrait: null,
        clips: [],
        hasCard: false,
      };
      const text = factsText(person, language, { settings: archive.settings, place: undefined });
      expect(text).toContain(`: ${category}\n`);
      if (!veteran.living) expect(text).toContain(`: ${fate}\n`);
      const card = factsOf(veteran).flatMap((fact) => fact[language] ?? []);
      if (!veteran.living && veteran.fate !== 'unknown') expect(card).toContain(capital(fate));
      if (!veteran.rank && !veteran.role) expect(card).toContain(capital(category));
    }
});

test('many, and the value to choose', () => {
  for (const language of LANGUAGES) {
    const say = t(language);
    const decap = JSON.stringify(widgetsOf('veteran', language));
    const choices = FIELDS.flatMap(({ choices: of }) => of?.(say, language) ?? []);
    for (const [field, list, values] of [
      ['category', 'categories', CATEGORIES],
      ['fate', 'fates', FATES],
    ] as const)
      for (const value of values) {
        const [plural, unsaid] = (['plural', 'unsaid'] as const).map((form) =>
          say(`person.${field}.${value}.${form}` as `person.category.${string}`),
        );
        expect(listingTitle({ kind: list, key: value, name: null }, language).text).toBe(plural);
        expect(choices).toContainEqual({ value, text: unsaid });
        expect(decap).toContain(JSON.stringify({ value, label: unsaid }));
        for (const form of ['male', 'female', 'unsaid', 'plural']) {
          const word = say(`person.${field}.${value}.${form}` as `person.category.${string}`);
          expect(readChoice(field, word), word).toBe(value);
        }
      }
  }
  const book = contentsPages([{ category: 'prisoner', people: [] }], () => 1);
  for (const language of ['kk', 'ru'] as const)
    expect(book).toContain(t(language)('person.category.prisoner.plural'));
});
