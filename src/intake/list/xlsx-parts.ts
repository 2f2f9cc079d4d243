/** What a workbook says beside its cells: what is hidden, struck through, or an error. */
import { relationsIn, relationsPart } from './pictures/parts.ts';
import { tagsOf } from './pictures/tags.ts';

/** Before a text that is struck through, in whole or in part. */
export const STRUCK = '\u0336';

export interface SheetFacts {
  name: string;
  /** The part that holds it. */
  part: string;
  /** Hidden, or "very hidden", which no menu of Excel shows. */
  isHidden: boolean;
  /** Rows from 1. */
  hiddenRows: Set<number>;
  /** Columns from 0. */
  hiddenColumns: Set<number>;
  /** Cells such as `B7` whose style is struck through. */
  struck: Set<string>;
}

/** As it is written in a tag, escaped. */
export const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
/** Opening tags of a name, whatever their prefix: sheets of 60 MB are not parsed for a few facts. */
export const openTags = (xml: string, name: string): string[] =>
  Array.from(xml.matchAll(new RegExp(`<(?:\\w{1,20}:)?${name}\\b[^<>]*>`, 'g')), ([tag]) => tag);
const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

const WORKBOOK = 'xl/workbook.xml';

/**
 * The facts of every sheet, in the order of the workbook.
 * @param read Gives the text of a part; empty for one that is not there.
 */
export function sheetFacts(read: (part: string) => string): SheetFacts[] {
  const relations = relationsIn(WORKBOOK, read(relationsPart(WORKBOOK)));
  // Some programs write targets from the root without saying so.
  const parts = new Map(
    relations.map(({ id, target }) => [id, target?.replace(/^xl\/xl\//, 'xl/')]),
  );
  const struckStyles = stylesStruck(read('xl/styles.xml'));
  return [...tagsOf(read(WORKBOOK))].flatMap((tag) => {
    if (tag.name !== 'sheet' || tag.isEnd) return [];
    const part = parts.get(tag.attribute('id') ?? '') ?? '';
    const xml = read(part);
    return [
      {
        part,
        name: tag.attribute('name') ?? '',
        isHidden: /^(?:hidden|veryHidden)$/.test(tag.attribute('state') ?? ''),
        hiddenRows: hiddenRows(xml),
        hiddenColumns: hiddenColumns(xml),
        struck: struckCells(xml, struckStyles),
      },
    ];
  });
}

function hiddenRows(xml: string): Set<number> {
  const hidden = new Set<number>();
  let row = 0;
  for (const tag of openTags(xml, 'row')) {
    row = Number(attribute(tag, 'r') ?? row + 1);
    if (isOn(attribute(tag, 'hidden')) || attribute(tag, 'ht') === '0') hidden.add(row);
  }
  return hidden;
}

function hiddenColumns(xml: string): Set<number> {
  const hidden = new Set<number>();
  for (const tag of openTags(xml, 'col')) {
    if (!isOn(attribute(tag, 'hidden')) && attribute(tag, 'width') !== '0') continue;
    const [first, last] = [Number(attribute(tag, 'min')), Number(attribute(tag, 'max'))];
    for (let column = first; column <= Math.min(last, first + 1000); column += 1)
      hidden.add(column - 1);
  }
  return hidden;
}

/** The formats of cells, by whose numbers the cells name them. */
export const cellFormats = (styles: string): string[] => openTags(within(styles, 'cellXfs'), 'xf');

/** Numbers of the cell styles whose font is struck through. */
function stylesStruck(styles: string): Set<string> {
  const struck = within(styles, 'fonts')
    .split(/<(?:\w{1,9}:)?font(?=[\s/>])/)
    .slice(1)
    .flatMap((font, index) => (isStruck(font) ? [String(index)] : []));
  return new Set(
    cellFormats(styles).flatMap((tag, index) =>
      struck.includes(attribute(tag, 'fontId') ?? '') ? [String(index)] : [],
    ),
  );
}

/** What stands in the first element of a name: looked for once, also where it never ends. */
function within(xml: string, name: string): string {
  const open = new RegExp(`<(?:\\w{1,20}:)?${name}\\b[^<>]*>`).exec(xml);
  if (!open) return '';
  const start = open.index + open[0].length;
  const end = xml.indexOf(`${name}>`, start);
  return xml.slice(start, end < 0 ? xml.length : end);
}

const isStruck = (xml: string): boolean =>
  /<(?:\w{1,9}:)?d?strike\b(?![^<>]*val="(?:0|false)")/.test(xml);

function struckCells(xml: string, styles: ReadonlySet<string>): Set<string> {
  if (styles.size === 0) return new Set();
  const cells = openTags(xml, 'c').filter((tag) => styles.has(attribute(tag, 's') ?? ''));
  return new Set(cells.map((tag) => attribute(tag, 'r') ?? ''));
}

/** Error cells as texts, which readers else take for empty ones; struck texts marked. */
export function withErrorsAndStrikes(xml: string): string {
  const whole = xml.includes('t="e"')
    ? xml.replace(/(<(?:\w{1,9}:)?c\b[^<>]*\st=")e"/g, '$1str"')
    : xml;
  if (!/<(?:\w{1,9}:)?d?strike\b/.test(whole)) return whole;
  // Cut before every text: one pass, however many there are.
  return whole
    .split(/(?=<(?:\w{1,9}:)?(?:si|is)>)/)
    .map((text) =>
      /^<(?:\w{1,9}:)?(?:si|is)><(?:\w{1,9}:)?r>/.test(text) && isStruck(text)
        ? text.replace(/(<(?:\w{1,9}:)?t\b[^<>]*>)/, `$1${STRUCK}`)
        : text,
    )
    .join('');
}
