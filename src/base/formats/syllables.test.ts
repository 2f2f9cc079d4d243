import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hyphenated, syllables } from './syllables.ts';

test.each([
  'Нұр-ма-ғам-бе-тов',
  'Нур-му-хам-бе-тов-на',
  'Ко-жах-ме-то-вич',
  'Қар-қа-ра-лы',
  'Кар-ка-ра-лин-ский',
  'Жа-на-ар-кин-ский',
  'Бө-рі-лі-бай-ұлы',
  'Май-оров',
  'Иль-инич-на',
  'Дә-уі-тов',
  'Тау-бай-ұлы',
])('%s', (parted) => {
  expect(syllables(parted.replaceAll('-', '')).join('-')).toBe(parted);
});

const LETTERS = [...'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАҚНЫ'];
const word = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 40 });

test('of any word nothing is lost, no part stands without a vowel or begins with a sign', () => {
  fc.assert(
    fc.property(word, (text) => {
      const parts = syllables(text);
      expect(parts.join('')).toBe(text);
      if (parts.length === 1) return;
      for (const part of parts) {
        expect(part.length).toBeGreaterThanOrEqual(2);
        expect(part).toMatch(/[аәеёиоөуұүыіэюя]/iu);
      }
      for (const part of parts.slice(1)) expect(part).not.toMatch(/^[йьъ]/iu);
    }),
  );
});

test('whatever the text, only soft hyphens are added, and none to short or foreign words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), word), (text) => {
      const plain = text.replaceAll('\u00ad', '');
      expect(hyphenated(plain).replaceAll('\u00ad', '')).toBe(plain);
    }),
  );
  expect(hyphenated('Абай Nurmukhambetovna 1234567890123')).toBe(
    'Абай Nurmukhambetovna 1234567890123',
  );
});
