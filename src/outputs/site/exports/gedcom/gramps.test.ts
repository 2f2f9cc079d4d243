/** What Debian's Gramps makes of a person: names, pictures, facts and dates, as we wrote them. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { gedcom7Judge } from '../../../../dev/testing/gedcom-structures.ts';
import type { Person } from '../../data/people.ts';
import type { SiteData } from '../../data/site-data.ts';
import { gedcomOf, gedzipOf } from './index.ts';

const TITLE =
  `ЦАМО, 33 @ қор: ${'Әскери-медициналық мұражайдың құжаттары мен хаттары. '.repeat(12)}`.trim();
const UNIT =
  'Қарағанды қаласында жасақталған 387-атқыштар дивизиясының 1275-атқыштар полкінің барлаушылар ротасы';
const photo = (role: string, hash: string, caption?: string) => ({
  photo: { file: `${hash}.jpg`, role, ...(caption ? { caption: { kk: caption } } : {}) },
  versions: [{ type: 'image/jpeg', path: `photos/${hash}-640.jpg`, file: `/cache/${hash}.jpg` }],
});
const photos = [photo('group', 'bbbb', 'Жауынгер достарымен'), photo('portrait', 'aaaa')];

const person = {
  id: 'abdirov-nurken',
  photos,
  portrait: photos[1],
  veteran: {
    id: 'abdirov-nurken',
    name: { kk: 'Әбдіров Нүркен Әбдірұлы', ru: 'Абдиров Нуркен Абдирович', en: 'Nurken Abdirov' },
    familyName: { kk: 'Әбдіров', ru: 'Абдиров', en: 'Abdirov' },
    otherNames: ['Нұркен'],
    sex: 'male',
    birth: { date: '../1919', place: { kk: 'Қарқаралы' } },
    death: { date: '1942/..' },
    callUp: { date: '1939-10' },
    units: [{ text: { kk: UNIT }, from: '1941', to: '1943-02-01' }],
    awards: [{ text: { kk: 'Ұлы Отан соғысы ордені' }, date: '1943-03-31' }],
    sources: [{ id: 'a', type: 'archive', title: TITLE, reference: 'оп. 793756, д. 1' }],
    living: false,
  },
} as unknown as Person;
const data = { settings: { address: 'https://estelik.example/' } } as unknown as SiteData;

const text = gedcomOf(person, data);

test('no line has more than 255 letters, and long texts lose nothing', () => {
  const lines = text.split('\r\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(253);
  expect(lines.some((line) => line.length > 230)).toBe(true);
  expect(text.replace(/\r\n\d CONC /g, '')).toContain(`1 TITL ${TITLE.replace('@', '@@')}\r\n`);
});

test('GEDCOM 7 by the tables of its specification, with the pictures it names', async () => {
  const judge = await gedcom7Judge();
  const [lines, ...pictures] = gedzipOf(person, data);
  const seven = lines && 'text' in lines ? lines.text : '';
  expect(judge(seven)).toEqual([]);
  expect(judge(seven.replace('2 DATE BEF', '2 DAY BEF'))).toHaveLength(1);
  expect(judge(seven.replace('2 VERS 7.0\r\n', ''))).toEqual(['GEDC: no VERS']);
  expect(seven).toContain('2 TRAN Nurken /Abdirov/\r\n3 LANG en\r\n');
  expect(seven).toContain(`1 TITL ${TITLE}\r\n`);
  expect(pictures).toEqual([
    { name: 'photos/1.jpg', file: '/cache/aaaa.jpg' },
    { name: 'photos/2.jpg', file: '/cache/bbbb.jpg' },
  ]);
  expect(seven.match(/FILE (\S+)/g)).toEqual(['FILE photos/1.jpg', 'FILE photos/2.jpg']);
});

const run = promisify(execFile);
const hasGramps = spawnSync('sh', ['-c', 'command -v gramps']).status === 0;
if (!hasGramps && process.env['REQUIRE_GRAMPS']) throw new Error('REQUIRE_GRAMPS, and no gramps');

describe.skipIf(!hasGramps)('Gramps', () => {
  let report: string;
  let tree: string;

  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'estelik-gramps-'));
    try {
      const [read, written] = [path.join(folder, 'a.ged'), path.join(folder, 'a.gramps')];
      await writeFile(read, text);
      const env = { ...process.env, GRAMPSHOME: folder };
      const { stdout, stderr } = await run('gramps', ['-i', read, '-e', written], { env });
      report = stdout + stderr;
      tree = gunzipSync(await readFile(written)).toString();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);

  /** What stands in its tree in elements of a name: `attribute` of each, or the text. */
  const all = (name: string, attribute?: string): (string | undefined)[] =>
    [...tree.matchAll(new RegExp(`<${name}(?: ([^>]*?))?/?>(?:([^<]*)</)?`, 'g'))].map(
      ([, attributes = '', inner]) =>
        attribute ? new RegExp(`\\b${attribute}="([^"]*)"`).exec(attributes)?.[1] : inner,
    );

  test('understands every line', () => {
    expect(report).toContain('No errors detected');
    expect(all('person', 'id')).toHaveLength(1);
  });

  test('keeps each name with its language, and its surname apart', () => {
    expect(all('name', 'type')).toEqual(['Қазақша', 'Русский', 'English', 'Also Known As']);
    expect(all('surname')).toEqual(['Әбдіров', 'Абдиров', 'Abdirov']);
    expect(all('first')).toEqual(['Нүркен Әбдірұлы', 'Нуркен Абдирович', 'Nurken', 'Нұркен']);
  });

  test('keeps facts with dates as far as they are known, and whole texts', () => {
    const service = ['Әскерге шақырылуы', 'Бөлімдері', 'Марапаттары'];
    expect(all('type')).toEqual(['Birth', 'Death', ...service]);
    expect(all('dateval', 'type')).toEqual(['before', 'after', undefined, undefined]);
    expect(all('dateval', 'val')).toEqual(['1919', '1942', '1939-10', '1943-03-31']);
    expect([all('datespan', 'start'), all('datespan', 'stop')]).toEqual([['1941'], ['1943-02-01']]);
    expect(all('ptitle')).toEqual(['Қарқаралы']);
    expect(all('description')[1]).toBe('Ұлы Отан соғысы ордені');
    expect(all('text')).toContain(UNIT);
    expect(all('stitle')).toEqual([TITLE]);
  });

  test('keeps the pictures with what they show, the portrait first', () => {
    const folder = 'https://estelik.example/photos/';
    expect(all('file', 'src')).toEqual([`${folder}aaaa-640.jpg`, `${folder}bbbb-640.jpg`]);
    expect(all('file', 'mime')).toEqual(['image/jpeg', 'image/jpeg']);
    expect(all('file', 'description')[1]).toBe('Жауынгер достарымен');
  });
});
