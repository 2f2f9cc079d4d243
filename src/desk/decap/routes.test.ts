/** The editors' form behind the desk's login, over real HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { member, testDesk, Visitor, type TestDesk } from '../../testing/desk-visits.ts';

let open: TestDesk;
beforeAll(async () => {
  open = await testDesk();
});
afterAll(() => open.close());

const FILE = 'content/veterans/karkaraly/abdirov-nurken/index.md';

test('nobody sees the form or its service without a login', async () => {
  const stranger = new Visitor(open.address);
  for (const file of ['', 'admin.js', 'decap-cms.js', 'config-kk.json'])
    expect(await stranger.get(`/admin/${file}`)).toMatchObject({
      status: 303,
      location: '/desk/login',
    });
  expect((await stranger.postJson('/desk/decap', { action: 'info' })).status).toBe(401);
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

test('a change reaches the archive through an editor, and the trail names both', async () => {
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
  expect((await editor.postJson('/desk/decap', publish)).status).toBe(200);
  expect(open.desk.archive.entries.get('abdirov-nurken')?.fields.role?.kk).toBe('шабуылшы ұшқыш');
  const trail = open.desk.audit.list().map(({ action, entry: about }) => `${action} ${about}`);
  expect(trail).toContain('decap-persistEntry abdirov-nurken');
  expect(trail).toContain('decap-publishUnpublishedEntry abdirov-nurken');
});
