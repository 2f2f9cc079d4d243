/** A real messy list, and what people and attackers send beside it. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { PROJECT } from '../../base/platform/cache.ts';
import { walk } from '../../base/platform/files.ts';
import { openZip } from '../../base/formats/unzip.ts';
import { readArchive } from '../../model/archive.ts';
import { readPeople } from '../../model/people.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { readConsent } from './consent.ts';
import { recognise } from './columns.ts';
import { openImport, type ImportedRow, type ImportRequest } from './index.ts';
import { matchPhotos } from './match-photos.ts';
import { calmName } from './name.ts';
import { openPhotos } from './photo-source.ts';
import { readTables } from './table.ts';
import { readAwards } from './awards.ts';
import { readRank } from './ranks.ts';
import { readChoice } from './terms.ts';

const fixture = (name: string): Promise<Buffer> => readFile(path.join(PROJECT, 'fixtures', name));
const { places } = await readPeople(path.join(PROJECT, 'fixtures/archive'));

async function importAll(request: Partial<ImportRequest> & Pick<ImportRequest, 'list'>) {
  const opened = await openImport({ places, known: [], taken: new Set(), ...request });
  if ('refused' in opened) throw new Error(opened.refused.code);
  const rows: ImportedRow[] = [];
  for await (const row of opened.rows()) rows.push(row);
  return { opened, rows, byRow: new Map(rows.map((row) => [row.row, row])) };
}
const codes = (row: ImportedRow | undefined): string[] =>
  (row?.findings ?? []).map(({ code, field }) => `${code} ${field}`);

test('a specialist’s list: merged headings, blank rows, capitals, every kind of date', async () => {
  const { opened, rows, byRow } = await importAll({
    list: await fixture('lists/karaganda.xlsx'),
    defaults: { category: 'front' },
  });
  expect(rows.map(({ row }) => row)).toEqual([6, 7, 9, 10, 11, 12, 13]);
  expect(byRow.get(6)?.raw).toMatchObject({
    name: { ru: 'МАМЕТОВА Маншук Жиенгалиевна', kk: 'Мәншүк Жиенғалиқызы Мәметова' },
    birth: { date: '1922-10-23', place: { ru: 'Жиеккум, Урдинский район' } },
    fate: 'killed',
    rank: { code: 'senior-sergeant', guards: true },
    awards: [{ code: 'hero-su', date: '1944', posthumous: true }, { code: 'lenin' }],
    place: 'karaganda',
    consent: { page: true, clip: true, led: true, press: true },
  });
  // A cell that shows a month has no day; neither has a number that lost its format.
  expect(byRow.get(7)?.raw.birth).toMatchObject({ date: '1910-12-24' });
  expect(byRow.get(9)?.raw.birth).toMatchObject({ date: '1918-04' });
  expect(byRow.get(10)?.raw.birth).toMatchObject({ date: '1918-10' });
  expect(codes(byRow.get(9))).toEqual(['import-place-unknown place']);
  expect(codes(byRow.get(10))).toContain('import-date-doubt birth.date');
  expect(codes(byRow.get(11))).toEqual(['import-photo-absent photos']);
  expect(codes(byRow.get(12))).toEqual([
    'import-word-unknown fate',
    'name-language name.kk',
    'import-consent-refused consent.page',
  ]);
  expect(codes(byRow.get(13))).toEqual(['import-twice name']);
  expect(rows.map(({ verdict }) => verdict).filter((verdict) => verdict === 'new')).toHaveLength(1);
  expect(opened.left.map(({ target }) => target)).toEqual(['private', 'private', 'unknown']);
  expect(byRow.get(7)?.contacts.map(([, text]) => text)).toContain('8 (721) 200 33 44');
  expect(JSON.stringify(rows.map(({ entry, raw }) => ({ entry, raw })))).not.toMatch(
    /Заявитель|000 11 22|200 33 44|example\.kz|77010005566/,
  );
});

test('Windows-1251 with semicolons; lost Kazakh letters are told and nobody is named by them', async () => {
  const { rows } = await importAll({
    list: await fixture('lists/karkaraly-windows-1251.csv'),
    defaults: { category: 'front', consent: { page: true, clip: true, led: true, press: true } },
  });
  expect(rows[0]).toMatchObject({
    row: 2,
    verdict: 'new',
    id: 'abdirov-nurken',
    entry: {
      entry: {
        name: { ru: 'Нуркен Абдирович Абдиров' },
        familyName: { ru: 'Абдиров' },
        birth: { date: '1919-08-09' },
        death: { date: '1942' },
        place: 'karkaraly',
        rank: { code: 'sergeant' },
      },
    },
  });
  expect(rows[1]?.row).toBe(4);
  expect(codes(rows[1])).toContain('import-letters-lost familyName');
  expect(rows[1]?.entry).toBeNull();
});

test('the column `id`: respected, known again, and asked about when it is somebody else’s', async () => {
  const head = 'id;ФИО;Район;Дата рождения;Категория';
  const all = async (...lines: string[]) =>
    importAll({
      list: Buffer.from([head, ...lines].join('\n')),
      known: [{ id: 'abdirov-nurken', name: { kk: 'Нүркен Әбдіров' } }],
      taken: new Set(['abdirov-nurken', 'withdrawn-somebody']),
      defaults: { category: 'front', consent: { page: true, clip: true, led: true, press: true } },
    });
  const { rows } = await all(
    'abdirov-nurken-1919;Абдиров Нуркен;Каркаралы;1919;',
    'abdirov-nurken;Абдиров Нуркен Абдирович;Каркаралы;1919;',
    'abdirov-nurken;Оспанов Нуркен;Каркаралы;1921;',
    'withdrawn-somebody;Ахметов Серик;Каркаралы;1920;',
    'abdirov-nurken-1919;Абдиров Нуркен;Каркаралы;1919;',
    'Абдиров Н.;Ахметов Серик;Каркаралы;1920;',
  );
  expect(rows.map(({ verdict, id }) => [verdict, id]).slice(0, 5)).toEqual([
    ['new', 'abdirov-nurken-1919'],
    ['there', 'abdirov-nurken'],
    ['broken', 'abdirov-nurken'],
    ['there', 'withdrawn-somebody'],
    ['broken', 'abdirov-nurken-1919'],
  ]);
  expect(rows.map(codes).slice(1)).toEqual([
    ['import-there name'],
    ['import-id-taken id'],
    ['import-there name'],
    ['import-twice name'],
    expect.arrayContaining(['import-id id']) as unknown,
  ]);
});

test.each([
  ['Дата рожд. / туған күні', 'birth.date'],
  ['Туған жылы, айы, күні', 'birth.date'],
  ['Дата рождения (число, месяц, год)', 'birth.date'],
  ['Ф.И.О. ветерана', 'name'],
  ['ФИО родственника', 'private'],
  ['Байланыс телефоны', 'private'],
  ['Почтовый адрес', 'private'],
  ['Адрес захоронения', 'unknown'],
  ['ЖСН', 'private'],
  ['Тегі (орысша)', 'familyName'],
  ['Rank', 'rank'],
  ['Ерлігі', 'deed'],
  ['Не істеді', 'deed'],
  ['Подвиг', 'deed'],
  ['Что сделал (на русском)', 'deed'],
  ['Ерлігі / Подвиг', 'deed'],
  ['Deed', 'deed'],
  ['Name', 'name'],
  ['Келісім: ролик', 'consent'],
])('the heading %j is taken as %s', (heading, target) => {
  expect(recognise(heading)?.target ?? 'unknown').toBe(target);
});

test('words for ranks, awards, fates and consents; what is not known stays as it was written', () => {
  const say = (ru: string) => ({ ru });
  expect(readRank('қатардағы гвардия жауынгері', say)).toEqual({
    rank: { code: 'private', guards: true },
  });
  expect(readRank('Гвардии мл. лейтенант', say)).toEqual({
    rank: { code: 'junior-lieutenant', guards: true },
  });
  expect(readRank('боец МПВО', say)).toEqual({ rank: { text: { ru: 'боец МПВО' } } });
  expect(
    readAwards(
      '«Даңқ» ордені III дәрежелі, медаль «За отвагу» (1943), Ушакова; знак «Гвардия»',
      say,
    ).awards,
  ).toEqual([
    { code: 'glory', degree: 'III' },
    { code: 'courage', date: '1943' },
    { text: { ru: 'Ушакова' } },
    { text: { ru: 'знак «Гвардия»' } },
  ]);
  expect(readChoice('fate', 'Пропала без вести')).toBe('missing');
  expect(readChoice('fate', 'хабарсыз кетті')).toBe('missing');
  expect(readChoice('fate', 'погиб?')).toBeUndefined();
  expect(readChoice('category', 'Тыл еңбеккері')).toBe('home-front');
  expect(readConsent('да')).toEqual({ page: true });
  expect(readConsent('барлығына')).toMatchObject({ press: true });
  expect(readConsent('всё, кроме прессы')).toMatchObject({ clip: true, press: false });
  expect(calmName('МОМЫШ-ҰЛЫ БАУЫРЖАН')).toBe('Момыш-ұлы Бауыржан');
});

test('photographs: by the name in the list, by the person’s name or initials, never by a guess', () => {
  const person = (kk: string, photos: string[] = []) => ({ name: { kk }, photos });
  const rows = [
    person('Нүркен Әбдірұлы Әбдіров'),
    person('Мәншүк Мәметова', ['foto\\MAMETOVA.JPG']),
    person('Серік Ахметов'),
    person('Серік Ахметов'),
  ];
  const files = [
    'А/Абдиров Н.jpg',
    'А/Нуркен Абдиров 2.png',
    'foto/mametova.jpg',
    'Ахметов Серик.jpg',
    'Әбдіров.jpg',
  ];
  const matched = matchPhotos(rows, { names: files, others: [] });
  expect(matched[0]?.names).toEqual(['А/Абдиров Н.jpg', 'А/Нуркен Абдиров 2.png']);
  expect(matched[1]?.names).toEqual(['foto/mametova.jpg']);
  expect(matched[2]).toMatchObject({ names: [], findings: [{ code: 'import-photo-namesakes' }] });
});

test('bombs, paths, links and files that are no list are refused with words', async () => {
  const refused = async (bytes: Uint8Array) => {
    const read = await readTables(bytes);
    return 'refused' in read ? read.refused.code : 'read';
  };
  expect(await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toBe('import-old-excel');
  expect(await refused(zipSync({ 'xl/workbook.xml': new Uint8Array(9) }))).toBe(
    'import-unreadable',
  );
  const bomb = { 'xl/worksheets/sheet1.xml': new Uint8Array(210_000_000) };
  expect(await refused(zipSync(bomb))).toBe('import-too-big');
  await expect(importAll({ list: Buffer.from('a;b;c\n1;2;3\n') })).rejects.toThrow(
    'import-no-headings',
  );

  const zip = await openZip(
    Buffer.from(
      zipSync({
        '../../etc/passwd.jpg': new Uint8Array(3),
        '/root.jpg': new Uint8Array(3),
        'C:\\x.jpg': new Uint8Array(3),
        'link.jpg': [new Uint8Array(3), { os: 3, attrs: 0o120777 << 16 }],
        'bomb.jpg': new Uint8Array(60_000_000),
        'ok.jpg': new Uint8Array(3),
      }),
    ),
  );
  expect(zip.refused.map(({ reason }) => reason)).toEqual(['path', 'path', 'path', 'link']);
  await expect(zip.read('bomb.jpg', 30_000_000)).rejects.toThrow();
  expect(await zip.read('ok.jpg', 3)).toHaveLength(3);
  // A member that is longer than it says.
  const lying = Buffer.from(zipSync({ 'a.jpg': new Uint8Array(100_000) }));
  const at = lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  lying.writeUInt32LE(10, at + 24);
  await expect((await openZip(lying)).read('a.jpg', 1000)).rejects.toThrow();
});

const run = promisify(execFile);
const command = (args: readonly string[]) =>
  run(process.execPath, [path.join(PROJECT, 'scripts/import.ts'), ...args], {
    encoding: 'utf8',
  }).catch((error: { stdout: string; stderr: string; code: number }) => error);

test('the command: a dry run writes nothing; --write writes whole entries once, contacts apart', async () => {
  const { root, content, cache } = await smallArchive([], []);
  const photos = path.join(root, 'photos');
  await mkdir(photos);
  await writeFile(
    path.join(photos, 'mametova.jpg'),
    await fixture('photos/16-portrait-stored-sideways-orient6.jpg'),
  );
  await writeFile(
    path.join(photos, 'Луганский.png'),
    await fixture('photos/03-portrait-square-pd.png'),
  );
  const hidden = path.join(root, 'private');
  const args = [
    ...['--file', path.join(PROJECT, 'fixtures/lists/karaganda.xlsx'), '--photos', photos],
    ...['--category', 'front', '--content', content, '--cache', cache, '--private', hidden],
    ...['--report', path.join(root, 'report.html'), '--lang', 'kk'],
  ];
  const dry = await command(args);
  expect(dry.stdout).toContain('11-жол');
  expect(dry.stdout).toContain('M бағаны «Фото»');
  expect(dry.stdout).toContain('жаңа 3, бұрыннан бар 0, түзету керек 4');
  expect(await readFile(path.join(root, 'report.html'), 'utf8')).toContain('Қаракөзі Әбдалиев');
  expect(await walk(path.join(content, 'veterans'))).toEqual([]);

  await command([...args, '--write']);
  const written = await walk(path.join(content, 'veterans'));
  expect(written).toEqual(
    [
      'karaganda/luganskii-sergei/index.md',
      'karaganda/luganskii-sergei/portrait.jpg',
      'karaganda/mametova-manshuk/index.md',
      'karaganda/mametova-manshuk/portrait.jpg',
      'karaganda/bauyrzhan-momyshuly/index.md',
    ].sort(),
  );
  const { archive, problems } = await readArchive(content);
  expect(archive?.veterans).toHaveLength(3);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await readFile(path.join(hidden, 'contacts.csv'), 'utf8')).toContain('+7 701 000 11 22');
  expect((await stat(path.join(hidden, 'contacts.csv'))).mode & 0o077).toBe(0);
  for (const file of written)
    expect(await readFile(path.join(content, 'veterans', file), 'latin1')).not.toContain(
      '000 11 22',
    );

  // Again, also on a machine that remembers nothing.
  for (const folder of [hidden, path.join(root, 'elsewhere')]) {
    const again = await command([...args, '--private', folder, '--write']);
    expect(again.stdout).toContain('жаңа 0, бұрыннан бар 4');
  }
  expect(await walk(path.join(content, 'veterans'))).toEqual(written);
  const inside = await command([...args, '--private', path.join(PROJECT, 'x'), '--write']);
  expect(inside).toMatchObject({ code: 2 });
});

test('5,000 rows with photographs out of a ZIP pass one by one', async () => {
  const names = [
    'Ахмет',
    'Болат',
    'Серік',
    'Қайрат',
    'Мұрат',
    'Ерлан',
    'Асқар',
    'Дәурен',
    'Жанар',
    'Гүлнар',
  ];
  const surname = (n: number): string =>
    `${[...String(n)].map((digit) => 'бдкмнрстжз'[Number(digit)]).join('а')}анов`.replace(
      /^./,
      (c) => c.toUpperCase(),
    );
  const rows = Array.from({ length: 5000 }, (_, n) => [
    `${surname(n)} ${names[n % 10]}`,
    1900 + (n % 27),
    'Қарағанды',
    'майдангер',
    n % 50 === 0 ? `${n}.jpg` : null,
    'иә',
  ]);
  const list = await writeExcelFile([
    ['Аты-жөні', 'Туған жылы', 'Қала', 'Санаты', 'Фото', 'Келісім'],
    ...rows,
  ] as never).toBuffer();
  const picture = await sharp({
    create: { width: 120, height: 150, channels: 3, background: '#777' },
  })
    .jpeg()
    .toBuffer();
  const files = Object.fromEntries(
    rows.flatMap(([, , , , file]) => (file ? [[`фото/${file}`, picture]] : [])),
  );
  const photos = await openPhotos(
    Buffer.from(zipSync(files as Record<string, Uint8Array>, { level: 0 })),
  );
  const opened = await openImport({ list, photos, places, known: [], taken: new Set() });
  if ('refused' in opened) throw new Error(opened.refused.code);
  const ids = new Set<string>();
  let withPhoto = 0;
  for await (const row of opened.rows()) {
    if (row.verdict === 'new') ids.add(row.id);
    withPhoto += row.photos.length;
  }
  expect(ids.size).toBe(5000);
  expect(withPhoto).toBe(100);
});
