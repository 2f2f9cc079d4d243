/** A person's pages in the book: portrait and names above, Kazakh left and Russian right below. */
import { factsOf, spoken } from '../../../../remotion/design/facts.ts';
import { cardOf, type Bilingual, type CardProps } from '../../../../remotion/design/card.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import { bind } from '../../../../remotion/design/layout/typeset.ts';
import { sayDate } from '../../../i18n/dates.ts';
import { t } from '../../../i18n/index.ts';
import { storyOnPaper } from '../../../base/formats/story-html.ts';
import type { Archive, Veteran } from '../../../model/archive.ts';
import { inLanguage } from '../../../model/language.ts';
import { familyFirst } from '../../../model/name-order.ts';
import { FALLEN, type LifeEvent } from '../../../model/veteran.ts';
import type { PreparedPhoto } from '../../photos/index.ts';
import { paperPalette } from '../look.ts';
import { LEAST_DPI } from '../paper.ts';
import { shortAddress } from '../sheets/person.ts';
import { portraitSvg } from '../portrait.ts';
import { qrSvg, xml } from '../svg.ts';

export interface BookPerson {
  veteran: Veteran;
  photo: PreparedPhoto | null;
  address: string;
}

const LANGUAGES = ['kk', 'ru'] as const;
type PrintLanguage = (typeof LANGUAGES)[number];

/** Of the portrait on the page, in millimetres. */
const PORTRAIT = { width: 62, height: 78 };

/** The body of a person's pages. */
export async function personPage(
  { veteran, photo, address }: BookPerson,
  archive: Pick<Archive, 'places' | 'campaign'>,
  type: Type,
): Promise<string> {
  const palette = paperPalette('memorial');
  const card = cardOf(veteran, archive, null);
  const box = { x: 12, y: 12, width: PORTRAIT.width * 10 - 24, height: PORTRAIT.height * 10 - 24 };
  const portrait = await portraitSvg({ card, photo, box, palette, type, leastDpi: LEAST_DPI.hand });
  const names = LANGUAGES.flatMap((language) => {
    const name = card.name[language];
    return name ? `<h1 lang="${language}">${xml(name)}</h1>` : [];
  });
  const years = [...new Set([card.years.kk, card.years.ru].filter((text) => text !== undefined))];
  const qr = `<svg class="code" viewBox="0 0 100 100">${qrSvg(address, 0, 0, 100)}</svg>`;
  const above = `<div class="left"><svg class="portrait" viewBox="0 0 ${PORTRAIT.width * 10} ${PORTRAIT.height * 10}">${portrait}</svg><div class="link">${qr}<p>${xml(shortAddress(address)).replaceAll('/', '/<wbr>')}</p></div></div>`;
  const beside = `<div>${names.join('')}<p class="years">${years.map(xml).join('<br>')}</p>${deedOf(card)}${bothFacts(veteran)}</div>`;
  return `<article><header>${above}${beside}</header><main>${LANGUAGES.map((language) => column(veteran, card, language)).join('')}</main></article>`;
}

/** What the person did, Kazakh and Russian in letters of one size. */
function deedOf({ deed, sought }: CardProps): string {
  const said = (name: string, text: Bilingual | null | undefined): string =>
    LANGUAGES.flatMap((language) => {
      const own = text?.[language];
      return own ? [`<p lang="${language}" class="${name}">${keptTogether(own)}</p>`] : [];
    }).join('');
  const form = deed?.form === 'summary' ? 'deed whole' : 'deed';
  return said(form, deed) + said('sought', sought);
}

/** Letters of a word that is not parted at its hyphen. */
const SHORT_WORD = 20;

/** As markup: no short word ends a line, and no hyphen does. */
const keptTogether = (text: string): string =>
  bind(text)
    .split(' ')
    .map((word) =>
      word.includes('-') && word.length <= SHORT_WORD
        ? `<span class="kept">${xml(word)}</span>`
        : xml(word),
    )
    .join(' ');

function bothFacts(veteran: Veteran): string {
  const facts = factsOf(veteran).filter(({ kind }) => kind !== 'summary' && kind !== 'award');
  return LANGUAGES.map((language) => {
    const said = facts.flatMap((fact) => fact[language] ?? []);
    return said.length > 0
      ? `<p lang="${language}" class="facts">${keptTogether(said.join('. '))}</p>`
      : '';
  }).join('');
}

/** Life, awards and story in one language; a story in one language only is said once, in it. */
function column(veteran: Veteran, { deed }: CardProps, language: PrintLanguage): string {
  const say = t(language);
  const event = (key: string, fact: LifeEvent | undefined): string[] => {
    const place = inLanguage(fact?.place, language)?.text;
    const said = [fact?.date && sayDate(fact.date, language), place].filter(Boolean).join(', ');
    return said ? [line(say(`site.event.${key}`), said)] : [];
  };
  const units = (veteran.units ?? []).flatMap(({ text }) => inLanguage(text, language)?.text ?? []);
  const burial = veteran.burial && inLanguage(veteran.burial.place, language)?.text;
  const awards = factsOf(veteran).flatMap((fact) =>
    fact.kind === 'award' || fact.kind === 'title' ? (fact[language] ?? []) : [],
  );
  const lines = [
    ...event('birth', veteran.birth),
    ...event('callUp', veteran.callUp),
    ...(units.length > 0 ? [line(say('site.event.unit'), units.join('; '))] : []),
    ...(awards.length > 0 ? [line(say('print.book.awards'), awards.join('; '))] : []),
    ...event(FALLEN.includes(veteran.fate) ? 'fall' : 'death', veteran.death),
    ...(burial ? [line(say('site.event.burial'), burial)] : []),
  ];
  const story = veteran.story[language];
  // Its first sentence, or the whole of it, may stand above as the deed.
  const said = deed && deed.form !== 'deed' ? (deed[language]?.length ?? 0) : 0;
  const summary = veteran.summary?.[language]?.slice(said).trim();
  const text = story ? storyOnPaper(story) : summary ? `<p>${xml(summary)}</p>` : '';
  return `<section lang="${language}"><dl>${lines.join('')}</dl>${text}</section>`;
}

const line = (name: string, said: string): string =>
  `<dt>${xml(name)}</dt><dd>${keptTogether(said)}</dd>`;

/** The name under which a person stands in lists: the family name first, where it is known. */
export function listNames({ name, familyName }: Veteran): string[] {
  const [texts, families] = [spoken(name), spoken(familyName ?? {})];
  const names = LANGUAGES.flatMap((language) => {
    const name = texts[language];
    return name ? [familyFirst({ name, familyName: families[language] })] : [];
  });
  return [...new Set(names)];
}
