/** Every route of the server itself, asked by everybody for everything a parameter of it can name. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify, { type FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { PROJECT } from '../../base/platform/cache.ts';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type Answer,
  type Fields,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import type { Action } from '../../cms/backend/request.ts';
import { digestOf } from '../store/codes.ts';
import { ownerOf } from '../store/batches.ts';
import { may } from '../store/rights.ts';
import type { Person } from '../store/staff.ts';
import { registerAccess, type Access, type RouteAccess } from './access.ts';
import { text } from './input.ts';
import { ObjectRule } from './object-rule.ts';
import { place } from './objects.ts';

const SECRET = 'СЕКРЕТ-ЧЕРНОВИК';
const CONTACT = '+7 701 123 00 01';

interface Who {
  person: Person;
  visitor: Visitor;
  /** The session's CSRF token. */
  form: string;
}

/** What a parameter of a kind is given: of the own place, of another one, of nowhere. */
interface Names {
  own: string;
  /** Absent where everybody may name it, or a secret is all that is asked. */
  foreign?: string;
  unknown: string;
}

let open: TestDesk;
let nobody: Visitor;
const people: Who[] = [];
let head: Who;
let names: Record<string, (who: Person) => Names>;
let dumpForeign: () => string;

beforeAll(async () => {
  open = await testDesk({}, ['abdirov-nurken']);
  const { desk } = open;
  nobody = new Visitor(open.address);
  const join = async (...as: [Parameters<typeof member>[1], Person['places']]): Promise<Who> => {
    const visitor = await member(open, as[0], as[1]);
    const person = desk.staff.list().sort((a, b) => b.id - a.id)[0];
    if (!person) throw new Error('nobody joined');
    return { person, visitor, form: visitor.form };
  };
  for (const role of ['specialist', 'editor', 'region'] as const)
    people.push(await join(role, ['nura']));
  head = await join('region', 'all');
  const [near, far] = [await join('specialist', ['nura']), await join('specialist', ['shet'])];

  const photo = async (name: string) => ({
    name,
    bytes: await readFile(path.join(PROJECT, 'fixtures/photos', name)),
  });
  const send = async (more: Fields, file: string): Promise<string> => {
    const code = codeIn(await nobody.post('/?lang=ru', least(more), [await photo(file)]));
    return desk.submissions.byCode(code)?.id ?? '';
  };
  const own = await send({}, '02-portrait-bw-3x4.jpg');
  const other = await send({ 'name.ru': 'Ахметов Серик' }, '02-portrait-bw-3x4.jpg');
  const foreignFields = { place: 'shet', 'story.ru': SECRET, 'contact.contact': CONTACT };
  const foreign = await send(foreignFields, '04-damaged-scan-sepia.jpg');
  const approved = await send({ 'name.ru': 'Досов Ерлан' }, '02-portrait-bw-3x4.jpg');
  await head.visitor.post(`/desk/s/${approved}/approve`, { form: head.form });
  await desk.publisher.whenIdle();
  const entry = desk.submissions.byId(approved)?.entry ?? '';
  desk.publisher.nudge = () => undefined;

  const batches = new Map<number, string>();
  const [kept] = desk.submissions.photosOf(own);
  for (const { person } of [...people, head, far]) {
    const id = randomUUID();
    batches.set(person.id, id);
    const about = { name: 'x', language: 'ru', defaults: {}, made: Date.now() } as const;
    desk.batches.add({ id, staff: person.id, kind: 'list', ...about });
    desk.batches.set(id, { state: 'read' });
    if (kept) desk.submissions.photos.add(ownerOf(id, 0), kept);
  }
  const batchOf = ({ id }: Person): string => batches.get(id) ?? '';
  const invite = (places: Person['places']): string =>
    desk.staff.invite({ name: 'x', role: 'specialist', places }, null);
  const [link, otherLink] = [invite(['nura']), invite(['shet'])];
  const hashes = (id: string) => desk.submissions.photosOf(id)[0];
  const code = desk.submissions.byId(own)?.code ?? '';
  const blob = [...desk.archive.entries.values()].flatMap(({ pictures }) => pictures)[0]?.blob;
  const unknown = randomUUID();
  const nothing = 'f'.repeat(64);
  const always = (named: Names) => () => named;

  names = {
    submission: always({ own, foreign, unknown }),
    target: always({ own: other, foreign, unknown }),
    newSubmission: always({ own, foreign, unknown: 'no-uuid' }),
    place: always({ own: 'nura', foreign: 'shet', unknown: 'gone' }),
    entry: always({ own: entry, foreign: 'abdirov-nurken', unknown: 'nobody-is-this' }),
    publicEntry: always({ own: entry, unknown: 'nobody-is-this' }),
    clean: always({
      own: hashes(own)?.clean ?? '',
      foreign: hashes(foreign)?.clean ?? '',
      unknown: nothing,
    }),
    original: always({
      own: hashes(own)?.original ?? '',
      foreign: hashes(foreign)?.original ?? '',
      unknown: nothing,
    }),
    ownPhoto: always({
      own: hashes(own)?.original ?? '',
      foreign: hashes(foreign)?.original ?? '',
      unknown: nothing,
    }),
    ownPicture: always({
      own: hashes(own)?.clean ?? '',
      foreign: hashes(foreign)?.clean ?? '',
      unknown: nothing,
    }),
    blob: always({ own: blob ?? '', unknown: nothing }),
    batch: (who) => ({ own: batchOf(who), foreign: batchOf(far.person), unknown }),
    newBatch: (who) => ({ own: batchOf(who), foreign: batchOf(far.person), unknown: 'no-uuid' }),
    batchPhoto: always({
      own: kept?.clean ?? '',
      foreign: hashes(foreign)?.clean ?? '',
      unknown: nothing,
    }),
    member: always({ own: String(near.person.id), foreign: String(far.person.id), unknown: '999' }),
    invitation: always({ own: digestOf(link), foreign: digestOf(otherLink), unknown: nothing }),
    // Secrets: whoever has them may, and a UUID alone is none of them.
    receipt: always({ own: code, unknown: '7KD3M-Q94XX' }),
    sentForm: always({ own: unknown, foreign, unknown: 'no-uuid' }),
    openForm: always({ own: unknown, foreign, unknown: 'no-uuid' }),
    invitationLink: always({ own: link, unknown: 'x'.repeat(32) }),
  };
  const rows = (sql: string, ...values: (string | number)[]) => desk.db.all(sql, ...values);
  dumpForeign = () =>
    JSON.stringify([
      rows('SELECT * FROM submission WHERE id = ?', foreign),
      rows('SELECT * FROM photo WHERE owner = ?', foreign),
      rows('SELECT * FROM contact WHERE submission = ?', foreign),
      rows('SELECT * FROM consent WHERE submission = ?', foreign),
      rows("SELECT * FROM task WHERE entry = 'abdirov-nurken'"),
      rows('SELECT * FROM staff WHERE id = ?', far.person.id),
      rows('SELECT token FROM invitation'),
      rows('SELECT * FROM batch WHERE staff = ?', far.person.id),
    ]);
});
afterAll(() => open.close());

interface Parameter {
  where: 'params' | 'query' | 'form';
  name: string;
  rule: ObjectRule<unknown>;
}

const parametersOf = ({ params, query, form }: Access): Parameter[] =>
  Object.entries({ params, query, form }).flatMap(([where, rules]) =>
    Object.entries(rules ?? {}).flatMap(([name, rule]) =>
      typeof rule === 'string' ? [] : [{ where: where as Parameter['where'], name, rule }],
    ),
  );

const isRead = ({ method }: RouteAccess): boolean => method === 'GET';

/** Asks a route with the own things, but for one; nothing stays of what it did. */
async function ask(
  who: Who | null,
  route: RouteAccess,
  named?: { parameter: Parameter; value: string },
): Promise<Answer & { isForeignWhole: boolean }> {
  const person = who?.person ?? head.person;
  const valueOf = (parameter: Parameter): string =>
    named?.parameter.rule === parameter.rule && named.parameter.where === parameter.where
      ? named.value
      : (names[parameter.rule.kind]?.(person).own ?? '');
  const parameters = parametersOf(route.access).map((one) => ({ ...one, value: valueOf(one) }));
  const of = (where: Parameter['where']) =>
    parameters
      .filter((one) => one.where === where)
      .map(({ name, value }) => [name, value] as const);
  const inPath = new Map(of('params'));
  const url = route.url
    .replace(/:(\w+)/g, (_, name: string) => inPath.get(name) ?? 'x')
    .replace('*', '');
  const query = new URLSearchParams(of('query').map(([name, value]) => [name, value]));
  const least = route.url === '/desk/people' ? { name: 'x', role: 'specialist' } : {};
  const fields: Fields = { ...least, ...Object.fromEntries(of('form')), form: who?.form ?? '' };
  const visitor = who?.visitor ?? nobody;
  const before = dumpForeign();
  open.desk.db.run('BEGIN');
  try {
    const answer = isRead(route)
      ? await visitor.get(`${url}?${query.toString()}`)
      : await visitor.post(url, fields);
    return { ...answer, isForeignWhole: dumpForeign() === before };
  } finally {
    open.desk.db.run('ROLLBACK');
  }
}

/** Uploads speak a protocol of their own and name only secrets; assets are many of one kind. */
const walked = (): RouteAccess[] =>
  open.routes.filter(
    ({ method, url }) =>
      ['GET', 'POST'].includes(method) &&
      !url.startsWith('/assets/') &&
      !/^\/uploads|decap$/.test(url),
  );

test('every kind of thing that a route names is walked', () => {
  const kinds = open.routes.flatMap(({ access }) =>
    parametersOf(access).map(({ rule }) => rule.kind),
  );
  expect(new Set(kinds)).toEqual(new Set(Object.keys(names)));
});

test('nobody passes the door', async () => {
  for (const route of walked().filter(({ access }) => access.who !== 'anybody')) {
    const answer = await ask(null, route);
    const label = `${route.method} ${route.url}`;
    expect([answer.status, answer.location], label).toEqual([303, '/desk/login']);
  }
});

test('foreign pages post in nobody’s name: without the token nothing is done', async () => {
  for (const route of walked().filter((one) => !isRead(one) && one.access.who !== 'anybody')) {
    const answer = await ask({ ...head, form: 'guess' }, route);
    expect([answer.status, answer.isForeignWhole], route.url).toEqual([403, true]);
  }
});

test('everybody reaches the own things the role is for, and no other', async () => {
  for (const route of walked().filter(({ url }) => url !== '/desk/logout'))
    for (const who of route.access.who === 'anybody' ? [null] : [...people, head]) {
      const { access } = route;
      const isFor = who === null || access.who === 'staff' || may(who.person, access.who as never);
      const label = `${who?.person.role} ${route.method} ${route.url}`;
      if (!isFor) {
        expect((await ask(who, route)).status, label).toBe(403);
        continue;
      }
      // What the account says of a wrong password is its own test's.
      if (who !== null && !route.url.startsWith('/desk/account')) {
        const answer = await ask(who, route);
        expect(
          [400, 401, 403, 404].includes(answer.status) || answer.status >= 500,
          `${label} own ${answer.status}`,
        ).toBe(false);
      }
      for (const parameter of parametersOf(access)) {
        const person = who?.person ?? head.person;
        const { foreign, unknown } = names[parameter.rule.kind]?.(person) ?? { unknown: '' };
        const isHis = (kind: string): boolean =>
          ['batch', 'newBatch', 'ownPhoto', 'ownPicture', 'batchPhoto'].includes(kind);
        const seesAll = who?.person.places === 'all' && !isHis(parameter.rule.kind);
        for (const value of [seesAll ? undefined : foreign, unknown]) {
          if (value === undefined) continue;
          const answer = await ask(who, route, { parameter, value });
          const at = `${label} ${parameter.where}.${parameter.name}=${value === unknown ? 'unknown' : 'foreign'}`;
          expect(answer.status, at).toBeLessThan(500);
          if (!parameter.rule.isLenient) expect(answer.status, at).toBe(403);
          else if (parameter.where === 'params') expect(answer.status, at).toBe(404);
          expect(answer.isForeignWhole, at).toBe(true);
          if (who?.person.places !== 'all') {
            expect(answer.text, at).not.toContain(SECRET);
            expect(answer.text, at).not.toContain(CONTACT);
          }
        }
      }
    }
});

test('the UUID of a form opens neither its photographs nor a new sending', async () => {
  const { foreign = '' } = names['submission']?.(head.person) ?? {};
  const before = dumpForeign();
  const [photo] = open.desk.submissions.photosOf(foreign);
  expect((await nobody.get(`/sent/${foreign}/${photo?.clean}`)).status).toBe(404);
  const again = least({ submission: foreign, drop: photo?.original ?? '', 'contact.contact': '' });
  const answer = await nobody.post('/?lang=ru', again);
  expect([answer.status, answer.text.includes(photo?.clean ?? '')]).toEqual([403, false]);
  expect(dumpForeign()).toBe(before);
  const form = (await nobody.get('/?lang=ru')).text;
  const hidden = (name: string): string =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? '';
  const own = { submission: hidden('submission'), key: hidden('key') };
  const sent = await nobody.post('/', least(own));
  const anew = await nobody.post('/', least({ ...own, tried: 'on', 'story.ru': 'Ещё слово' }));
  expect(codeIn(anew), 'the sender’s own page sends it anew').toBe(codeIn(sent));
  expect(open.desk.submissions.byCode(codeIn(anew))?.revision).toBe(2);
});

test('quick add and corrections take what is open alone, and erase no contact', async () => {
  const [specialist] = people;
  const { own } = names['submission']?.(head.person) ?? { own: '' };
  const fields = {
    ...least({ submission: own, 'contact.contact': '' }),
    form: specialist?.form ?? '',
  };
  open.desk.db.run('BEGIN');
  expect((await specialist?.visitor.post('/desk/add', fields))?.status).toBe(303);
  expect(open.desk.submissions.contactOf(own)?.contact).toBe('+7 701 555 66 77');
  open.desk.submissions.update(own, { state: 'accepted' });
  const [kept] = open.desk.submissions.photosOf(own);
  const edit = { ...fields, drop: kept?.original ?? '' };
  expect((await specialist?.visitor.post(`/desk/s/${own}/edit`, edit))?.status).toBe(409);
  expect(open.desk.submissions.photosOf(own)).toEqual([kept]);
  expect((await specialist?.visitor.post('/desk/add', fields))?.status).toBe(409);
  open.desk.db.run('ROLLBACK');
});

/** What each action of the editors' form names of an entry. */
const ACTIONS = (at: string, id: string) => {
  const file = `content/veterans/${at}/${id}/index.md`;
  const entry = { collection: at, slug: `${id}/index` };
  const saved = {
    dataFiles: [{ path: file, slug: id, raw: '' }],
    assets: [],
    options: { useWorkflow: true },
  };
  return {
    info: null,
    getDeployPreview: null,
    persistMedia: null,
    proposeId: null,
    unpublishedEntries: null,
    entriesByFolder: { folder: `content/veterans/${at}`, extension: 'md' },
    entriesByFiles: { files: [{ path: file }] },
    getEntry: { path: file },
    getMediaFile: { path: file },
    getMedia: { mediaFolder: path.posix.dirname(file) },
    unpublishedEntry: entry,
    unpublishedEntryDataFile: { ...entry, path: file },
    unpublishedEntryMediaFile: { ...entry, path: file },
    deleteUnpublishedEntry: entry,
    persistEntry: saved,
    updateUnpublishedEntryStatus: { ...entry, newStatus: 'draft' },
    publishUnpublishedEntry: entry,
    deleteFile: { path: file },
    deleteFiles: { paths: [file] },
  } satisfies Record<Action, object | null>;
};

test('every action of the editors’ form is refused for another place', async () => {
  const tip = await open.desk.repository.tip();
  for (const [action, params] of Object.entries(ACTIONS('karkaraly', 'abdirov-nurken'))) {
    const body = { action, params: params ?? {} };
    expect((await nobody.postJson('/desk/decap', body)).status, action).toBe(401);
    for (const { visitor, person } of params ? people : []) {
      const { status } = await visitor.postJson('/desk/decap', body);
      expect(status, `${person.role} ${action}`).toBe(403);
    }
  }
  expect(await open.desk.repository.tip()).toBe(tip);
});

test('a route that says nothing, or not of a parameter, stops the start', () => {
  const bare = fastify();
  registerAccess(bare, open.desk);
  expect(() => bare.get('/new', () => 'x')).toThrow('says nothing of its access');
  const config = { access: { who: 'staff' } } as const;
  expect(() => bare.get('/new/:id', { config }, () => 'x')).toThrow('its parameter id');
  expect(() => bare.post('/new', { config }, () => 'x')).toThrow('says nothing of CSRF');
  const token = { access: { who: 'anybody', csrf: 'token' } } as const;
  expect(() => bare.post('/new', { config: token }, () => 'x')).toThrow('session has a token');
});

/** Every route with its right, its proof and what it reads: a change of one is a change of the table. */
test('the table of routes is the one that was looked through', async () => {
  const kindOf = (rule: ObjectRule<unknown> | string): string =>
    typeof rule === 'string' ? rule : `${rule.kind}${rule.isLenient ? '?' : ''}`;
  const named = (rules: Access['form']): string[] =>
    Object.entries(rules ?? {}).map(([name, rule]) => `${name}=${kindOf(rule)}`);
  const read = ({ input }: Access): string[] => [
    ...Object.keys(input?.shape ?? {}),
    ...(input?.def.catchall ? ['…'] : []),
  ];
  const rows = open.routes
    .filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/assets/'))
    .map(({ method, url, access }) => {
      const names = [...named(access.params), ...named(access.query), ...named(access.form)];
      const csrf = method === 'GET' ? '' : ` csrf=${access.csrf}`;
      const fields = [...names, ...read(access)].join(' ');
      return `${method.padEnd(6)} ${url} | ${access.who}${csrf} | ${fields}`.trimEnd();
    });
  await expect(`${rows.sort().join('\n')}\n`).toMatchFileSnapshot('routes.txt');
});

test('a handler sees no parameter it has not declared', async () => {
  const app = fastify();
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart);
  registerAccess(app, open.desk);
  const anybody = { who: 'anybody', csrf: 'none' } as const;
  const shown = ({ posted }: FastifyRequest) => posted?.values;
  const loose: Access = {
    ...anybody,
    form: { into: place('see').orNothing },
    input: z.looseObject({}),
  };
  app.post('/declares', { config: { access: loose } }, shown);
  app.post('/loose', { config: { access: { ...anybody, input: z.looseObject({}) } } }, shown);
  const strict: Access = { ...anybody, input: z.object({ words: text() }) };
  app.post('/strict', { config: { access: strict } }, (request) => [request.input, shown(request)]);
  app.get('/read', { config: { access: { who: 'anybody' } } }, (request) => request.query);
  const posted = {
    method: 'POST',
    payload: 'into=x&words=y&more=z',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  } as const;
  expect((await app.inject({ ...posted, url: '/declares' })).json()).toHaveProperty('into');
  const seen = { words: ['y'], more: ['z'] };
  expect((await app.inject({ ...posted, url: '/loose' })).json()).toEqual(seen);
  const read = [{ words: 'y' }, { words: ['y'] }];
  expect((await app.inject({ ...posted, url: '/strict' })).json()).toEqual(read);
  expect((await app.inject({ url: '/read?into=x&lang=kk' })).json()).toEqual({ lang: 'kk' });
});

test('a page elsewhere changes nothing where the origin is the proof, and is refused in words', async () => {
  const changes = open.routes.filter(
    ({ method, access: { csrf } }) => method === 'POST' && csrf === 'origin',
  );
  expect(changes.length).toBeGreaterThan(3);
  for (const { url } of changes)
    for (const origin of ['garbage', 'https://elsewhere.example']) {
      const guest = new Visitor(open.address);
      const answer = await guest.post(url.replace(/:\w+/, 'x'), {}, [], { origin });
      // Whoever must be logged in is told that first.
      expect(answer.status, `${url} ${origin}`).toBe(url.includes('decap') ? 401 : 403);
    }
});
