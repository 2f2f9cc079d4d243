/** What stands around the people of a book: title, contents, index; and the design of all pages. */
import { PAPER, ROW } from '../../../base/formats/palette.ts';
import { alphabet } from '../../../i18n/alphabet.ts';
import { t, type TextKey } from '../../../i18n/index.ts';
import type { Archive } from '../../../model/archive.ts';
import { EQUAL_LANGUAGES } from '../../../model/in-language.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import { STRAIGHT } from '../../../model/horizon.ts';
import type { Place } from '../../../model/place.ts';
import { CATEGORIES } from '../../../model/veteran.ts';
import { paperPalette } from '../palettes.ts';
import { xml } from '../../../base/formats/xml.ts';
import { horizonSvg } from '../svg.ts';
import { GAP, PAGE } from './pack.ts';
import { listNames, type BookPerson } from './person-page.ts';

const compare = alphabet('kk');

/** The letter under which a person is looked for. */
export const firstLetter = (veteran: Veteran): string => letterOf(listNames(veteran)[0] ?? '');

const letterOf = (name: string): string => name.charAt(0).toLocaleUpperCase('kk');

/** Kazakh order first by the name that is read, then by the id, so that it is always the same. */
const byName = (a: BookPerson, b: BookPerson): number =>
  compare(listNames(a.veteran)[0] ?? '', listNames(b.veteran)[0] ?? '') ||
  (a.veteran.id < b.veteran.id ? -1 : 1);

export interface Chapter {
  category: (typeof CATEGORIES)[number];
  people: readonly BookPerson[];
}

/** The people by what they were in the war, in Kazakh order. */
export const chaptersOf = (people: readonly BookPerson[]): Chapter[] =>
  CATEGORIES.map((category) => ({
    category,
    people: people.filter(({ veteran }) => veteran.category === category).sort(byName),
  })).filter((chapter) => chapter.people.length > 0);

const both = (key: TextKey, separator = ' · ', values: Record<string, number> = {}): string =>
  EQUAL_LANGUAGES.map(
    (language) => `<span lang="${language}">${xml(t(language)(key, values))}</span>`,
  ).join(separator);

/** Where a place has several books: which this is and what it holds. */
export interface Volume {
  number: number;
  /** For each chapter its letters. */
  parts: readonly { category: Chapter['category']; letters: string }[];
}

export function titlePage(
  { settings, campaign }: Archive,
  place: Place,
  volume: Volume | null,
): string {
  const palette = paperPalette('memorial');
  const names = (text: { kk?: string | undefined; ru?: string | undefined }): string =>
    [...new Set([text.kk, text.ru])].flatMap((part) => (part ? xml(part) : [])).join('<br>');
  return `<div class="title"><p>${names(settings.region)}</p><h1>${names(place.name)}</h1><svg class="line" viewBox="0 0 1000 80">${horizonSvg(place.horizon ?? STRAIGHT, { x: 0, y: 76, width: 1000 }, palette.accent)}</svg><h2>${both('print.book.title', '<br>')}</h2>${volume ? volumeLines(volume) : ''}<footer>${names(settings.name)}<br>${names(campaign.occasion)}</footer></div>`;
}

function volumeLines({ number, parts }: Volume): string {
  const lines = parts.map(
    ({ category, letters }) =>
      `<p>${both(`person.category.${category}.plural`)}: ${xml(letters)}</p>`,
  );
  return `<div class="volume"><h3>${both('print.book.volume', ' · ', { number })}</h3>${lines.join('')}</div>`;
}

/** A page number for a person, by id. */
export type PageOf = (id: string) => number;

export function contentsPages(chapters: readonly Chapter[], pageOf: PageOf): string {
  const lists = chapters.map(({ category, people }) => {
    const rows = people.map(({ veteran }) =>
      row(listNames(veteran).join(' · '), [pageOf(veteran.id)]),
    );
    return `<h3>${both(`person.category.${category}.plural`)}</h3><ul>${rows.join('')}</ul>`;
  });
  return `<div class="list"><h2>${both('print.book.contents')}</h2>${lists.join('')}</div>`;
}

/** Every spelling of every name with its pages, in the order of the Kazakh alphabet. */
export function indexEntries(
  people: readonly BookPerson[],
  pageOf: PageOf,
): { name: string; pages: number[] }[] {
  const pages = new Map<string, Set<number>>();
  for (const { veteran } of people)
    for (const name of [...listNames(veteran), ...(veteran.otherNames ?? [])])
      pages.set(name, (pages.get(name) ?? new Set()).add(pageOf(veteran.id)));
  return [...pages]
    .map(([name, found]) => ({ name, pages: [...found].sort((a, b) => a - b) }))
    .sort((a, b) => compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
}

export function indexPages(people: readonly BookPerson[], pageOf: PageOf): string {
  const letters = Map.groupBy(indexEntries(people, pageOf), ({ name }) => letterOf(name));
  const lists = [...letters].map(
    ([letter, entries]) =>
      `<h3>${xml(letter)}</h3><ul>${entries.map(({ name, pages: found }) => row(name, found)).join('')}</ul>`,
  );
  return `<div class="list index"><h2>${both('print.book.index')}</h2>${lists.join('')}</div>`;
}

const row = (name: string, pages: readonly number[]): string =>
  `<li><span>${xml(name)}</span><b>${pages.join(', ')}</b></li>`;

/** Page numbers alone, to be laid over the pages of the book. */
export const folios = (numbers: readonly (number | null)[]): string =>
  numbers.map((number) => `<div class="folio">${number ?? '&nbsp;'}</div>`).join('');

export const BOOK_STYLE = `
@page { size: 210mm 297mm; margin: 20mm 20mm 24mm; }
@page whole { size: 210mm 297mm; margin: 0; }
* { box-sizing: border-box; margin: 0; }
html { font: 400 10.5pt/1.42 "Fira Sans"; color: ${PAPER.ink}; overflow-wrap: anywhere; -webkit-print-color-adjust: exact; }
h1, h2, h3 { font-family: "Source Serif 4"; font-weight: 600; line-height: 1.15; }
.sheet { min-height: ${PAGE}mm; display: flex; flex-direction: column; gap: ${GAP / 2}mm; }
.sheet > article + article { border-top: .25mm solid ${PAPER.hairline}; padding-top: ${GAP / 2 - 0.25}mm; }
.sheet > article { flex: 1 0 auto; }
.sheet > article:only-child { flex: none; }
header { display: flex; gap: 6mm; break-inside: avoid; }
header .portrait { width: 54mm; height: 68mm; flex: none; overflow: visible; }
header .place { position: relative; width: 38mm; height: 48mm; flex: none; display: grid; align-content: center; text-align: center; color: ${PAPER.quiet}; font-size: 9pt; }
.place svg { position: absolute; inset: 0; }
header > div:not(.place) { flex: 1; min-width: 0; }
header h1 { font-size: 18pt; text-wrap: balance; }
header h1 + h1 { color: ${PAPER.quiet}; margin-top: 1mm; }
.years { font: 600 13pt/1.3 "Source Serif 4"; color: ${PAPER.accent}; margin-top: 2mm; text-wrap: balance; }
.years + .years { margin-top: 0; }
.deed { font: 600 13pt/1.26 "Source Serif 4 Subhead"; margin-top: 3.5mm; text-wrap: balance; }
.deed.whole { font-size: 11.5pt; }
.deed + .deed { font-weight: 400; margin-top: 1.5mm; }
.sought { color: ${PAPER.accent}; margin-top: 2mm; }
.sought + .sought { margin-top: .5mm; }
.kept { white-space: nowrap; }
.facts { margin-top: 3.5mm; text-wrap: pretty; }
.facts + .facts { color: ${PAPER.quiet}; margin-top: 1mm; }
.link { padding-top: 2.5mm; font-size: 8.5pt; color: ${PAPER.quiet}; }
.code { width: 20mm; height: 20mm; flex: none; margin: -2mm; }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; padding-top: 4mm; }
section { min-width: 0; }
dl { font-size: 10pt; }
dl > div { display: grid; grid-template-columns: 22mm 1fr; gap: 3mm; align-items: baseline; margin-top: .8mm; }
dt { color: ${PAPER.quiet}; font-size: 9pt; }
dd { font-weight: 600; min-width: 0; text-wrap: balance; }
section p { font: 400 10pt/14.5pt "Source Serif 4"; margin-top: 2.5mm; orphans: 3; widows: 3; hyphens: none; text-wrap: pretty; }
section p.brief { text-wrap: balance; }
section > :is(ul, ol, blockquote) { margin-top: 2.5mm; }
section :is(ul, ol) { padding: 0; list-style-position: inside; font: 400 10pt/14.5pt "Source Serif 4"; }
section > :is(ul, ol, blockquote), section > :is(ul, ol) > li > :is(ul, ol) { padding-left: 4mm; }
section li > p { display: inline; }
.title { page: whole; width: 210mm; height: 296mm; padding: 34mm 25mm 26mm; display: flex; flex-direction: column; align-items: center; text-align: center; background: ${PAPER.ground}; font-size: 13pt; }
.title h1 { font-size: 34pt; margin-top: 52mm; }
.title h2 { font-size: 22pt; color: ${PAPER.accent}; font-weight: 600; }
.title .line { width: 100mm; height: 8mm; margin: 10mm 0; }
.title .volume { margin-top: 12mm; font-size: 11.5pt; }
.title .volume h3 { font-size: 16pt; margin-bottom: 3mm; }
.title footer { margin-top: auto; }
.list h2 { font-size: 20pt; margin-bottom: 6mm; }
.list h3 { font-size: 13pt; color: ${PAPER.accent}; margin: 6mm 0 2mm; break-after: avoid; }
.list ul { list-style: none; padding: 0; }
.list li { display: flex; gap: 4mm; align-items: baseline; border-bottom: .15mm dotted ${ROW}; padding: .8mm 0; break-inside: avoid; }
.list span { flex: 1; min-width: 0; text-wrap: balance; }
.list h2 span, .list h3 span { flex: none; }
.list b { font-weight: 600; font-variant-numeric: tabular-nums; }
.index { columns: 2; column-gap: 9mm; }
.index h2 { column-span: all; }
.folio { page: whole; width: 210mm; height: 296mm; padding-top: 281mm; text-align: center; font-size: 10pt; color: ${PAPER.quiet}; break-after: page; }
.folio:last-child { break-after: auto; }
`;
