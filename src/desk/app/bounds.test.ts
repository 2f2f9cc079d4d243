/** What one stranger may cost: bounded before any work, counted by network, never at others' expense. */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fairTurns } from '../../base/platform/turns.ts';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import { LoginThrottle } from '../account/login-throttle.ts';
import { networkOf } from './network.ts';
import { Space } from './space.ts';

let open: TestDesk;
let visitor: Visitor;
beforeAll(async () => {
  open = await testDesk({ proxy: true });
  visitor = new Visitor(open.address);
});
afterAll(() => open.close());

const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
const ask = (where: string, headers: Record<string, string> = {}) =>
  fetch(open.address + where, {
    redirect: 'manual',
    headers: { 'accept-language': 'ru', ...headers },
  });

const encoded = (pairs: [string, string][]) =>
  fetch(`${open.address}/`, { method: 'POST', body: new URLSearchParams(pairs) });

test('a form too long in any way is refused in words, however it is encoded', async () => {
  const long = await visitor.post('/', least({ 'story.ru': `${'a'.repeat(150_000)} @` }));
  expect(long.status).toBe(422);
  expect(long.text).toContain('Текст слишком длинный');
  expect(long.text).toContain('Ахметов');
  const awards = Array.from({ length: 60_000 }, (): [string, string] => ['awards', '1']);
  expect((await encoded(awards)).status).toBe(413);
  const names = Array.from({ length: 400 }, (_, index): [string, string] => [`x${index}`, '1']);
  expect((await encoded(names)).status).toBe(413);
  expect((await encoded([['story.ru', 'a'.repeat(200_001)]])).status).toBe(413);
  const texts = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`x${index}`, 'a'.repeat(199_000)]),
  );
  const many = await visitor.post('/', texts);
  expect(many.status).toBe(413);
  expect(many.text).toContain('слишком велико');
  expect((await visitor.post('/', { drop: Array<string>(101).fill('x') })).status).toBe(413);
});

test.each(['/desk/decap', '/desk/add'])(
  '%s reads nothing of whom it does not know',
  async (where) => {
    const { port, hostname } = new URL(open.address);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(
          `POST ${where} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 40000000\r\n\r\n[[`,
        ),
      );
      socket.once('data', (bytes) => {
        resolve(bytes.toString());
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 (?:401|303)/);
  },
);

test('wrong codes are counted over all routes by network; right ones never', async () => {
  const code = codeIn(await visitor.post('/', least()));
  for (let look = 0; look < 70; look += 1)
    expect((await ask(`/status/${code}`, from('203.0.113.7'))).status).toBe(200);
  const routes = [
    (wrong: string) => `/status?code=${wrong}`,
    (wrong: string) => `/status/${wrong}`,
    (wrong: string) => `/correct/${wrong}`,
  ];
  const statuses: number[] = [];
  for (let index = 0; index < 63; index += 1) {
    const where = (routes[index % 3] as (wrong: string) => string)(`7KD3-MQ94-${1000 + index}`);
    statuses.push((await ask(where, from(`2001:db8:1:2::${index}`))).status);
  }
  expect(statuses).toEqual([...Array<number>(60).fill(404), 429, 429, 429]);
  const shut = await ask('/status/7KD3M-Q94XT', from('2001:db8:1:2::ffff'));
  expect(shut.status).toBe(429);
  expect(Number(shut.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await shut.text()).toMatch(/получили код, сохранено/);
  const right = await ask(`/status/${code}?new=1`, from('2001:db8:1:2::ffff'));
  expect([right.status, right.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const mending = await ask(`/correct/${code}`, from('2001:db8:1:2::ffff'));
  expect([mending.status, mending.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect((await ask('/status/7KD3M-Q94XT', from('2001:db8:1:3::1'))).status).toBe(404);
});

test('a network is an IPv4 address or the /64 of an IPv6 one, however it is written', () => {
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('2001:0DB8:1::1')).toBe(networkOf('2001:db8:1:0:ffff::2'));
  expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::2'));
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(networkOf(address)).toMatch(/^[\d.]+$|^[\da-f:]+::\/64$/);
    }),
  );
});

const begin = (owner: string, length: number, address: string) =>
  fetch(`${open.address}/uploads`, {
    method: 'POST',
    headers: {
      ...from(address),
      'tus-resumable': '1.0.0',
      'upload-length': String(length),
      'upload-metadata': `owner ${Buffer.from(owner).toString('base64')}`,
    },
  });
const count = (answers: readonly { status: number }[], status: number): number =>
  answers.filter((answer) => answer.status === status).length;

test('uploads at once are counted one by one, and room is promised once', async () => {
  const owner = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => begin(owner, 10, '203.0.113.20')),
  );
  expect([count(answers, 201), count(answers, 429)]).toEqual([12, 48]);
  const free = vi.spyOn(open.desk.space, 'free').mockResolvedValue(900e6);
  try {
    const room = await Promise.all(
      Array.from({ length: 36 }, (_, index) =>
        begin(randomUUID(), 30_000_000, `203.0.113.${100 + index}`),
      ),
    );
    expect([count(room, 201), count(room, 507)]).toEqual([13, 23]);
    const files = [{ name: 'a.jpg', bytes: Buffer.alloc(20_000_000) }];
    const form = await visitor.post('/?lang=ru', least(), files);
    expect(form.status).toBe(507);
    expect(form.text).toContain('кончилось место');
    expect((await visitor.post('/', least())).status).toBe(303);
  } finally {
    free.mockRestore();
  }
});

test('a disk that is low is told in words', async () => {
  const reports: boolean[] = [];
  const space = new Space(
    async () => 600e6,
    () => 0,
    (isLow) => reports.push(isLow),
  );
  await space.free();
  expect(reports).toEqual([true]);
  const free = vi.spyOn(open.desk.space, 'free').mockImplementation(async () => {
    open.desk.troubles.tell('disk');
    return 0;
  });
  const health = (await (await ask('/health')).json()) as { troubles: string[]; words: string[] };
  free.mockRestore();
  expect(health.troubles).toEqual(['disk']);
  expect(health.words[0]).toContain('На диске мало места');
});

test('passwords are counted before they are compared, and a known device passes', async () => {
  const owner = await member(open, 'specialist', ['nura'], 'Айжан Есікші');
  const login = 'aizhan-esikshi';
  const known = open.desk.staff.list().find(({ name }) => name === 'Айжан Есікші');
  expect(known?.login).toBe(login);
  const guesses = await Promise.all(
    Array.from({ length: 25 }, () =>
      new Visitor(open.address).post('/desk/login', { login, password: 'guess' }),
    ),
  );
  // On a slow machine a pause may pass meanwhile.
  expect(count(guesses, 403)).toBeLessThanOrEqual(10);
  expect(count(guesses, 403) + count(guesses, 429)).toBe(25);
  expect(guesses.find(({ status }) => status === 429)?.text).toMatch(/через \d+ с/);
  const right = { login, password: 'three quiet words' };
  expect(
    (await new Visitor(open.address).post('/desk/login', right, [], from('203.0.113.9'))).status,
  ).toBe(303);
  expect((await owner.post('/desk/login', right)).status).toBe(303);
});

test('guessing gets slow and never shuts out', () => {
  const throttle = new LoginThrottle();
  const attempt = { login: 'a', network: 'n', isKnown: false };
  let now = 1;
  let made = 0;
  for (; now < 600_000; now += 1000) if (throttle.begin(attempt, now) === 0) made += 1;
  expect(made).toBeLessThan(25);
  expect(throttle.begin(attempt, now + 60_000)).toBe(0);
});

test('turns are shared out by address, each with the own work in its order', async () => {
  const turn = fairTurns(2);
  const done: string[] = [];
  const work = (whose: string, name: string) =>
    turn(whose, async () => {
      await Promise.resolve();
      done.push(name);
    });
  await Promise.all([
    ...Array.from({ length: 8 }, (_, index) => work('flood', `f${index}`)),
    work('family', 'a'),
    work('other', 'b'),
  ]);
  expect(done.indexOf('a')).toBeLessThan(6);
  expect(done.indexOf('b')).toBeLessThan(6);
  expect(done.filter((name) => name.startsWith('f'))).toEqual(
    done.filter((name) => name.startsWith('f')).sort(),
  );
  expect(done).toHaveLength(10);
});

test('a list is dropped amid reading', async () => {
  const editor = await member(open, 'region');
  const batch = randomUUID();
  const rows = Array.from({ length: 4000 }, (_, index) => `Ахметов Ержан ${index};1915`);
  const bytes = Buffer.from(['ФИО;Год рождения', ...rows].join('\n'));
  const fields = { batch, kind: 'list', form: editor.form };
  const files = [{ field: 'file', name: 'people.csv', bytes }];
  expect((await editor.post('/desk/import', fields, files)).status).toBe(303);
  expect((await editor.get(`/desk/import/${batch}`)).text).toContain(`/desk/import/${batch}/drop`);
  const dropped = await editor.post(`/desk/import/${batch}/drop`, { form: editor.form });
  expect(dropped.location).toBe('/desk/import');
  await open.desk.imports.whenIdle();
  expect(open.desk.batches.byId(batch)).toBeUndefined();
});
