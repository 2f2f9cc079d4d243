/** Signing in over HTTP: password, second factor, idle end, links for a forgotten password. */
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { member, testDesk, Visitor, type TestDesk } from '../../dev/testing/desk-visits.ts';

const PASSWORD = 'three quiet words';
const OTHER = 'жеті түн мен екі қарға';

let open: TestDesk;
let editor: Awaited<ReturnType<typeof member>>;
let region: Awaited<ReturnType<typeof member>>;
beforeAll(async () => {
  open = await testDesk();
  editor = await member(open, 'editor', ['nura'], 'Айгуль Серикова');
  region = await member(open, 'region');
});
afterAll(() => open.close());

const LOGIN = 'aigul-serikova';
const idOf = (login: string): number => open.desk.staff.byLogin(login)?.id ?? 0;
const post = (who: typeof editor, where: string, more = {}) =>
  who.post(where, { form: who.form, ...more });
const signIn = async (password: string): Promise<{ visitor: Visitor; location: string }> => {
  const visitor = new Visitor(open.address);
  const { location } = await visitor.post('/desk/login', { login: LOGIN, password });
  return { visitor, location };
};
const lastActions = (count: number): string[] =>
  open.desk.audit.list({ limit: count }).map(({ action }) => action);

test('an invitation takes no password that is guessed first, and says why', async () => {
  const secret = open.desk.staff.invite(
    { name: 'Ержан Болатов', role: 'editor', places: ['nura'] },
    null,
  );
  const guest = new Visitor(open.address);
  for (const password of ['1234567890', 'Ержан Болатов', 'короткий']) {
    const answer = await guest.post(`/desk/join/${secret}?lang=ru`, { password });
    expect(answer.status, password).toBe(422);
    expect(answer.text).toMatch(/легко угадать|слишком короткий/);
  }
});

test('a password is changed by whoever knows the current one; other devices are out', async () => {
  const { visitor: other } = await signIn(PASSWORD);
  expect((await other.get('/desk')).status).toBe(200);
  const wrong = await post(editor, '/desk/account/password?lang=ru', {
    current: 'not this one',
    password: OTHER,
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Нынешний пароль введён неверно');
  const weak = await post(editor, '/desk/account/password', { current: PASSWORD, password: LOGIN });
  expect(weak.status).toBe(422);
  const changed = await post(editor, '/desk/account/password', {
    current: PASSWORD,
    password: OTHER,
  });
  expect(changed.status).toBe(200);
  expect((await editor.get('/desk')).status).toBe(200);
  expect((await other.get('/desk')).location).toBe('/desk/login');
  expect((await signIn(PASSWORD)).location).toBe('');
  expect(lastActions(3)).toContain('login-failed');
  expect((await signIn(OTHER)).location).toBe('/desk');
});

test('with a second factor the password alone opens nothing, and a code opens once', async () => {
  const begun = await post(editor, '/desk/account/factor?lang=ru');
  expect(begun.text).toContain('class="qr"');
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(begun.text)?.[1] ?? '').replaceAll(' ', '');
  // Of one moment, so that no step of 30 s ends between two of them.
  const enrolled = Date.now();
  const code = (offset = 0): string =>
    new TOTP({ secret }).generate({ timestamp: enrolled + offset * 1000 });
  const current = OTHER;
  const confirm = (more: Record<string, string>) =>
    post(editor, '/desk/account/factor/confirm', more);
  expect((await confirm({ code: '000000', current })).status).toBe(422);
  expect((await confirm({ code: code() })).status, 'a session left open').toBe(422);
  const confirmed = await confirm({ code: code(), current });
  expect(confirmed.text).toContain('class="codes"');
  const recovery = [...confirmed.text.matchAll(/<li>\s*<code>([^<]+)<\/code>/g)].map(
    ([, one]) => one ?? '',
  );
  expect(recovery).toHaveLength(8);

  const { visitor, location } = await signIn(OTHER);
  expect(location).toBe('/desk/login/code');
  for (const page of ['/desk', '/desk/account', '/admin/', '/desk/photo/x'])
    expect((await visitor.get(page)).status, page).not.toBe(200);
  expect((await visitor.post('/desk/login/code', { code: code() })).status).toBe(403);
  expect(lastActions(1)).toEqual(['code-failed']);
  expect((await visitor.post('/desk/login/code', { code: code(30) })).location).toBe('/desk');
  expect(lastActions(1)).toEqual(['code']);
  expect((await visitor.get('/desk')).status).toBe(200);

  const lost = (await signIn(OTHER)).visitor;
  expect((await lost.post('/desk/login/code', { code: recovery[0] ?? '' })).location).toBe('/desk');
  const again = (await signIn(OTHER)).visitor;
  expect((await again.post('/desk/login/code', { code: recovery[0] ?? '' })).status).toBe(403);
  expect((await post(editor, '/desk/account/factor/off', { current: PASSWORD })).status).toBe(422);
});

test('the region removes a lost second factor and gives a link for a forgotten password', async () => {
  const id = idOf(LOGIN);
  expect((await region.get('/desk/people')).text).toContain(`/desk/people/${id}/factor-off`);
  expect((await post(region, `/desk/people/${id}/factor-off`)).status).toBe(303);
  expect((await editor.get('/desk')).location).toBe('/desk/login');
  expect((await signIn(OTHER)).location).toBe('/desk');
  const renewed = await post(region, `/desk/people/${id}/renew`);
  const link = /(\/desk\/join\/[^<]+)</.exec(renewed.text)?.[1] ?? '';
  const visitor = new Visitor(open.address);
  expect((await visitor.get(`${link}?lang=ru`)).text).toContain('Новый пароль');
  expect((await visitor.post(link, { password: PASSWORD })).status).toBe(303);
  expect(idOf(LOGIN)).toBe(id);
  expect((await signIn(OTHER)).location).toBe('');
  expect((await signIn(PASSWORD)).location).toBe('/desk');
  expect((await new Visitor(open.address).post(link, { password: OTHER })).status).toBe(404);
});

test('a session ends after an hour of silence, and others by hand', async () => {
  const { visitor } = await signIn(PASSWORD);
  const form = await visitor.csrfToken();
  const { visitor: other } = await signIn(PASSWORD);
  expect((await visitor.post('/desk/account/sessions', { form })).status).toBe(422);
  expect((await other.get('/desk')).status, 'without the password nobody is ended').toBe(200);
  const current = PASSWORD;
  expect((await visitor.post('/desk/account/sessions', { form, current })).status).toBe(200);
  expect((await other.get('/desk')).location).toBe('/desk/login');
  open.desk.db.run(
    'UPDATE session SET seen = ? WHERE staff = ?',
    Date.now() - 3_601_000,
    idOf(LOGIN),
  );
  expect((await visitor.get('/desk')).location).toBe('/desk/login');
});

test('after the password was asked for, and after signing in anew, an old cookie opens nothing', async () => {
  const sessions = (): unknown[] =>
    open.desk.db.all('SELECT token FROM session WHERE staff = ?', idOf(LOGIN));
  const { visitor } = await signIn(PASSWORD);
  const before = sessions();
  const [form, current] = [await visitor.csrfToken(), PASSWORD];
  const changed = { form, current, password: PASSWORD };
  expect((await visitor.post('/desk/account/password', changed)).status).toBe(200);
  const renewed = sessions();
  expect(renewed).toHaveLength(1);
  expect(before).not.toContainEqual(renewed[0]);
  await visitor.post('/desk/login', { login: LOGIN, password: PASSWORD });
  expect(sessions()).toHaveLength(1);
  expect(sessions()).not.toEqual(renewed);
  expect((await visitor.post('/desk/logout', { form: await visitor.csrfToken() })).status).toBe(
    303,
  );
  expect([lastActions(1), sessions()]).toEqual([['logout'], []]);
});

test('behind https a browser is told to keep to it, in the open not', async () => {
  expect((await editor.get('/')).headers.get('strict-transport-security')).toBeNull();
  const secure = await testDesk({ address: 'https://desk.example.kz' });
  try {
    const { headers } = await new Visitor(secure.address).get('/');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    const language = (await new Visitor(secure.address).get('/desk/login?lang=ru')).headers;
    expect(language.getSetCookie().join()).toMatch(/^__Host-lang=ru;.*Secure/);
  } finally {
    await secure.close();
  }
});
