/** Additions and doubles over HTTP: what is chosen lies in Git once, and nothing else. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../../base/platform/cache.ts';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../../dev/testing/desk-visits.ts';
import { git } from '../../../git/run.ts';

let open: TestDesk;
let visitor: Visitor;
let editor: Awaited<ReturnType<typeof member>>;
beforeAll(async () => {
  open = await testDesk();
  visitor = new Visitor(open.address);
  editor = await member(open, 'editor');
});
afterAll(() => open.close());

const NURKEN = 'abdirov-nurken';
const photo = (name: string) =>
  readFile(path.join(PROJECT, 'fixtures/photos', name)).then((bytes) => ({ name, bytes }));
const idOf = (code: string): string => open.desk.submissions.byCode(code)?.id ?? '';
const post = (id: string, action: string, more = {}) =>
  editor.post(`/desk/s/${id}/${action}`, { form: editor.form, ...more });
const folder = `content/veterans/karkaraly/${NURKEN}`;
const textOf = async (): Promise<string> =>
  (await open.desk.repository.read(`${folder}/index.md`))?.toString() ?? '';
const add = async (more = {}, files: Parameters<Visitor['post']>[2] = []): Promise<string> => {
  const fields = { person: NURKEN, 'contact.contact': '+7 701 444 33 22', ...more };
  const { submission = '' } = least();
  return idOf(codeIn(await visitor.post('/?lang=ru', { submission, ...fields }, files)));
};

test('an addition is joined field by field, in one commit; the screens wait for a second look', async () => {
  const before = await textOf();
  expect(before).toContain('led: true');
  const more = { 'story.ru': 'Любил петь.', 'birth.date': '1918', sex: 'female' };
  const id = await add(more, [await photo('02-portrait-bw-3x4.jpg')]);
  const review = await editor.get(`/desk/s/${id}`);
  for (const words of ['Любил петь.', 'choice.birth.date', 'choice.photos', 'choice.story'])
    expect(review.text, words).toContain(words);
  const chosen = { into: NURKEN, 'choice.birth.date': 'both', 'choice.sex': 'keep' };
  expect((await post(id, 'approve')).status).toBe(409); // it would be there twice
  expect((await post(id, 'merge', chosen)).status).toBe(303);
  await open.desk.publisher.whenIdle();
  const after = await textOf();
  expect(after).toContain('Любил петь.');
  expect(after).toMatch(/rivals:\n\s+- date: '1918'/);
  expect(after).toContain('led: false');
  expect(after).not.toContain('female');
  const names = (await open.desk.repository.list(folder)).map(({ path: file }) => file);
  expect(names).toContain(`${folder}/portrait.jpg`);
  const log = await git(open.desk.repository.folder, ['log', '--format=%s', 'main']);
  expect(log.toString().match(new RegExp(`add to ${NURKEN}`, 'g'))).toHaveLength(1);
  expect(open.desk.submissions.byId(id)).toMatchObject({ state: 'settled', led: 'asked' });

  expect((await post(id, 'screens')).status).toBe(409);
  const second = await member(open, 'editor');
  await second.post(`/desk/s/${id}/screens`, { form: second.form });
  await open.desk.publisher.whenIdle();
  expect(await textOf()).toContain('led: true');
  expect((await post(id, 'merge', chosen)).status).toBe(409);
});

test('a story alone leaves the screens as they are; nothing chosen writes nothing', async () => {
  const id = await add({ 'story.ru': 'Ещё одно слово.' });
  await post(id, 'merge', { into: NURKEN });
  await open.desk.publisher.whenIdle();
  expect(await textOf()).toContain('led: true');
  const tip = await open.desk.repository.tip();
  const other = await add({ 'story.ru': 'Лишнее слово.' });
  await post(other, 'merge', { into: NURKEN, 'choice.story': 'keep' });
  await open.desk.publisher.whenIdle();
  expect(await open.desk.repository.tip()).toBe(tip);
  expect(open.desk.submissions.byId(other)?.state).toBe('settled');
});

test('what the rules refuse is told and stays; who adds cannot take the person away', async () => {
  const id = await add({ 'story.ru': 'Слово.', 'death.date': '1899' });
  const chosen = { into: NURKEN, 'choice.death.date': 'take' };
  const answer = await post(id, 'merge', chosen);
  expect(answer.status).toBe(422);
  expect(open.desk.submissions.byId(id)?.state).toBe('received');
  await post(id, 'merge', { into: NURKEN, 'choice.death.date': 'keep' });
  await open.desk.publisher.whenIdle();
  const { code = '' } = open.desk.submissions.byId(id) ?? {};
  await visitor.post(`/status/${code}/take-back`, {});
  await open.desk.publisher.whenIdle();
  expect(await textOf()).not.toContain('Слово.');
  expect(open.desk.archive.withdrawn.has(NURKEN)).toBe(false);
});

test('a double of somebody in the archive or in the queue gives what it knows', async () => {
  const send = async (more = {}): Promise<string> =>
    idOf(codeIn(await visitor.post('/?lang=ru', least(more))));
  const double = await send({
    'name.ru': 'Нуркен Абдиров',
    'birth.date': '1919',
    'story.kk': 'Ерлік.',
  });
  const side = await editor.get(`/desk/s/${double}/merge?into=${NURKEN}`);
  expect(side.text).toContain('Ерлік.');
  await post(double, 'merge', { into: NURKEN });
  await open.desk.publisher.whenIdle();
  expect(await textOf()).toContain('Ерлік.');
  expect(open.desk.submissions.byId(double)?.state).toBe('merged');

  const one = await send({ 'name.ru': 'Кенжебеков Талгат' });
  const two = await send({
    'name.ru': 'Кенжебеков Талгат',
    'birth.date': '1920',
    fate: 'returned',
  });
  await post(two, 'merge', { into: one, 'choice.fate': 'keep' });
  expect(open.desk.submissions.byId(one)?.draft).toMatchObject({ birth: { date: '1920' } });
  expect(open.desk.submissions.byId(one)?.draft.fate).toBeUndefined();
});
