/** What would be wrong with a print, whoever wrote the words in it. */
import { MM } from '../../base/formats/pdf.ts';
import { strangeCodes } from '../../model/private-data.ts';
import { misplaced, type PdfPage } from './read-pdf.ts';

/** A book's margins and its smallest letters, in points: what is too wide shrinks a whole page. */
const COLUMNS = { from: 20 * MM - 1.5, to: 190 * MM + 1.5, letters: 10 };

const outsideColumns = ({ words }: PdfPage): string[] =>
  words
    .filter(({ box: [left, top, right, bottom] }) => {
      const isIn = left >= COLUMNS.from && right <= COLUMNS.to;
      return !isIn || bottom - top < COLUMNS.letters;
    })
    .map(({ text, box }) => `${text} outside of its column: ${box.join()}`);

/** A place's book of memory or a volume of it. */
export const isBook = (file: string): boolean => /-book(?:-\d+)?-a4\.pdf$/.test(file);

/** Empty pages, hidden characters, words on others or off the sheet; of a PDF, by page. */
export const faultsOf = (file: string, pages: readonly PdfPage[]): string[] =>
  pages.flatMap((page, index) => {
    const text = page.words.map((word) => word.text).join(' ');
    const isOfBook = isBook(file) && index > 0;
    return [
      ...(text === '' ? ['empty'] : []),
      ...strangeCodes(text),
      ...misplaced(page),
      ...(isOfBook ? outsideColumns(page) : []),
    ].map((fault) => `${file}, page ${index + 1}: ${fault}`);
  });

/** All letters and signs without the spaces between them. */
export const lettersOf = (pages: readonly PdfPage[]): string =>
  pages.flatMap(({ words }) => words.map(({ text }) => text)).join('');

export const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');
