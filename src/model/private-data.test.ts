/** Telephones, e-mails, personal numbers and accounts in any dress, and everything that only looks so. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { privateData } from './private-data.ts';

const of = (kind: string, ...texts: string[]): [string, string][] =>
  texts.map((text) => [text, kind]);

test.each([
  ...of(
    'phone',
    'тел. 8–701–246–80–13',
    'тел. 8 701 246 80 13',
    '8(701)246-80-13',
    '+7 (701) 246 80 13',
    '+7\u2009701\u202F246\u00A080\u200713',
    '8_701_246_80_13',
    '8/701/246/80/13',
    '8.701.246.80.13',
    '8 ‒ 701 ‒ 246 ‒ 80 ‒ 13',
    '８７０１２４６８０１３',
    '７７０１ ２４６ ８０ １３',
    '٨٧٠١٢٤٦٨٠١٣',
    '8️⃣7️⃣0️⃣1️⃣2️⃣4️⃣6️⃣8️⃣0️⃣1️⃣3️⃣',
    '8 7 0 1 2 4 6 8 0 1 3',
    '8-7\u200B01-2468013',
    'Звоните 7011234567.',
    'жазыңыз: 7011234567',
    '(701) 123-45-67',
    '701 123 45 67',
    '007 701 123 45 67',
    '8 (7212) 41-25-36',
    '8 495 123-45-67',
    'ұялы 41-25-36',
    'тел.: 5-12-34',
    'Телефон 412536',
    'ватсап 246 80 13',
    'родился в 1921, 8 701 246 80 13 внук',
    '1941–1945 8 701 246 80 13',
    '№ 87012468013',
    'Мой номер: 8 701 246 80 13',
    '8 701\n246 80 13',
    '+49 30 1234567',
    '+1-202-555-0147',
  ),
  ...of(
    'personal-number',
    '850101300123',
    'ИИН 850101 300123',
    'ЖСН: 850101–300–123',
    '８５０１０１３００１２３',
    '8501 0130 0123',
    '850 101 300 123',
    '850101.300123',
    '8 5 0 1 0 1 3 0 0 1 2 3',
  ),
  ...of(
    'email',
    'name@mail.ru',
    'name @ mail.ru',
    'name @mail . ru',
    'имя@почта.рф',
    'name＠mail．ru',
    'name (at) mail.ru',
    'name собака mail.ru',
    'a.b+c@sub.mail-server.kz,',
    'n\u200Bame@mail.ru',
    'name@\nmail.ru',
  ),
  ...of(
    'account',
    '@aigul_s',
    'пишите: ＠ａｉｇｕｌ',
    't.me/aigul',
    'https://t.me/+abcdef',
    't . me / aigul',
    'Ｔ．ＭＥ/aigul',
    'wa.me/aigul',
    'instagram.com/aigul.s',
    'https://www.instagram.com/aigul.s/',
    'vk.com/id1',
    'ok.ru/profile/5',
    'm.vk.com/id1',
    'инстаграм: aigul.s',
    'Telegram - @aigul',
    'viber://chat?number=1',
  ),
])('%j is private: %s', (text, kind) => {
  const found = privateData(text);
  // A link may hold a number and a number a word: what matters is that it is seen.
  expect(found).toBe(kind);
});

test.each([
  '1941–1945',
  '1941 - 1945 жж.',
  'в 1941/42 году',
  '01.01.1942–12.02.1943',
  '8.07.1941 – 12.08.1942',
  '22 июня 1941, 9 мая 1945',
  'с 8 по 12 июля 1941 1942 1943 годов',
  '«№ 8903»',
  'медаль № 1234567',
  'орден № 2 345 678',
  'удостоверение № 7012345678',
  'фонд 33, опись 690155, дело 5555',
  'ЦАМО, ф. 33, оп. 686044, д. 3857, л. 12',
  'ЦАМО 33-690155-5555',
  '7-690155-5555',
  'ф. 8-718012-1234',
  'дело 2001013001234',
  '314-я стрелковая дивизия, 1078 сп, 1 батальон',
  '100 и 101 бригады, 8 гвардейская, 73-я гв. сд',
  'телефонист 123456 полка',
  'связист, телефон 1941–1945',
  'высота 102.0, 49°48′ с. ш., 73.0876',
  'широта 49.806066, долгота 73.085922',
  '1 234 567 890 рублей',
  '7 775 000 000 теңге',
  '1911 1944 1945',
  'стр. 12-14, 18, 25-31; т. 2',
  '10 000 000 человек',
  '79/80/81',
  'a @ b',
  '(?)',
  'П/п 7011 в/ч 30175',
  '6-я рота 8/12',
  'ISBN 978-601-7024-05-1',
  'газета «Социалистик Қарағанды», 1943, № 87 (3456)',
  'Его собака Рекс. Он служил',
  'vkladka, contact.me',
  'погиб в 8.30 утра 14.02.1943 у хутора Боковская',
])('%j is nobody’s', (text) => expect(privateData(text)).toBeNull());

const digit = fc.integer({ min: 0, max: 9 });
const digits = (length: number) =>
  fc.array(digit, { minLength: length, maxLength: length }).map((list) => list.join(''));
const separator = fc.constantFrom(
  ...['', ' ', '-', '–', '—', '‑', '−', '.', '/', '_', '\u00A0', '\u2009', '\u202F', ' - ', ') '],
);
const font = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replace(/\d/g, (one) => String.fromCodePoint(0xff10 + Number(one))),
  (text) => text.replace(/\d/g, (one) => String.fromCodePoint(0x1d7ce + Number(one))),
);
const words = fc.constantFrom(
  '',
  'Внук ',
  'Пишите: ',
  'тел. ',
  'ұялы ',
  'Немересі, ',
  'Гв. 1943 г. ',
);
const behind = fc.constantFrom('', '.', ' вечером', ', Айгүл', '\n');

test('a mobile number is seen however it is cut and drawn', () => {
  const number = fc
    .tuple(
      fc.constantFrom('8', '+7', '7'),
      fc.constantFrom('700', '701', '705', '707', '747', '771', '775', '777', '778'),
      digits(7),
    )
    .map(([lead, code, rest]) => [lead, code, rest.slice(0, 3), rest.slice(3, 5), rest.slice(5)]);
  const cuts = fc.tuple(separator, separator, separator, separator);
  fc.assert(
    fc.property(number, cuts, font, words, behind, (parts, [a, b, c, d], draw, before, after) => {
      const [lead, code, x, y, z] = parts;
      const text = `${before}${draw(`${lead}${a}${code}${b}${x}${c}${y}${d}${z}`)}${after}`;
      expect(privateData(text), text).not.toBeNull();
    }),
    { numRuns: 2000 },
  );
});

test('a personal number is seen however it is cut behind the day of birth', () => {
  const day = fc
    .date({ min: new Date('1930-01-01'), max: new Date('2015-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(2, 10).replaceAll('-', ''));
  const century = fc.integer({ min: 1, max: 6 });
  fc.assert(
    fc.property(
      day,
      separator,
      century,
      digits(5),
      font,
      words,
      (born, cut, sex, rest, draw, before) => {
        const text = before + draw(`${born}${cut}${sex}${rest}`);
        expect(privateData(text), text).not.toBeNull();
      },
    ),
    { numRuns: 1000 },
  );
});

test('dates, units, awards and references are nobody’s', () => {
  const year = fc.integer({ min: 1880, max: 2027 }).map(String);
  const two = (most: number) =>
    fc.integer({ min: 1, max: most }).map((value) => String(value).padStart(2, '0'));
  const date = fc.tuple(two(28), two(12), year).map((parts) => parts.join('.'));
  const dash = fc.constantFrom('-', '–', ' – ', ' - ', '/', ' ');
  const years = fc.tuple(year, dash, year).map((parts) => parts.join(''));
  const dates = fc.tuple(date, dash, date).map((parts) => parts.join(''));
  const unit = fc.tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.constantFrom('-й полк', ' сд', ' гв. сп'),
  );
  const award = fc
    .tuple(
      fc.constantFrom('медаль № ', 'орден №', '№ ', '№'),
      fc.integer({ min: 1, max: 9_999_999 }),
    )
    .map((parts) => parts.join(''));
  const reference = fc
    .tuple(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1000, max: 999_999 }),
      // File 877 before a date has the digits of a telephone: that is asked rather than let through.
      fc.integer({ min: 1, max: 9999 }).filter((file) => !/^8?7/.test(String(file))),
    )
    .map(([fond, list, file]) => `фонд ${fond}, опись ${list}, дело ${file}`);
  const fact = fc.oneof(
    years,
    dates,
    date,
    unit.map((parts) => parts.join('')),
    award,
    reference,
  );
  const text = fc.tuple(fact, fc.constantFrom(', ', '; ', ' және ', '. '), fact);
  fc.assert(
    fc.property(text, (parts) => {
      expect(privateData(parts.join('')), parts.join('')).toBeNull();
    }),
    { numRuns: 3000 },
  );
});
