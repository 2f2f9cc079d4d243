/** Lists and chats brought to the desk over HTTP, by people of one place. */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { member, testDesk, type Answer, type TestDesk } from '../../dev/testing/desk-visits.ts';
import { git } from '../../git/run.ts';
import { makeServer } from '../server.ts';
import { purge } from '../store/retention.ts';
import { contactOf } from '../lists/contact.ts';
import { Imports } from '../lists/imports.ts';
import { readInThread } from '../lists/thread.ts';

type Member = Awaited<ReturnType<typeof member>>;

let open: TestDesk;
let nura: Member;
beforeAll(async () => {
  open = await testDesk();
  nura = await member(open, 'specialist', ['nura']);
});
afterAll(() => open.close());

interface Files {
  file?: Uint8Array | string;
  name?: string;
  photos?: Uint8Array;
  fields?: Record<string, string>;
}

/** Brings files and waits until they were read. @returns The page of what would come of them. */
async function bring(who: Member, { file, name = 'list.csv', photos, fields }: Files) {
  const batch = randomUUID();
  const sent = { form: who.form, batch, kind: 'list', ...fields };
  const answer = await who.post('/desk/import', sent, [
    ...(file === undefined ? [] : [{ field: 'file', name, bytes: Buffer.from(file) }]),
    ...(photos ? [{ field: 'photos', name: 'photos.zip', bytes: photos }] : []),
  ]);
  await open.desk.imports.whenIdle();
  const { id = '' } = open.desk.batches.byId(batch) ?? {};
  const page = (show = 'all'): Promise<Answer> => who.get(`/desk/import/${id}?show=${show}`);
  return { id, answer, page };
}

async function take(who: Member, id: string, more = {}): Promise<void> {
  await who.post(`/desk/import/${id}/take`, { form: who.form, ...more });
  await open.desk.imports.whenIdle();
}

const jpeg = (grey: number): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 500, channels: 3, background: `rgb(${grey},${grey},80)` } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'secret' } })
    .toBuffer();

const HEAD = 'ФИО;Год рождения;Район;Категория;Согласие;Фото;Телефон заявителя;Кем приходитесь';
const ROWS = [
  'Сәбитов Марат Қайратұлы;1915;Нура;участник войны;сайт, ролик;a.jpg;+7 701 999 88 77;внук',
  'Жанатова Роза;1921;Нура;тыловик;сайт;;+7 701 999 88 66;',
  'Чужаков Иван;1919;Шет;участник войны;сайт;;;',
  'Безвестный Пётр;весной;Нура;участник войны;сайт;нет.jpg;;',
  'Әбдіров Нүркен;1919;Қарқаралы;участник войны;сайт;;;',
];
const list = (rows = ROWS): string => [HEAD, ...rows].join('\n');

test('a dry run tells every row; taken in, the queue has them once, contacts apart', async () => {
  const photos = zipSync({ 'f/a.jpg': await jpeg(90), 'spare.jpg': await jpeg(120) });
  const { id, answer, page } = await bring(nura, { file: list(), photos });
  expect(answer).toMatchObject({ status: 303, location: `/desk/import/${id}` });
  expect(open.desk.batches.counts(id)).toMatchObject({ total: 5, new: 2, there: 1 });
  const { text } = await page();
  for (const words of [
    'Марат Қайратұлы Сәбитов',
    'spare.jpg',
    'другому городу или району',
    'нет.jpg',
    'весной',
  ])
    expect(text, words).toContain(words);
  expect(text).not.toContain('999 88 77');
  // Each row with its facts, the consents and what they come to.
  expect(text).toContain('Дата или год рождения: 1921');
  expect(text).toContain('✓ страница, – ролик, – экран');
  for (const lacking of ['Без ролика: 1 из 2.', 'Без уличного экрана: 2 из 2.'])
    expect(text).toContain(lacking);
  const [, clean = ''] = /\/photo\/([0-9a-f]{64})/.exec(text) ?? [];
  expect((await nura.get(`/desk/import/${id}/photo/${clean}`)).status).toBe(200);
  const other = await member(open, 'specialist', ['nura']);
  expect((await other.get(`/desk/import/${id}`)).status).toBe(403);
  expect((await other.get(`/desk/import/${id}/photo/${clean}`)).status).toBe(403);
  expect(existsSync(path.join(open.desk.options.data, 'imports', id))).toBe(false);

  await take(nura, id);
  const received = open.desk.submissions.inState('received');
  expect(received.map(({ draft }) => draft.name)).toEqual([
    { kk: 'Сәбитов Марат Қайратұлы' },
    { ru: 'Жанатова Роза' },
  ]);
  const [first] = received;
  expect(first).toMatchObject({ channel: 'import', place: 'nura', draft: { category: 'front' } });
  expect(JSON.stringify(first?.draft)).not.toContain('999 88');
  expect(open.desk.submissions.contactOf(first?.id ?? '')).toEqual({
    name: '',
    contact: '+7 701 999 88 77',
    relation: 'внук',
  });
  expect(open.desk.submissions.consentsOf(first?.id ?? '')).toMatchObject({
    page: true,
    clip: true,
    led: false,
  });
  const [kept] = open.desk.submissions.photosOf(first?.id ?? '');
  const facts = await sharp(await open.desk.blobs.read(kept?.clean ?? '')).metadata();
  expect([facts.format, facts.exif]).toEqual(['jpeg', undefined]);
  expect((await nura.post(`/desk/s/${first?.id}/approve`, { form: nura.form })).status).toBe(303);
  await open.desk.publisher.whenIdle();
  const objects = await git(open.desk.repository.folder, [
    'cat-file',
    '--batch-all-objects',
    '--batch',
  ]);
  expect(objects.includes('999 88 77')).toBe(false);
  expect(objects.includes('Сәбитов')).toBe(true);
});

test('a row that is left out is not taken in; what a remark says comes along as words', async () => {
  const head = `${HEAD};Примечание`;
  const file = [
    head,
    'Оставленный Павел;1915;Нура;участник войны;да;;;;',
    'Живая Раиса;1926;Нура;тыловик;да;;;;жива, 101 год',
  ].join('\n');
  const { id, page } = await bring(nura, { file });
  expect((await page()).text).toContain('«жива, 101 год»');
  const rows = open.desk.batches.rows(id, 'all', 10, 0);
  const shown = rows.map(({ number }) => String(number));
  expect(shown.length).toBe(2);
  const left = shown.slice(0, 1);
  await nura.post(`/desk/import/${id}/leave`, { form: nura.form, shown, skip: left });
  expect(open.desk.batches.counts(id)).toMatchObject({ left: 1, fresh: 1 });
  await take(nura, id);
  const named = (word: string) =>
    open.desk.submissions
      .inState('received')
      .filter(({ draft }) => JSON.stringify(draft.name).includes(word));
  expect(named('Оставленный')).toEqual([]);
  const [alive] = named('Живая');
  expect((await nura.get(`/desk/s/${alive?.id}`)).text).toContain('«жива, 101 год»');
});

test('the same list again makes nobody twice, also when others brought or sent them', async () => {
  const before = open.desk.db.get('SELECT count(*) AS n FROM submission')?.['n'];
  const again = await bring(nura, { file: list() });
  expect(open.desk.batches.counts(again.id)).toMatchObject({ new: 0, there: 3 });
  expect((await again.page('there')).text).toContain('его уже загружали');
  await take(nura, again.id);
  const region = await member(open, 'region');
  const theirs = await bring(region, { file: list() });
  expect(open.desk.batches.counts(theirs.id)).toMatchObject({ new: 1, there: 3 });
  expect((await theirs.page()).text).toContain('/desk/archive?q=abdirov-nurken');
  expect(open.desk.db.get('SELECT count(*) AS n FROM submission')?.['n']).toBe(before);
});

test('rows with faults become drafts where that is wished, and are completed in the queue', async () => {
  const { id, page } = await bring(nura, {
    file: list(['Неполный Ержан;;Нура;;может быть;;;', ...ROWS.slice(2)]),
  });
  expect(open.desk.batches.counts(id)).toMatchObject({ new: 0, usable: 2 });
  await take(nura, id, { faulty: 'on' });
  // Whoever could not be taken in is named: which row, which field, why.
  const { text } = await page();
  const part = text.slice(text.indexOf('id="not-taken"'), text.indexOf('</section>'));
  expect(part).toContain('Не взяты строки: 1');
  expect(part).toMatch(
    /строка 3<\/strong>, Иван Чужаков:[^]*<strong>[^]*другому городу или району/,
  );
  const draft = open.desk.submissions
    .inState('received')
    .find(({ draft: { name } }) => JSON.stringify(name)?.includes('Неполный'));
  const where = `/desk/s/${draft?.id}`;
  // What was not understood stands in no field, and beside the person.
  expect((await nura.get(where)).text).toContain('«может быть»');
  expect((await nura.post(`${where}/approve`, { form: nura.form })).status).toBe(422);
  expect((await nura.get(`${where}/edit`)).text).toContain('name="consent.page"');
  const edited = { category: 'front', 'consent.page': 'on', 'consent.led': 'on' };
  await nura.post(`${where}/edit`, { form: nura.form, ...edited });
  expect((await nura.post(`${where}/approve`, { form: nura.form })).status).toBe(303);
  const deeds = open.desk.audit.list({ submission: draft?.id ?? '' });
  expect(deeds.find(({ action }) => action === 'consent')?.detail).toBe('+page +led');
});

test('a chat becomes drafts of the chosen place, its numbers stay apart', async () => {
  const chat = `09.04.2027, 18:05 - +7 705 111 22 33: IMG-1.jpg (файл добавлен)
09.04.2027, 18:06 - +7 705 111 22 33: Атам Қасым, 1919 жылы туған.
Нөмірім +7 701 123 45 67
09.04.2027, 20:06 - +7 705 111 22 33: Ол Берлинге жеткен. Сайтқа келісеміз.
09.04.2027, 20:07 - Сауле: Рақмет`;
  const zip = zipSync({ '_chat.txt': Buffer.from(chat), 'IMG-1.jpg': await jpeg(70) });
  const fields = { kind: 'chat' };
  expect((await bring(nura, { file: zip, name: 'chat.zip', fields })).answer.status).toBe(422);
  const placed = { ...fields, place: 'nura' };
  const { id, page } = await bring(nura, { file: zip, name: 'chat.zip', fields: placed });
  const shown = (await page()).text;
  for (const words of ['Атам Қасым', 'Рақмет', 'Ол Берлинге жеткен'])
    expect(shown).toContain(words);
  expect(open.desk.batches.byId(id)?.notes.chat).toMatchObject({
    messages: { total: 4, drafted: 2, offered: 1, left: 1 },
    pictures: 1,
    kept: 1,
  });
  await take(nura, id);
  const draft = open.desk.submissions
    .inState('received')
    .find(({ channel }) => channel === 'messenger');
  expect(draft).toMatchObject({
    place: 'nura',
    draft: { place: 'nura', story: { kk: 'Атам Қасым, 1919 жылы туған.' } },
  });
  expect(open.desk.submissions.photosOf(draft?.id ?? '')).toHaveLength(1);
  expect(open.desk.submissions.contactOf(draft?.id ?? '')?.contact).toBe(
    '+7 705 111 22 33; Нөмірім +7 701 123 45 67',
  );
  const review = await nura.get(`/desk/s/${draft?.id}`);
  expect(review.text).toContain('<h1>Атам Қасым, 1919 жылы туған.</h1>');
  expect(review.text).toContain('Ол Берлинге жеткен');
  expect(draft?.questions.map(({ code }) => code)).toEqual([
    ...['import-chat-offer', 'import-chat-consent'],
  ]);
  expect(Object.values(open.desk.submissions.consentsOf(draft?.id ?? '')).some(Boolean)).toBe(
    false,
  );
  const again = await bring(nura, { file: zip, name: 'chat.zip', fields: placed });
  expect(open.desk.batches.counts(again.id)).toMatchObject({ new: 0, there: 1 });
  const foreign = { ...fields, place: 'shet' };
  expect((await bring(nura, { file: zip, fields: foreign })).answer.status).toBe(403);
});

const bomb = (): Uint8Array =>
  zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(250_000_000) }, { level: 1 });

test.each([
  ['a program', async () => randomBytes(50_000), 'import-no-headings|import-unreadable'],
  ['a spreadsheet that unpacks to a quarter of a gigabyte', async () => bomb(), 'import-too-big'],
  ['half a spreadsheet', async () => half(), 'import-unreadable'],
  ['an old spreadsheet', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import-old-excel'],
  ['a list without headings', async () => Buffer.from('a;b\nc;d'), 'import-no-headings'],
])('%s is refused in words', async (_, bytes, codes) => {
  const { id, page } = await bring(nura, { file: await bytes() });
  const batch = open.desk.batches.byId(id);
  expect(batch?.state).toBe('refused');
  expect(batch?.notes.refused?.[0]?.code).toMatch(new RegExp(`^(?:${codes})$`));
  expect((await page()).text).toContain('role="alert"');
});

test('a list that takes too long is refused in words; the desk and a list beside it go on', async () => {
  const slow = randomUUID();
  const own = { longest: 500, interval: 20, silence: 3_600_000 };
  const imports = new Imports(open.desk, (reading, tell) =>
    readInThread(reading, tell, reading.file.includes(slow) ? own : undefined),
  );
  const desk = { ...open.desk, imports };
  const server = await makeServer(desk);
  try {
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    const [one, other] = await Promise.all([
      member({ ...open, desk, address }, 'specialist', ['nura']),
      member({ ...open, desk, address }, 'specialist', ['shet']),
    ]);
    const post = (who: Member, batch: string, rows: string[]): Promise<Answer> =>
      who.post('/desk/import', { form: who.form, batch, kind: 'list' }, [
        { field: 'file', name: 'list.csv', bytes: Buffer.from(list(rows)) },
      ]);
    const many = Array.from({ length: 10_000 }, (_, row) => `Списков ${row};1915;Нура;;;;;`);
    await post(one, slow, many);
    const beside = randomUUID();
    await post(other, beside, ['Соседов Пётр;1915;Шет;;сайт;;;']);
    expect((await one.get(`/desk/import/${slow}`)).status).toBe(200);
    expect((await one.get('/health')).status).toBe(200);
    await imports.whenIdle();
    expect(desk.batches.byId(beside)?.state).toBe('read');
    expect(desk.batches.byId(slow)).toMatchObject({
      state: 'refused',
      notes: { refused: [{ code: 'import-too-long' }] },
    });
    const { text } = await one.get(`/desk/import/${slow}`);
    expect(text).toContain('Файл читается слишком долго');
    await one.post(`/desk/import/${slow}/take`, { form: one.form });
    await imports.whenIdle();
    expect(desk.batches.byId(slow)?.state, 'nothing of it is taken').toBe('refused');
  } finally {
    await server.close();
    await imports.stop();
  }
});

const half = async (): Promise<Buffer> =>
  (await readFile(path.join(PROJECT, 'fixtures/lists/karaganda.xlsx'))).subarray(0, 4000);

test('photographs that are no ZIP, a chat that is none, and nothing at all are told', async () => {
  const zip = await bring(nura, { file: list(), photos: randomBytes(3000) });
  expect((await zip.page()).text).toContain('не ZIP');
  const chat = await bring(nura, {
    file: zipSync({ 'a.txt': Buffer.from('Привет') }),
    fields: { kind: 'chat', place: 'nura' },
  });
  expect(open.desk.batches.byId(chat.id)).toMatchObject({
    state: 'refused',
    notes: { refused: [{ code: 'import-no-chat' }] },
  });
  expect((await bring(nura, {})).answer.status).toBe(422);
  const forged = { form: 'guess', batch: randomUUID() };
  expect((await nura.post('/desk/import', forged)).status).toBe(403);
});

test('what nobody took in is gone a day later, with its photographs', async () => {
  const { id } = await bring(nura, {
    file: list(['Однодневный Олег;1915;Нура;участник войны;сайт;a.jpg;;']),
    photos: zipSync({ 'a.jpg': await jpeg(33) }),
  });
  const [photo] = open.desk.submissions.photosOf(`${id}/0`);
  expect(photo).toBeDefined();
  open.desk.db.run('UPDATE batch SET made = 1 WHERE id = ?', id);
  await purge(open.desk);
  expect(open.desk.batches.byId(id)).toBeUndefined();
  expect(open.desk.submissions.photosOf(`${id}/0`)).toEqual([]);
  expect(await readdir(path.join(open.desk.options.data, 'imports'))).toEqual([]);
});

test('a sender’s texts are sorted by what they are, and none is lost', () => {
  const cells = [
    ['Заявитель', 'Сауле'],
    ['Телефон', '8 (721) 200 33 44'],
    ['Родство', 'внучка'],
    ['ИИН', '770101300123'],
  ] as const;
  expect(contactOf(cells)).toEqual({
    name: 'Сауле',
    contact: '8 (721) 200 33 44; 770101300123',
    relation: 'внучка',
  });
  expect(contactOf([])).toBeUndefined();
});
