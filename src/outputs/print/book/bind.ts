/** Binds parts to one PDF with page numbers, bookmarks and the tags of all parts. */
import { readFile } from 'node:fs/promises';
import { PDFDocument, PDFHexString, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import { Binding } from './structure.ts';

export interface Bookmark {
  title: string;
  /** Index of a page. */
  page: number;
  /** Bookmarks below this one. */
  below?: readonly Bookmark[];
}

/**
 * @param parts The bytes of each part, or its file, which is read when it is its turn.
 * @param numbers A document with one page of page numbers for each page of the book.
 */
export async function bind(
  parts: readonly (Uint8Array | string)[],
  numbers: Uint8Array,
  bookmarks: readonly Bookmark[],
): Promise<Uint8Array> {
  const book = await PDFDocument.create({ updateMetadata: false });
  const binding = new Binding(book);
  for (const part of parts) {
    const bytes = typeof part === 'string' ? await readFile(part) : part;
    binding.add(await PDFDocument.load(bytes, { updateMetadata: false }));
  }
  const pages = book.getPages();
  const folios = await book.embedPdf(
    numbers,
    pages.map((_, index) => index),
  );
  folios.forEach((folio, index) => pages[index]?.drawPage(folio));
  const outline = book.context.nextRef();
  book.context.assign(outline, listOf(book, pages, outline, bookmarks));
  book.catalog.set(PDFName.of('Outlines'), outline);
  return book.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/** An outline dictionary whose items are the bookmarks (ISO 32000-1, 12.3.3). */
function listOf(
  book: PDFDocument,
  pages: readonly PDFPage[],
  parent: PDFRef,
  bookmarks: readonly Bookmark[],
) {
  const refs = bookmarks.map(() => book.context.nextRef());
  bookmarks.forEach(({ title, page, below }, index) => {
    const ref = refs[index] as PDFRef;
    const item = below ? listOf(book, pages, ref, below) : book.context.obj({});
    item.set(PDFName.of('Title'), PDFHexString.fromText(title));
    item.set(PDFName.of('Parent'), parent);
    const target = pages[page];
    if (target) item.set(PDFName.of('Dest'), book.context.obj([target.ref, 'Fit']));
    const [before, after] = [refs[index - 1], refs[index + 1]];
    if (before) item.set(PDFName.of('Prev'), before);
    if (after) item.set(PDFName.of('Next'), after);
    book.context.assign(ref, item);
  });
  const list = book.context.obj({});
  const [first, last] = [refs[0], refs.at(-1)];
  if (first && last) {
    list.set(PDFName.of('First'), first);
    list.set(PDFName.of('Last'), last);
    list.set(PDFName.of('Count'), book.context.obj(-refs.length));
  }
  return list;
}
