/** Exports of telephones in three languages, as drafts that nothing was guessed into. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { readTables } from '../list/table.ts';
import { draftsOf } from './drafts.ts';
import { openChat } from './index.ts';
import { readTelegram } from './readers/telegram.ts';
import { readWhatsApp } from './readers/whatsapp.ts';

/** Every file that is named lies beside the text. */
const ALL = { find: (name: string) => (/^\S+\.\w+$/.test(name) ? name : undefined) };

/** The same talk, as each telephone writes it. */
const EXPORTS = {
  'iPhone in Kazakh': `[09.04.2027, 18:05:11] Айгүл Сейітова: \u200E<тіркелген: 00000012-PHOTO-2027-04-09-18-05-11.jpg>
[09.04.2027, 18:06:40] Айгүл Сейітова: Атам Нүркен Әбдіров, 1919 жылы туған.
Нөмірім +7 701 123 45 67`,
  'iPhone in Russian': `[09.04.2027, 18:05:11] Айгүл Сейітова: \u200E<прикреплено: 00000012-PHOTO-2027-04-09-18-05-11.jpg>
[09.04.2027, 18:06:40] Айгүл Сейітова: Атам Нүркен Әбдіров, 1919 жылы туған.
Нөмірім +7 701 123 45 67`,
  'iPhone in English': `[4/9/27, 6:05:11\u202FPM] Айгүл Сейітова: \u200E<attached: 00000012-PHOTO-2027-04-09-18-05-11.jpg>
[4/9/27, 6:06:40\u202FPM] Айгүл Сейітова: Атам Нүркен Әбдіров, 1919 жылы туған.
Нөмірім +7 701 123 45 67
[4/23/27, 8:00:00\u202FAM] Айгүл Сейітова: Рақмет`,
  'Android in Kazakh': `09.04.2027, 18:05 - Айгүл Сейітова: \u200EIMG-20270409-WA0003.jpg (файл тіркелді)
09.04.2027, 18:06 - Айгүл Сейітова: Атам Нүркен Әбдіров, 1919 жылы туған.
Нөмірім +7 701 123 45 67`,
  'Android in Russian': `09.04.2027, 18:05 - Сообщения и звонки защищены сквозным шифрованием.
09.04.2027, 18:05 - Айгүл Сейітова: IMG-20270409-WA0003.jpg (файл добавлен)
09.04.2027, 18:06 - Айгүл Сейітова: Атам Нүркен Әбдіров, 1919 жылы туған.
Нөмірім +7 701 123 45 67`,
};

test.each(Object.entries(EXPORTS))('%s', (_, text) => {
  const [draft, ...others] = draftsOf(readWhatsApp(text, ALL)).drafts;
  expect(others).toEqual([]);
  expect(draft).toMatchObject({
    at: '2027-04-09T18:05',
    story: { kk: 'Атам Нүркен Әбдіров, 1919 жылы туған.' },
    contacts: ['Айгүл Сейітова', 'Нөмірім +7 701 123 45 67'],
  });
  expect(draft?.photos).toHaveLength(1);
  expect(draft?.photos[0]).toMatch(/^(?:00000012-PHOTO|IMG-20270409).*\.jpg$/);
});

test('senders and times keep drafts apart; words without a picture are no draft', () => {
  const chat = `09.04.2027, 10:00 - +7 705 111 22 33: IMG-1.jpg (файл добавлен)
09.04.2027, 10:01 - Болат: IMG-2.jpg (файл добавлен)
09.04.2027, 10:02 - +7 705 111 22 33: Мой дед, погиб?
09.04.2027, 13:00 - +7 705 111 22 33: IMG-3.jpg (файл добавлен)
09.04.2027, 13:01 - Сауле: Добрый день!
09.04.2027, 13:02 - Болат: VID-1.mp4 (файл добавлен)`;
  expect(draftsOf(readWhatsApp(chat, ALL)).drafts).toMatchObject([
    {
      at: '2027-04-09T10:00',
      story: { ru: 'Мой дед, погиб?' },
      photos: ['IMG-1.jpg'],
      contacts: ['+7 705 111 22 33'],
    },
    { at: '2027-04-09T10:01', story: {}, photos: ['IMG-2.jpg'], contacts: ['Болат'] },
    { at: '2027-04-09T13:00', story: {}, photos: ['IMG-3.jpg'], contacts: ['+7 705 111 22 33'] },
  ]);
});

test('a number among words goes to the contact, the words stay, and the editor is told', () => {
  const chat = `09.04.2027, 10:00 - Айгүл: IMG-1.jpg (файл добавлен)
Это бабушка Зейнеп Алиева 1920 г.р. медсестра. мой тел 87012468013`;
  expect(draftsOf(readWhatsApp(chat, ALL)).drafts).toMatchObject([
    {
      story: { ru: 'Это бабушка Зейнеп Алиева 1920 г.р. медсестра.' },
      contacts: ['Айгүл', 'мой тел 87012468013'],
      questions: [{ code: 'import-chat-private', field: 'story' }],
    },
  ]);
});

test('Telegram’s own export', () => {
  const json = JSON.stringify({
    messages: [
      { type: 'service', date: '2027-04-09T10:00:00', text: '' },
      {
        type: 'message',
        date: '2027-04-09T10:01:00',
        from: 'Болат',
        photo: 'photos/photo_1.jpg',
        text: ['Дед: ', { type: 'bold', text: 'сержант' }],
      },
    ],
  });
  expect(draftsOf(readTelegram(json, ALL)).drafts).toMatchObject([
    {
      at: '2027-04-09T10:01',
      story: { ru: 'Дед: сержант' },
      photos: ['photos/photo_1.jpg'],
      contacts: ['Болат'],
    },
  ]);
});

test('the command makes a list to complete, outside Git, and the import takes it', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-chat-'));
  const picture = await sharp({
    create: { width: 300, height: 400, channels: 3, background: '#665' },
  })
    .jpeg()
    .withExif({ IFD0: { Artist: 'secret' } })
    .toBuffer();
  const file = path.join(root, 'chat.zip');
  await writeFile(
    file,
    zipSync({
      '_chat.txt': Buffer.from(EXPORTS['iPhone in Kazakh']),
      '00000012-PHOTO-2027-04-09-18-05-11.jpg': picture,
    }),
  );
  const { content, cache } = await smallArchive([], []);
  const hidden = path.join(root, 'private');
  const run = (more: readonly string[]) =>
    promisify(execFile)(process.execPath, [
      path.join(PROJECT, 'scripts/import.ts'),
      ...['--content', content, '--cache', cache, '--private', hidden, '--lang', 'kk', ...more],
    ]).catch((error: { stdout: string }) => error);
  await run(['--file', file]);
  const list = path.join(hidden, 'chat/people.xlsx');
  const read = await readTables(await readFile(list));
  expect('tables' in read && read.tables[0]?.rows[1]).toEqual([
    ...[null, null, null, null, null, 'Атам Нүркен Әбдіров, 1919 жылы туған.', null, '1-1.jpg'],
    ...['Айгүл Сейітова\nНөмірім +7 701 123 45 67', '2027-04-09 18:05'],
  ]);
  const photo = await readFile(path.join(hidden, 'chat/photos/1-1.jpg'));
  expect((await sharp(photo).metadata()).exif).toBeUndefined();
  const { stdout } = await run(['--file', list, '--photos', path.join(hidden, 'chat/photos')]);
  expect(stdout).toContain('I «Жіберуші (сайтқа шықпайды)»');
  expect(stdout).toContain('Аты-жөні');
});

test('a ZIP without a chat is none', async () => {
  expect(await openChat(Buffer.from(zipSync({ 'a.jpg': new Uint8Array(3) })), 'UTC')).toBeNull();
});
