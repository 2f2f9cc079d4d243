/** A family's words and how it is reached, apart: no number is left, and nothing else is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { privateData } from '../../model/private-data.ts';
import { partPrivate } from './part-private.ts';

test.each([
  [
    'Это бабушка Зейнеп Алиева 1920 г.р. медсестра. мой тел 87012468013',
    'Это бабушка Зейнеп Алиева 1920 г.р. медсестра.',
    'мой тел 87012468013',
  ],
  [
    'Атам Серік, номерім 8 701 246 80 13, Қарқаралыдан',
    'Атам Серік, Қарқаралыдан',
    'номерім 8 701 246 80 13',
  ],
  ['дед (внук 8 701 246 80 13) воевал', 'дед (внук) воевал', '8 701 246 80 13'],
  ['Апам (тел. +7(701)246-80-13) дәрігер', 'Апам дәрігер', 'тел. +7(701)246-80-13'],
  ['Апам, мой номер\n8 701\n246 80 13', 'Апам', 'мой номер 8 701 246 80 13'],
  ['٨٧٠١٢٤٦٨٠١٣ мой номер. Апам', 'Апам', '٨٧٠١٢٤٦٨٠١٣ мой номер'],
  [
    '+7 701 246 80 13 или 8 702 333 44 55\nДед 1921',
    'Дед 1921',
    '+7 701 246 80 13|8 702 333 44 55|или',
  ],
  ['+86 138 1234 5678 Атам Серік', 'Атам Серік', '+86 138 1234 5678'],
  ['Дед. Почта: aigul@mail.ru', 'Дед.', 'Почта: aigul@mail.ru'],
  ['https://t.me/aigul Апам', 'Апам', 'https://t.me/aigul'],
  ['Дед, каспи карта 4400 4301 2345 6789', 'Дед', 'каспи карта 4400 4301 2345 6789'],
  [
    'Дед из Караганды, живём: ул. Ленина 5',
    'Дед из Караганды',
    'Дед из Караганды, живём: ул. Ленина 5',
  ],
  // An address stands before the word of a home as well.
  ['Атам Серік. г. Алматы, ул. Абая 12, кв 5', 'Атам Серік.', 'г. Алматы, ул. Абая 12, кв 5'],
  ['Біз Абай көшесі 12 үйде тұрамыз', '', 'Біз Абай көшесі 12 үйде тұрамыз'],
  ['На Абая 12-45 живём. Дед воевал', 'Дед воевал', 'На Абая 12-45 живём.'],
  ['N12345678 паспорт деда', '', 'N12345678 паспорт деда'],
  ['Мы живём на Абая. Дом 12. Дед воевал', 'Дед воевал', 'Мы живём на Абая. Дом 12.'],
  [
    'Дед 1920 г.р., танкист, живём по адресу Ленина 5. Награждён орденом. Погиб 1943',
    'Дед 1920 г.р., танкист. Награждён орденом. Погиб 1943',
    'Дед 1920 г.р., танкист, живём по адресу Ленина 5.',
  ],
  ['Дело 123, 314-я дивизия, 1941–1945', 'Дело 123, 314-я дивизия, 1941–1945', ''],
])('%j', (text, lines, contacts) => {
  const parted = partPrivate(text.split('\n'));
  expect(parted.lines.join('\n')).toBe(lines);
  expect(parted.contacts.join('|')).toBe(contacts);
});

test('no private token is left, and every other word is', () => {
  const gap = fc.constantFrom('', ' ', '-', '–', '\u00A0', '.', '\n');
  const draw = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.replace(/\d/g, (one) => String.fromCodePoint(0x660 + Number(one))),
    (text) => text.replace(/\d/g, (one) => String.fromCodePoint(0xff10 + Number(one))),
  );
  const number = fc
    .tuple(fc.constantFrom('8', '+7', '7'), fc.integer({ min: 1000000, max: 9999999 }), gap, draw)
    .map(([lead, rest, by, paint]) =>
      paint(
        [lead, '701', `${rest}`.slice(0, 3), `${rest}`.slice(3, 5), `${rest}`.slice(5)].join(by),
      ),
    );
  const address = fc.constantFrom('aigul@mail.ru', '@aigul_s', 't.me/aigul', '850101300123');
  const told = fc.constantFrom('', 'мой тел ', 'Нөмірім: ', 'WhatsApp ', 'звоните по номеру ');
  const words = fc.array(
    fc.constantFrom(
      'Апам',
      'Зейнеп',
      'медсестра',
      '1920',
      'г.р.',
      'Қарқаралы',
      '73-й',
      'полк',
      '—',
    ),
    { minLength: 1, maxLength: 6 },
  );
  const bare = (text: string): string[] => text.match(/[\p{L}\d]+/gu) ?? [];
  fc.assert(
    fc.property(words, told, fc.oneof(number, address), words, (before, said, token, behind) => {
      const text = `${before.join(' ')}, ${said}${token}, ${behind.join(' ')}`;
      const { lines, contacts } = partPrivate(text.split('\n'));
      expect(privateData(lines.join('\n')), text).toBeNull();
      expect(bare(lines.join(' ')), text).toEqual(bare([...before, ...behind].join(' ')));
      expect(bare(contacts.join('')).join(''), text).toBe(bare(said + token).join(''));
    }),
    { numRuns: 500 },
  );
});
