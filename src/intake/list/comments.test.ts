/** What people say on the cells of a list: told beside the person, once, and never taken for a fact. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { LANGUAGES } from '../../model/language.ts';
import { readPeople } from '../../model/people.ts';
import { columnLetter } from './cell-address.ts';
import type { Column } from './column.ts';
import { recognise } from './columns.ts';
import { openImport, type ImportedRow } from './index.ts';
import { PlaceFinder } from './places.ts';
import { sayNotes } from './report.ts';
import { readRow } from './row.ts';
import type { ReadRow } from './types.ts';
import { sayRow } from './say-row.ts';

const { places } = await readPeople(path.join(PROJECT, 'fixtures/archive'));
const FILE = path.join(PROJECT, 'fixtures/lists/cases/01-consent-words.xlsx');
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A real workbook with parts beside its first sheet, as Excel, LibreOffice or Google name them. */
async function withParts(more: Record<string, string>): Promise<Buffer> {
  const parts = unzipSync(await readFile(FILE));
  for (const [name, text] of Object.entries(more)) parts[name] = strToU8(text);
  const relations = Object.keys(more).map((name, at) => {
    const type = name.includes('threaded')
      ? 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment'
      : `${TYPES}/comments`;
    return `<Relationship Id="c${at}" Type="${type}" Target="../${name.slice(3)}"/>`;
  });
  parts['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
  );
  return Buffer.from(zipSync(parts));
}

const note = (at: string, ...runs: string[]): string =>
  `<comment ref="${at}" authorId="1"><text>${runs.map((run) => `<r><rPr><b/></rPr><t xml:space="preserve">${run}</t></r>`).join('')}</text></comment>`;
const notes = (...all: string[]): string =>
  `<?xml version="1.0"?><comments xmlns="urn:x"><authors><author></author><author>Сәуле Маман</author></authors><commentList>${all.join('')}</commentList></comments>`;

async function bring(list: Buffer) {
  const opened = await openImport({ list, places, known: [], taken: new Set() });
  if ('refused' in opened) throw new Error(opened.refused.code);
  const rows: ImportedRow[] = [];
  for await (const row of opened.rows()) rows.push(row);
  const of = (row: ImportedRow | undefined): string[] =>
    (row?.findings ?? []).flatMap(({ code, params }) =>
      code === 'import-comment' ? [`${params?.['heading']}: ${params?.['value']}`] : [],
    );
  return { opened, rows, of };
}

test('a note on a cell comes along in words, without the name of whoever wrote it', async () => {
  const plain = await bring(await withParts({}));
  const heads = plain.rows[0]?.columns.map(({ heading }) => heading) ?? [];
  const list = await withParts({
    'xl/comments1.xml': notes(
      note('A2', 'Сәуле Маман:', '\nжива, 101 год &amp; помнит'),
      note('$B$2', 'құжатта 1918&#10;деп жазылған'),
      note('A3', 'экранға келіспейді\n\t-Сәуле Маман'),
      note('A1', 'осы бағанды толтырыңыз'),
      note('Z2', 'кестеден тыс'),
    ),
  });
  const { rows, of, opened } = await bring(list);
  expect(of(rows[0])).toEqual([
    `${heads[0]}: жива, 101 год & помнит`,
    `${heads[1]}: құжатта 1918\nдеп жазылған`,
    'Z: кестеден тыс',
  ]);
  // What a note says of a consent is asked about, and taken by no column.
  expect(rows[1]).toMatchObject({ verdict: 'broken', raw: plain.rows[1]?.raw ?? {} });
  expect(rows[1]?.findings.map(({ code }) => code)).toContain('import-consent-beside');
  for (const language of LANGUAGES) {
    const text = JSON.stringify(rows[0] && sayRow(rows[0], language).findings);
    expect(text).toContain('жива, 101 год & помнит');
    const rest = sayNotes(opened, { spare: [], unreadable: [] }, [], language).join();
    expect(rest).toContain('A1 «осы бағанды толтырыңыз»');
  }
});

/** Kinds: an exception, a withdrawal, a question, words that say nothing of a consent; whatever the heading. */
test.each([
  ['Согласие', 'кроме экрана'], ['Согласие', 'отозвали'], ['Согласие', 'спросить внучку'], ['Келісім', 'экраннан басқасына'],
  ['Келісім', 'қайтып алды'], ['Сайт: согласие', 'до 9 мая'], ['Отказ от экрана', 'уже нет'],
  ['Согласие на обработку персональных данных', 'устно'],
])('below the heading «%s» any comment is asked about: «%s»', async (heading, comment) => {
  const column = { index: 1, heading, ...recognise(heading) } as Column;
  const cells = [{ column, text: 'на всё', cell: 'на всё' }];
  const isBroken = ({ findings }: ReadRow): boolean =>
    findings.some(({ code, field, severity }) => code === 'import-consent-beside' && field === 'consent' && !severity);
  const finder = new PlaceFinder(places);
  expect(isBroken(readRow(cells, finder, {}, [{ column, comment }]))).toBe(true);
  expect(isBroken(readRow(cells, finder))).toBe(false);
}); // prettier-ignore

/** Kinds: on a relative's telephone, on a name, in Kazakh; a refusal anywhere is heard, a contact told to nobody. */
test.each([
  ['Телефон внучки', 'внучка: на экран не согласна, 8 701 000 00 00'], ['ФИО', 'кроме экрана'], ['Аты-жөні', 'экраннан басқасына болады'],
])('above «%s» a comment of a refusal is asked about: «%s»', (heading, comment) => {
  const column = { index: 0, heading, ...recognise(heading) } as Column;
  const { findings } = readRow([], new PlaceFinder(places), {}, [{ column, comment }]);
  expect(findings[0]).toMatchObject({ code: 'import-consent-beside', field: 'consent' });
  expect(JSON.stringify(findings)).not.toContain('8 701');
}); // prettier-ignore

test('a row with a comment on its consent is not taken until somebody decides', async () => {
  const plain = await bring(await withParts({}));
  const at = plain.rows[0]?.columns.find(({ target }) => target === 'consent')?.index ?? -1;
  const cell = `${columnLetter(at)}${plain.rows[0]?.row}`;
  const { rows } = await bring(
    await withParts({ 'xl/comments1.xml': notes(note(cell, 'отозвали')) }),
  );
  expect(plain.rows[0]?.verdict).not.toBe('broken');
  expect(rows[0]).toMatchObject({ verdict: 'broken', entry: null });
});

test('a thread is told whole and once, instead of the note that stands in for it', async () => {
  const list = await withParts({
    'xl/comments1.xml': notes(note('A2', '[Threaded comment] Your version of Excel …')),
    'xl/threadedComments/threadedComment1.xml':
      '<ThreadedComments><threadedComment ref="A2" id="{1}"><text>Погиб или умер?</text></threadedComment><threadedComment ref="A2" id="{2}" parentId="{1}"><text>1944 жылы қаза тапқан</text></threadedComment></ThreadedComments>',
  });
  const { rows, of } = await bring(list);
  expect(of(rows[0])[0]).toMatch(/: Погиб или умер\?\n1944 жылы қаза тапқан$/);
  expect(of(rows[0])).toHaveLength(1);
});

test('a damaged or missing part of comments takes nothing from the list', async () => {
  const list = await withParts({
    'xl/comments1.xml': '<comments><commentList><comment ref="A2"><text><t>тор',
  });
  expect((await bring(list)).rows).toHaveLength((await bring(await withParts({}))).rows.length);
});

test('words beside a table, under no heading, are heard as said on the cell before them', async () => {
  const list = Buffer.from(
    `ФИО;Год рождения;Район;Категория;Согласие на публикацию;;
Иванов Иван Иванович;1920;Абай;Труженик тыла;да;кроме экрана;
Петрова Мария Ивановна;1922;Абай;Труженик тыла;да;;2
Сергеев Пётр Ильич;1918;Абай;Труженик тыла;да;;семья отозвала
Ахметов Серік;1919;Абай;Труженик тыла;да;;
`,
  );
  const { rows } = await bring(list);
  const doubts = rows.map(({ findings }) =>
    findings.flatMap(({ code, params }) =>
      code === 'import-consent-beside' ? [`${params?.['heading']}: ${params?.['value']}`] : [],
    ),
  );
  expect(doubts).toEqual([['F: кроме экрана'], [], ['G: семья отозвала'], []]);
  const remarks = rows.map(({ findings }) => findings.some(({ code }) => code === 'import-remark'));
  expect(remarks).toEqual([true, false, true, false]);
});

/** What a family thought better of is a question wherever it stands, and is never taken for a fact. */
test.each([
  [
    'a row of its own',
    'Абаев Иван Иванович;1919;Медаль «За отвагу»;на всё;;\n;;;родственники передумали;;',
  ],
  ['left of the names', undefined],
  [
    'a column of awards',
    'Абаев Иван Иванович;1919;Медаль «За отвагу», көшеде көрсетпеңіздер;на всё;;',
  ],
  [
    'behind a telephone',
    'Абаев Иван Иванович;1919;Медаль «За отвагу»;на всё;87011234567;внук против',
  ],
  [
    'a cell of a telephone',
    'Абаев Иван Иванович;1919;Медаль «За отвагу»;на всё;87011234567 (передумали);',
  ],
])('a second thought in %s', async (_, row) => {
  const heading = 'ФИО;Год рождения;Награды;Согласие на публикацию;Телефон;';
  const text = row
    ? `${heading}\n${row}\n`
    : ';ФИО;Год рождения;Согласие\nтек сайт;Абаев Иван Иванович;1919;на всё\n';
  const { rows } = await bring(Buffer.from(text));
  const codes = rows[0]?.findings.map(({ code }) => code) ?? [];
  expect(codes).toContain('import-consent-beside');
});
