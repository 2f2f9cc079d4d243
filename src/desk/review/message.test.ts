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
