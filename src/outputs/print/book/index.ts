/** A place's book of memory: pages are kept by whom they tell of, then bound together. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { withBoxes, type Printer } from '../../../base/formats/pdf.ts';
import { t } from '../../../i18n/index.ts';
import { sum } from '../../../model/numbers.ts';
import type { Place } from '../../../model/place.ts';
import { SIZES } from '../paper.ts';
import { bind, type Bookmark } from './bind.ts';
import {
  BOOK_STYLE,
  chaptersOf,
  contentsPages,
  folios,
  indexPages,
  titlePage,
  type Chapter,
  type PageOf,
  type Volume,
} from './parts.ts';
import { PAGE, packed } from './pack.ts';
import { listNames, personPage, type BookPerson } from './person-page.ts';
import { lettersOf, volumesOf } from './volumes.ts';

export interface BookContext {
  printer: Printer;
  type: Type;
  /** Hash of the code that draws. */
  version: string;
}

/** Millimetres between the margins. */
const COLUMN = 170;

const document = (body: string): string =>
  `<meta charset="utf-8"><style>${BOOK_STYLE}</style>${body}`;

/** A bound book in the cache. */
export interface Book {
  /** `null` where one book holds everybody. */
  number: number | null;
  file: string;
}

/**
 * @param people Whom the place remembers; the living have no page in a book of memory.
 * @returns The place's books: one, or volumes where there are many people.
 */
export async function booksOf(
  context: BuildContext,
  place: Place,
  people: readonly BookPerson[],
  making: BookContext,
): Promise<Book[]> {
  const volumes = volumesOf(chaptersOf(people));
  const books: Book[] = [];
  for (const [index, chapters] of volumes.entries()) {
    const parts = chapters.map((chapter) => ({
      category: chapter.category,
      letters: lettersOf(chapter),
    }));
    const volume = volumes.length > 1 ? { number: index + 1, parts } : null;
    const file = await bookOf(context, place, { chapters, volume }, making);
    books.push({ number: volume?.number ?? null, file });
  }
  return books;
}

/** One book or volume. @returns Its path in the cache. */
async function bookOf(
  { archive, cache }: BuildContext,
  place: Place,
  { chapters, volume }: { chapters: readonly Chapter[]; volume: Volume | null },
  { printer, type, version }: BookContext,
): Promise<string> {
  const people = chapters.flatMap((chapter) => chapter.people);
  const parts: { people: readonly BookPerson[]; file: string }[] = [];
  for (const own of await groupsOf(people)) parts.push({ people: own, file: await groupFile(own) });
  const title = titlePage(archive, place, volume);
  const key = hashOf(
    version,
    title,
    ...parts.map(({ file }) => path.basename(file)),
    contentsPages(chapters, () => 0),
  );
  return cache.file('print', key, 'pdf', async (target) => writeFile(target, await bound()));

  function stateOf(person: BookPerson): string {
    const { folder: _, photoFacts: __, ...fields } = person.veteran;
    const photo = person.photo && path.basename(person.photo.master.file);
    const { address } = person;
    return JSON.stringify([fields, photo, address, place.name, archive.campaign.name]);
  }

  /** Short entries share a page: how high each is, is asked of the browser once. */
  async function groupsOf(all: readonly BookPerson[]): Promise<BookPerson[][]> {
    const heights: number[] = [];
    for (const person of all) heights.push(await heightOf(person));
    let from = 0;
    return packed(heights).map((count) => all.slice(from, (from += count)));
  }

  async function heightOf(person: BookPerson): Promise<number> {
    const key = hashOf('height', version, stateOf(person));
    const file = await cache.file('print', key, 'json', async (target) => {
      const entry = await personPage(person, archive, type);
      const html = document(`<div style="width:${COLUMN}mm">${entry}</div>`);
      await writeFile(target, JSON.stringify(await printer.heights(html, 'article')));
    });
    return (JSON.parse(await readFile(file, 'utf8')) as [number])[0];
  }

  async function groupFile(own: readonly BookPerson[]): Promise<string> {
    const key = hashOf('book', version, ...own.map(stateOf));
    return cache.file('print', key, 'pdf', async (target) => {
      const entries = await Promise.all(own.map((person) => personPage(person, archive, type)));
      const isLong = own.length === 1 && (await heightOf(own[0] as BookPerson)) > PAGE;
      const body = isLong ? entries.join('') : `<div class="sheet">${entries.join('')}</div>`;
      await writeFile(target, await printer.print(document(body)));
    });
  }

  async function bound(): Promise<Uint8Array> {
    const counts: number[] = [];
    for (const { file } of parts) counts.push(await pagesIn(await readFile(file)));
    const front = await printer.print(document(title));
    const { contents, first, pageOf } = await contentsOf(counts);
    const index = await printer.print(document(indexPages(people, pageOf)));
    const end = first + sum(counts);
    const last = end + (await pagesIn(index)) - 1;
    const numbers = Array.from({ length: last }, (_, page) => (page === 0 ? null : page + 1));
    const files = parts.map(({ file }) => file);
    const book = await bind(
      [front, contents, ...files, index],
      await printer.print(document(folios(numbers))),
      bookmarks(pageOf, end),
    );
    const say = t('kk');
    const name = [place.name.kk ?? place.id, say('print.book.title')].join('. ');
    const named = volume ? `${name}, ${say('print.book.volume', { number: volume.number })}` : name;
    return withBoxes(book, { title: named, language: 'kk' }, SIZES.a4);
  }

  /** The contents tell pages that depend on how long the contents are. */
  async function contentsOf(counts: readonly number[]) {
    for (let length = 1; ;) {
      const first = 2 + length;
      let next = first;
      const pages = new Map(
        parts.flatMap(({ people: own }, index) => {
          const page = next;
          next += counts[index] ?? 0;
          return own.map(({ veteran }) => [veteran.id, page] as const);
        }),
      );
      const pageOf: PageOf = (id) => pages.get(id) ?? 0;
      const contents = await printer.print(document(contentsPages(chapters, pageOf)));
      const found = await pagesIn(contents);
      if (found <= length) return { contents, first: 2 + found, pageOf };
      length = found;
    }
  }

  function bookmarks(pageOf: PageOf, index: number): Bookmark[] {
    const say = t('kk');
    return [
      { title: say('print.book.contents'), page: 1 },
      ...chapters.map(({ category, people: some }) => ({
        title: say(`person.category.${category}.plural`),
        page: pageOf(some[0]?.veteran.id ?? '') - 1,
        below: some.map(({ veteran }) => ({
          title: listNames(veteran)[0] ?? veteran.id,
          page: pageOf(veteran.id) - 1,
        })),
      })),
      { title: say('print.book.index'), page: index - 1 },
    ];
  }
}

const pagesIn = async (pdf: Uint8Array): Promise<number> =>
  (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
