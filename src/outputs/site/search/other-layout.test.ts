import fc from 'fast-check';
import { expect, test } from 'vitest';
import { otherLayout } from './other-layout.ts';

test.each([
  ['Vfyier', 'маншук'],
  ['Vtvtnjdf', 'меметова'],
  ['Yvhrty', 'нмркен'],
  ['Y8hrty', 'нүркен'],
  ['0fhf0jps', 'қарақозы'],
  ['Ьщдвфпгдщмф', 'moldagulova'],
  ['2027', null],
  ['', null],
])('%j was meant as %j', (typed, meant) => expect(otherLayout(typed)).toBe(meant));

test('words of letters come back when they are typed in the other layout again', () => {
  const word = fc.stringMatching(/^[ёйцукенгшщзхъфывапролджэячсмитьбюәіңғүұқөһ]{1,12}$/u);
  fc.assert(
    fc.property(word, (text) => {
      const typed = otherLayout(text) ?? '';
      // Without a Latin letter nobody can tell the layout: digits may be digits.
      if (/[a-z]/.test(typed)) expect(otherLayout(typed)).toBe(text);
    }),
  );
});
