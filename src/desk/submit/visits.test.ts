/** The desk over real HTTP: from the form to Git and back out of it. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import {
  codeIn,
  COLLECTING,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import { countsFindings, countsSchema } from '../../model/files/counts.ts';
import { countsOf } from '../publish/counts.ts';
import { git } from '../../git/run.ts';
import { purge } from '../store/retention.ts';

let open: TestDesk;
let visitor: Visitor;
let editor: Awaited<ReturnType<typeof member>>;
let region: Awaited<ReturnType<typeof member>>;
beforeAll(async () => {
  open = await testDesk();
  visitor = new Visitor(open.address);
  editor = await member(open, 'editor', ['nura']);
  region = await member(open, 'region');
});
afterAll(() => open.close());

const fixture = async (name: string): Promise<{ name: string; bytes: Buffer }> => ({
  name,
  bytes: await readFile(path.join(PROJECT, 'fixtures/photos', name)),
});

const idOf = (code: string): string => open.desk.submissions.byCode(code)?.id ?? '';

/** Sends a person and returns the code. */
const send = async (more = {}, files: Parameters<Visitor['post']>[2] = []): Promise<string> =>
  codeIn(await visitor.post('/?lang=ru', least(more), files));

const decide = (who: typeof editor, code: string, name: string, more = {}) =>
  who.post(`/desk/s/${idOf(code)}/${name}`, { form: who.form, ...more });

test('everything that is wrong is said at once, and what was entered stays', async () => {
  const photo = await fixture('02-portrait-bw-3x4.jpg');
  const wrong = least({
    'name.ru': '',
    place: '',
    'birth.date': 'весной',
    'contact.contact': '',
    'consent.page': '',
  });
  const story = { 'story.ru': 'Служил "в пехоте" <b>& точка</b>' };
  const first = await visitor.post('/?lang=ru', { ...wrong, ...story }, [photo]);
  expect(first.status).toBe(422);
  for (const id of [
    'f-name-wrong',
    'f-place-wrong',
    'f-birth-date-wrong',
    'f-consent-wrong',
    'f-contact-wrong',
  ])
    expect(first.text, id).toContain(`id="${id}"`);
  expect(first.text).toContain('&lt;b&gt;&amp; точка&lt;/b&gt;</textarea');
  expect(first.text).toContain('value="весной"');
  const kept = /src="(\/sent\/[^"]+)"/.exec(first.text)?.[1] ?? '';
  expect((await visitor.get(kept)).headers.get('content-type')).toBe('image/jpeg');
  const again = await visitor.post('/?lang=ru', least({ submission: wrong['submission'] ?? '' }));
  expect(again.status).toBe(303);
  expect(open.desk.submissions.photosOf(idOf(codeIn(again)))).toHaveLength(1);
});

test('what a person did is asked right after the name; too long it is told with the count', async () => {
  const deed = 'На Днепре вынесла из-под огня тридцать раненых';
  const long = least({ 'deed.ru': `${deed} и потом ещё двадцать` });
  const refused = await visitor.post('/?lang=ru', long);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('<a href="#f-deed">Что сделал человек? Одним предложением</a>');
  expect(refused.text).toContain('Текст слишком длинный: 67 знаков, допускается 64.');
  expect(refused.text).toContain(`value="${deed} и потом ещё двадцать"`);
  const order = ['f-name', 'f-deed', 'f-place'].map((id) => refused.text.indexOf(` id="${id}"`));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const sent = await visitor.post('/?lang=ru', { ...long, 'deed.ru': deed });
  expect(open.desk.submissions.byCode(codeIn(sent))?.draft.deed).toEqual({ ru: deed });
});

test('an editor makes a deed of a sentence of the story, and is told what is too much', async () => {
  const story =
    'Работал в колхозе. Сержант Ахметов на Днепре вынес из-под огня тридцать раненых бойцов.';
  const code = await send({ 'story.ru': story });
  const where = `/desk/s/${idOf(code)}`;
  const { text } = await editor.get(where);
  const version = /name="version" value="([^"]*)"/.exec(text)?.[1] ?? '';
  expect(text).toContain('data-key="d"');
  expect(text).toContain('value="ru.1">Сержант Ахметов');
  const taken = await decide(editor, code, 'deed', { version, take: 'ru.1' });
  expect(taken.text).toContain('value="Сержант Ахметов на Днепре вынес из-под огня');
  const long = await decide(editor, code, 'deed', { version, 'deed.ru': story });
  expect([long.status, long.text.includes('Текст слишком длинный')]).toEqual([422, true]);
  const ranked = await decide(editor, code, 'deed', {
    version,
    'deed.ru': 'Сержант, вынес из боя двоих',
  });
  expect([ranked.status, ranked.text.includes('названо звание или награда')]).toEqual([422, true]);
  expect(open.desk.submissions.byCode(code)?.draft.deed).toBeUndefined();
  const deed = 'На Днепре вынес из-под огня тридцать раненых бойцов';
  expect((await decide(editor, code, 'deed', { version, 'deed.ru': deed })).status).toBe(303);
  expect(open.desk.submissions.byCode(code)?.draft).toMatchObject({
    deed: { ru: deed },
    story: { ru: story },
  });
});

test('sent twice it is one submission with one code, and the receipt keeps quiet', async () => {
  const fields = least({ 'contact.name': 'Сауле Тайная', 'story.ru': 'Фраза для проверки' });
  const [one, two] = await Promise.all([
    visitor.post('/?lang=ru', fields),
    visitor.post('/?lang=ru', fields),
  ]);
  expect(codeIn(one)).toMatch(/^.{4}-.{4}-.{4}$/);
  expect(codeIn(two)).toBe(codeIn(one));
  const { text, status } = await visitor.get(one.location);
  expect(status).toBe(200);
  expect(text).toContain(codeIn(one));
  for (const secret of ['Сауле', '555 66 77', 'Ахметов', 'Фраза'])
    expect(text).not.toContain(secret);
});

test('before and after collecting the form is shut with the day, and says so in three languages', async () => {
  const closed = await testDesk({ today: '2027-01-15' });
  const late = await testDesk({ today: '2027-04-25' });
  try {
    for (const [desk, words] of [
      [closed, ['1 наурыз', '1 марта', '1 March']],
      [late, ['20 сәуір', '20 апреля', '20 April']],
    ] as const) {
      const guest = new Visitor(desk.address);
      for (const [index, lang] of ['kk', 'ru', 'en'].entries()) {
        const { text } = await guest.get(`/?lang=${lang}`);
        expect(text.replaceAll('\u00a0', ' ')).toContain(words[index]);
        expect(text).not.toContain('<textarea');
      }
      expect((await guest.post('/', least())).status).toBe(403);
      const more = await guest.get('/?lang=ru&person=abdirov-nurken');
      expect(more.text).toContain('<textarea');
    }
  } finally {
    await Promise.all([closed.close(), late.close()]);
  }
});

test('approved it lies in Git, cleaned; the screens wait for a second person; withdrawn it is gone', async () => {
  const photo = await fixture('25-progressive-gps.jpg');
  const code = await send(
    { 'consent.led': 'on', 'contact.contact': '+7 702 111 22 33', 'name.ru': 'Оспанов Ерлан' },
    [photo],
  );
  expect((await decide(editor, code, 'approve')).status).toBe(303);
  await open.desk.publisher.whenIdle();
  const entry = open.desk.submissions.byCode(code)?.entry ?? '';
  const file = `content/veterans/nura/${entry}`;
  const text = (await open.desk.repository.read(`${file}/index.md`))?.toString() ?? '';
  expect(text).toContain('Оспанов Ерлан');
  expect(text).toContain(`published: '${COLLECTING}'`); // the day it first is public
  expect(text).toContain('led: false');
  const picture = await open.desk.repository.read(`${file}/portrait.jpg`);
  const facts = await sharp(picture ?? Buffer.alloc(0)).metadata();
  expect([facts.format, facts.exif]).toEqual(['jpeg', undefined]);

  expect((await decide(editor, code, 'screens')).status).toBe(409);
  expect((await decide(region, code, 'screens')).status).toBe(303);
  await open.desk.publisher.whenIdle();
  expect((await open.desk.repository.read(`${file}/index.md`))?.toString()).toContain('led: true');

  const status = await visitor.get(`/status/${code}?lang=ru`);
  expect(status.text).not.toContain('111 22 33');
  expect((await visitor.post(`/status/${code}/take-back`, {})).status).toBe(303);
  await open.desk.publisher.whenIdle();
  expect(await open.desk.repository.read(`${file}/index.md`)).toBeNull();
  expect((await open.desk.repository.read('content/withdrawn.yaml'))?.toString()).toContain(entry);
  expect(open.desk.submissions.contactOf(idOf(code))).toBeUndefined();
  expect(open.desk.archive.withdrawn.has(entry)).toBe(true);
});

test('sent back with reasons it can be corrected with the code, and the contact stays unseen', async () => {
  const code = await send({ 'contact.contact': 'tajna@example.kz', 'name.ru': 'Жумабаев Канат' });
  expect((await decide(editor, code, 'return')).status).toBe(422);
  const returned = await decide(editor, code, 'return', {
    reason: ['photo-unclear', 'dates-unclear'],
    words: 'Есть ли другой снимок?',
  });
  expect(returned.location).toContain(`flash=return&of=${idOf(code)}`);
  // The words for the family are ready, with the link; the contact is not shown for it.
  const ready = await editor.get(`/desk/s/${idOf(code)}`);
  expect(ready.text).toContain(`${open.desk.options.address}/status/${code}?lang=`);
  expect(ready.text).toContain('https://wa.me/?text=');
  expect(ready.text).not.toContain('tajna');
  const status = await visitor.get(`/status/${code}?lang=kk`);
  expect(status.text).toContain('Суретте бет анық көрінбейді');
  expect(status.text).toContain('Есть ли другой снимок?');
  const form = await visitor.get(`/correct/${code}?lang=ru`);
  expect(form.text).toContain('Жумабаев Канат');
  expect(form.text).not.toContain('tajna');
  const corrected = least({
    submission: idOf(code),
    code,
    'contact.contact': '',
    'name.ru': 'Жумабаев Канат',
    'birth.date': '1915',
  });
  expect(codeIn(await visitor.post('/?lang=ru', corrected))).toBe(code);
  expect(open.desk.submissions.byCode(code)).toMatchObject({ state: 'received', revision: 2 });
  expect(open.desk.submissions.contactOf(idOf(code))?.contact).toBe('tajna@example.kz');
});

test('a kept photograph is turned and another made the portrait later; originals stay', async () => {
  const names = ['02-portrait-bw-3x4.jpg', '25-progressive-gps.jpg'];
  const sent = least({ 'name.ru': 'Снимков Пётр' });
  const code = codeIn(await visitor.post('/?lang=ru', sent, await Promise.all(names.map(fixture))));
  const id = idOf(code);
  const [first, second] = open.desk.submissions.photosOf(id);
  expect((await visitor.get(`/correct/${code}?lang=ru`)).text).toContain('это портрет');
  const edit = { top: 0, right: 0, bottom: 0, left: 0, turn: 1 };
  const again = least({
    'name.ru': 'Снимков Пётр',
    submission: id,
    code,
    first: second?.original ?? '',
    recut: JSON.stringify({ original: first?.original, edit }),
  });
  expect(codeIn(await visitor.post('/?lang=ru', again))).toBe(code);
  const after = open.desk.submissions.photosOf(id);
  expect(after.map(({ original }) => original)).toEqual([second?.original, first?.original]);
  expect([after[1]?.width, after[1]?.height]).toEqual([first?.height, first?.width]);
});

test('a batch is approved at once in one stream, a faulty one is told and stays', async () => {
  const codes = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      send({ 'name.ru': `Пакетов Номер ${'абвгдежзиклм'[index]}` }),
    ),
  );
  const bad = await send({ 'name.ru': 'Смирнова Вера', 'consent.page': 'on' });
  open.desk.submissions.update(idOf(bad), {
    draft: { name: { ru: 'Вера' }, place: 'nowhere', category: 'front' },
  });
  const chosen = [...codes, bad].map(idOf);
  const answer = await region.post('/desk/batch/approve', { form: region.form, chosen });
  expect(answer.text).toContain('Сделано: 12.');
  expect(answer.text).toMatch(/Вера<\/a>: Город или район, который помнит: /);
  expect(answer.text).toContain('сначала исправить');
  await open.desk.publisher.whenIdle();
  for (const code of codes) {
    const { entry, state } = open.desk.submissions.byCode(code) ?? {};
    expect(state).toBe('accepted');
    expect(open.desk.archive.entries.has(entry ?? '')).toBe(true);
  }
  expect(open.desk.submissions.byCode(bad)?.state).toBe('received');
});

test('the same person and the same picture are shown beside it; merging joins the photographs', async () => {
  const photo = await fixture('03-portrait-square-pd.png');
  const one = await send({ 'name.ru': 'Кенжебеков Талгат', 'birth.date': '1920' });
  const two = await send({ 'name.kk': 'Талғат Кенжебеков', 'name.ru': '', 'birth.date': '1921' }, [
    photo,
  ]);
  const review = await editor.get(`/desk/s/${idOf(two)}`);
  expect(review.text).toContain(`into=${idOf(one)}"`);
  expect((await decide(editor, two, 'merge', { into: 'nobody' })).status).toBe(422);
  const [sent] = open.desk.submissions.photosOf(idOf(two));
  const original = await editor.get(`/desk/original/${sent?.original}`);
  expect(original.headers.get('content-disposition')).toMatch(/^attachment/);
  const elsewhere = await member(open, 'editor', ['shet']);
  expect((await elsewhere.get(`/desk/original/${sent?.original}`)).status).toBe(404);
  await decide(editor, two, 'merge', { into: idOf(one) });
  expect(open.desk.submissions.byCode(two)?.state).toBe('merged');
  expect(open.desk.submissions.photosOf(idOf(one))).toHaveLength(1);
  const known = await send({ 'name.kk': 'Нүркен Әбдіров', 'name.ru': '', 'birth.date': '1919' });
  const where = `/desk/s/${idOf(known)}`;
  expect((await region.get(where)).text).toContain('into=abdirov-nurken"');
  const foreign = (await editor.get(where)).text;
  expect(foreign, 'who is public is named, but not joined with').toContain('Абдиров');
  expect(foreign).not.toContain('into=abdirov-nurken"');
});

test('a blocked picture is known again, smaller and encoded anew, and cannot be approved', async () => {
  const { bytes } = await fixture('04-damaged-scan-sepia.jpg');
  const fake = await send({ 'name.ru': 'Шуткин Пётр' }, [{ name: 'x.jpg', bytes }]);
  await decide(editor, fake, 'block');
  const smaller = await sharp(bytes).resize(400).jpeg({ quality: 55 }).toBuffer();
  const again = await send({ 'name.ru': 'Иванов Иван Иванович' }, [
    { name: 'y.jpg', bytes: smaller },
  ]);
  expect(open.desk.submissions.byCode(again)?.flags).toContain('blocked');
  expect((await decide(editor, again, 'approve')).status).toBe(422);
  expect(open.desk.submissions.byCode(again)?.state).toBe('received');
});

test('everybody sees and does what the role allows, in the own place', async () => {
  const code = await send({ place: 'shet', 'name.ru': 'Тулегенов Марат' });
  const specialist = await member(open, 'specialist', ['nura']);
  expect((await specialist.get(`/desk/s/${idOf(code)}`)).status).toBe(403);
  expect((await decide(specialist, code, 'approve')).status).toBe(403);
  expect((await specialist.get('/desk')).text).not.toContain('Тулегенов');
  for (const page of ['/desk/people', '/desk/audit', '/desk/counts.json'])
    expect((await specialist.get(page)).status, page).toBe(403);
  const signedOut = new Visitor(open.address);
  for (const page of [
    '/desk',
    '/desk/add',
    `/desk/s/${idOf(code)}`,
    '/desk/counts.json',
    '/desk/living',
  ])
    expect(await signedOut.get(page), page).toMatchObject({ status: 303, location: '/desk/login' });
});

test('a foreign page cannot act in somebody’s name', async () => {
  const code = await send({ 'name.ru': 'Сапаров Азамат' });
  const where = `/desk/s/${idOf(code)}/approve`;
  expect((await editor.post(where, {})).status).toBe(403);
  expect((await editor.post(where, { form: 'guess' })).status).toBe(403);
  const foreign = { origin: 'https://evil.example' };
  expect((await editor.post(where, { form: editor.form }, [], foreign)).status).toBe(403);
  const cross = { 'sec-fetch-site': 'cross-site' };
  expect((await editor.post(where, { form: editor.form }, [], cross)).status).toBe(403);
  expect(open.desk.submissions.byCode(code)?.state).toBe('received');
});

test('cookies tell nothing, invitations work once', async () => {
  const guest = new Visitor(open.address);
  const secret = open.desk.staff.invite({ name: 'Once', role: 'editor', places: 'all' }, null);
  const join = `/desk/join/${secret}`;
  expect((await guest.post(join, { password: 'short' })).status).toBe(422);
  const joined = await guest.post(join, { password: 'long enough words' });
  expect(joined.status).toBe(303);
  const cookie = joined.headers.getSetCookie().join('\n');
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(
    (await new Visitor(open.address).post(join, { password: 'long enough words' })).status,
  ).toBe(404);
});

test('quick add keeps what is incomplete, the living are listed, looking is recorded', async () => {
  const id = (least()['submission'] ?? '') as string;
  const fields = {
    form: editor.form,
    submission: id,
    'name.kk': 'Бейсенова Зейнеп',
    place: 'nura',
  };
  const more = { 'living.shown': '1', living: 'on', 'contact.contact': '8 7212 41 00 00' };
  const one = await member(open, 'specialist', ['nura']);
  const offered = (await one.get('/desk/add')).text;
  expect([offered.includes('value="nura"'), offered.includes('value="temirtau"')]).toEqual([
    true,
    false,
  ]);
  expect((await editor.post('/desk/add', { ...fields, ...more })).location).toBe(`/desk/s/${id}`);
  expect((await editor.post(`/desk/s/${id}/approve`, { form: editor.form })).status).toBe(422);
  const list = await editor.get('/desk/living');
  expect(list.text).toContain('Зейнеп Бейсенова');
  expect(list.text).toContain('41 00 00');
  const edit = {
    form: editor.form,
    'name.kk': 'Бейсенова Зейнеп',
    place: 'nura',
    category: 'home-front',
  };
  expect((await editor.post(`/desk/s/${id}/edit`, edit)).status).toBe(303);
  expect(open.desk.submissions.byId(id)?.draft).toMatchObject({
    category: 'home-front',
    living: true,
  });
  const actions = open.desk.audit.list().map(({ action }) => action);
  for (const action of ['add', 'living', 'correct']) expect(actions).toContain(action);
});

test('a photograph of quick add that is refused for its words is shown and kept', async () => {
  const id = String(least()['submission']);
  const fields = { form: editor.form, submission: id, place: 'nura' };
  const photo = await fixture('02-portrait-bw-3x4.jpg');
  const refused = await editor.post('/desk/add', fields, [photo]);
  expect(refused.status).toBe(422);
  const [, shown = ''] = /<img\s+src="(\/desk\/add\/[^"]+)"/.exec(refused.text) ?? [];
  const picture = await editor.get(shown);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  const clean = shown.split('/').at(-1) ?? '';
  expect((await editor.get(`/desk/add/${randomUUID()}/${clean}`)).status, 'not theirs').toBe(404);
  const corrected = { ...fields, 'name.kk': 'Суретова Айша' };
  expect((await editor.post('/desk/add', corrected)).status).toBe(303);
  expect(open.desk.submissions.photosOf(id).map((one) => one.clean)).toEqual([clean]);
});

test('counts tell the region how much there is, and nobody’s name', async () => {
  const answer = await region.get('/desk/counts.json');
  const counts = countsSchema.parse(JSON.parse(answer.text));
  const nura = counts.places.find(({ place }) => place === 'nura');
  expect(nura?.accepted).toBeGreaterThanOrEqual(12);
  expect(answer.text).not.toMatch(/555 66 77|Пакетов/);
  const { campaign, placeIds } = open.desk.archive;
  expect(countsFindings(counts, campaign.id, placeIds), 'the check of an archive').toEqual([]);
  expect(countsOf(open.desk).places).toHaveLength(18);
});

test('what has outlived its date is erased, what is in use stays', async () => {
  const code = await send({ 'name.ru': 'Старый Срок' }, [await fixture('27-portrait.webp')]);
  const id = idOf(code);
  await decide(editor, code, 'refuse', { reason: 'insult' });
  open.desk.db.run('UPDATE contact SET keep_until = 1 WHERE submission = ?', id);
  const before = open.desk.db.get('SELECT count(*) AS n FROM contact')?.['n'];
  expect(await purge(open.desk)).toMatchObject({ contacts: 1 });
  expect(open.desk.db.get('SELECT count(*) AS n FROM contact')?.['n']).toBe(Number(before) - 1);
  expect(open.desk.submissions.photosOf(id)).toEqual([]);
});

test('no blob of Git holds a contact, no log a private word', async () => {
  const { folder } = open.desk.repository;
  const all = await git(folder, ['cat-file', '--batch-all-objects', '--batch']);
  const contacts = open.desk.db.all('SELECT name, contact FROM contact');
  expect(contacts.length).toBeGreaterThan(10);
  const secrets = ['555 66 77', '111 22 33', 'tajna@example.kz', '41 00 00', 'Сауле Тайная'];
  for (const secret of secrets) expect(all.includes(Buffer.from(secret)), secret).toBe(false);
  const authors = (await git(folder, ['log', '--format=%an %ae'])).toString().trim().split('\n');
  expect(new Set(authors)).toEqual(new Set(['Estelik desk desk@estelik.invalid']));
});
