/** What was seen is what is decided: over HTTP, against senders and editors who are quicker. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
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

let open: TestDesk;
let family: Visitor;
let editor: Awaited<ReturnType<typeof member>>;
let second: typeof editor;
let good: { name: string; bytes: Buffer };
let bad: typeof good;
beforeAll(async () => {
  open = await testDesk();
  family = new Visitor(open.address);
  [editor, second] = [await member(open, 'editor'), await member(open, 'editor')];
  const fixture = (name: string) => readFile(path.join(PROJECT, 'fixtures/photos', name));
  good = { name: 'good.jpg', bytes: await fixture('02-portrait-bw-3x4.jpg') };
  bad = { name: 'bad.webp', bytes: await fixture('27-portrait.webp') };
});
afterAll(() => open.close());

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Somebody sends; the same fields with the code change what was sent. */
async function send(more = {}, files: Parameters<Visitor['post']>[2] = []) {
  const fields = least(more);
  const code = codeIn(await family.post('/?lang=ru', fields, files));
  const { id = '' } = open.desk.submissions.byCode(code) ?? {};
  return { code, id, fields: { ...fields, code } };
}

const seenAt = async (where: string, who = editor): Promise<string> =>
  /name="version"\s+value="([^"]*)"/.exec((await who.get(where)).text)?.[1] ?? '';

const decide = (who: typeof editor, id: string, action: string, version: string, more = {}) =>
  who.post(`/desk/s/${id}/${action}`, { form: who.form, version, ...more });

const state = (id: string) => open.desk.submissions.byId(id)?.state;
const originals = (id: string) =>
  open.desk.submissions.photosOf(id).map(({ original }) => original);

test('what was exchanged after the look is neither accepted nor shown on the screens', async () => {
  const { id, fields } = await send({ 'name.ru': 'Обменов Иван', 'consent.led': 'on' }, [good]);
  const seen = await seenAt(`/desk/s/${id}`);
  const swap = { ...fields, 'story.ru': 'Подменённый рассказ', drop: hashOf(good.bytes) };
  expect((await family.post('/', swap, [bad])).status).toBe(303);
  const answer = await decide(editor, id, 'approve', seen);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('здесь что-то изменилось');
  expect(answer.text).toContain('Подменённый рассказ');
  expect(state(id)).toBe('received');
  expect((await decide(editor, id, 'approve', await seenAt(`/desk/s/${id}`))).status).toBe(303);
  const back = { ...swap, drop: hashOf(bad.bytes) };
  expect((await family.post('/', back, [good])).status).toBe(409);
  expect(originals(id)).toEqual([hashOf(bad.bytes)]);
  await open.desk.publisher.whenIdle();

  const { entry = '' } = open.desk.submissions.byId(id) ?? {};
  const folder = `content/veterans/nura/${entry}`;
  const [file] = (await open.desk.repository.list(folder)).filter(({ path: f }) =>
    f.endsWith('.jpg'),
  );
  const page = await second.get(`/desk/s/${id}`);
  expect(page.text).toContain(`/desk/blob/${file?.blob}`);
  expect(page.text).not.toContain('/desk/photo/');
  const early = await seenAt(`/desk/s/${id}`, second);
  const change = async (words: string): Promise<void> => {
    const text = String(await open.desk.repository.read(`${folder}/index.md`));
    const data = text.replace('Подменённый рассказ', words);
    const write = [{ path: `${folder}/index.md`, data }];
    await open.desk.repository.commit(async () => [{ message: 'content(nura): change', write }]);
  };
  await change('Подменённый рассказ, дважды');
  await open.desk.archive.refresh();
  expect((await decide(second, id, 'screens', early)).status).toBe(409);
  const batch = { chosen: id, [`version.${id}`]: early, version: '' };
  const many = await second.post('/desk/batch/screens', { form: second.form, ...batch });
  expect(many.text).toContain('Изменилось, пока вы смотрели');
  expect(open.desk.submissions.byId(id)?.led).toBe('asked');
  // Changed after the agreement and before it is written: it is asked again.
  const late = await seenAt(`/desk/s/${id}`, second);
  await change('Подменённый рассказ, трижды');
  expect((await decide(second, id, 'screens', late)).status).toBe(303);
  await open.desk.publisher.whenIdle();
  expect(open.desk.submissions.byId(id)?.led).toBe('asked');
  expect(String(await open.desk.repository.read(`${folder}/index.md`))).toContain('led: false');
  expect((await decide(second, id, 'screens', await seenAt(`/desk/s/${id}`, second))).status).toBe(
    303,
  );
  await open.desk.publisher.whenIdle();
  expect(String(await open.desk.repository.read(`${folder}/index.md`))).toContain('led: true');
});

test('an id that others take while namesakes wait is nobody’s but theirs', async () => {
  const sent = [];
  for (const words of ['Первый рассказ', 'Второй рассказ', 'Третий рассказ'])
    sent.push({ words, ...(await send({ 'name.ru': 'Тёзкин Иван', 'story.ru': words })) });
  const folder = 'content/veterans/nura';
  const foreign = { path: `${folder}/tezkin-ivan/index.md`, data: 'of somebody else' };
  await open.desk.repository.commit(async () => [
    { message: 'content(nura): add', write: [foreign] },
  ]);
  for (const { id } of sent) {
    const answer = await decide(editor, id, 'approve', await seenAt(`/desk/s/${id}`));
    expect(answer.status).toBe(303);
  }
  await open.desk.publisher.whenIdle();
  expect(String(await open.desk.repository.read(foreign.path))).toBe(foreign.data);
  const entries = sent.map(({ id }) => open.desk.submissions.byId(id)?.entry ?? '');
  expect(new Set(entries).size).toBe(sent.length);
  for (const [index, entry] of entries.entries())
    expect(String(await open.desk.repository.read(`${folder}/${entry}/index.md`))).toContain(
      sent[index]?.words,
    );
});

test.each([
  ['approve', {}],
  ['return', { reason: 'dates-unclear' }],
  ['refuse', { reason: 'insult' }],
  ['block', {}],
  ['edit', { 'name.ru': 'Другой', place: 'nura', category: 'front' }],
])('no old look decides: %s', async (action, more) => {
  const { id, fields } = await send({ 'name.ru': `Устарев ${action}` });
  const seen = await seenAt(`/desk/s/${id}`);
  const consents = { ...fields, 'consent.press': 'on' };
  expect((await family.post('/', consents)).status).toBe(303);
  for (const version of [seen, ''])
    expect((await decide(editor, id, action, version, more)).status).toBe(409);
  expect(open.desk.submissions.byId(id)).toMatchObject({ state: 'received', reasons: [] });
  expect(open.desk.submissions.byId(id)?.draft.name).toEqual({ ru: `Устарев ${action}` });
});

/** What was written by hand in forms that were open while the session ended, or another began. */
test.each([
  [
    'return',
    { reason: 'dates-unclear', words: 'Уточните год' },
    /"dates-unclear"\s+checked/,
    'Уточните год',
  ],
  ['refuse', { reason: 'insult', words: 'Не о человеке' }, /"insult"\s+checked/, 'Не о человеке'],
  ['deed', { 'deed.ru': 'Вынесла с поля троих' }, /name="deed.ru"/, 'Вынесла с поля троих'],
  ['edit', { 'name.ru': 'Иначе', drop: '' }, /name="drop"\s+value="\w+"\s+checked/, 'Иначе'],
])(
  'a form of an earlier session comes back whole and undone: %s',
  async (action, more, kept, words) => {
    const { id, fields } = await send({ 'name.ru': 'Давнев Иван' }, [good]);
    const seen = await seenAt(`/desk/s/${id}`);
    const earlier = `${editor.form.split('.')[0]}.of-an-earlier-session`;
    const decision = 'drop' in more ? { ...more, drop: hashOf(good.bytes) } : more;
    const answer = await editor.post(`/desk/s/${id}/${action}`, {
      form: earlier,
      version: seen,
      ...decision,
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toMatch(kept);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(`name="version" value="${seen}"`);
    // Of another person, on a shared machine: it is shown to nobody.
    const foreign = { form: second.form, version: seen, ...decision };
    const refused = await editor.post(`/desk/s/${id}/${action}`, foreign);
    expect([refused.status, refused.text.includes(words)]).toEqual([403, false]);
    expect(state(id)).toBe('received');
    expect(originals(id)).toEqual([hashOf(good.bytes)]);
    if (action !== 'return' && action !== 'refuse') return;
    // Nor are reasons lost where the family was quicker.
    expect((await family.post('/', { ...fields, 'story.ru': 'Ещё слово' })).status).toBe(303);
    const late = await decide(editor, id, action, seen, decision);
    expect(late.status).toBe(409);
    expect(late.text).toMatch(kept);
    expect(late.text).toContain(words);
  },
);

test('neither of two that are joined may have changed', async () => {
  const [one, two] = [
    await send({ 'name.ru': 'Двойной А' }),
    await send({ 'name.ru': 'Двойной Б' }),
  ];
  const { text } = await editor.get(`/desk/s/${two.id}/merge?into=${one.id}`);
  const field = (name: string) => new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(text)?.[1];
  const intoVersion = field('intoVersion') ?? '';
  await family.post('/', { ...one.fields, 'story.ru': 'Ещё слово' });
  const into = { into: one.id, intoVersion };
  expect((await decide(editor, two.id, 'merge', field('version') ?? '', into)).status).toBe(409);
  expect(state(two.id)).toBe('received');
});

test('a form that is not taken changes no photograph, and neither does a correction that comes late', async () => {
  const { id, code } = await send({ 'name.ru': 'Голый Пётр' }, [good]);
  const seen = await seenAt(`/desk/s/${id}`);
  const bare = { submission: id, code, drop: hashOf(good.bytes) };
  expect((await family.post('/', { ...bare, 'name.ru': '' }, [bad])).status).toBe(422);
  expect(originals(id)).toEqual([hashOf(good.bytes)]);
  expect(await seenAt(`/desk/s/${id}`)).toBe(seen);
  const late = await seenAt(`/desk/s/${id}/edit`);
  expect((await decide(editor, id, 'approve', seen)).status).toBe(303);
  const edit = { form: editor.form, version: late, drop: hashOf(good.bytes), place: 'nura' };
  expect((await editor.post(`/desk/s/${id}/edit`, edit, [bad])).status).toBe(409);
  expect(originals(id)).toEqual([hashOf(good.bytes)]);
});

test('a correction that comes in time takes its photographs along and is another version', async () => {
  const { id } = await send({ 'name.ru': 'Исправимый Пётр' }, [good]);
  const seen = await seenAt(`/desk/s/${id}`);
  const edit = { form: editor.form, version: seen, drop: hashOf(good.bytes), 'name.ru': 'Верный' };
  expect((await editor.post(`/desk/s/${id}/edit`, edit, [bad])).status).toBe(303);
  expect(originals(id)).toEqual([hashOf(bad.bytes)]);
  expect(await seenAt(`/desk/s/${id}`)).not.toBe(seen);
});

test('of two who contradict one another at once one decides and the other is told', async () => {
  const { id } = await send({ 'name.ru': 'Спорный Павел' });
  const seen = await seenAt(`/desk/s/${id}`);
  const answers = await Promise.all([
    decide(editor, id, 'return', seen, { reason: 'dates-unclear' }),
    decide(second, id, 'approve', seen),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const other = answers.find(({ status }) => status === 409);
  expect(other?.text).toContain('Решение не сохранено');
});

test('of many at once each card is what was seen, and the others are told', async () => {
  const [one, two] = [await send({ 'name.ru': 'Кучев А' }), await send({ 'name.ru': 'Кучев Б' })];
  const { text } = await editor.get('/desk?tab=new');
  const named = [...text.matchAll(/name="(version\.[^"]+)"\s+value="([^"]*)"/g)];
  await family.post('/', { ...two.fields, 'story.ru': 'Изменённая карточка' });
  const chosen = { chosen: [one.id, two.id], ...Object.fromEntries(named.map((m) => m.slice(1))) };
  const answer = await editor.post('/desk/batch/approve', {
    form: editor.form,
    version: '',
    ...chosen,
  });
  expect(answer.text).toContain('Сделано: 1.');
  expect(answer.text).toContain('Изменилось, пока вы смотрели');
  expect([state(one.id), state(two.id)]).toEqual(['accepted', 'received']);
});

test('a photograph of a form that lay for days is gone, and that is said once', async () => {
  const fields = least({ 'name.ru': '' });
  const first = await family.post('/?lang=ru', fields, [good]);
  const kept = /name="kept"\s+value="([^"]+)"/.exec(first.text)?.[1] ?? '';
  expect(kept).toBe(hashOf(good.bytes));
  open.desk.submissions.dropPhoto(String(fields['submission']), kept); // as the cleaning does
  const filled = { ...fields, 'name.ru': 'Отложенный Иван', kept };
  const form = await family.post('/?lang=ru', filled);
  expect(form.status).toBe(422);
  expect(form.text).toContain('форма была открыта дольше суток');
  expect(form.text).not.toContain('name="kept"');
  expect((await family.post('/?lang=ru', { ...filled, kept: [] })).status).toBe(303);
});

test('who was approved is known by the photograph at once, without a new start', async () => {
  const { id } = await send({ 'name.ru': 'Снимков Пётр' }, [bad]);
  await decide(editor, id, 'approve', await seenAt(`/desk/s/${id}`));
  await open.desk.publisher.whenIdle();
  await open.desk.pictures.learn();
  const entry = open.desk.submissions.byId(id)?.entry ?? '';
  const again = await send({ 'name.ru': 'Другова Анна' }, [bad]);
  const page = await editor.get(`/desk/s/${again.id}`);
  expect(page.text).toMatch(/<p>[^<]*: снимок<\/p>/);
  expect(page.text).toContain(`merge?into=${entry}`);
  expect([...open.desk.pictures.hashes().keys()]).toEqual(
    expect.arrayContaining(
      open.desk.archive.entries.get(entry)?.pictures.map(({ blob }) => blob) ?? [],
    ),
  );
});

test('a card has the years and what is lacking; the sender stands under an editor’s labels', async () => {
  const years = { 'birth.date': '1919', 'death.date': '12.05.1943' };
  const { id } = await send({ 'name.ru': 'Карточкин Иван', ...years, 'contact.relation': 'внук' });
  const { text } = await editor.get('/desk?tab=new');
  const from = text.indexOf('Карточкин');
  expect(text.slice(from, text.indexOf('</li>', from))).toMatch(/1919\s–\s1943/);
  const where = `/desk/s/${id}`;
  expect((await editor.get(where)).text).not.toContain('+7 701 555 66 77');
  const shown = await editor.post(`${where}/contact`, { form: editor.form });
  const page = shown.status === 303 ? (await editor.get(shown.location)).text : shown.text;
  for (const label of ['Имя', 'Телефон или e-mail', 'Кем приходится ветерану'])
    expect(page).toContain(`<dt>${label}</dt>`);
  expect(page).not.toMatch(/<dt>(?:Ваше имя|Кем вы ему)/);
});

test('a returned one of somebody without a contact says that nobody will be told', async () => {
  const { id: reached } = await send({ 'name.ru': 'Контактов Пётр' });
  const name = 'Безконтактов Пётр';
  const added = least({ 'name.kk': name, 'name.ru': name, 'contact.contact': '' });
  await editor.post('/desk/add', { form: editor.form, ...added });
  const { id = '' } =
    open.desk.submissions.inState('received').find(({ channel }) => channel === 'desk') ?? {};
  const nobody = 'Контакта нет: сообщите семье сами';
  for (const [one, isTold] of [
    [reached, false],
    [id, true],
  ] as const) {
    const reason = { reason: 'name-incomplete' };
    await decide(editor, one, 'return', await seenAt(`/desk/s/${one}`), reason);
    expect(state(one)).toBe('returned');
    const { text } = await editor.get(`/desk/s/${one}`);
    expect(text.includes(nobody)).toBe(isTold);
    expect(text).toContain('/status/');
  }
});
