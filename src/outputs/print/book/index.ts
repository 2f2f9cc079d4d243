/** A place's book of memory: each person's pages are kept by themselves, then bound together. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { withBoxes, type Printer } from '../../../base/formats/pdf.ts';
import { t } from '../../../i18n/index.ts';
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
import { listNames, personPage, type BookPerson } from './person-page.ts';
import { lettersOf, volumesOf } from './volumes.ts';

export interface BookContext {
  printer: Printer;
  type: Type;
  /** Hash of the code that draws. */
  version: string;
}

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
  const parts: { person: BookPerson; file: string }[] = [];
  for (const person of people) parts.push({ person, file: await personFile(person) });
  const title = titlePage(archive, place, volume);
  const key = hashOf(
    version,
    title,
    ...parts.map(({ file }) => path.basename(file)),
    contentsPages(chapters, () => 0),
  );
  return cache.file('print', key, 'pdf', async (target) => writeFile(target, await bound()));

  async function personFile(person: BookPerson): Promise<string> {
    const { folder: _, photoFacts: __, ...fields } = person.veteran;
    const photo = person.photo && path.basename(person.photo.master.file);
    const facts = JSON.stringify([
      fields,
      photo,
      person.address,
      place.name,
      archive.campaign.name,
    ]);
    return cache.file('print', hashOf('book', version, facts), 'pdf', async (target) =>
      writeFile(target, await printer.print(document(await personPage(person, archive, type)))),
    );
  }

  async function bound(): Promise<Uint8Array> {
    const counts = new Map<string, number>();
    for (const { person, file } of parts)
      counts.set(person.veteran.id, await pagesIn(await readFile(file)));
    const front = await printer.print(document(title));
    const { contents, first, pageOf } = await settled(counts);
    const index = await printer.print(document(indexPages(people, pageOf)));
    const end = first + [...counts.values()].reduce((sum, count) => sum + count, 0);
    const last = end + (await pagesIn(index)) - 1;
    const numbers = Array.from({ length: last }, (_, page) => (page === 0 ? null : page + 1));
    const marks = bookmarks(pageOf, end);
    const book = await bind(
      [
        async () => front,
        async () => contents,
        ...parts.map(
          ({ file }) =>
            () =>
              readFile(file),
        ),
        async () => index,
      ],
      await printer.print(document(folios(numbers))),
      marks,
    );
    const say = t('kk');
    const name = [place.name.kk ?? place.id, say('print.book.title')].join('. ');
    const named = volume ? `${name}, ${say('print.book.volume', { number: volume.number })}` : name;
    return withBoxes(book, { title: named, language: 'kk' }, SIZES.a4);
  }

  /** The contents tell pages that depend on how long the contents are. */
  async function settled(counts: ReadonlyMap<string, number>) {
    for (let length = 1; ;) {
      const first = 2 + length;
      let next = first;
      const pages = new Map(
        parts.map(({ person: { veteran } }) => {
          const page = next;
          next += counts.get(veteran.id) ?? 0;
          return [veteran.id, page];
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
