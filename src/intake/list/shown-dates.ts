/** Dates of a workbook as its cells show them: a month cell has no day, and both epochs are right. */
import { strFromU8, strToU8 } from 'fflate';
import { unescapeXml } from '../../base/formats/xml.ts';
import { DAY } from '../../model/duration.ts';
import { EXCEL_EPOCH } from './written-date.ts';
import { attribute, cellFormats, openTags } from './xlsx-parts.ts';

/** What of a date a number format shows. */
export type Shown = 'year' | 'month' | 'day' | 'day-and-month' | 'month-alone';

type Parts = Record<string, Uint8Array>;

/** Days from 1 January 1970 back to the zero of each epoch. */
const EPOCH = { 1900: EXCEL_EPOCH, 1904: 24_107 } as const;
type Epoch = keyof typeof EPOCH;
/** Up to here the epoch of 1900 counts a 29 February that never was. */
const FALSE_LEAP_DAY = 60;
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;

/** Excel's own formats, which stand in no file; those of the Far East show whole dates. */
const BUILT_IN = new Map<number, Shown>([
  ...[14, 15, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(
    (id) => [id, 'day'] as const,
  ),
  [16, 'day-and-month'],
  [17, 'month'],
]);

/** Date cells become texts, so that no reader gives them a day or another epoch. */
export function showDates(parts: Parts): void {
  const styles = shownStyles(textOf(parts['xl/styles.xml']));
  if (styles.size === 0) return;
  const epoch = epochOf(textOf(parts['xl/workbook.xml']));
  for (const [name, part] of Object.entries(parts))
    if (/^xl\/worksheets\/[^/]{1,200}\.xml$/.test(name))
      parts[name] = strToU8(withShownDates(strFromU8(part), styles, epoch));
}

const textOf = (part: Uint8Array | undefined): string => (part ? strFromU8(part) : '');

function epochOf(workbook: string): Epoch {
  const [tag = ''] = openTags(workbook, 'workbookPr');
  return /^(?:1|true|on)$/i.test(attribute(tag, 'date1904') ?? '') ? 1904 : 1900;
}

/** What the cells of each style show, by the style's number; styles of no date are left out. */
function shownStyles(styles: string): ReadonlyMap<string, Shown> {
  const formats = new Map<number, Shown>(BUILT_IN);
  for (const tag of openTags(styles, 'numFmt')) {
    const shown = shownBy(unescapeXml(attribute(tag, 'formatCode') ?? ''));
    const id = Number(attribute(tag, 'numFmtId'));
    if (shown) formats.set(id, shown);
    else formats.delete(id);
  }
  return new Map(
    cellFormats(styles).flatMap((tag, index) => {
      const shown = formats.get(Number(attribute(tag, 'numFmtId')));
      return shown ? [[String(index), shown] as const] : [];
    }),
  );
}

/**
 * What a format shows: `yyyy"г."`, `[$-43F]mmmm\ yyyy;@`, `ДД.ММ.ГГГГ`, `КК.АА.ЖЖЖЖ`. Quoted texts,
 * languages, colours and escaped signs say nothing; an m beside hours or seconds is of minutes.
 */
export function shownBy(format: string): Shown | undefined {
  const code = format
    .replace(/\[([hms]{1,2})\]/gi, '$1')
    .replace(/"[^"]{0,300}"|\[[^\]]{0,300}\]|[\\_*]./g, ' ')
    .replace(/;.{0,400}$/s, '')
    .toLowerCase()
    .replace(/[hсч]{1,4}[^a-zа-яғқәіңұүһө]{0,9}m{1,2}/g, ' ')
    .replace(/m{1,2}[^a-zа-яғқәіңұүһө]{0,9}s{1,2}/g, ' ');
  if (/[0#]/.test(code.replace(/s[.,]0{1,3}/g, '')) || /general|основной|жалпы/.test(code))
    return undefined;
  const hasYear = /[yгжe]/.test(code);
  const hasMonth = /[mма]/.test(code);
  if (/[dдк]/.test(code)) return hasYear ? 'day' : 'day-and-month';
  if (hasYear) return hasMonth ? 'month' : 'year';
  return hasMonth ? 'month-alone' : undefined;
}

/** A cell's beginning, its formula and its value. */
const CELL =
  /<((?:\w{1,20}:)?)c\b([^<>]*)>((?:<\1f\b[^<>]*>(?:[^<>]*<\/\1f>)?)?)<\1v>([^<>]{1,40})<\/\1v>/g;

function withShownDates(sheet: string, styles: ReadonlyMap<string, Shown>, epoch: Epoch): string {
  return sheet.replace(
    CELL,
    (cell, prefix: string, tag: string, formula: string, value: string) => {
      const shown = styles.get(attribute(tag, 's') ?? '0');
      const type = attribute(tag, 't') ?? 'n';
      if (!shown || (type !== 'n' && type !== 'd')) return cell;
      const day = type === 'd' ? dayOfText(value) : dayOfSerial(Number(value), epoch);
      if (!day) return cell;
      const rest = tag.replace(/\st="[^"]{0,20}"/, '').replace(/\/$/, '');
      return `<${prefix}c${rest} t="str">${formula}<${prefix}v>${textShown(day, shown)}</${prefix}v>`;
    },
  );
}

const dayOfText = (text: string): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];

function dayOfSerial(serial: number, epoch: Epoch): string | undefined {
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return undefined;
  const whole = Math.floor(serial);
  const days = epoch === 1900 && whole < FALSE_LEAP_DAY ? whole + 1 : whole;
  return new Date((days - EPOCH[epoch]) * DAY).toISOString().slice(0, 10);
}

/** Canonical as far as it is a date; without a year it stands as in the cell and is asked about. */
function textShown(day: string, shown: Shown): string {
  const [year = '', month = '', date = ''] = day.split('-');
  switch (shown) {
    case 'year':
      return year;
    case 'month':
      return `${year}-${month}`;
    case 'day':
      return day;
    case 'day-and-month':
      return `${date}.${month}`;
    case 'month-alone':
      return month;
    default:
      return shown satisfies never;
  }
}
