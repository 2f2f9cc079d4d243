/** What a sender is told from the receipt to the street, and how soon somebody is gone again. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhenFile } from '../../model/files/when.ts';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';
import { writeTimes } from '../../dev/testing/screen-times.ts';

let root: string;
let open: TestDesk;
let visitor: Visitor;
/** What the desk's command saw last: the ids of the archive it was given. */
const seen = async (): Promise<string> => readFile(path.join(root, 'seen'), 'utf8').catch(() => '');
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-status-'));
  const after = `ls "$ESTELIK_CONTENT"/veterans/*/ > "${path.join(root, 'seen')}"`;
  const site = path.join(root, 'site');
  open = await testDesk(
    { after, site },
    ['abdirov-nurken'],
    ['temirtau-centre', 'karaganda-theatre'],
  );
  visitor = new Visitor(open.address);
});
afterAll(async () => {
  await open.close();
  await rm(root, { recursive: true, force: true });
});

const status = async (code: string, lang = 'ru') => {
  const { text } = await visitor.get(`/status/${code}?lang=${lang}`);
  return { text, done: [...text.matchAll(/<li class="done">/g)].length };
};

/** What a build would leave of the archive as it is: pages by name, times by the schedule. */
async function build(): Promise<string> {
  const site = open.desk.options.site ?? '';
  const files = path.join(open.desk.options.data, 'files');
  await open.desk.repository.checkOut(files);
  for (const id of open.desk.archive.entries.keys()) {
    await mkdir(path.join(site, 'kk/people', id), { recursive: true });
    await writeFile(path.join(site, 'kk/people', id, 'index.html'), '');
  }
  await writeTimes(path.join(files, 'content'), site);
  return site;
}

test('received, accepted, on the site, on which screen and when; taken back, gone at once', async () => {
  const sent = least({ place: 'temirtau', 'consent.clip': 'on', 'consent.led': 'on' });
  const code = codeIn(await visitor.post('/?lang=ru', sent));
  const id = open.desk.submissions.byCode(code)?.id ?? '';
  // While it waits: what comes next, the code to oneself, and a way to correct.
  const { text: waiting } = await status(code);
  for (const words of ['Что дальше', `href="/correct/${code}`, 'https://wa.me/?text='])
    expect(waiting).toContain(words);
  expect((await visitor.get(`/correct/${code}?lang=ru`)).text).toContain('Пока никто не смотрел');
  const [first, second] = [await member(open, 'editor'), await member(open, 'editor')];
  await first.post(`/desk/s/${id}/approve`, { form: first.form });
  await open.desk.publisher.whenIdle();
  const { entry = '' } = open.desk.submissions.byId(id) ?? {};
  expect(await seen()).toContain(entry);
  expect((await status(code)).done).toBe(2);
  await build();
  expect(await status(code)).toMatchObject({ done: 3 });

  await second.post(`/desk/s/${id}/screens`, { form: second.form });
  await open.desk.publisher.whenIdle();
  const site = await build();
  const when = JSON.parse(
    await readFile(path.join(site, 'when', `${entry}.json`), 'utf8'),
  ) as WhenFile;
  const [screen, ...others] = when.screens;
  expect(others).toEqual([]);
  expect(screen?.times.length).toBeGreaterThan(10);
  const clock = new Intl.DateTimeFormat('ru', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: when.timeZone,
  }).format(new Date(screen?.times[0] ?? ''));
  for (const lang of ['kk', 'ru'] as const) {
    const { text, done } = await status(code, lang);
    expect(done).toBe(4);
    expect(text).toContain(screen?.name[lang]);
    expect(text).toContain(clock);
    expect(text).not.toMatch(/Ахметов|555 66 77/);
  }

  // The clip alone: page and street screen stay as they were, without a new look.
  const clip = await visitor.post(`/status/${code}/revoke?lang=ru`, { use: 'clip' });
  expect((await visitor.get(clip.location)).text).toContain('Отозвано: Видеоролик');
  await open.desk.publisher.whenIdle();
  const { fields: without } = open.desk.archive.entries.get(entry ?? '') ?? {};
  expect(without?.consent).toMatchObject({ page: true, clip: false, led: true });
  expect(open.desk.submissions.byId(id)).toMatchObject({ state: 'accepted', led: 'agreed' });
  await build();
  expect(await status(code)).toMatchObject({ done: 4, text: expect.stringContaining(clock) });

  // The screen alone: the page stays.
  const none = await visitor.post(`/status/${code}/revoke?lang=ru`, {});
  expect((await visitor.get(none.location)).text).toContain('Ничего не отмечено');
  const one = await visitor.post(`/status/${code}/revoke?lang=ru`, { use: 'led' });
  expect((await visitor.get(one.location)).text).toContain('Отозвано: Уличный экран');
  await open.desk.publisher.whenIdle();
  expect(open.desk.archive.entries.get(entry ?? '')?.fields.consent).toMatchObject({
    page: true,
    clip: false,
    led: false,
  });
  expect(open.desk.submissions.byId(id)).toMatchObject({ state: 'accepted', led: 'no' });
  expect((await status(code)).text).not.toContain('name="use" value="led"');

  await visitor.post(`/status/${code}/take-back`, {});
  await open.desk.publisher.whenIdle();
  expect(await seen()).not.toContain(entry);
  const { text } = await status(code);
  expect(text).not.toContain(clock);
  expect(text).toContain('Отозвано');
});

test('a wish to withdraw of somebody without a code is followed by one press, and built at once', async () => {
  expect(await seen()).toContain('abdirov-nurken');
  const editor = await member(open, 'editor');
  await editor.post('/desk/archive/abdirov-nurken/withdraw', { form: editor.form });
  await open.desk.publisher.whenIdle();
  expect(await seen()).not.toContain('abdirov-nurken');
  expect(await readdir(path.join(open.desk.options.data, 'files/content'))).toContain(
    'withdrawn.yaml',
  );
});
