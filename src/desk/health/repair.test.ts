/** What goes wrong around the desk: it goes on, heals, or says in words what somebody must do. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import { muteServer } from '../../dev/testing/mute-server.ts';
import { runDesk } from '../command.ts';
import { Repository } from '../../git/repository.ts';
import { git } from '../../git/run.ts';
import { heal } from './heal.ts';
import type * as health from './health.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-repair-'));
});

type Health = ReturnType<typeof health.healthOf>;

const healthOf = async ({ address }: TestDesk): Promise<Health & { status: number }> => {
  const answer = await fetch(`${address}/health`);
  return { status: answer.status, ...((await answer.json()) as Health) };
};

const MINUTE = 60_000;

test('a remote that hangs keeps no decision from Git, is told with its age, and ends with the desk', async () => {
  const server = await muteServer('silent');
  const open = await testDesk();
  const { desk } = open;
  desk.options.remote = `http://127.0.0.1:${server.port}/archive.git`;
  desk.publisher.nudge();
  await expect.poll(() => server.calls(), { timeout: 30_000 }).toBe(1);
  const code = codeIn(
    await new Visitor(open.address).post('/', least({ 'name.ru': 'Дальний Иван' })),
  );
  const editor = await member(open, 'region');
  const { id = '' } = desk.submissions.byCode(code) ?? {};
  await editor.post(`/desk/s/${id}/approve`, { form: editor.form });
  const names = async () => (await desk.repository.list('content/veterans')).map((f) => f.path);
  await expect
    .poll(names, { timeout: 30_000 })
    .toContainEqual(expect.stringContaining('dalnii-ivan/index.md'));
  await expect.poll(async () => (await healthOf(open)).openTasks, { timeout: 30_000 }).toBe(0);
  expect(await healthOf(open)).toMatchObject({
    status: 200,
    state: 'ok',
    troubles: [],
    oldestTask: null,
    synchronised: null,
  });

  // An hour later: nobody has said that anything failed, and yet nothing has happened.
  const now = desk.now().getTime();
  desk.db.setMeta('synchronised', String(now - 60 * MINUTE));
  desk.db.run(
    "INSERT INTO task (key, kind, entry, made) VALUES ('late', 'led', 'nobody', ?)",
    now - 20 * MINUTE,
  );
  const health = await healthOf(open);
  expect(health).toMatchObject({ state: 'trouble', troubles: ['write', 'remote'], openTasks: 1 });
  expect(health.oldestTask).toBeGreaterThanOrEqual(1200);
  expect(health.synchronised).toBeGreaterThanOrEqual(3600);
  expect(health.ages.remote).toBeGreaterThanOrEqual(3600);
  for (const [lang, words, since] of [
    ['kk', 'Қашықтағы Git қоймасына жету мүмкін емес', /Басталған уақыты: 2027 ж\. \d+ \p{L}+/u],
    ['ru', 'Удалённый репозиторий Git недоступен', /С \d+ \p{L}+ 2027 г\./u],
    ['en', 'The remote Git repository cannot be reached', /Since \d+ \p{L}+ 2027/u],
  ] as const) {
    const { text } = await editor.get(`/desk?lang=${lang}`);
    expect(text).toContain(words);
    expect(text.replaceAll(/&nbsp;|\u00a0/g, ' ')).toMatch(since);
  }
  await open.close(); // although the remote still says nothing
  expect(server.calls()).toBe(1);
  await server.close();
});

test('what the remote brings and would break the archive is named and not taken in', async () => {
  const remote = path.join(root, 'remote.git');
  await Repository.open(remote);
  const open = await testDesk({ remote });
  const { desk } = open;
  try {
    desk.publisher.nudge();
    await desk.publisher.whenIdle();
    const far = await Repository.open(remote);
    const own = 'content/veterans/karkaraly/abdirov-nurken/index.md';
    const twice = 'content/veterans/nura/abdirov-nurken/index.md';
    const text = (await desk.repository.read(own))?.toString() ?? '';
    await far.commit(async () => [
      {
        message: 'content: the same person in another place',
        write: [{ path: twice, data: text.replace('place: karkaraly', 'place: nura') }],
      },
    ]);
    const before = await desk.repository.tip();
    desk.publisher.nudge();
    await desk.publisher.whenIdle();
    expect(await desk.repository.tip()).toBe(before);
    const [trouble] = desk.troubles.all();
    expect(trouble?.name).toBe('merge');
    expect(trouble?.problems.map(({ code }) => code)).toContain('id-taken');
    const region = await member(open, 'region');
    const { text: page } = await region.get('/desk?lang=ru');
    expect(page).toContain('испортили бы архив');
    expect(page).toContain('abdirov-nurken/index.md');

    await far.commit(async () => [
      { message: 'content: mend', remove: [path.posix.dirname(twice)] },
    ]);
    desk.publisher.nudge();
    await desk.publisher.whenIdle();
    expect(desk.troubles.all()).toEqual([]);
    expect(await desk.repository.tip()).toBe(await far.tip());
  } finally {
    await open.close();
  }
});

test('what a killed desk left is removed by the one that serves, and by no command beside it', async () => {
  const open = await testDesk();
  const { data } = open.desk.options;
  const old = new Date(performance.timeOrigin - MINUTE);
  const leave = async (name: string, at: Date): Promise<string> => {
    const file = path.join(data, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, 'left');
    await utimes(file, at, at);
    return file;
  };
  const left = [
    await leave('archive.git/refs/heads/main.lock', old),
    await leave('archive.git/HEAD.lock', old),
    await leave('archive.git/packed-refs.lock', old),
    await leave('files.index.lock', old),
    await leave('incoming/photo/0', old),
  ];
  const inUse = await leave('archive.git/config.lock', new Date());
  const tip = (await open.desk.repository.tip()) ?? '';
  await git(path.join(data, 'archive.git'), ['update-ref', 'refs/desk/half', tip]);
  const common = ['--data', data, '--lang', 'en'];
  const content = ['--content', open.desk.options.content];
  expect(await runDesk(['counts', path.join(root, 'counts.json'), ...common, ...content])).toBe(0);
  expect(await runDesk(['purge', ...common, ...content])).toBe(0);
  expect(await runDesk(['invite', '--name', 'А Б', ...common])).toBe(0);
  expect(await runDesk(['backup', path.join(root, 'copy'), ...common])).toBe(0);
  expect(left.filter((file) => !existsSync(file))).toEqual([]);

  await heal(data);
  expect(left.filter(existsSync)).toEqual([]);
  expect(existsSync(inUse)).toBe(true);
  const refs = await git(path.join(data, 'archive.git'), ['for-each-ref', 'refs/desk']);
  expect(refs.toString()).toBe('');
  await open.close();
});

test('a broken database takes nothing in, says so, and lets what it can be read', async () => {
  const data = path.join(root, 'broken');
  const first = await testDesk({ data });
  const region = await member(first, 'region');
  const code = codeIn(await new Visitor(first.address).post('/', least()));
  first.desk.db.transaction(() => {
    for (let row = 0; row < 300; row += 1)
      first.desk.audit.record({ staff: null, action: 'living', detail: 'x'.repeat(400) });
  });
  await first.close();
  const file = path.join(data, 'desk.sqlite');
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill(7, bytes.length - 20 * 4096));

  const open = await testDesk({ data });
  const health = await healthOf(open);
  expect(health).toMatchObject({ status: 503, state: 'trouble', troubles: ['database'] });
  const visitor = new Visitor(open.address);
  expect((await visitor.get(`/status/${code}?lang=kk`)).status).toBe(200);
  expect(await visitor.get('/?lang=ru')).toMatchObject({
    status: 503,
    text: expect.stringContaining('Сервер ремонтируют'),
  });
  const form = least();
  const answer = await visitor.post('/?lang=kk', form);
  expect(answer.status).toBe(503);
  expect(answer.text).toContain('жібергеніңіз қабылданған жоқ');
  expect(open.desk.submissions.byId(String(form['submission']))).toBeUndefined();
  const { status, text } = await region.moveTo(open.address).get('/desk?lang=ru');
  expect(status).toBe(200);
  expect(text).toContain('База данных повреждена');
  const content = ['--content', open.desk.options.content];
  expect(await runDesk(['purge', '--data', data, ...content, '--lang', 'en'])).toBe(1);
  await open.close();
});
