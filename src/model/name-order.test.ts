import fc from 'fast-check';
import { expect, test } from 'vitest';
import { familyFirst, givenFirst } from './name-order.ts';

test.each([
  ['Нурпеисов Абай', undefined, 'Абай Нурпеисов'],
  ['Абай Нурпеисов', undefined, 'Абай Нурпеисов'],
  ['Әбдіров Нүркен Әбдірұлы', undefined, 'Нүркен Әбдірұлы Әбдіров'],
  ['Ким Валентин', 'Ким', 'Валентин Ким'],
  ['Ким Валентин Иванович', undefined, 'Валентин Иванович Ким'],
  ['Нұрпейіс Абай Ескендірұлы', 'Нұрпейіс', 'Абай Ескендірұлы Нұрпейіс'],
  ['фон Штерн Карл', 'фон Штерн', 'Карл фон Штерн'],
  ['АБДИРОВ Нуркен', 'Абдиров', 'Нуркен АБДИРОВ'],
  // A family name that ends as a father's name does.
  ['Дмитрий Дмитриевич Шостакович', undefined, 'Дмитрий Дмитриевич Шостакович'],
  ['Ольга Ивановна Станкевич', undefined, 'Ольга Ивановна Станкевич'],
  ['Гуревич Михаил Иосифович', undefined, 'Михаил Иосифович Гуревич'],
  ['Момышұлы Бауыржан', undefined, 'Бауыржан Момышұлы'],
  ['Бауыржан Момышұлы', 'Момышұлы', 'Бауыржан Момышұлы'],
  ['Abdirov Nurken', 'Abdirov', 'Nurken Abdirov'],
  // What cannot be told stays as it was written.
  ['Ақан Сері Қожаұлы', undefined, 'Ақан Сері Қожаұлы'],
  ['Нұрпейіс Абай', undefined, 'Нұрпейіс Абай'],
  ['Серов Иванов', undefined, 'Серов Иванов'],
  ['Яков Ким', undefined, 'Яков Ким'],
  ['Мысалбек', undefined, 'Мысалбек'],
  ['Абай Абай', 'Абай', 'Абай Абай'],
  ['Абай Құнанбайұлы', 'Ескендіров', 'Абай Құнанбайұлы'],
])('%s (family name %s) is said as %s', (name, familyName, expected) => {
  expect(givenFirst({ name, familyName })).toBe(expected);
});

const given = fc.constantFrom('Абай', 'Мәншүк', 'Яков', 'Сағадат', 'Anna', 'Мұхаммед Әли');
const fathers = fc.constantFrom('', 'Ескендірұлы', 'Иванович', 'Жиенғалиқызы', 'Қожа ұлы');
const family = fc.constantFrom(
  'Ким',
  'Нұрпейіс',
  'Нұрмағамбетов',
  'фон Штерн',
  'Бегельдинова',
  'Ли Цой',
);

test.each([
  ['Станкевич Иван', 'Станкевич Иван'],
  ['Станкевич И.П.', 'Станкевич И.П.'],
  ['Кузьмич Анна', 'Кузьмич Анна'],
  ['Момышұлы Бауыржан', 'Момышұлы Бауыржан'],
  ['Бауыржан Момышұлы', 'Бауыржан Момышұлы'],
])('a register sorts %s as %s: whoever ends as a father does stands first', (name, expected) => {
  expect(familyFirst({ name })).toBe(expected);
});

test('whoever states the family name is said alike, however the name was written', () => {
  fc.assert(
    fc.property(given, fathers, family, (first, middle, familyName) => {
      const own = [first, middle].filter(Boolean).join(' ');
      const ordered = `${own} ${familyName}`;
      for (const name of [ordered, `${familyName} ${own}`]) {
        expect(givenFirst({ name, familyName })).toBe(ordered);
        expect(familyFirst({ name, familyName })).toBe(`${familyName} ${own}`);
      }
    }),
  );
});

test('no word of a name is lost or changed, and the order holds', () => {
  const word = fc.oneof(given, fathers, family, fc.string({ maxLength: 8 }));
  const written = fc.record({
    name: fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
    familyName: fc.option(word, { nil: undefined }),
  });
  const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean).sort();
  fc.assert(
    fc.property(written, ({ name, familyName }) => {
      const ordered = givenFirst({ name, familyName });
      expect(wordsOf(ordered)).toEqual(wordsOf(name));
      expect(wordsOf(familyFirst({ name, familyName }))).toEqual(wordsOf(name));
      expect(givenFirst({ name: ordered, familyName })).toBe(ordered);
    }),
  );
});
