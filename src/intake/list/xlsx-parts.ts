/** What a workbook says beside its cells: what is hidden, struck through, or an error. */
import { unescapeXml } from '../../base/formats/xml.ts';

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

type Parts = Readonly<Record<string, string>>;

/** As it is written in a tag, escaped. */
export const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The facts of every sheet, in the order of the workbook. */
export function sheetFacts(parts: Parts): SheetFacts[] {
  const relations = new Map(
    [
      ...(parts['xl/_rels/workbook.xml.rels'] ?? '').matchAll(
        /<(?:\w{1,9}:)?Relationship\b[^<>]*>/g,
      ),
    ].map(([tag]) => [
      attribute(tag, 'Id'),
      (attribute(tag, 'Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  const struckStyles = stylesStruck(parts['xl/styles.xml'] ?? '');
  return [...(parts['xl/workbook.xml'] ?? '').matchAll(/<(?:\w{1,9}:)?sheet\b[^<>]*>/g)].map(
    ([tag]) => {
      const part = relations.get(attribute(tag, '(?:\\w+:)?id')) ?? '';
      const xml = parts[part] ?? '';
      return {
        part,
        name: unescapeXml(attribute(tag, 'name') ?? ''),
        isHidden: /^(?:hidden|veryHidden)$/.test(attribute(tag, 'state') ?? ''),
        hiddenRows: hiddenRows(xml),
        hiddenColumns: hiddenColumns(xml),
        struck: struckCells(xml, struckStyles),
      };
    },
  );
}

function hiddenRows(xml: string): Set<number> {
  const hidden = new Set<number>();
  let row = 0;
  for (const [tag] of xml.matchAll(/<(?:\w{1,9}:)?row\b[^<>]*>/g)) {
    row = Number(attribute(tag, 'r') ?? row + 1);
    if (isOn(attribute(tag, 'hidden')) || attribute(tag, 'ht') === '0') hidden.add(row);
  }
  return hidden;
}

function hiddenColumns(xml: string): Set<number> {
  const hidden = new Set<number>();
  for (const [tag] of xml.matchAll(/<(?:\w{1,9}:)?col\b[^<>]*>/g)) {
    if (!isOn(attribute(tag, 'hidden')) && attribute(tag, 'width') !== '0') continue;
    const [first, last] = [Number(attribute(tag, 'min')), Number(attribute(tag, 'max'))];
    for (let column = first; column <= Math.min(last, first + 1000); column += 1)
      hidden.add(column - 1);
  }
  return hidden;
}

/** Numbers of the cell styles whose font is struck through. */
function stylesStruck(styles: string): Set<string> {
  const fonts = within(styles, 'fonts');
  if (!fonts.includes('strike')) return new Set();
  const struck = fonts
    .split(/<(?:\w{1,9}:)?font(?=[\s/>])/)
    .slice(1)
    .flatMap((font, index) => (isStruck(font) ? [String(index)] : []));
  const formats = within(styles, 'cellXfs');
  return new Set(
    [...formats.matchAll(/<(?:\w{1,9}:)?xf\b[^<>]*>/g)].flatMap(([tag], index) =>
      struck.includes(attribute(tag, 'fontId') ?? '') ? [String(index)] : [],
    ),
  );
}

/** What stands in the first element of a name. */
function within(xml: string, name: string): string {
  const start = xml.search(new RegExp(`<(?:\\w{1,9}:)?${name}[\\s>]`));
  return start < 0 ? '' : (xml.slice(start).split(`${name}>`)[0] ?? '');
}

const isStruck = (xml: string): boolean =>
  /<(?:\w{1,9}:)?d?strike\b(?![^<>]*val="(?:0|false)")/.test(xml);

function struckCells(xml: string, styles: ReadonlySet<string>): Set<string> {
  if (styles.size === 0) return new Set();
  return new Set(
    [...xml.matchAll(/<(?:\w{1,9}:)?c\b[^<>]*>/g)].flatMap(([tag]) =>
      styles.has(attribute(tag, 's') ?? '') ? [attribute(tag, 'r') ?? ''] : [],
    ),
  );
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
