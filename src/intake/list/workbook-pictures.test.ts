/** Pictures inside lists: each to the person of its row, or told. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { LANGUAGES } from '../../model/language.ts';
import { readPeople } from '../../model/people.ts';
import { openImport, type ImportedRow, type ImportRequest } from './index.ts';
import { openPhotos } from './photo-source.ts';
import { anchoredPictures, heightsOf } from './pictures/anchors.ts';
import { tagsOf } from './pictures/tags.ts';
import { sayNotes } from './report.ts';
import { Tally } from './sums.ts';
import { sayRow } from './say-row.ts';

const { places } = await readPeople(path.join(PROJECT, 'fixtures/archive'));
const read = (name: string): Promise<Buffer> =>
  readFile(path.join(PROJECT, 'fixtures/lists/cases', name));
const EVERYTHING = { page: true, clip: true, led: true, press: true };
const ALL = { place: 'karkaraly', category: 'front', consent: EVERYTHING };

async function bring(request: Omit<ImportRequest, 'places' | 'known' | 'taken'>) {
  const opened = await openImport({ places, known: [], taken: new Set(), ...request });
  if ('refused' in opened) throw new Error(opened.refused.code);
  const rows: ImportedRow[] = [];
  const tally = new Tally();
  for await (const row of opened.rows()) {
    rows.push(row);
    tally.add(row);
  }
  const sums = tally.close(opened, []);
  const { total, given, spare, unreadable } = sums.pictures;
  expect(given + spare + unreadable).toBe(total);
  return { opened, rows, sums };
}
/** Row, verdict and pictures, short. */
const short = ({ rows }: { rows: readonly ImportedRow[] }): string[] =>
  rows.map(
    ({ sheet, row, verdict, photoNames, photos }) =>
      `${sheet} ${row} ${verdict} ${photos.length}: ${photoNames.join(', ')}`,
  );
const codes = (row: ImportedRow | undefined): string[] =>
  (row?.findings ?? []).filter(({ severity }) => severity !== 'warning').map(({ code }) => code);

const pictures: Uint8Array[] = [];
beforeAll(async () => {
  for (let index = 0; index < 6; index += 1) {
    const stripes = Buffer.from(
      Array.from({ length: 300 * 400 }, (_, at) => ((at >> index) % 2) * 200 + index),
    );
    const raw = { width: 300, height: 400, channels: 1 } as const;
    pictures.push(await sharp(stripes, { raw }).jpeg().toBuffer());
  }
});
const picture = (index: number): Uint8Array => pictures[index] as Uint8Array;

const NS =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:xdr="urn:xdr" xmlns:a="urn:a"';
const relations = (...targets: string[]): string =>
  `<Relationships>${targets.map((target, at) => `<Relationship Id="rId${at + 1}" Type="urn:x/${/drawings|media|worksheets/.exec(target)?.[0].slice(0, -1) ?? 'x'}" Target="${target}"/>`)}</Relationships>`;
type Value = string | { xml: string };
const cell = (at: string, value: Value): string =>
  typeof value === 'string'
    ? `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
    : value.xml.replace('<c ', `<c r="${at}" `);
const sheet = (rows: readonly Value[][], heights: readonly number[] = []): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${NS}><sheetData>${rows
    .map(
      (row, at) =>
        `<row r="${at + 1}" ht="${heights[at] ?? 15}">${row.map((value, column) => cell(`${'ABCDEF'[column] ?? ''}${at + 1}`, value)).join('')}</row>`,
    )
    .join('')}</sheetData><drawing r:id="rId1"/></worksheet>`;
const point = (name: string, row: number, col: number, rowOff = 0): string =>
  `<xdr:${name}><xdr:col>${col}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${rowOff}</xdr:rowOff></xdr:${name}>`;
const pic = (relation: number, edit = ''): string =>
  `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Сурет 1" descr="a > b"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${relation}"/>${edit}</xdr:blipFill></xdr:pic><xdr:clientData/>`;
const one = (row: number, col: number, relation: number): string =>
  `<xdr:oneCellAnchor>${point('from', row, col)}<xdr:ext cx="900000" cy="1200000"/>${pic(relation)}</xdr:oneCellAnchor>`;
const two = (from: string, to: string, relation: number): string =>
  `<xdr:twoCellAnchor>${from}${to}${pic(relation)}</xdr:twoCellAnchor>`;
const drawing = (...anchors: string[]): string =>
  `<xdr:wsDr ${NS}><!-- <xdr:pic> -->${anchors.join('')}</xdr:wsDr>`;

/** A workbook written by hand, as other programs write it. */
function workbook(sheets: Record<string, string>, more: Record<string, string | Uint8Array>) {
  const names = Object.keys(sheets);
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${NS}><sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheets[name] ?? '']),
    ),
    ...more,
  };
  const bytes = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? Buffer.from(part) : part,
  ]);
  return Buffer.from(zipSync(Object.fromEntries(bytes), { level: 1 }));
}

const HEAD = ['ФИО', 'Год рождения', 'Фото'];

test('a picture over a cell is the photograph of the person of its row', async () => {
  const brought = await bring({ list: await read('10-embedded-picture.xlsx') });
  const [row] = brought.rows;
  expect([row?.verdict, row?.photos.length, codes(row)]).toEqual(['new', 1, []]);
  expect(row?.photoNames[0]).toMatch(/!F2 \(image1\.jpg\)$/);
  expect(row?.photos[0]).toMatchObject({ width: 600, height: 800 });
  expect(brought.sums.pictures).toEqual({ total: 1, given: 1, spare: 0, unreadable: 0 });
});

test('a picture of WPS that the file has not is named with what to do', async () => {
  const brought = await bring({ list: await read('10-dispimg.xlsx') });
  const [row] = brought.rows;
  expect(codes(row)).toEqual(['import-picture-lost']);
  expect(brought.sums.pictures).toEqual({ total: 1, given: 0, spare: 0, unreadable: 1 });
  for (const language of LANGUAGES) {
    const text = JSON.stringify(row && sayRow(row, language).findings);
    expect(text).toContain('!F2');
    expect(text).toMatch(/WPS.*ZIP/);
    expect(text).not.toContain('DISPIMG');
  }
  const list = Buffer.from('ФИО;Год рождения;Фото\nАхметов Серик;1919;"=DISPIMG(""ID_A"",1)"');
  const csv = await bring({ list, defaults: ALL });
  expect([codes(csv.rows[0]), csv.sums.unreadable]).toEqual([['import-picture-lost'], ['C2']]);
});

test('two sheets, a logo, a named file beside: every picture is given or told', async () => {
  const list = workbook(
    {
      Қала: sheet([HEAD, ['Ахметов Серик', '1919', 'a.jpg'], ['Оспанов Кайрат', '1920', 'бар']]),
      Ауыл: sheet([
        [...HEAD, 'Фото внука'],
        ['Болатов Ерлан', '1921'],
        ['Жумабеков Марат', '1922'],
        ['Итого: 2'],
      ]),
    },
    {
      'xl/worksheets/_rels/sheet1.xml.rels': relations('../drawings/drawing1.xml'),
      'xl/drawings/drawing1.xml': drawing(
        one(0, 0, 1),
        one(1, 2, 2),
        one(2, 2, 3).replace('</xdr:blipFill>', '<a:srcRect t="9000"/></xdr:blipFill>'),
      ),
      'xl/drawings/_rels/drawing1.xml.rels': relations(
        '../media/logo.png',
        '/xl/media/image2.jpg',
        '../media/IMAGE3.jpg',
      ),
      'xl/worksheets/_rels/sheet2.xml.rels': relations('../drawings/drawing2.xml'),
      'xl/drawings/drawing2.xml': drawing(
        two(point('from', 1, 2), point('to', 2, 3), 1),
        one(2, 3, 2),
        one(3, 0, 2),
        one(2, 2, 9),
      ),
      'xl/drawings/_rels/drawing2.xml.rels': relations(
        '../media/image4.jpg',
        '../media/image2.jpg',
      ),
      'xl/media/logo.png': picture(0),
      'xl/media/image2.jpg': picture(1),
      'xl/media/image3.jpg': picture(2),
      'xl/media/image4.jpg': picture(3),
      'xl/media/image5.jpg': picture(4),
    },
  );
  const photos = await openPhotos(Buffer.from(zipSync({ 'a.jpg': picture(5) })));
  const brought = await bring({ list, photos, defaults: ALL });
  expect(short(brought)).toEqual([
    'Қала 2 new 2: a.jpg, Қала!C2 (image2.jpg)',
    'Қала 3 new 1: Қала!C3 (image3.jpg)',
    'Ауыл 2 new 1: Ауыл!C2 (image4.jpg)',
    'Ауыл 3 broken 0: ',
  ]);
  expect(brought.rows[1]?.findings.map(({ code }) => code)).not.toContain('import-photo-said');
  expect(brought.rows[1]?.findings.map(({ code }) => code)).toContain('import-picture-edited');
  expect(codes(brought.rows[3])).toEqual(['import-picture-lost']);
  expect(brought.sums.spare).toEqual([
    'Қала!A1 (logo.png)',
    'Ауыл!D3 (image2.jpg)',
    'Ауыл!A4 (image2.jpg)',
    'xl/media/image5.jpg',
  ]);
  expect(brought.sums.pictures).toEqual({ total: 9, given: 4, spare: 4, unreadable: 1 });
  for (const [language, words] of [
    ['kk', 'жылжытыңыз'],
    ['ru', 'сдвиньте'],
    ['en', 'move it'],
  ] as const) {
    const text = sayNotes(brought.opened, brought.sums, [], language).join('\n');
    expect(text).toContain(words);
    expect(text).not.toContain('{');
  }
});

test('pictures that are values of cells: WPS with its images, Excel’s own', async () => {
  const list = workbook(
    {
      Тізім: sheet([
        HEAD,
        [
          'Ахметов Серик',
          '1919',
          {
            xml: '<c t="str"><f>_xlfn.DISPIMG(&quot;ID_A&quot;,1)</f><v>=DISPIMG("ID_A",1)</v></c>',
          },
        ],
        [
          'Оспанов Кайрат',
          '1920',
          { xml: '<c t="e"><f>_xlfn.DISPIMG("ID_B",1)</f><v>#NAME?</v></c>' },
        ],
        ['Болатов Ерлан', '1921', { xml: '<c t="e" vm="1"><v>#VALUE!</v></c>' }],
        ['Жумабеков Марат', '1922', { xml: '<c t="e" vm="7"><v>#VALUE!</v></c>' }],
      ]),
    },
    {
      'xl/cellimages.xml': `<etc:cellImages ${NS}><etc:cellImage><xdr:pic><xdr:cNvPr id="1" name="ID_A"/><a:blip r:embed="rId1"/></xdr:pic></etc:cellImage><etc:cellImage><xdr:pic><xdr:cNvPr id="2" name="ID_B"/><a:blip r:embed="rId2"/></xdr:pic></etc:cellImage></etc:cellImages>`,
      'xl/_rels/cellimages.xml.rels': relations('media/image1.jpg', 'media/image2.jpg'),
      'xl/metadata.xml':
        '<metadata><metadataTypes><metadataType name="XLDAPR"/><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLDAPR"><bk><x/></bk></futureMetadata><futureMetadata name="XLRICHVALUE"><bk><extLst><ext uri="x"><xlrd:rvb i="1"/></ext></extLst></bk></futureMetadata><valueMetadata count="1"><bk><rc t="2" v="0"/></bk></valueMetadata></metadata>',
      'xl/richData/rdrichvalue.xml':
        '<rvData><rv s="0"><v>1</v></rv><rv s="1"><v>5</v><v>0</v></rv></rvData>',
      'xl/richData/rdrichvaluestructure.xml':
        '<rvStructures><s t="_error"><k n="errorType" t="i"/></s><s t="_localImage"><k n="CalcOrigin" t="i"/><k n="_rvRel:LocalImageIdentifier" t="i"/></s></rvStructures>',
      'xl/richData/richValueRel.xml': `<richValueRels ${NS}><rel r:id="rId1"/></richValueRels>`,
      'xl/richData/_rels/richValueRel.xml.rels': relations('../media/image3.jpg'),
      'xl/media/image1.jpg': picture(1),
      'xl/media/image2.jpg': picture(2),
      'xl/media/image3.jpg': picture(3),
    },
  );
  const brought = await bring({ list, defaults: ALL });
  expect(short(brought)).toEqual([
    'Тізім 2 new 1: Тізім!C2 (image1.jpg)',
    'Тізім 3 new 1: Тізім!C3 (image2.jpg)',
    'Тізім 4 new 1: Тізім!C4 (image3.jpg)',
    'Тізім 5 broken 0: ',
  ]);
  expect(codes(brought.rows[3])).toEqual(['import-error-cell']);
});

test.each([
  ['at the top of a row, over many small ones', 0, [3, 0], 1],
  ['a little over the line above', 190_000 * 4, [3, 0], 2],
  ['low in one row, as much in the next', 700_000, [2, 250_000], null],
])('the row of a picture: %s', (_, rowOff, [row, end], expected) => {
  const xml = drawing(two(point('from', 1, 2, rowOff), point('to', row as number, 2, end), 1));
  const heights = heightsOf(sheet([['a'], ['b'], ['c']], [15, 75, 75]));
  expect(anchoredPictures(xml, heights, 9).map((found) => found.row)).toEqual([expected]);
});

test.each([
  ['<a:srcRect l="20000"/>', true],
  ['<a:xfrm rot="5400000"/>', true],
  ['<a:xfrm flipH="1"/>', true],
  ['<a:srcRect/><a:xfrm rot="0"><a:ext cx="9" cy="9000000"/></a:xfrm>', false],
])('what is cut, turned or mirrored in the sheet is told: %s', (edit, isEdited) => {
  const anchor = `<xdr:oneCellAnchor>${point('from', 1, 2)}${pic(1, edit)}</xdr:oneCellAnchor>`;
  expect(anchoredPictures(drawing(anchor), heightsOf(''), 9)).toMatchObject([{ isEdited }]);
});

test('hostile XML ends: torn tags, nothing but openings, numbers without sense', () => {
  for (const part of ['<', '<!--', '<a b="', '<a b=', '<![CDATA[', '<a "\'', '</>'])
    expect([...tagsOf(part.repeat(100_000))].every(({ name }) => name.length < 9)).toBe(true);
  const far = two(point('from', 1e300, -7, 1e9), point('to', -1, 1e300, Number.NaN), 1);
  const many = drawing(...Array<string>(50).fill(far));
  expect(anchoredPictures(many, heightsOf('<row ht="x"/>'), 20)).toHaveLength(20);
});
