import { expect, test } from 'vitest';
import { sayDayIn } from './dates.ts';
import { withEnding } from './kazakh-ending.ts';

/** As a grammar has them: every month, and the last spoken word of every number. */
const DATIVE = {
  ға: ['қаңтар', 'ақпан', 'наурыз', 'мамыр', 'маусым', 'тамыз', 'қазан', 'қараша', 'желтоқсан'],
  ге: ['сәуір', 'шілде', 'бір', 'екі', 'жеті', 'сегіз', 'елу', 'сексен', 'жүз'],
  ке: ['қыркүйек', 'үш', 'төрт', 'бес', 'жетпіс'],
  қа: ['қырық', 'алпыс'],
};
const ALSO = ['алты', 'тоғыз', 'он', 'жиырма', 'отыз', 'тоқсан', 'мың'];

test('an ending follows the sounds of the word', () => {
  for (const [ending, words] of Object.entries(DATIVE))
    for (const word of words) expect(withEnding(word, 'dative')).toBe(`${word}${ending}`);
  for (const word of ALSO) expect(withEnding(word, 'dative')).toBe(`${word}ға`);
  const ablative = { дан: 'мамыр', ден: 'шілде', нан: 'маусым', тен: 'қыркүйек', тан: 'қырық' };
  for (const [ending, word] of Object.entries(ablative))
    expect(withEnding(word, 'ablative')).toBe(`${word}${ending}`);
  const locative = { да: 'желтоқсан', де: 'сәуір', те: 'қыркүйек', та: 'алпыс' };
  for (const [ending, word] of Object.entries(locative))
    expect(withEnding(word, 'locative')).toBe(`${word}${ending}`);
});

test('a day stands in a Kazakh sentence with its year first and its ending last', () => {
  const texts = (['locative', 'dative', 'ablative'] as const).map((ending) =>
    sayDayIn('2027-05-09', 'kk', ending).replaceAll(' ', ' '),
  );
  expect(texts).toEqual(['2027 жылғы 9 мамырда', '2027 жылғы 9 мамырға', '2027 жылғы 9 мамырдан']);
});
