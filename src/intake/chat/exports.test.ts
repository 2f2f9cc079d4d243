/** Exports as they really come: nothing is lost, nothing is guessed, and the sum adds up. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { openChat, type OpenChat } from './index.ts';
import { positionIn } from './position.ts';
import { readBack } from './readers/meta-text.ts';
import { readTelegram } from './readers/telegram.ts';
import { readWhatsApp } from './readers/whatsapp.ts';

const fixture = (name: string): Promise<Buffer> =>
  readFile(path.join(PROJECT, 'fixtures/chats', name));
/** Whether it is a picture is asked only when it is read. */
const PICTURE = new Uint8Array([0xff, 0xd8]);

async function open(files: Record<string, Uint8Array | string>, pictures: readonly string[] = []) {
  const all = Object.entries(files).map(([name, data]) => [name, Buffer.from(data)] as const);
  const there = pictures.map((name) => [name, PICTURE] as const);
  return openChat(Buffer.from(zipSync(Object.fromEntries([...all, ...there]))), 'Asia/Almaty');
}

async function taken(...input: Parameters<typeof open>): Promise<OpenChat> {
  const chat = await open(...input);
  if (!chat || 'refused' in chat) throw new Error(JSON.stringify(chat));
  const { total, drafted, offered, left } = chat.messages;
  expect(total).toBe(drafted + offered + left);
  expect(left).toBeGreaterThanOrEqual(0);
  return chat;
}

const whatsapp = (text: string | Uint8Array, pictures: readonly string[]) =>
  taken({ '_chat.txt': text }, pictures);
const stories = ({ drafts }: OpenChat) => drafts.map(({ story }) => story.kk ?? story.ru ?? '');
const photos = ({ drafts }: OpenChat) => drafts.map((draft) => draft.photos);
const questionCodes = ({ drafts }: OpenChat) =>
  drafts.map(({ questions }) => questions.map(({ code }) => code));
const reasons = ({ left }: OpenChat) => left.map(({ reason }) => reason).toSorted();
const numbered = (count: number, ending = 'jpg') =>
  Array.from({ length: count }, (_, index) => `IMG-${index}.${ending}`);

test('an iPhone’s caption before the file is the story', async () => {
  const names = [
    '00000012-PHOTO-2027-04-09-18-05-12.jpg',
    '00000013-PHOTO-2027-04-09-19-30-40.jpg',
  ];
  const chat = await whatsapp(await fixture('wa-ios-caption.txt'), names);
  expect(stories(chat)).toEqual(['Бұл менің атам Серік Ахметов, 1919 жылы туған', '']);
  expect(photos(chat)).toEqual(names.map((name) => [name]));
  expect(reasons(chat)).toEqual(['service']);
});

test('marks, polls, deletions, positions and stickers never enter a story', async () => {
  const files = ['IMG-20270409-WA0003.jpg', 'STK-20270409-WA0009.webp', 'наградной лист.pdf'];
  const chat = await whatsapp(await fixture('wa-android-misc.txt'), [
    ...files,
    'PTT-20270409-WA0005.opus',
  ]);
  expect(stories(chat)).toEqual(['Мой дед Ахметов Серик']);
  expect(photos(chat)).toEqual([['IMG-20270409-WA0003.jpg']]);
  expect(JSON.stringify(chat)).not.toContain('49.41');
  expect(reasons(chat)).toEqual(
    'audio deleted deleted document omitted poll position sticker'.split(' '),
  );
  expect(questionCodes(chat)).toEqual([['import-chat-absent', 'import-chat-papers']]);
});

test('dates within a text begin no message', async () => {
  const files = ['IMG-20270409-WA0003.jpg', 'IMG-20270409-WA0004.jpg'];
  const chat = await whatsapp(await fixture('wa-dateline.txt'), files);
  expect(stories(chat)[0]).toContain('12.05.1943 14:00 ранен под Харьковом');
  expect(stories(chat)[0]).toContain('15.06.1944, 10:00 - погиб: деревня Ивановка');
  expect(photos(chat)).toEqual(files.map((name) => [name]));
  const pasted = `09.04.2027, 18:05 - Айгүл: IMG-0.jpg (файл добавлен)
Мама писала:
01.02.2021, 10:00 - Мама: Дед воевал
09.04.2027, 18:07 - Болат: да`;
  expect(stories(await whatsapp(pasted, numbered(1)))[0]).toContain('01.02.2021, 10:00 - Мама');
});

test('every kind of picture is one, with and without spaces in its name', async () => {
  const files = ['scan0001.bmp', 'photo.jfif', 'photo.avif', 'photo.JPG'];
  expect(photos(await whatsapp(await fixture('wa-exts.txt'), files)).flat()).toEqual(files);
  const names = ['Мой дед (1).heic', 'Мой дед.tiff', 'IMG-20270409-WA0010.webp'];
  const text = names.map(
    (name, index) => `09.04.2027, 1${index}:05 - Айгүл: ${name} (файл тіркелді)\nсөз ${index}`,
  );
  const chat = await whatsapp(text.join('\n'), names);
  expect(photos(chat)).toEqual(names.map((name) => [name]));
  expect(stories(chat)).toEqual(['сөз 0', 'сөз 1', 'сөз 2']);
});

test('several people at once are several drafts; one without words is asked about', async () => {
  const names = [0, 1, 2, 3].map((number) => `IMG-20270409-WA000${number}.jpg`);
  const five = await whatsapp(await fixture('wa-five.txt'), names);
  expect(stories(five)).toEqual([
    'Ахметов Серик, 1919',
    'Оспанов Кайрат, 1921',
    'Болатов Ерлан, 1920',
    'Жумабеков Марат, 1918',
  ]);
  const line = (number: number, text: string) =>
    `[09.04.2027, 18:05:1${number}] Айгүл: ${text}\u200E<прикреплено: IMG-${number}.jpg>`;
  const mixed = ['Ахметов ', 'Оспанов ', ''].map((text, number) => line(number, text)).join('\n');
  expect(questionCodes(await whatsapp(mixed, numbered(3)))).toEqual([
    [],
    [],
    ['import-chat-alone'],
  ]);
  const album = ['Ахметов ', '', ''].map((text, number) => line(number, text)).join('\n');
  expect(photos(await whatsapp(album, numbered(3)))).toEqual([numbered(3)]);
});

test.each([
  ['PTPT', ['a', 'b'], [[], []]],
  ['TPTP', ['a', 'b'], [[], []]],
  ['PPT', ['a'], [[]]],
  ['PTP', ['', ''], [1, 1].map(() => ['import-chat-offer', 'import-chat-alone'])],
])('pictures (P) and words (T) by turns: %s', async (turns, expected, questions) => {
  const words = ['a', 'b'].values();
  const lines = [...turns].map((turn, index) =>
    turn === 'P' ? `IMG-${index}.jpg (file attached)` : words.next().value,
  );
  const text = lines.map((line) => `09.04.2027, 18:05 - Айгүл: ${line}`).join('\n');
  const chat = await whatsapp(
    text,
    numbered(turns.length).filter((_, at) => turns[at] === 'P'),
  );
  expect(stories(chat)).toEqual(expected);
  expect(questionCodes(chat)).toEqual(questions);
});

test('a story that comes later is offered to its sender’s picture alone', async () => {
  const text = `09.04.2027, 18:05 - Айгүл: IMG-0.jpg (файл добавлен)
09.04.2027, 18:06 - Болат: IMG-1.jpg (файл добавлен)
09.04.2027, 19:30 - Айгүл: Мой дед Серик
09.04.2027, 20:00 - Сауле: Спасибо всем`;
  const chat = await whatsapp(text, numbered(2));
  expect(stories(chat)).toEqual(['', '']);
  expect(questionCodes(chat)).toEqual([['import-chat-offer'], []]);
  expect(chat.left).toEqual([{ at: '2027-04-09T20:00', what: 'Спасибо всем', reason: 'words' }]);
});

test('another text of the ZIP is no chat, and its words are offered', async () => {
  const chat = await taken(
    {
      'биография.txt': 'Родился в 1919 году, воевал.',
      'Чат WhatsApp с Ардагерлер.txt': await fixture('wa-other-txt.txt'),
    },
    ['IMG-20270409-WA0003.jpg'],
  );
  expect(chat.drafts[0]?.questions[0]?.params).toMatchObject({
    text: 'Родился в 1919 году, воевал.',
  });
  expect(chat.messages).toEqual({ total: 2, drafted: 2, offered: 0, left: 0 });
});

test('words about consent are a question and tick nothing', async () => {
  const text = '09.04.2027, 18:05 - А: IMG-0.jpg (file attached)\nДед. На сайт согласны';
  const chat = await whatsapp(text, numbered(1));
  expect(questionCodes(chat)).toEqual([['import-chat-consent']]);
});

test.each(['На экран не надо', 'Экранға шығармаңыздар', 'не публикуйте', 'Жарияламаңыз'])(
  'a refusal without the word is a question too: %j',
  async (words) => {
    const text = `09.04.2027, 18:05 - А: IMG-0.jpg (file attached)\nДед. ${words}`;
    expect(questionCodes(await whatsapp(text, numbered(1)))).toEqual([['import-chat-consent']]);
  },
);

test('where the sender lives is private', async () => {
  const text =
    '09.04.2027, 18:05 - А: IMG-0.jpg (file attached)\nДед\nЖивём: ул. Ленина 5 кв 6\nМекенжайым: Абай көшесі 5';
  const chat = await whatsapp(text, numbered(1));
  expect(stories(chat)).toEqual(['Дед']);
});

test.each([
  ['wa-omitted.txt', 'Чат.txt', 'import-chat-media-whatsapp'],
  ['tg-notincluded.json', 'ChatExport/result.json', 'import-chat-media-telegram'],
  ['tg-html.html', 'ChatExport/messages.html', 'import-chat-telegram-html'],
  ['tg-html.html', 'messages/inbox/a_1/message_1.html', 'import-chat-meta-html'],
  ['instagram-inbox-aigul_1-2.json', 'messages/inbox/a_1/message_1.json', 'import-chat-media-meta'],
])('%s as %s is answered with what to do', async (name, member, code) => {
  expect(await open({ [member]: await fixture(name) })).toMatchObject({ refused: { code } });
});

test('Telegram: what is unknown hides nothing, a deleted account keeps its pictures', async () => {
  const json = JSON.parse(String(await fixture('tg-unsupported.json'))) as { messages: object[] };
  const ghost = { type: 'message', date: '2027-04-09T12:00:00', from: null };
  json.messages.push({ ...ghost, photo: 'photos/photo_2.jpg' }, 5 as unknown as object);
  const picture = { file: 'files/IMG 1.HEIC', mime_type: 'image/heif', text: 'Апам' };
  json.messages.push({ ...ghost, ...picture, from: 'Сауле' });
  const chat = await taken({ 'E/result.json': JSON.stringify(json) }, [
    ...['E/photos/photo_1.jpg', 'E/photos/photo_2.jpg', 'E/files/IMG 1.HEIC'],
    'E/files/IMG 1.HEIC_thumb.jpg',
  ]);
  expect(stories(chat)).toEqual(['Мой дед Ахметов Серик', '', 'Апам']);
  expect(photos(chat)[2]).toEqual(['E/files/IMG 1.HEIC']);
  expect([chat.pictures, reasons(chat)]).toEqual([3, ['unsupported', 'unsupported']]);
});

test('Telegram: of an account each chat finds its own pictures, own replies are left', () => {
  const at = { type: 'message', date: '2027-04-09T10:00:00' };
  const talk = (id: number) => ({
    id,
    type: 'personal_chat',
    messages: [
      { ...at, from: 'Болат', from_id: `user${id}`, photo: `chats/${id}/photo_1.jpg` },
      { ...at, from: 'Маман', from_id: 'user5', text: 'Рақмет' },
    ],
  });
  const json = { personal_information: { user_id: 5 }, chats: { list: [talk(1), talk(2)] } };
  const messages = readTelegram(JSON.stringify(json), { find: (name) => `D/${name}` });
  expect(messages.map(({ files, unread }) => files[0]?.name ?? unread)).toEqual([
    'D/chats/1/photo_1.jpg',
    'own',
    'D/chats/2/photo_1.jpg',
    'own',
  ]);
});

test('Instagram: texts are read back, the page’s replies and reactions are left', async () => {
  const root = 'your_instagram_activity/messages';
  const chat = await taken(
    {
      [`${root}/inbox/aigul_1/message_1.json`]: await fixture('instagram-inbox-aigul_1-1.json'),
      [`${root}/inbox/aigul_1/message_2.json`]: await fixture('instagram-inbox-aigul_1-2.json'),
      [`${root}/inbox/saule_3/message_1.json`]: await fixture('instagram-inbox-saule_3-1.json'),
      [`${root}/message_requests/bolat_2/message_1.json`]: await fixture(
        'instagram-message_requests-bolat_2-1.json',
      ),
    },
    [`${root}/inbox/aigul_1/photos/11.jpg`, `${root}/message_requests/bolat_2/photos/12.jpg`],
  );
  expect(stories(chat)).toEqual(['Сәлеметсіз бе\n\nАтам Нүркен Әбдіров, 1919', 'Мой дед']);
  expect(chat.drafts.map(({ contacts }) => contacts[0])).toEqual(['Айгүл Сейітова', 'Болат']);
  expect(reasons(chat)).toEqual('call deleted omitted own service shared'.split(' '));
  expect(chat.notes).toEqual([]);
});

test('Facebook: an encrypted conversation is read as it is written', async () => {
  const text = await fixture('facebook-encrypted.json');
  const chat = await taken({ 'messages/Айгүл_1.json': text }, ['messages/media/a.jpeg']);
  expect(stories(chat)).toEqual(['Менің атам Ñandú']);
  expect([photos(chat), reasons(chat)]).toEqual([[['messages/media/a.jpeg']], ['own']]);
});

test('VK: photographs that are links are asked for by their addresses', async () => {
  const page = await fixture('vk-messages0.html');
  const chat = await taken({ 'messages/334240417/messages0.html': page });
  expect(stories(chat)).toEqual(['Атам Нүркен Әбдіров\n\n1919 & Қарқаралы']);
  expect(chat.drafts[0]?.questions[0]?.params).toMatchObject({
    list: 'https://sun9-1.userapi.com/a.jpg?size=1&quality=96',
  });
  expect(chat.notes.map(({ code }) => code)).toEqual(['import-chat-vk']);
});

test('texts are read back once, and what is no such text stays', () => {
  const torn = (text: string): string => Buffer.from(text).toString('latin1');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(readBack(torn(text))).toBe(text);
    }),
  );
  for (const text of ['José', 'Қайрат', 'a', readBack(torn('Әже')), 'Ñandú é'])
    expect(readBack(text)).toBe(text);
});

test('whatever stands in a message, no line is lost and no message is made of it', () => {
  const part = fc.constantFrom(
    ...['12.05.1943, 14:00 - ранен: Харьков', '[1/2/44, 10:00] x: y', 'атам', '5.5.45', ' : ', ''],
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (lines) => {
      const body = lines.join('\n').trim();
      const text = `09.04.2027, 18:05 - А: ${body}\n10.04.2027, 10:00 - Б: соңы`;
      const read = readWhatsApp(text, { find: () => undefined });
      expect(read.map(({ author }) => author)).toEqual(['А', 'Б']);
      for (const line of lines.map((one) => one.trim())) expect(read[0]?.text).toContain(line);
    }),
  );
});

test.each([
  ['https://maps.google.com/?q=49.41,75.47', 'only'],
  ['Орналасқан жері: https://maps.app.goo.gl/x', 'only'],
  ['живое местоположение отправлено', 'only'],
  ['49.80471, 73.10938', 'only'],
  ['Біз осында: https://2gis.kz/karaganda/geo/7', 'also'],
  ['Соғысты 49.80 градус аязда бастады, 1941', null],
])('a position is known: %s', (line, kind) => {
  expect(positionIn(line)).toBe(kind);
});

test('Facebook: an instant is told by the clock of the archive’s campaign', async () => {
  const photo = 'messages/inbox/a_1/photos/1.jpg';
  const at = { timestamp_ms: Date.UTC(2027, 3, 9, 22, 5), sender_name: 'Anna' };
  const messages = [{ ...at, content: 'Atam', photos: [{ uri: photo }] }];
  const json = { title: 'Anna', participants: [{ name: 'Anna' }, { name: 'Page' }], messages };
  const members = {
    'messages/inbox/a_1/message_1.json': Buffer.from(JSON.stringify(json)),
    [photo]: PICTURE,
  };
  for (const [zone, moment] of [
    ['Asia/Almaty', '2027-04-10T03:05'],
    ['Europe/Berlin', '2027-04-10T00:05'],
  ] as const) {
    const chat = await openChat(Buffer.from(zipSync(members)), zone);
    expect(chat && 'drafts' in chat && chat.drafts.map((draft) => draft.at)).toEqual([moment]);
  }
});
