/** Who gives rights away, and that nobody gives more than they have or keeps what was taken. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import { runDesk } from '../command.ts';
import { countsOf } from '../publish/counts.ts';
import { Database } from '../store/database.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { Staff } from '../store/staff.ts';

type Member = Awaited<ReturnType<typeof member>>;

let open: TestDesk;
let head: Member;
let nura: Member;
beforeAll(async () => {
  open = await testDesk();
  head = await member(open, 'region', 'all', 'Бас Облысов');
  nura = await member(open, 'region', ['nura'], 'Нура Аймақов');
});
afterAll(() => open.close());

const idOf = (name: string): number =>
  open.desk.staff.list().find((one) => one.name === name)?.id ?? 0;

const invite = (who: Member, fields: Record<string, string | string[]>) =>
  who.post('/desk/people', { form: who.form, name: 'Жаңа Адамов', ...fields });

const linkIn = (text: string): string => /\/desk\/join\/[\w-]+/.exec(text)?.[0] ?? '';

test.each([
  ['all places', { role: 'region', everywhere: 'on' }],
  ['all places beside the own', { role: 'editor', everywhere: 'on', places: 'nura' }],
  ['another place', { role: 'specialist', places: ['nura', 'shet'] }],
  ['a place that is not there', { role: 'specialist', places: 'gone' }],
])('who is of one place gives nobody %s', async (_, fields) => {
  const before = open.desk.staff.openInvitations().length;
  expect((await invite(nura, fields)).status).toBe(403);
  expect(open.desk.staff.openInvitations()).toHaveLength(before);
});

test('nothing ticked is no place, for every role; all places are said', async () => {
  for (const role of ['specialist', 'editor', 'region'])
    expect((await invite(head, { role })).status, role).toBe(422);
  expect((await invite(head, { role: 'editor', places: 'gone' })).status).toBe(403);
  expect(linkIn((await invite(head, { role: 'region', everywhere: 'on' })).text)).not.toBe('');
  const nowhere = await member(open, 'editor', []);
  const code = codeIn(await new Visitor(open.address).post('/', least()));
  const { id = '' } = open.desk.submissions.byCode(code) ?? {};
  expect((await nowhere.get(`/desk/s/${id}`)).status).toBe(403);
  expect((await nowhere.get('/desk')).text).not.toContain(id);
});

test('who is of one place manages, counts and reads the log of that place alone', async () => {
  const people = (await nura.get('/desk/people')).text;
  expect(people).toContain('Нура Аймақов');
  expect(people).not.toContain('Бас Облысов');
  const disable = `/desk/people/${idOf('Бас Облысов')}/disable`;
  expect((await nura.post(disable, { form: nura.form })).status).toBe(403);
  expect((await head.get('/desk')).status).toBe(200);
  const send = async (place: string): Promise<string> =>
    codeIn(await new Visitor(open.address).post('/', least({ place })));
  const [here, there] = [await send('nura'), await send('shet')].map(
    (code) => open.desk.submissions.byCode(code)?.id ?? '',
  );
  for (const id of [here, there]) await head.post(`/desk/s/${id}/contact`, { form: head.form });
  const log = (await nura.get('/desk/audit')).text;
  expect(log).toContain(`/desk/s/${here}`);
  expect(log).not.toContain(`/desk/s/${there}`);
  const { places } = JSON.parse((await nura.get('/desk/counts.json')).text) as ReturnType<
    typeof countsOf
  >;
  expect(places.map(({ place }) => place)).toEqual(['nura']);
});

test('whoever is shut out is out, with every link they gave away', async () => {
  const leaving = await member(open, 'region', ['nura'], 'Кетуші Бастықов');
  const link = linkIn((await invite(leaving, { role: 'specialist', places: 'nura' })).text);
  expect((await new Visitor(open.address).get(link)).status).toBe(200);
  await head.post(`/desk/people/${idOf('Кетуші Бастықов')}/disable`, { form: head.form });
  expect((await leaving.get('/desk')).location).toBe('/desk/login');
  const password = 'three quiet words';
  expect((await new Visitor(open.address).post(link, { password })).status).toBe(404);
});

test('an invitation that is open is listed for whom could have given it, and revoked', async () => {
  const link = linkIn(
    (await invite(head, { role: 'editor', places: 'shet', name: 'Шет Бағытов' })).text,
  );
  const listed = (await head.get('/desk/people')).text;
  const revoke = /\/desk\/people\/invited\/\w+\/revoke/.exec(
    listed.slice(listed.indexOf('Шет Бағытов')),
  )?.[0];
  expect((await nura.get('/desk/people')).text).not.toContain('Шет Бағытов');
  expect((await nura.post(revoke ?? '', { form: nura.form })).status).toBe(403);
  expect((await new Visitor(open.address).get(link)).status).toBe(200);
  expect((await head.post(revoke ?? '', { form: head.form })).status).toBe(303);
  expect((await new Visitor(open.address).get(link)).status).toBe(404);
});

test('of a desk of before, the region keeps all places; an editor without any has none', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-grants-'));
  const file = path.join(folder, 'desk.sqlite');
  const step = MIGRATIONS.findIndex((sql) => sql.includes(`places = '"all"'`));
  const old = new DatabaseSync(file);
  for (const sql of MIGRATIONS.slice(0, step)) old.exec(sql);
  old.exec(`PRAGMA user_version = ${step};
    INSERT INTO staff (login, name, role, places, passcode, made) VALUES
      ('a', 'a', 'region', '[]', '', 0), ('b', 'b', 'editor', '[]', '', 0),
      ('c', 'c', 'region', '["nura"]', '', 0)`);
  old.close();
  const db = new Database(file);
  const places = new Staff(db, () => 0).list().map((one) => one.places);
  db.close();
  await rm(folder, { recursive: true });
  expect(places).toEqual(['all', [], ['nura']]);
});

test('doors to what is printed: those of the own places, of what the build makes', async () => {
  const site = open.desk.archive.settings.address;
  const doors = async (who: Member, where: string): Promise<string[]> =>
    [...(await who.get(where)).text.matchAll(/<a[^>]*href="([^"]+)"/g)].flatMap(([, href = '']) =>
      /press\/kit|print\/|report\/|#files/.test(href) ? [href.replace(site, '')] : [],
    );
  // Nobody of the place is public: there are forms, and no book or plates.
  const nurasDoors = [
    'report/ru/index.html', 'press/kit/nura/nura-form-a4.kk.pdf', 'press/kit/nura/nura-form-a4.ru.pdf',
    'ru/places/nura/#files',
  ]; // prettier-ignore
  expect(await doors(nura, '/desk')).toEqual(nurasDoors);
  const all = await doors(head, '/desk/archive');
  for (const door of [
    ...nurasDoors,
    'print/places/karkaraly/karkaraly-book-a4.pdf',
    'print/places/karkaraly/karkaraly-plates-a4.pdf',
    'print/people/abdirov-nurken/abdirov-nurken-certificate-a4.pdf',
  ])
    expect(all).toContain(door);
});

test.each([
  ['a specialist without places', ['--role', 'specialist'], 2, '--places nura,shet|all'],
  ['an editor without places', ['--role', 'editor'], 2, '--places nura,shet|all'],
  ['a place that is not there', ['--role', 'editor', '--places', 'nura,nurra'], 2, 'nurra'],
  ['known places', ['--role', 'editor', '--places', 'nura,shet'], 0, '/desk/join/'],
  ['all places', ['--role', 'specialist', '--places', 'all'], 0, '/desk/join/'],
  ['the port that is served', ['--role', 'region'], 0, 'http://127.0.0.1:5601/desk/join/'],
  [
    'an address that is set',
    ['--role', 'region', '--address', 'https://desk.kz'],
    0,
    'https://desk.kz/desk/join/',
  ],
])('invite on the command line: %s', async (_, args, code, message) => {
  const heard: string[] = [];
  const listen = (text: unknown): boolean => heard.push(String(text)) > 0;
  const ears = [
    vi.spyOn(process.stdout, 'write').mockImplementation(listen),
    vi.spyOn(process.stderr, 'write').mockImplementation(listen),
  ];
  const { data } = open.desk.options;
  open.desk.db.setMeta('address', 'http://127.0.0.1:5601'); // as a desk on another port notes it
  const result = await runDesk(['invite', '--data', data, '--name', 'x', ...args]).finally(() =>
    ears.forEach((ear) => ear.mockRestore()),
  );
  expect([result, heard.join('')]).toEqual([code, expect.stringContaining(message)]);
});
