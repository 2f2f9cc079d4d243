/** Taking back over HTTP: out of drafts and entries of others, and nothing is said that is not so. */
import { createHash } from 'node:crypto';
import { readFile, utimes } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import { runDesk } from '../command.ts';
import { AstrayClockError, purge } from '../store/retention.ts';

let open: TestDesk;
let family: Visitor;
let editor: Awaited<ReturnType<typeof member>>;
let nura: typeof editor;
let karkaraly: typeof editor;
let photo: { name: string; bytes: Buffer };
beforeAll(async () => {
  open = await testDesk();
  family = new Visitor(open.address);
  editor = await member(open, 'editor');
  nura = await member(open, 'specialist', ['nura']);
  karkaraly = await member(open, 'specialist', ['karkaraly']);
  const file = path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg');
  photo = { name: 'a.jpg', bytes: await readFile(file) };
});
afterAll(() => open.close());

const NURKEN = 'abdirov-nurken';
const HERO = `content/veterans/karkaraly/${NURKEN}`;

interface Sent {
  id: string;
  code: string;
}

async function send(more = {}, files: Parameters<Visitor['post']>[2] = []): Promise<Sent> {
  const code = codeIn(await family.post('/?lang=ru', least(more), files));
  return { code, id: open.desk.submissions.byCode(code)?.id ?? '' };
}

async function add(more = {}, files: Parameters<Visitor['post']>[2] = []): Promise<Sent> {
  const { submission = '' } = least();
  const fields = { submission, person: NURKEN, 'contact.contact': '+7 701 444 33 22', ...more };
  const code = codeIn(await family.post('/?lang=ru', fields, files));
  return { code, id: open.desk.submissions.byCode(code)?.id ?? '' };
}

const decide = async (id: string, name: string, more = {}): Promise<number> => {
  const { status } = await editor.post(`/desk/s/${id}/${name}`, { form: editor.form, ...more });
  await open.desk.publisher.whenIdle();
  return status;
};

/** @returns What the sender is told. */
async function takeBack({ code }: Sent): Promise<string> {
  expect((await family.post(`/status/${code}/take-back`, {})).status).toBe(303);
  await open.desk.publisher.whenIdle();
  return (await family.get(`/status/${code}?lang=ru`)).text;
}

const read = async (file: string): Promise<string> =>
  String((await open.desk.repository.read(file)) ?? '');
const entryOf = ({ id }: Sent): string => open.desk.submissions.byId(id)?.entry ?? '';

test('what was joined with a draft that waits leaves it, and is never published', async () => {
  const one = await send({ 'name.ru': 'Сложенов Пётр', 'story.ru': 'Наши слова.' });
  const two = await send({ 'name.ru': 'Сложенов Пётр', 'story.ru': 'Слова второй семьи.' }, [
    photo,
  ]);
  expect(await decide(two.id, 'merge', { into: one.id })).toBe(303);
  expect(open.desk.submissions.byId(one.id)?.draft.story).toEqual({
    ru: 'Наши слова.\n\nСлова второй семьи.',
  });
  const page = await family.get(`/status/${two.code}?lang=ru`);
  expect(page.text).toContain('добавлено к тому, что рассказали другие');
  expect(await takeBack(two)).toContain('тоже убрано');
  expect(open.desk.submissions.photosOf(one.id)).toEqual([]);
  expect(await decide(one.id, 'approve')).toBe(303);
  const text = await read(`content/veterans/nura/${entryOf(one)}/index.md`);
  expect(text).toContain('Наши слова.');
  expect(text).not.toContain('второй семьи');
});

test('what went on from a draft into an entry leaves the entry, with its photograph', async () => {
  const one = await send({ 'name.ru': 'Цепов Иван', 'story.ru': 'Первая семья.' });
  const two = await send({ 'name.ru': 'Цепов Иван', 'story.ru': 'Вторая семья.' }, [photo]);
  await decide(two.id, 'merge', { into: one.id });
  await decide(one.id, 'approve');
  const folder = `content/veterans/nura/${entryOf(one)}`;
  expect(await read(`${folder}/index.md`)).toContain('Вторая семья.');
  expect(await takeBack(two)).toContain('тоже убрано');
  expect(await read(`${folder}/index.md`)).toMatch(/Первая семья\.\n$/);
  expect((await open.desk.repository.list(folder)).map(({ path: file }) => file)).toEqual([
    `${folder}/index.md`,
  ]);
});

test('words that an editor has mixed keep a draft from being published until somebody read it', async () => {
  const one = await send({ 'name.ru': 'Смешанов Иван', 'story.ru': 'Первое.' });
  const two = await send({ 'name.ru': 'Смешанов Иван', 'story.ru': 'Второе.' });
  await decide(two.id, 'merge', { into: one.id });
  const mixed = { 'name.ru': 'Смешанов Иван', place: 'nura', category: 'front' };
  await decide(one.id, 'edit', { ...mixed, 'story.ru': 'Первое и второе.' });
  expect(await takeBack(two)).toContain('заявка не будет опубликована');
  expect((await nura.get(`/desk/s/${one.id}`)).text).toContain('часть отозвана');
  expect(await decide(one.id, 'approve')).toBe(422);
  await decide(one.id, 'edit', { ...mixed, 'story.ru': 'Первое.' });
  expect(await decide(one.id, 'approve')).toBe(303);
});

test('a wish that begins at a person’s page stands on the tab of that place', async () => {
  const form = await family.get(`/withdraw?person=${NURKEN}&lang=ru`);
  const [, about = ''] = /name="about"\s+value="([^"]+)"/.exec(form.text) ?? [];
  expect(about).toBe(NURKEN);
  for (const more of [
    { about, person: 'Нуркен Абдиров' },
    { person: `https://a.example/ru/people/${NURKEN}/` },
  ]) {
    const { submission = '' } = least();
    const wish = { submission, reason: 'Причина', 'contact.contact': '+7 701 000 11 22', ...more };
    const code = codeIn(await family.post('/withdraw?lang=ru', wish));
    const sent = open.desk.submissions.byCode(code);
    expect(sent).toMatchObject({ entry: NURKEN, place: 'karkaraly', kind: 'withdrawal' });
    expect((await karkaraly.get('/desk?tab=words')).text).toContain(sent?.id);
  }
});

test('an addition leaves the entry as it was before, and the screens look again', async () => {
  const before = await read(`${HERO}/index.md`);
  expect(before).toContain('led: true');
  const words = { 'story.ru': 'Любил петь.', 'birth.date': '1918', sex: 'female' };
  const added = await add(words, [photo]);
  const choices = { 'choice.birth.date': 'both', 'choice.sex': 'take', 'choice.photos': 'take' };
  expect(await decide(added.id, 'merge', { into: NURKEN, ...choices })).toBe(303);
  expect(await read(`${HERO}/index.md`)).toContain('Любил петь.');
  expect(await takeBack(added)).toContain('тоже убрано');
  const after = await read(`${HERO}/index.md`);
  expect(after).toBe(before.replace('led: true', 'led: false'));
});

test('an addition somebody reworded hides the entry, and the people of its place are asked', async () => {
  const added = await add({ 'story.ru': 'Играл на домбре.' });
  await decide(added.id, 'merge', { into: NURKEN });
  const text = (await read(`${HERO}/index.md`)).replace('Играл на домбре.', 'На домбре играл он.');
  const write = [{ path: `${HERO}/index.md`, data: text }];
  await open.desk.repository.commit(async () => [{ message: 'content(karkaraly): edit', write }]);
  await open.desk.archive.refresh();
  const answer = await takeBack(added);
  expect(answer).toContain('страница человека скрыта');
  expect(answer).not.toContain('Отозвано. Всё присланное удалено.');
  expect(await read(`${HERO}/index.md`)).toBe('');
  expect(open.desk.archive.withdrawn.has(NURKEN)).toBe(true);
  const tab = await karkaraly.get('/desk?tab=words');
  const { submissions } = open.desk;
  const wish = submissions
    .inState('received')
    .find(({ flags }) => flags.includes('taken-back'))?.id;
  expect(tab.text).toContain(`/desk/s/${wish}"`);
  const card = await karkaraly.get(`/desk/s/${wish}`);
  expect(card.text).toContain('Поэтому страница скрыта');
  expect(card.text).toContain('Рассказ');
  expect((await nura.get(`/desk/s/${wish}`)).status).toBe(403);

  // Put back by hand, then withdrawn by the desk: once and once more.
  for (const turn of [1, 2]) {
    const back = [
      { path: `${HERO}/index.md`, data: text.replace('На домбре играл он.\n', '') },
      { path: 'content/withdrawn.yaml', data: '[]\n' },
    ];
    await open.desk.repository.commit(async () => [{ message: 'content: back', write: back }]);
    await open.desk.archive.refresh();
    expect(open.desk.archive.entries.has(NURKEN), String(turn)).toBe(true);
    const form = { form: editor.form };
    expect((await editor.post(`/desk/archive/${NURKEN}/withdraw`, form)).status).toBe(303);
    await open.desk.publisher.whenIdle();
    expect(await read(`${HERO}/index.md`), String(turn)).toBe('');
    expect(open.desk.archive.withdrawn.has(NURKEN), String(turn)).toBe(true);
  }
});

test('whom others were joined with takes back the own words alone: theirs wait by themselves', async () => {
  const one = await send({ 'name.ru': 'Хозяинов Иван' });
  const two = await send({ 'name.ru': 'Хозяинов Иван', 'birth.date': '1915' });
  await decide(two.id, 'merge', { into: one.id });
  await takeBack(one);
  expect(open.desk.submissions.byId(two.id)).toMatchObject({ state: 'received' });
  expect((await nura.get('/desk?tab=new')).text).toContain(two.id);
  // Of what was erased no name is left, and the card says what became of it.
  const done = (await nura.get('/desk?tab=done')).text.replaceAll('\u00a0', ' ');
  expect(done).toContain('отозвана; данные стёрты 1 апреля 2027 г.');
  expect(done).toContain('отозвана · Нуринский район');
  expect(done).not.toContain('Хозяинов');
});

test('an accepted one whose data are erased is called as its public page', async () => {
  const { id } = await send({ 'name.ru': 'Открытов Пётр', 'birth.date': '1915' });
  await decide(id, 'approve');
  open.desk.submissions.erase(id);
  const { text } = await nura.get('/desk?tab=done');
  expect(text).toMatch(/Открытов[^<]*<\/a\s*>\s*<\/p>\s*<p>1915/);
  expect(text).toContain('одобрена · Нуринский район');
});

test('no cleaning removes a photograph that is sent again at that moment', async () => {
  const { blobs } = open.desk;
  const fields = { 'name.ru': 'Повторов Иван' };
  const first = await send(fields, [photo]);
  const [kept] = open.desk.submissions.photosOf(first.id);
  const files = [kept?.original ?? '', kept?.clean ?? ''].map((hash) => blobs.pathOf(hash));
  await takeBack(first);
  const long = new Date(Date.now() - 7_200_000);
  for (const file of files) await utimes(file, long, long);
  const list = blobs.list.bind(blobs);
  let again: Sent | undefined;
  blobs.list = async (older) => {
    const found = await list(older);
    again ??= await send({ 'name.ru': 'Повторов Пётр' }, [photo]);
    return found;
  };
  await purge(open.desk);
  blobs.list = list;
  const [photoAgain] = open.desk.submissions.photosOf(again?.id ?? '');
  const bytes = await blobs.read(photoAgain?.original ?? '');
  const hash = createHash('sha256').update(bytes).digest('hex');
  expect(hash).toBe(createHash('sha256').update(photo.bytes).digest('hex'));
  expect((await blobs.read(photoAgain?.clean ?? '')).length).toBeGreaterThan(1000);
  // Old, and named only since it was listed.
  for (const file of files) await utimes(file, long, long);
  expect(blobs.removeUnused(kept?.original ?? '', 3_600_000, () => true)).toBe(false);
  expect(blobs.removeUnused(kept?.original ?? '', 3_600_000, () => false)).toBe(true);
  await expect(blobs.read(kept?.original ?? '')).rejects.toThrow();
});

test('a clock that jumps erases nothing, and nothing that waits is erased by any clock', async () => {
  const { desk } = open;
  const waits = await send({ 'name.ru': 'Ждущев Иван', 'story.ru': 'Ждёт.' });
  const refused = await send({ 'name.ru': 'Отказов Иван' });
  await decide(refused.id, 'refuse', { reason: 'insult' });
  await purge(desk);
  const contacts = () => desk.db.get('SELECT count(*) AS n FROM contact')?.['n'];
  const before = contacts();
  const { now } = desk;
  desk.now = () => new Date('2029-04-01T07:00:00Z');
  await expect(purge(desk)).rejects.toThrow(AstrayClockError);
  desk.audit.record({ staff: null, action: 'login' });
  await expect(purge(desk)).rejects.toThrow(AstrayClockError);
  expect(contacts()).toBe(before);
  await purge(desk, true); // somebody has looked at the clock
  desk.now = now;
  expect(desk.submissions.contactOf(refused.id)).toBeUndefined();
  expect(desk.submissions.contactOf(waits.id)).toMatchObject({ contact: '+7 701 555 66 77' });
  expect(desk.submissions.byId(waits.id)?.draft.story).toEqual({ ru: 'Ждёт.' });
  const { data, content } = desk.options;
  const call = ['purge', '--today', '2028-04-01', '--data', `${data}-none`, '--content', content];
  expect(await runDesk(call)).toBe(2);
});
