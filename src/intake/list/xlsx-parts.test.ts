/** What a workbook says beside its cells, as programs write it that count nothing. */
import { expect, test } from 'vitest';
import { sheetFacts } from './xlsx-parts.ts';

test('a struck style, hidden rows and columns are seen whatever the program counts', () => {
  const parts: Record<string, string> = {
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
    'xl/workbook.xml': `<workbook><sheets><sheet name='Ә &amp; Б' sheetId="1" r:id="r1" state="veryHidden"/></sheets></workbook>`,
    'xl/styles.xml':
      '<styleSheet><fonts><font/><font><strike/></font></fonts><cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>',
    'xl/worksheets/a.xml':
      '<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="A2" s="0"/><c r="B2" s="1"/></row></sheetData></worksheet>',
  };
  expect(sheetFacts((part) => parts[part] ?? '')).toEqual([
    {
      part: 'xl/worksheets/a.xml',
      name: 'Ә & Б',
      isHidden: true,
      hiddenRows: new Set([2]),
      hiddenColumns: new Set([1, 2]),
      struck: new Set(['B2']),
    },
  ]);
});

test('elements that never end are looked through once, however many there are', () => {
  const styles = '<fonts>'.repeat(300_000);
  const workbook = '<workbook><sheets><sheet name="A"/></sheets></workbook>';
  const parts: Record<string, string> = { 'xl/workbook.xml': workbook, 'xl/styles.xml': styles };
  expect(sheetFacts((part) => parts[part] ?? '')).toMatchObject([{ name: 'A', struck: new Set() }]);
});
