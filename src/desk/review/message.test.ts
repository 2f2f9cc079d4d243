import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whatsAppNumber } from './message.ts';

test.each([
  ['8 (701) 123-45-67', '77011234567'],
  ['+7 701 123 45 67', '77011234567'],
  ['77011234567', '77011234567'],
  ['Тел. +49 151 23456789', '4915123456789'],
  ['0090 532 123 45 67', '905321234567'],
  ['+998 90 123-45-67', '998901234567'],
  ['701 123 45 67', undefined],
  ['+7 701 123 45 67, +7 702 123 45 67', undefined],
  // Other digits beside a number: a flat, a year, an extension, a second number cut short.
  ['+7 701 123 45 67, кв. 12', undefined],
  ['+7 701 123 45 67 (дочь, 1965)', undefined],
  ['+7 701 123 45 67 12', undefined],
  ['+49 170 1234567 или 8', undefined],
  ['+49 170 1234567 (8)', undefined],
  ['+49 (0)170 1234567', undefined],
  ['кв. 5, +49 170 1234567', undefined],
  ['87011234567 (дочь)', '77011234567'],
  // Groups that are no number's, a number that is whole before its last group.
  ['73-21-54 7-32-15', undefined],
  ['8 72 7 123 45 67', undefined],
  ['+998 90 123 45 67 12', undefined],
  ['+998 90 123-45-67 - 1965', undefined],
  ['+1 701 123 4567 1965', undefined],
  ['+49 170 1234567 - 68', undefined],
  ['+996 555 12 34 56 65', undefined],
  ['8 701 123-45-67/68', undefined],
  ['8 701 123 45 67²', undefined],
  ['+7 701 123 45 67 вн. ②', undefined],
  // The zero that is dialled within a country; a code that no country has.
  ['+49 (0170) 1234567', undefined],
  ['+49 0170 1234567', undefined],
  ['0049 0170 1234567', undefined],
  ['+996 (0555) 12-34-56', undefined],
  ['+8 701 123 45 67', undefined],
  ['+8 (916) 123-45-67', undefined],
  // Too short for its country, and one where nobody gets messages.
  ['+998 90 123-45', undefined],
  ['8 (7172) 32-15-40', undefined],
  // Names and addresses with digits.
  ['https://ok.ru/profile/78912345678', undefined],
  ['vk.com/id87011234567', undefined],
  ['inst: ivan_77011234567', undefined],
  ['insta aigul.77011234567', undefined],
  ['ivan77011234567', undefined],
  ['87011234567а', undefined],
  ['№87011234567', undefined],
  ['-77011234567', undefined],
  ['+12.03.1950', undefined],
  ['ИИН 801231300123', undefined],
  // Other countries, and other ways to write.
  ['+7 (916) 123-45-67', '79161234567'],
  ['8-916-123-45-67', '79161234567'],
  ['+996 (555) 12-34-56', '996555123456'],
  ['+375 29 123-45-67', '375291234567'],
  ['+90 (532) 123 45 67', '905321234567'],
  ['+1 (212) 555-01-23', '12125550123'],
  ['+82 10-1234-5678', '821012345678'],
  ['тел.87011234567', '77011234567'],
  ['8 701 123 45 67 д. Аксу', '77011234567'],
  ['8701-1234567', '77011234567'],
  ['aigul+77011234567@example.org', undefined],
  ['Айгүл', undefined],
])('WhatsApp: %s is %s', (contact, number) => {
  expect(whatsAppNumber(contact)).toBe(number);
});

test('whatever stands there, a number is digits with its country’s', () => {
  fc.assert(
    fc.property(fc.string(), (contact) => {
      expect(whatsAppNumber(contact) ?? '10000000').toMatch(/^[1-9]\d{7,14}$/);
    }),
  );
});
