/** A person's entry in the book: portrait and names above, Kazakh left and Russian right below. */
import { factsOf, spoken } from '../../../../remotion/design/facts.ts';
import { cardOf } from '../../../../remotion/design/card.ts';
import type { Bilingual, CardProps } from '../../../../remotion/design/card-schema.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import { bind } from '../../../../remotion/design/layout/typeset.ts';
import { sayBoth } from '../../../i18n/in-both.ts';
import { t } from '../../../i18n/index.ts';
import { sayLife } from '../../../i18n/person/life.ts';
import { storyOnPaper } from '../../../base/formats/story-html.ts';
import type { Archive } from '../../../model/archive.ts';
import { EQUAL_LANGUAGES } from '../../../model/in-language.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import { familyFirst } from '../../../model/name-order.ts';
import type { PreparedPhoto } from '../../photos/index.ts';
import { paperPalette } from '../palettes.ts';
import { LEAST_DPI } from '../paper.ts';
import { shortAddress, yearsOrLost } from '../sheets/person.ts';
import { isWithoutPhoto, portraitSvg } from '../portrait.ts';
import { xml } from '../../../base/formats/xml.ts';
import { qrSvg } from '../svg.ts';

export interface BookPerson {
  veteran: Veteran;
  photo: PreparedPhoto | null;
  address: string;
}

type PrintLanguage = (typeof EQUAL_LANGUAGES)[number];

/** Of the portrait on the page, in millimetres; a place for one is smaller. */
const PORTRAIT = { width: 54, height: 68 };
const PLACE = { width: 38, height: 48 };

/** The body of a person's entry. */
export async function personPage(
  { veteran, photo, address }: BookPerson,
  archive: Pick<Archive, 'places' | 'campaign'>,
  type: Type,
): Promise<string> {
  const card = cardOf(veteran, archive, null);
  const qr = `<svg class="code" viewBox="0 0 100 100">${qrSvg(address, 0, 0, 100)}</svg>`;
  const heading = `<div>${inBoth('h1', '', card.name)}${inBoth('p', 'years', yearsOrLost(card))}${deedOf(card)}${factsHtml(veteran, card)}</div>`;
  const columns = EQUAL_LANGUAGES.map((language) => column(veteran, card, language)).join('');
  return `<article><header>${await pictureHtml(card, photo, type)}${heading}${qr}</header><main>${columns}</main><p class="link">${xml(shortAddress(address))}</p></article>`;
}

/** The photograph, or a marked place where the family may glue one in. */
async function pictureHtml(
  card: CardProps,
  photo: PreparedPhoto | null,
  type: Type,
): Promise<string> {
  const { width, height } = PORTRAIT;
  const box = { x: 10, y: 10, width: width * 10 - 20, height: height * 10 - 20 };
  const palette = paperPalette('memorial');
  const portrait = { card, photo, box, palette, type, leastDpi: LEAST_DPI.hand };
  if (!isWithoutPhoto(portrait))
    return `<svg class="portrait" viewBox="0 0 ${width * 10} ${height * 10}">${await portraitSvg(portrait)}</svg>`;
  const [right, below] = [PLACE.width * 10 - 5, PLACE.height * 10 - 5];
  const corners = `M5 65V5H65M${right - 60} 5H${right}V65M${right} ${below - 60}V${below}H${right - 60}M65 ${below}H5V${below - 60}`;
  return `<div class="place"><svg viewBox="0 0 ${PLACE.width * 10} ${PLACE.height * 10}"><path d="${corners}" fill="none" stroke="${palette.quiet}" stroke-width="3"/></svg>${inBoth('p', '', sayBoth('print.book.photo'))}</div>`;
}

/** What a text says in each language; where both say the same it is said once. */
const saidOnce = (text: Bilingual | null | undefined): [PrintLanguage, string][] =>
  EQUAL_LANGUAGES.flatMap((language): [PrintLanguage, string][] => {
    const own = text?.[language];
    return own && (language === 'kk' || own !== text?.kk) ? [[language, own]] : [];
  });

const inBoth = (tag: string, name: string, text: Bilingual | null | undefined): string =>
  saidOnce(text)
    .map(
      ([language, own]) =>
        `<${tag} lang="${language}" class="${name}">${keptTogether(own)}</${tag}>`,
    )
    .join('');

/** What the person did, Kazakh and Russian in letters of one size. */
const deedOf = ({ deed, sought }: CardProps): string =>
  inBoth('p', deed?.form === 'summary' ? 'deed whole' : 'deed', deed) +
  inBoth('p', 'sought', sought);

/** Letters of a word that is not parted at its hyphen. */
const SHORT_WORD = 20;

/** As markup: no short word ends a line, and no hyphen or dash within a word does. */
const keptTogether = (text: string): string =>
  bind(text)
    .split(' ')
    .map((word) =>
      /[-–]/.test(word) && word.length <= SHORT_WORD
        ? `<span class="kept">${xml(word)}</span>`
        : xml(word),
    )
    .join(' ');

/** Rank, role, unit and fate, unless that stands in the line of the years. */
function factsHtml(veteran: Veteran, { lost }: CardProps): string {
  const elsewhere = ['summary', 'award', ...(lost ? ['fate'] : [])];
  const facts = factsOf(veteran).filter(({ kind }) => !elsewhere.includes(kind));
  const factsIn = (language: PrintLanguage): string =>
    facts.flatMap((fact) => fact[language] ?? []).join('. ');
  return inBoth('p', 'facts', { kk: factsIn('kk'), ru: factsIn('ru') });
}

/** Life, awards and story in one language; a story in one language only is said once, in it. */
function column(veteran: Veteran, { deed }: CardProps, language: PrintLanguage): string {
  const life = (...parts: Parameters<typeof sayLife>[1]): string[] =>
    sayLife(veteran, parts, language).map(({ name, text }) => line(name, text));
  const awards = factsOf(veteran).flatMap((fact) =>
    fact.kind === 'award' || fact.kind === 'title' ? (fact[language] ?? []) : [],
  );
  const lines = [
    ...life('birth', 'callUp', 'unit'),
    ...(awards.length > 0 ? [line(t(language)('print.book.awards'), awards.join('; '))] : []),
    ...life('end', 'burial'),
  ];
  const story = veteran.story[language];
  // Its first sentence, or the whole of it, may stand above as the deed.
  const above = deed && deed.form !== 'deed' ? (deed[language]?.length ?? 0) : 0;
  const summary = veteran.summary?.[language]?.slice(above).trim();
  const text = story ? storyOnPaper(story) : summary ? `<p class="brief">${xml(summary)}</p>` : '';
  return `<section lang="${language}"><dl>${lines.join('')}</dl>${text}</section>`;
}

const line = (name: string, text: string): string =>
  `<div><dt>${xml(name)}</dt><dd>${keptTogether(text)}</dd></div>`;

/** The name under which a person stands in lists: the family name first, where it is known. */
export function listNames({ name, familyName }: Veteran): string[] {
  const [texts, families] = [spoken(name), spoken(familyName ?? {})];
  const names = EQUAL_LANGUAGES.flatMap((language) => {
    const name = texts[language];
    return name ? [familyFirst({ name, familyName: families[language] })] : [];
  });
  return [...new Set(names)];
}
