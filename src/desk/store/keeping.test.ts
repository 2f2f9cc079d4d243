/** What happens behind the pages: the command after commits, the remote, copies and the way back. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test, vi } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { readArchive } from '../../model/archive.ts';
import { countsSchema } from '../../model/files/counts.ts';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import { runDesk } from '../command.ts';
import { openDesk } from '../app/desk.ts';
import { Repository } from '../../git/repository.ts';
import { readDeskCall } from '../options.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-keeping-'));
});

/** Somebody sends and an editor approves; returns the code when it has been published. */
async function approved({ desk, address }: TestDesk, name: string): Promise<string> {
  const photo = await readFile(path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg'));
  const files = [{ name: 'a.jpg', bytes: photo }];
  const visitor = new Visitor(address);
  const code = codeIn(await visitor.post('/', least({ 'name.ru': name }), files));
  const editor = await member({ desk, address } as TestDesk, 'editor');
  const id = desk.submissions.byCode(code)?.id ?? '';
  await editor.post(`/desk/s/${id}/approve`, { form: editor.form });
  await desk.publisher.whenIdle();
  return code;
}

test('the command after a commit gets the archive’s files, and the sender sees the page is there', async () => {
  const seen = path.join(root, 'seen');
  const kept = path.join(root, 'kept');
  const after = `ls -R "$ESTELIK_CONTENT/veterans/nura" > ${seen}; cp -r "$ESTELIK_CONTENT" ${kept}`;
  const open = await testDesk({ after });
  try {
    const code = await approved(open, 'Видимов Пётр');
    const { archive } = await readArchive(kept);
    const counts = archive?.counts?.places.find(({ place }) => place === 'nura');
    expect(counts, 'for the region’s report').toMatchObject({ received: 1, accepted: 1 });
    expect(await readFile(seen, 'utf8')).toMatch(/vidimov-petr[\s\S]*index\.md\s+portrait\.jpg/);
    const { text } = await new Visitor(open.address).get(`/status/${code}?lang=ru`);
    expect(text).toMatch(/href="https:\/\/estelik\.example\/ru\/people\/vidimov-petr\/"/);
  } finally {
    await open.close();
  }
});

test('what cannot be pushed or built is told at the desk and tried again, and loses nothing', async () => {
  const remote = path.join(root, 'remote.git');
  const open = await testDesk({ after: 'exit 3', remote: undefined });
  try {
    open.desk.options.remote = remote;
    const code = await approved(open, 'Дальний Иван');
    const names = open.desk.troubles.all().map(({ name }) => name);
    expect(names.sort()).toEqual(['after', 'remote']);
    const region = await member(open, 'region');
    const queue = await region.get('/desk?lang=ru');
    expect(queue.text).toContain('Удалённый репозиторий Git недоступен');
    expect(queue.text).toContain('after.log');
    const far = await Repository.open(remote);
    open.desk.options.after = 'true';
    open.desk.publisher.nudge();
    await open.desk.publisher.whenIdle();
    expect(open.desk.troubles.all()).toEqual([]);
    expect(await far.tip()).toBe(await open.desk.repository.tip());
    expect(open.desk.submissions.byCode(code)?.state).toBe('accepted');
  } finally {
    await open.close();
  }
});

test.each([
  ['ends', ''],
  ['is killed where it will not', 'trap "" TERM; '],
])('a build under way %s when the desk is stopped', async (_, stubborn) => {
  const beat = path.join(root, 'beat');
  const open = await testDesk({
    after: `${stubborn}(while :; do echo > ${beat}; sleep 0.1; done); true`,
  });
  open.desk.publisher.nudge();
  await vi.waitFor(() => expect(existsSync(beat)).toBe(true), 30_000);
  await open.close();
  await rm(beat);
  await wait(1000);
  expect(existsSync(beat)).toBe(false);
});

test('who withdraws while a build goes on for hours is gone at once, and the build goes on', async () => {
  const log = path.join(root, 'builds');
  const lines = async (): Promise<string[]> =>
    (await readFile(log, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  // A line for each build: whom it shows, then who has withdrawn; somebody new takes hours.
  const after = `cd "$ESTELIK_CONTENT"
    echo $(ls veterans/*/ | grep -E '^(abdirov|dolgov|drugov)') / $(grep -o 'id: .*' withdrawn.yaml) >> ${log}
    if ls veterans/*/ | grep -q '^dolgov'; then sleep 3600; fi`;
  const open = await testDesk({ after });
  const { desk } = open;
  try {
    desk.publisher.nudge();
    await desk.publisher.whenIdle();
    const sent: string[] = [];
    const editor = await member(open, 'editor');
    for (const [count, name] of ['Долгов Пётр', 'Другов Павел'].entries()) {
      const code = codeIn(await new Visitor(open.address).post('/', least({ 'name.ru': name })));
      const { id = '' } = desk.submissions.byCode(code) ?? {};
      await editor.post(`/desk/s/${id}/approve`, { form: editor.form });
      sent.push(desk.submissions.byId(id)?.entry ?? '');
      // Also while the first one's build goes on, the next one gets into Git.
      const names = async () => (await desk.repository.list('content/veterans')).map((f) => f.path);
      await vi.waitFor(
        async () => expect((await names()).join(' ')).toContain(sent[count]),
        30_000,
      );
      await vi.waitFor(async () => expect(await lines()).toHaveLength(2), 30_000);
    }
    await editor.post('/desk/archive/abdirov-nurken/withdraw', { form: editor.form });
    await vi.waitFor(async () => expect(await lines()).toHaveLength(4), 30_000);
    expect(await lines()).toEqual([
      'abdirov-nurken /',
      'abdirov-nurken dolgov-petr /',
      'abdirov-nurken / id: abdirov-nurken', // as it was public, without the person
      'dolgov-petr drugov-pavel / id: abdirov-nurken',
    ]);
    expect(desk.troubles.all()).toEqual([]);
  } finally {
    await open.close();
  }
});

test('the commands invite, count and refuse what they do not understand, or no desk', async () => {
  const data = path.join(root, 'commands');
  const content = path.join(PROJECT, 'fixtures/archive');
  const counts = path.join(root, 'counts.json');
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (const command of [['counts'], ['purge'], ['invite', '--name', 'А Б'], ['backup', root]])
    expect(await runDesk([...command, '--data', data, '--lang', 'kk']), command[0]).toBe(1);
  expect(stderr.mock.calls.filter(([words]) => String(words).includes(data))).toHaveLength(4);
  stderr.mockRestore();
  expect(existsSync(data), 'nothing was made').toBe(false);
  await (await openDesk(readDeskCall(['--data', data, '--content', content]).options)).close();
  expect(await runDesk(['counts', counts, '--data', data])).toBe(0);
  const { places } = countsSchema.parse(JSON.parse(await readFile(counts, 'utf8')));
  expect(places).toHaveLength(18);
  expect(await runDesk(['invite', '--data', data, '--name', 'А Б', '--lang', 'en'])).toBe(0);
  expect(await runDesk(['purge', '--data', data, '--lang', 'en'])).toBe(0);
  for (const wrong of [
    ['fly'],
    ['invite', '--data', data],
    ['backup'],
    ['--port', 'x'],
    ['--stray'],
  ])
    expect(await runDesk(wrong), wrong.join(' ')).toBe(2);
  expect(await readdir(data)).toContain('desk.sqlite');
}, 60_000);
