/** Clip, page, family's text, book, press sheet, desk, Decap and lists say one thing by the same words. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { factsOf } from '../../remotion/design/facts.ts';
import type { Type } from '../../remotion/design/fonts/type.ts';
import { PROJECT } from '../base/platform/cache.ts';
import type { View } from '../desk/page/layout.ts';
import { factsOf as factsOfDraft, yearsIn } from '../desk/page/short-texts.ts';
import { EXAMPLES } from '../dev/design/examples.ts';
import { veteranOf } from '../dev/design/contact-sheet/pictures.ts';
import { widgetsOf } from '../cms/fields.ts';
import { FIELDS } from '../intake/questions/fields.ts';
import { t } from '../i18n/index.ts';
import { awardIn, sayAward } from '../i18n/person/award.ts';
import { firstAwardIn } from '../i18n/person/awards.ts';
import { sayLife } from '../i18n/person/life.ts';
import { rankIn, sayRank } from '../i18n/person/rank.ts';
import { yearsOf } from '../i18n/person/years.ts';
import { capital, fateIn } from '../i18n/person/words.ts';
import { genderOf } from '../i18n/person/name.ts';
import { readChoice } from '../intake/list/terms.ts';
import { readArchive } from '../model/archive.ts';
import type { Veteran } from '../model/veteran-entry.ts';
import { LANGUAGES } from '../model/language.ts';
import { CATEGORIES, FATES } from '../model/veteran.ts';
import { contentsPages } from '../outputs/print/book/parts.ts';
import { captionOf } from '../outputs/press/caption.ts';
import { factSheet } from '../outputs/press/fact-sheet.ts';
import { pressCard } from '../outputs/press/person-card.ts';
import { personPage } from '../outputs/print/book/person-page.ts';
import type { Person } from '../outputs/site/data/people.ts';
import { factLine } from '../outputs/site/views/fact-line.ts';
import { timelineOf } from '../outputs/site/views/timeline.ts';
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
  { ...someone, fate: 'unknown', living: true },
  { ...someone, fate: 'unknown', living: false, sought: true },
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
      if (!veteran.living && !veteran.sought) expect(text).toContain(`: ${fate}\n`);
      // Nothing is said where nothing is known; of the living and the sought, that.
      const known = fateIn(veteran, language);
      if (!veteran.living && veteran.fate !== 'unknown') expect(known).toBe(fate);
      const card = factsOf(veteran).flatMap((fact) => fact[language] ?? []);
      const page = factLine(veteran, language).map((fact) => fact.text);
      for (const fate of known ? [known] : []) {
        expect(text).toContain(`: ${fate}\n`);
        expect(card).toContain(capital(fate));
        expect(page).toContain(fate);
      }
      if (!veteran.rank && !veteran.role) expect(card).toContain(capital(category));
    }
});

/** Without markup, entities, unbroken spaces and capitals: a line of its own begins with one. */
const plain = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .toLocaleLowerCase('kk');

test('awards, rank, years and events of everybody and of the hard cases', async () => {
  let awards = 0;
  for (const veteran of [...archive.veterans, ...EXAMPLES.map(veteranOf)]) {
    const card = pressCard(veteran, archive);
    const address = archive.settings.address;
    // Nothing is drawn where there is no photograph: no typefaces are needed.
    const book = await personPage({ veteran, photo: null, address }, archive, {} as Type);
    for (const language of ['kk', 'ru'] as const) {
      const view = { archive, language, t: t(language) } as unknown as View;
      const sheet = factSheet(veteran, card, archive, language);
      const person = { id: veteran.id, veteran } as Person;
      const family = factsText(person, language, { settings: archive.settings, place: undefined });
      const desk = factsOfDraft(view, { ...veteran }).map(({ text }) => text);
      const everywhere = (expected: string | undefined, texts: readonly string[]): void => {
        for (const text of expected ? texts : [])
          expect(plain(text), `${veteran.id} in ${language}`).toContain(plain(expected ?? ''));
      };
      // The clip names those of the war first, and as many as there is room for.
      const honours = factsOf(veteran).filter(({ kind }) => ['award', 'title'].includes(kind));
      const page = factLine(veteran, language).map(({ text }) => text);
      const timeline = timelineOf(veteran, language).map(({ text }) => text?.text ?? '');
      for (const award of veteran.awards ?? []) {
        awards += 1;
        everywhere(awardIn(award, language)?.text, [family, timeline.join(), desk.join()]);
        if ((veteran.awards ?? []).length <= 3)
          everywhere(sayAward(award, language), [
            book,
            honours.map((fact) => fact[language]).join(),
          ]);
      }
      // The page has room for one, and the clip begins with the same.
      const first = firstAwardIn(veteran.awards, language)?.text;
      if (honours[0]?.[language]) expect(first, veteran.id).toBe(honours[0][language]);
      everywhere(first, [page.join()]);
      for (const fact of card.facts)
        if (fact.kind === 'award' || fact.kind === 'title')
          everywhere(fact[language], [book, sheet]);
      const rank = sayRank(veteran.rank, language);
      everywhere(rank && capital(rank), [book, factsOf(veteran)[0]?.[language] ?? '']);
      everywhere(rankIn(veteran.rank, language)?.text, [family, desk.join(), page.join()]);
      const years = yearsOf(veteran, language);
      const onCard = card.years[language] ?? '';
      const caption = captionOf(card, archive, language);
      everywhere(years, [onCard, caption, family, sheet, yearsIn({ ...veteran }, language)]);
      // Of the missing the book says what became of them where the years stand.
      everywhere(card.lost?.[language] ?? years, [book]);
      for (const { name, text } of sayLife(veteran, ['birth', 'end'], language))
        everywhere(`${name}: ${text}`, [sheet]);
      for (const { name, text } of sayLife(veteran, ['birth', 'end', 'burial'], language)) {
        everywhere(name, [book, family]);
        everywhere(text, [book, family]);
      }
    }
  }
  expect(awards).toBeGreaterThan(50);
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
