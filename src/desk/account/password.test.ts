import { expect, test } from 'vitest';
import { passwordFault } from './password.ts';

const OWN = ['Айгуль Серикова', 'aigul-serikova'];

test.each([
  ['short1', 'short'],
  ['жеті қарға', 'common-or-good'],
  ['1234567890', 'common'],
  ['qwertyuiop', 'common'],
  ['aaaaaaaaaaaa', 'common'],
  ['password123', 'common'],
  ['Айгуль Серикова', 'common'],
  ['aigul-serikova', 'common'],
  ['a'.repeat(201), 'long'],
  ['терезе алдындағы алма ағашы', undefined],
  ['три старых яблони у дома', undefined],
  ['h7Kq-2mZp-x9', undefined],
])('%s: %s', (password, fault) => {
  if (fault === 'common-or-good') expect(passwordFault(password, OWN)).not.toBe('short');
  else expect(passwordFault(password, OWN)).toBe(fault);
});

test('letters are counted as people count them', () => {
  expect(passwordFault('é'.normalize('NFD').repeat(9), [])).toBe('short');
});
