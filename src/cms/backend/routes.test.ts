/** The editors' form behind the desk's login, over real HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { member, testDesk, Visitor, type TestDesk } from '../../dev/testing/desk-visits.ts';
import { submissionsOn } from '../../desk/store/queue.ts';

let open: TestDesk;
beforeAll(async () => {
  open = await testDesk();
});
afterAll(() => open.close());

const FILE = 'content/veterans/karkaraly/abdirov-nurken/index.md';

test('nobody sees the form or its service without a login', async () => {
  const outsider = new Visitor(open.address);
  for (const file of ['', 'admin.js', 'decap-cms.js', 'config-kk.json'])
    expect(await outsider.get(`/admin/${file}`)).toMatchObject({
      status: 303,
      location: '/desk/login',
    });
  expect((await outsider.postJson('/desk/decap', { action: 'info' })).status).toBe(401);
});

test('a specialist finds the own places; only this page may evaluate code', async () => {
  const specialist = await member(open, 'specialist', ['karkaraly']);
  const page = await specialist.get('/admin/');
  expect(page.headers.get('content-security-policy')).toContain("'unsafe-eval'");
  expect((await specialist.get('/desk')).headers.get('content-security-policy')).not.toContain(
    'unsafe-eval',
  );
  Object.assign(open.desk.archive.settings, {
    cms: { backend: 'github', repository: 'a/b', loginAddress: 'https://login.example' },
  });
  const { backend, collections } = JSON.parse(
    (await specialist.get('/admin/config-kk.json')).text,
  ) as { backend: { name: string }; collections: { name: string }[] };
  expect(backend.name, 'behind the desk is the desk').toBe('proxy');
  expect(collections.map(({ name }) => name)).toEqual(['karkaraly']);
  const read = { action: 'getEntry', params: { path: FILE } };
  expect((await specialist.postJson('/desk/decap', read)).text).toContain('Нүркен');
  const foreign = { 'sec-fetch-site': 'cross-site' };
  expect((await specialist.postJson('/desk/decap', read, foreign)).status).toBe(403);
  const evil = { origin: 'https://evil.example' };
  expect((await specialist.postJson('/desk/decap', read, evil)).status).toBe(403);
});

test('a change reaches the archive through an editor, and the log names both', async () => {
  const specialist = await member(open, 'specialist', ['karkaraly']);
  const editor = await member(open, 'editor', ['karkaraly']);
  const entry = { collection: 'karkaraly', slug: 'abdirov-nurken/index' };
  const read = await specialist.postJson('/desk/decap', {
    action: 'getEntry',
    params: { path: FILE },
  });
  const { data } = JSON.parse(read.text) as { data: string };
  const raw = data.replace('шабуылшы ұшқыш (Ил-2)', 'шабуылшы ұшқыш');
  const saved = await specialist.postJson('/desk/decap', {
    action: 'persistEntry',
    params: {
      dataFiles: [{ path: FILE, slug: entry.slug, raw }],
      assets: [],
      options: { useWorkflow: true, status: 'draft' },
    },
  });
  expect(saved.status).toBe(200);
  const publish = { action: 'publishUnpublishedEntry', params: entry };
  const refused = await specialist.postJson('/desk/decap', publish);
  expect([refused.status, refused.text]).toEqual([
    403,
    expect.stringContaining('Публикует редактор'),
  ]);
  expect((await editor.postJson('/desk/decap', publish)).status, 'unseen').toBe(409);
  const opening = { action: 'unpublishedEntry', params: entry };
  expect((await editor.postJson('/desk/decap', opening)).status).toBe(200);
  expect((await editor.postJson('/desk/decap', publish)).status).toBe(200);
  expect(open.desk.archive.entries.get('abdirov-nurken')?.fields.role?.kk).toBe('шабуылшы ұшқыш');
  const log = open.desk.audit.list().map(({ action, entry: about }) => `${action} ${about}`);
  expect(log).toContain('decap-persistEntry abdirov-nurken');
  expect(log).toContain('decap-publishUnpublishedEntry abdirov-nurken');
});

test('the screens can be left in this form, never entered; a second person looks at what changed', async () => {
  const editor = await member(open, 'editor', ['karkaraly']);
  const entry = { collection: 'karkaraly', slug: 'abdirov-nurken/index' };
  const onMain = async (): Promise<string> =>
    (await open.desk.repository.read(FILE))?.toString() ?? '';
  const publish = async (raw: string): Promise<void> => {
    await editor.postJson('/desk/decap', { action: 'getEntry', params: { path: FILE } });
    const params = {
      dataFiles: [{ path: FILE, slug: entry.slug, raw }],
      assets: [],
      options: { useWorkflow: true, status: 'draft' },
    };
    const saved = await editor.postJson('/desk/decap', { action: 'persistEntry', params });
    expect([saved.status, saved.text]).toEqual([200, '{}']);
    const done = { action: 'publishUnpublishedEntry', params: entry };
    expect((await editor.postJson('/desk/decap', done)).status).toBe(200);
  };
  const waiting = () => submissionsOn(open.desk.db, 'screens', ['karkaraly']);

  await publish((await onMain()).replace('led: false', 'led: true'));
  expect(await onMain(), 'wished for is not agreed to').toContain('led: false');
  const [secondLook] = waiting();
  const agree = (who: typeof editor) =>
    who.post(`/desk/s/${secondLook?.id}/screens`, { form: who.form }).then(({ status }) => status);
  expect(await agree(editor), 'not by who wished for it').toBe(409);
  expect(await agree(await member(open, 'editor', ['karkaraly']))).toBe(303);
  await open.desk.publisher.whenIdle();
  expect(await onMain()).toContain('led: true');
  expect(waiting()).toEqual([]);

  await publish(`${(await onMain()).trimEnd()}\n\nЕщё одно предложение рассказа.\n`);
  expect(await onMain(), 'no screen shows the story').toContain('led: true');
  await publish((await onMain()).replace("'1919-08-09'", "'1919-08-10'"));
  expect(await onMain(), 'screens show the dates').toContain('led: false');
  expect(waiting()).toHaveLength(1);
});

/** What an editor does in one open page of the form, about one entry. */
function formOf(who: Awaited<ReturnType<typeof member>>, page = '') {
  const entry = { collection: 'karkaraly', slug: 'abdirov-nurken/index' };
  const ask = async (action: string, params: object, language = 'ru') => {
    const words = { 'accept-language': language };
    const where = `/desk/decap?page=${page}`;
    const { status, text } = await who.postJson(where, { action, params }, words);
    const answer = JSON.parse(text) as { error?: string; data?: string; message?: string };
    return { ...answer, status };
  };
  return {
    /** As Decap opens it: the draft, where there is one, else what is published. */
    open: async (): Promise<string> => {
      const draft = await ask('unpublishedEntry', entry);
      const path = { path: FILE };
      const shown =
        draft.status === 404
          ? await ask('getEntry', path)
          : await ask('unpublishedEntryDataFile', { ...entry, ...path });
      return shown.data ?? '';
    },
    board: async () => {
      await ask('unpublishedEntries', {});
      return ask('unpublishedEntry', { id: 'karkaraly/abdirov-nurken/index' });
    },
    save: (raw: string) =>
      ask('persistEntry', {
        dataFiles: [{ path: FILE, slug: entry.slug, raw }],
        assets: [],
        options: { useWorkflow: true, status: 'draft' },
      }),
    move: (newStatus: string) => ask('updateUnpublishedEntryStatus', { ...entry, newStatus }),
    publish: (language?: string) => ask('publishUnpublishedEntry', entry, language),
    drop: () => ask('deleteUnpublishedEntry', entry),
  };
}

test('what another changed after the look is neither published, moved, overwritten nor deleted', async () => {
  const first = formOf(await member(open, 'editor', ['karkaraly']));
  const second = formOf(await member(open, 'editor', ['karkaraly']));
  const state = async (): Promise<unknown> => [
    await open.desk.repository.tip(),
    await open.desk.repository.tip('cms/karkaraly/abdirov-nurken/index'),
  ];
  const added = async (form: typeof first, words: string): Promise<string> =>
    `${(await form.open()).trimEnd()}\n\n${words}\n`;
  const published = await first.open();

  expect((await second.save(await added(second, 'Второй начал.'))).status).toBe(200);
  const begun = await state();
  expect(await first.save(published), 'a draft begun over what was open').toMatchObject({
    status: 409,
    message: 'unseen',
  });
  const text = await added(first, 'Первый дополнил.');
  expect((await second.save(await added(second, 'Второй дополнил.'))).status).toBe(200);
  expect(await state()).not.toEqual(begun);
  const changed = await state();
  const refused = await first.publish();
  expect(refused).toMatchObject({ status: 409, message: 'newer' });
  expect(refused.error).toBe(
    'После того как вы открыли эту запись, её кто-то изменил. Откройте её заново, посмотрите и тогда решайте.',
  );
  expect((await first.publish('kk')).error).toContain('Қайта ашып, қарап шығыңыз');
  for (const late of [first.move('pending_publish'), first.save(text), first.drop()])
    expect(await late).toMatchObject({ status: 409, message: 'newer' });
  expect(await state(), 'nothing was touched').toEqual(changed);

  await first.open();
  expect((await first.move('pending_publish')).status).toBe(200);
  expect((await second.publish()).status, 'its status was moved').toBe(409);
  expect((await first.save(await added(first, 'Первый дополнил.'))).status).toBe(200);
  expect((await first.publish()).status, 'one’s own text needs no second look').toBe(200);
  expect((await open.desk.repository.read(FILE))?.toString()).toContain('Первый дополнил.');

  const old = await first.save(published);
  expect(old, 'published meanwhile').toMatchObject({ status: 409, message: 'newer' });
});

test('a card of the board is what was seen, and each open page has its own', async () => {
  const who = await member(open, 'editor', ['karkaraly']);
  const [form, board] = [formOf(who, 'one'), formOf(who, 'two')];
  const text = await form.open();
  expect((await form.save(`${text.trimEnd()}\n\nС доски.\n`)).status).toBe(200);
  expect(await board.publish(), 'it was never shown here').toMatchObject({ message: 'unseen' });
  expect((await board.board()).status).toBe(200);
  expect((await board.move('pending_publish')).status).toBe(200);
  expect(await form.publish(), 'the form still shows another state').toMatchObject({
    status: 409,
    message: 'newer',
  });
  expect((await board.publish()).status).toBe(200);
  const name = async (): Promise<unknown> =>
    JSON.parse((await who.get('/admin/config-kk.json')).text);
  const [one, two] = (await Promise.all([name(), name()])) as { backend: { proxy_url: string } }[];
  expect(one?.backend.proxy_url).toMatch(/^\/desk\/decap\?page=.{36}$/);
  expect(one?.backend.proxy_url).not.toBe(two?.backend.proxy_url);
});

const NOTICES = 'content/corrections.yaml';
const NOTICE = `- person: abdirov-nurken
  'on': '2027-05-03'
  what:
    kk: Туған жылы
    ru: Год рождения
  was:
    kk: '1918'
    ru: '1918'
  now:
    kk: '1919'
    ru: '1919'
`;

test('the notices to the press begin without a file, and change none but their own', async () => {
  const entry = { collection: 'corrections.yaml', slug: 'corrections.yaml' };
  const asking = (who: Visitor) => async (action: string, params: object) => {
    const words = { 'accept-language': 'ru' };
    const { status, text } = await who.postJson('/desk/decap', { action, params }, words);
    return { status, answer: JSON.parse(text) as { error?: string; data?: string | null } };
  };
  const save = (raw: string, path = NOTICES, assets: object[] = []) => ({
    dataFiles: [{ path, slug: entry.slug, raw }],
    assets,
    options: { useWorkflow: true, status: 'draft' },
  });
  const files = { files: [{ path: NOTICES }] };
  const local = asking(await member(open, 'editor', ['karkaraly']));
  expect((await local('getEntry', { path: NOTICES })).status, 'all places are needed').toBe(403);
  expect((await local('persistEntry', save(NOTICE))).status).toBe(403);

  const prepares = await member(open, 'specialist', 'all');
  const names = JSON.parse((await prepares.get('/admin/config-kk.json')).text) as {
    collections: { name: string }[];
  };
  expect(names.collections.map(({ name }) => name)).toContain('corrections.yaml');
  const specialist = asking(prepares);
  expect((await specialist('entriesByFiles', files)).answer).toMatchObject([{ data: null }]);
  expect((await specialist('getEntry', { path: NOTICES })).answer).toMatchObject({ data: null });
  const wrong = await specialist(
    'persistEntry',
    save(`${NOTICE}- person: nobody-here\n  on: '2027-02-31'\n  what: {kk: А}\n  was: {kk: Б}\n`),
  );
  expect(wrong.status).toBe(422);
  expect(wrong.answer.error).toContain('Исправление 2 → День: ');
  expect(wrong.answer.error).toContain('Исправление 2 → Стало: ');
  const unknown = NOTICE.replace('abdirov-nurken', 'nobody-here');
  expect((await specialist('persistEntry', save(unknown))).answer.error).toContain(
    'Исправление 1 → Человек: Записи «nobody-here» нет.',
  );
  const number = NOTICE.replace("ru: '1918'", 'ru: 8 701 246 80 13');
  expect((await specialist('persistEntry', save(number))).answer.error).toContain(
    'Исправление 1 → Было',
  );
  const picture = { path: 'content/archive.yaml', content: '', encoding: 'base64' };
  for (const refused of [
    save(NOTICE, NOTICES, [picture]),
    save(NOTICE, 'content/archive.yaml'),
    save(NOTICE, 'content/corrections.yaml/x'),
  ])
    expect((await specialist('persistEntry', refused)).status).toBe(400);
  expect(await open.desk.repository.branches('cms/corrections')).toEqual([]);

  const before = await open.desk.repository.tip();
  expect(await specialist('persistEntry', save(NOTICE))).toMatchObject({ status: 200 });
  const editor = asking(await member(open, 'editor', 'all'));
  expect((await editor('unpublishedEntries', {})).answer).toContain(
    'corrections.yaml/corrections.yaml',
  );
  expect((await editor('publishUnpublishedEntry', entry)).status, 'unseen').toBe(409);
  expect((await editor('unpublishedEntry', entry)).answer).toMatchObject({
    ...entry,
    diffs: [{ path: NOTICES, newFile: true }],
  });
  const draft = await editor('unpublishedEntryDataFile', { ...entry, path: NOTICES });
  expect(draft.answer.data).toBe(NOTICE);
  expect((await specialist('publishUnpublishedEntry', entry)).status).toBe(403);
  expect((await editor('publishUnpublishedEntry', entry)).status).toBe(200);
  const tip = (await open.desk.repository.tip()) ?? '';
  expect(await open.desk.repository.changed(before ?? '', tip)).toEqual([
    { path: NOTICES, isRemoved: false },
  ]);
  expect((await open.desk.repository.read(NOTICES))?.toString()).toBe(NOTICE);

  expect((await editor('persistEntry', save('[]\n'))).status, 'published meanwhile').toBe(409);
  expect((await editor('getEntry', { path: NOTICES })).answer.data).toBe(NOTICE);
  expect((await editor('deleteFiles', { paths: [NOTICES] })).status).toBe(400);
  const comment = `# Whose?\n${NOTICE}`;
  const write = [{ path: NOTICES, data: comment }];
  await open.desk.repository.commit(async () => [{ message: 'content: by hand', write }]);
  expect((await editor('persistEntry', save(NOTICE))).status, 'changed by hand').toBe(409);
  await editor('getEntry', { path: NOTICES });
  const second = NOTICE.replace('05-03', '05-04');
  expect((await editor('persistEntry', save(NOTICE + second))).status).toBe(200);
  expect((await editor('publishUnpublishedEntry', entry)).status).toBe(200);
  expect((await open.desk.repository.read(NOTICES))?.toString()).toBe(comment + second);
});

test('everybody who is taken out is in the log, whatever else the request says', async () => {
  const editor = await member(open, 'editor', 'all');
  const gone = FILE.replace('abdirov-nurken', 'mametova-manshuk');
  const body = {
    x: { slug: 'innocent-person' },
    action: 'deleteFiles',
    params: { paths: [FILE, gone] },
  };
  const specialist = await member(open, 'specialist', ['karkaraly']);
  expect((await specialist.postJson('/desk/decap', body)).status).toBe(403);
  expect((await editor.postJson('/desk/decap', body)).status).toBe(200);
  const deeds = open.desk.audit.list().filter(({ action }) => action === 'decap-deleteFiles');
  expect(deeds.map(({ entry }) => entry).sort()).toEqual(['abdirov-nurken', 'mametova-manshuk']);
});
