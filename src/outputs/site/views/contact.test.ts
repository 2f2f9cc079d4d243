import { expect, test } from 'vitest';
import { contactLink, deskLink } from './contact.ts';

test('an address is written to, anything else is no link', () => {
  expect(contactLink('a@b.kz')).toBe('mailto:a@b.kz');
  expect(contactLink('a@b.kz', 'abdirov-nurken')).toBe('mailto:a@b.kz?subject=abdirov-nurken');
  expect(contactLink('+7 7212 00 00 00')).toBeNull();
});

test('the desk is told the language and the person; without a desk there is no link', () => {
  const desk = 'https://desk.example/anketa/';
  expect(deskLink({ desk }, 'kk')).toBe('https://desk.example/anketa/?lang=kk');
  expect(deskLink({ desk }, 'ru', 'abdirov-nurken', 'withdraw')).toBe(
    'https://desk.example/anketa/withdraw?lang=ru&person=abdirov-nurken',
  );
  expect(deskLink({}, 'kk', 'abdirov-nurken')).toBeNull();
});
