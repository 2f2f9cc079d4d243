/** What nobody means well by: a clear answer or a clean refusal, and the desk goes on. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import path from 'node:path';
import { readdir, readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
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
let visitor: Visitor;
beforeAll(async () => {
  open = await testDesk();
  visitor = new Visitor(open.address);
});
afterAll(() => open.close());
afterEach(async () => {
  expect((await visitor.get('/health')).status).toBe(200);
  const incoming = path.join(open.desk.options.data, 'incoming');
  await vi.waitFor(async () => expect(await readdir(incoming).catch(() => [])).toEqual([]), 10_000);
});

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const bomb = (): Promise<Buffer> =>
  sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
    .png()
    .toBuffer();

test.each([
  ['a pixel bomb', 'a.png', bomb],
  ['a vector with a script', 'a.jpg', async () => svg],
  ['a program', 'a.jpg', async () => Buffer.from('MZ' + 'x'.repeat(5000))],
  ['forty million bytes', 'a.jpg', async () => randomBytes(40_000_000)],
  ['nothing but a name', '../../../etc/passwd', async () => Buffer.from('root:x:0')],
])('%s is refused in words, and the rest of the form is kept', async (_, name, bytes) => {
  const answer = await visitor.post('/?lang=ru', least({ 'story.ru': 'Сохранится' }), [
    { name, bytes: await bytes() },
  ]);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('id="f-photos-wrong"');
  expect(answer.text).toContain('Сохранится');
});

test('a picture with something appended is kept without it', async () => {
  const photo = await readFile(path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg'));
  const bytes = Buffer.concat([photo, Buffer.from('PK\u0003\u0004<?php evil(); ?>')]);
  const answer = await visitor.post('/', least(), [{ name: 'a.php', bytes }]);
  const { id } = open.desk.submissions.byCode(codeIn(answer)) ?? { id: '' };
  const [kept] = open.desk.submissions.photosOf(id);
  expect((await open.desk.blobs.read(kept?.clean ?? '')).includes('evil')).toBe(false);
});

test('scripts and hidden characters in a name are text, and reversed words are straightened', async () => {
  const name = '\u202EЗлой\u200B <img src=x onerror=alert(1)> "q" \u0000';
  const answer = await visitor.post('/', least({ 'name.ru': name }));
  expect(answer.status).toBe(303);
  const submission = open.desk.submissions.byCode(codeIn(answer));
  expect(submission?.draft.name).toEqual({ ru: 'Злой <img src=x onerror=alert(1)> "q"' });
  const editor = await member(open, 'region');
  const page = await editor.get(`/desk/s/${submission?.id}`);
  expect(page.text).not.toContain('<img src=x');
  expect(page.text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe');
});

test('ids, codes and fields that were made up lead nowhere', async () => {
  for (const submission of ['', '1', '../x', "' OR 1=1 --", 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
    expect((await visitor.post('/', least({ submission }))).status, submission).toBe(400);
  const first = await visitor.post('/', least());
  const other = least({ code: codeIn(first) });
  expect((await visitor.post('/', other)).status).toBe(400);
  for (const code of ['AAAAA-AAAAA', '%00', '..%2f..', '7'.repeat(300)])
    expect([404, 414], code).toContain((await visitor.get(`/status/${code}`)).status);
  const forged = least({
    'photos.0.file': '../x',
    id: 'chosen',
    __proto__: 'x',
    'constructor.x': '1',
    place: '../../etc',
    'consent.page': 'on',
  });
  const answer = await visitor.post('/', forged);
  expect(answer.status).toBe(422);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  for (const where of [
    '/assets/../../package.json',
    '/assets/%2e%2e%2fdesk.sqlite',
    '/sent/x/../../desk.sqlite',
  ])
    expect((await visitor.get(where)).status, where).toBe(404);
});

test('a text too long to be kept whole is refused in words, not cut', async () => {
  const sent = least({ 'story.ru': 'а'.repeat(100_001) });
  const answer = await visitor.post('/?lang=ru', sent);
  expect(answer.status).toBe(413);
  expect(answer.text).toContain('текст до 100 000 букв');
});

test('too many fields, a broken body and a half-sent one are refused without harm', async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 'x']));
  expect([400, 413]).toContain((await visitor.post('/', least(many))).status);
  const broken = await fetch(`${open.address}/`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\ncontent-disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\nhalf',
  });
  expect(broken.status).toBe(400);
  await new Promise<void>((resolve) => {
    const { port } = new URL(open.address);
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=x\r\n',
      );
      socket.write(
        'content-length: 1000000\r\n\r\n--x\r\ncontent-disposition: form-data; name="photos"; filename="a"\r\n\r\nhalf',
      );
      setTimeout(() => socket.destroy(), 100);
    });
    socket.once('close', () => setTimeout(resolve, 300));
  });
});

test('a flood is slowed down, in words and with the time to wait', async () => {
  const few = await testDesk({ rate: 3 });
  try {
    const guest = new Visitor(few.address);
    const answers = [];
    for (let index = 0; index < 5; index += 1) answers.push(await guest.post('/?lang=ru', least()));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 429, 429]);
    expect(answers.at(-1)?.text).toMatch(/через \d+ минут/);
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  } finally {
    await few.close();
  }
});

test('on a full disk nothing is accepted by half, and afterwards it goes on', async () => {
  const logged: string[] = [];
  const stderr = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((line) => logged.push(String(line)) > 0);
  try {
    const { db } = open.desk;
    const pages = Number(db.get('PRAGMA page_count')?.['page_count']);
    db.get(`PRAGMA max_page_count = ${pages}`);
    const fields = least({ 'story.ru': `Тайна ${'а'.repeat(90_000)}` });
    const full = await visitor.post('/?lang=ru', fields);
    expect(full.status).toBe(507);
    expect(full.text).toContain('На сервере кончилось место');
    db.get('PRAGMA max_page_count = 1000000');
    expect((await visitor.post('/?lang=ru', fields)).status).toBe(303);
  } finally {
    stderr.mockRestore();
  }
  expect(logged.join('')).not.toMatch(/Тайна|Ахметов|555 66 77/);
  expect(logged.length).toBeGreaterThan(0);
});

test('when the disk fills up under a photograph the sender is told, and no half of it is kept', async () => {
  const { desk } = open;
  const fields = least({ 'name.ru': 'Тесный Диск' });
  const id = String(fields['submission']);
  const photo = await readFile(path.join(PROJECT, 'fixtures/photos/27-portrait.webp'));
  const files = [{ name: 'a.webp', bytes: photo }];
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  // The photograph as it was sent still finds room, the cleaned one does not.
  const keep = vi.spyOn(desk.blobs, 'keep').mockRejectedValueOnce(full);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const answer = await visitor.post('/?lang=ru', fields, files);
    expect(answer.status).toBe(507);
    expect(answer.text).toContain('На сервере кончилось место');
  } finally {
    keep.mockRestore();
    stderr.mockRestore();
  }
  expect(desk.submissions.byId(id)).toBeUndefined();
  expect(desk.submissions.photosOf(id)).toEqual([]);
  expect((await visitor.post('/?lang=ru', fields, files)).status).toBe(303);
  const [kept] = desk.submissions.photosOf(id);
  expect((await desk.blobs.read(kept?.original ?? '')).equals(photo)).toBe(true);
  expect((await desk.blobs.read(kept?.clean ?? '')).length).toBeGreaterThan(1000);
});
