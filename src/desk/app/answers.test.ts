/** What every answer of the desk has, whatever was asked; and what the logs say of it. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import { UsageError } from '../../base/command/parse.ts';
import { readDeskCall } from '../options.ts';
import { report } from '../../base/command/log.ts';

let open: TestDesk;
beforeAll(async () => {
  open = await testDesk();
});
afterAll(() => open.close());
afterEach(() => vi.restoreAllMocks());

/** The log of the process from now on. */
function heard(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  return lines;
}

/** Asks for an address as it is, which `fetch` would tidy up. */
const raw = (path: string, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const asking = request(open.address, { path, method }, async (answer) => {
        const text = (await answer.toArray()).join('');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
      asking.on('error', reject).end();
    },
  );

test.each([
  ['GET', '/%zz', 400],
  ['GET', `/${'x'.repeat(400)}`, 404],
  ['GET', `/status/${'x'.repeat(400)}`, 400],
  ['GET', '//', 404],
  ['GET', '/.//elsewhere.example/', 404],
  ['TRACE', '/', 404],
  ['GET', '/.git/config', 404],
  ['GET', '/desk/../package.json', 404],
])('%s %s is answered by a page of ours with its policy', async (method, path, status) => {
  const answer = await raw(path, method);
  expect([answer.status, answer.headers['content-type']]).toEqual([
    status,
    'text/html; charset=utf-8',
  ]);
  expect(answer.headers).toMatchObject({
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
  expect(answer.text).not.toMatch(/node_modules|href="\/\/| at /);
});

test('what a code or a login opens stays in no cache, and every type has its charset', async () => {
  const visitor = new Visitor(open.address);
  const code = codeIn(await visitor.post('/', least()));
  const editor = await member(open, 'editor', ['nura']);
  for (const [who, where] of [
    [visitor, `/status/${code}`],
    [visitor, `/correct/${code}`],
    [visitor, '/status?code=wrong'],
    [editor, '/desk'],
    [editor, '/desk/account'],
  ] as const)
    expect((await who.get(where)).headers.get('cache-control'), where).toBe('no-store');
  const icon = (await visitor.get('/assets/icon.svg')).headers.get('content-type');
  expect(icon).toBe('image/svg+xml; charset=utf-8');
});

test('who asks for what is not allowed stands in the log; the log names the route once', async () => {
  const lines = heard();
  const specialist = await member(open, 'specialist', ['nura']);
  for (let times = 0; times < 3; times += 1)
    expect((await specialist.get('/desk/people')).status).toBe(403);
  const denied = open.desk.audit.list().filter(({ action }) => action === 'denied');
  expect(denied.map(({ detail }) => detail)).toEqual(Array(3).fill('GET /desk/people'));
  expect(lines.filter((line) => line.includes('refused 403 GET /desk/people'))).toHaveLength(1);
  // An honest form of an earlier session asks for nothing that is not allowed.
  const form = `${specialist.form.split('.')[0]}.of-an-earlier-session`;
  const stale = { form, submission: randomUUID(), 'name.ru': 'Начатый Иван', place: 'nura' };
  const answer = await specialist.post('/desk/add', stale);
  expect([answer.status, answer.text.includes('Начатый Иван')]).toEqual([409, true]);
  expect(open.desk.audit.list().filter(({ action }) => action === 'denied')).toHaveLength(3);
});

test('an error is logged by time and place, without its words', () => {
  const lines = heard();
  report(new TypeError('+7 701 123 45 67\n    at home\nof somebody'));
  expect(lines.join('')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z TypeError {2}at /);
  expect(lines.join('')).not.toMatch(/701|home|somebody/);
  expect(lines.join('')).toContain('answers.test.ts');
});

test('a remote repository is asked by a line that is closed, but on this machine', () => {
  const call = (remote: string) => readDeskCall(['--remote', remote]).options.remote;
  for (const remote of ['http://host/a.git', 'git://host/a.git', 'HTTP://127.example/a'])
    expect(() => call(remote), remote).toThrow(UsageError);
  for (const remote of ['https://host/a.git', 'git@host:a.git', '/srv/a', 'http://127.0.0.1/a'])
    expect(call(remote)).toBe(remote);
});

test('the address of a desk that was told none is one that a browser opens, by IPv6 too', () => {
  const address = (...args: string[]) => readDeskCall(args).options.address;
  expect(address('--host', '::1', '--port', '80')).toBe('http://[::1]:80');
  expect(address('--host', 'fe80::1')).toBe('http://[fe80::1]:8377');
  expect(address('--host', 'localhost')).toBe('http://localhost:8377');
});
