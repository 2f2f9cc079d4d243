/** Dates in spreadsheets: what a cell shows counts, in both epochs. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { readWrittenDate } from '../../model/written-date.ts';
import { shownBy } from './shown-dates.ts';
import { readTables } from './table.ts';
import type { Cell } from './cells.ts';
import { readDate, readYears } from './written-date.ts';

async function rowsOf(bytes: Uint8Array): Promise<Cell[][]> {
  const read = await readTables(bytes);
  if ('refused' in read) throw new Error(read.refused.code);
  return read.tables[0]?.rows ?? [];
}
const list = async (name: string) =>
  rowsOf(await readFile(path.join(PROJECT, 'fixtures/lists', name)));

test('a list in the epoch of 1904 keeps its days, months and years', async () => {
  const [, ...rows] = await list('date-1904.xlsx');
  expect(rows.map((row) => row[2])).toEqual(['1915-05-14', '1915-05', '1915']);
});

test('month and year cells give months and years, were the number like a year itself', async () => {
  const [, ...rows] = await list('month-cells.xlsx');
  expect(rows.map((row) => row[2])).toEqual(['1905-04', '1905-03', '1905']);
});

test('a list with dates in words: what is not wholly understood is asked', async () => {
  const [, ...rows] = await list('dates-in-words.xlsx');
  const read = rows.map((row) => readDate(row[1] ?? '', 'death'));
  const unreadable = read.flatMap((date) => ('unreadable' in date ? [date.unreadable] : []));
  expect(rows).toHaveLength(40);
  expect(unreadable).toEqual([
    '5 мая 1943 у д. 12',
    '14.02.1942\n(по другим данным 15.03.1942)',
    '12 мая или июня 1943',
    '12 мая 1943 или 12 июня 1943',
    'март, апрель 1943',
    'не известно, 1943',
    'умер 1 мая 1985, похоронен 3 мая',
    'ноябрь не позднее 1943',
    'конец мая 1943',
  ]);
});

/** A workbook of one sheet with one number in every style, `1904` by the words of the flag. */
const workbook = (serial: number, formats: readonly (string | number)[], flag = '') =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><workbookPr ${flag}/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet><numFmts>${formats.map((format, index) => (typeof format === 'string' ? `<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>` : '')).join('')}</numFmts><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs>${formats.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`).join('')}</cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet><sheetData><row r="1">${formats.map((_, index) => `<c r="${String.fromCharCode(65 + index)}1" s="${index}"><f>A2</f><v>${serial}</v></c>`).join('')}</row></sheetData></worksheet>`,
    ),
  });

const FORMATS = [
  'dd.mm.yyyy',
  '[$-43F]mmmm\\ yyyy;@',
  'yyyy"г."',
  14,
  17,
  'dd/mm/yyyy\\ h:mm',
  '0',
];

test.each([
  ['', '1919-08-09'],
  ['date1904="0"', '1919-08-09'],
  ['date1904="false"', '1919-08-09'],
  ['date1904="1"', '1923-08-10'],
  ['date1904="true"', '1923-08-10'],
])('the epoch by the flag %j', async (flag, day) => {
  const [row] = await rowsOf(workbook(7161.5, FORMATS, flag));
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  expect(row).toEqual([day, month, year, day, month, day, 7161.5]);
});

test.each([
  ['yyyy', 'year'],
  ['yyyy"г."', 'year'],
  ['yyyy"ж."', 'year'],
  ['[$-419]yyyy\\ "г.";@', 'year'],
  ['mmmm yyyy', 'month'],
  ['[$-419]mmmm\\ yyyy;@', 'month'],
  ['[$-43F]yyyy\\ "ж."\\ mmmm', 'month'],
  ['[$-ru-RU]mmm/yy', 'month'],
  ['ММ.ГГГГ', 'month'],
  ['dd.mm.yyyy', 'day'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'day'],
  ['dd/mm/yyyy\\ h:mm', 'day'],
  ['ДД.ММ.ГГГГ', 'day'],
  ['КК.АА.ЖЖЖЖ', 'day'],
  ['d mmm', 'day-and-month'],
  ['mmmm', 'month-alone'],
  ['h:mm:ss', undefined],
  ['[h]:mm', undefined],
  ['mm:ss.0', undefined],
  ['General', undefined],
  ['0.00E+00', undefined],
  ['# ##0 "дней"', undefined],
  ['@', undefined],
])('the format %s shows %s', (format, shown) => expect(shownBy(format)).toBe(shown));

test.each([
  [15386, '1942-02-14'],
  [15373, '1942-02'],
  [15342, '1942'],
  [1915, '1915'],
  [new Date('1942-02-01T00:00:00Z'), '1942-02-01'],
])('the cell %j is %s', (cell, date) => expect(readDate(cell)).toMatchObject({ date }));

test('a number that is no date, and a cell without a year, are asked about', () => {
  expect(readDate(99_999_999)).toEqual({ unreadable: '99999999' });
  for (const text of ['14.02', '04']) expect(readWrittenDate(text)).toHaveProperty('question');
});

test.each([
  ['1919–1942', { birth: '1919', death: '1942' }],
  ['(1919 - ?)', { birth: '1919' }],
  ['1919-1942 (?)', { birth: '1919', death: '1942?' }],
  ['шамамен 1915 – 1943 жылдан кейін', { birth: '~1915', death: '1943/..' }],
  ['09.08.1919 – 19.12.1942', { birth: '1919-08-09', death: '1942-12-19' }],
  ['1919 – после войны', null],
  ['1919', null],
])('the years of a life: %s', (text, years) => expect(readYears(text)).toEqual(years));
