/** What a PDF holds and where its words stand, by programs that did not write it. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFStream,
  type PDFObject,
} from '@cantoo/pdf-lib';

export interface Word {
  text: string;
  /** Left, top, right, bottom in points from the page's upper left corner. */
  box: readonly [number, number, number, number];
}

export interface PdfPage {
  width: number;
  height: number;
  words: Word[];
}

const PAGE = /<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs;
const WORD =
  /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/gs;
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The words of every page. @throws when Poppler has any complaint about the file. */
export function pagesOf(file: string): PdfPage[] {
  const { stdout, stderr } = spawnSync('pdftotext', ['-bbox', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (stderr) throw new Error(`${file}: ${stderr}`);
  return [...stdout.matchAll(PAGE)].map(([, width, height, inner = '']) => ({
    width: Number(width),
    height: Number(height),
    words: [...inner.matchAll(WORD)].map((match) => ({
      text: (match[5] ?? '').replace(/&(\w+);/g, (whole, name: string) => SIGNS[name] ?? whole),
      box: match.slice(1, 5).map(Number) as unknown as Word['box'],
    })),
  }));
}

/** Boxes of words hold the whole height of the face; letters take this part of it. */
const INK = 0.28;

/** Words that leave the sheet or stand on others. */
export function misplaced({ width, height, words }: PdfPage): string[] {
  return words.flatMap(({ box: [x1, y1, x2, y2], text }, index) => [
    ...(x1 >= 0 && y1 >= 0 && x2 <= width && y2 <= height ? [] : [`${text} leaves the sheet`]),
    ...words.slice(index + 1).flatMap(({ box, text: other }) => {
      const across = Math.min(x2, box[2]) - Math.max(x1, box[0]);
      const down = Math.min(y2, box[3]) - Math.max(y1, box[1]);
      const smaller = Math.min(y2 - y1, box[3] - box[1]);
      return across > 0.5 && down > smaller * INK ? [`${text} over ${other}`] : [];
    }),
  ]);
}

/** What acts, leads elsewhere or is carried along (ISO 32000-1, 12.5 to 12.7 and 7.11.4). */
const LIVE = new Set(
  ['AA', 'A', 'OpenAction', 'JavaScript', 'JS', 'URI', 'Launch', 'AcroForm'].concat([
    ...['EmbeddedFiles', 'EF', 'RichMedia', 'XFA', 'GoToR', 'SubmitForm', 'ImportData'],
  ]),
);

/** Every live part among all objects of a document, used or not, as the library writes it. */
export async function liveParts(file: string): Promise<string[]> {
  const document = await PDFDocument.load(await readFile(file), {
    updateMetadata: false,
    throwOnInvalidObject: true,
  });
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => [...dictionariesIn(object)])
    .flatMap((dictionary) =>
      dictionary
        .entries()
        // What a tag's `A` holds is its looks: how a list is numbered.
        .filter(([key]) => !(isTag(dictionary) && String(key) === '/A'))
        .filter(([key, value]) => [key, value].some((part) => LIVE.has(String(part).slice(1))))
        .map(([key, value]) => `${String(key)} ${String(value)}`),
    );
}

const isTag = (dictionary: PDFDict): boolean =>
  String(dictionary.get(PDFName.of('Type'))) === '/StructElem';

function* dictionariesIn(object: PDFObject): Generator<PDFDict> {
  if (object instanceof PDFStream) yield* dictionariesIn(object.dict);
  else if (object instanceof PDFArray)
    for (const item of object.asArray()) yield* dictionariesIn(item);
  else if (object instanceof PDFDict) {
    yield object;
    for (const value of object.values()) yield* dictionariesIn(value);
  }
}
