/** Dates as people write them: what is understood, what is asked, and that nothing is guessed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { t } from '../i18n/index.ts';
import { sayDate } from '../i18n/dates.ts';
import { dateQuestion } from './date-question.ts';
import { LANGUAGES } from './language.ts';
import {
  boundsBetween,
  writePartialDate,
  type CalendarDate,
  type DateBounds,
} from './partial-date.ts';
import { canonicalDate, readWrittenDate, writtenDate, type DateEvent } from './written-date.ts';
import { wordOf, wordsOfKind, type WordKind } from './written-date/words.ts';

const UNDERSTOOD: readonly (readonly [text: string, date: string])[] = [
  // Digits, as papers and registers have them
  ['15.03.1942', '1942-03-15'], ['5.3.1942', '1942-03-05'], ['15/03/1942', '1942-03-15'],
  ['15-03-1942', '1942-03-15'], ['02.1942', '1942-02'], ['1919.08.09', '1919-08-09'],
  ['__.__.1919', '1919'], ['00.00.1919', '1919'], ['00.05.1943', '1943-05'],
  ['«__» мая 1943 г.', '1943-05'], ['12.V.1943', '1943-05-12'], ['12/ХІІ-1943', '1943-12-12'],
  ['14.02.1942 0:00', '1942-02-14'], ['13.01.1892 (н. ст.)', '1892-01-13'],
  // Words in every case, short and run together
  ['9 тамыз 1919 ж.', '1919-08-09'], ['1919 жылғы 9 тамыз', '1919-08-09'],
  ['1919 жылы 9 тамызда', '1919-08-09'], ['1942 жылдың ақпан айының 14-і', '1942-02-14'],
  ['1943-ші жылғы 12-ші мамыр', '1943-05-12'], ['14 февраля 1942 г.', '1942-02-14'],
  ['14-февраля-1942', '1942-02-14'], ['«14» февраля 1942 г.', '1942-02-14'],
  ['сент. 1942', '1942-09'], ['в сентябре 1943', '1943-09'], ['9 August 1919', '1919-08-09'],
  ['August 9th, 1919', '1919-08-09'], ['9тамыз1919ж.', '1919-08-09'], ['1943г.', '1943'],
  ['акпан 1942', '1942-02'], ['шiлде 1943', '1943-07'],
  // About and uncertain
  ['шамамен1915', '~1915'], ['ок. 1915', '~1915'], ['c. 1915', '~1915'], ['1915~', '~1915'],
  ['шамамен 1943 жылғы мамыр', '~1943-05'], ['примерно в марте 1943', '~1943-03'],
  ['май 1943 (?)', '1943-05?'], ['май? 1943', '1943-05?'], ['1943 (май?)', '1943-05?'],
  ['предположительно май 1943', '1943-05?'], ['мүмкін 1943', '1943?'],
  // Between, also said with "or" where that loses nothing
  ['1915-1916', '1915/1916'], ['1940–1941 жж.', '1940/1941'], ['1915 жж.', '1915'], ['1915/1916', '1915/1916'], ['с мая по август 1943', '1943-05/1943-08'],
  ['c мая по август 1943', '1943-05/1943-08'], ['между 1915 и 1916', '1915/1916'],
  ['12–15 мая 1943', '1943-05-12/1943-05-15'], ['12-15.05.1943', '1943-05-12/1943-05-15'],
  ['12.05-15.06.1943', '1943-05-12/1943-06-15'], ['мамыр-маусым 1943', '1943-05/1943-06'],
  ['1943 жылғы мамыр мен тамыз аралығында', '1943-05/1943-08'],
  ['1943 жылғы мамырдан тамызға дейін', '1943-05/1943-08'],
  ['1941 жылдан 1943 жылға дейін', '1941/1943'], ['from May to August 1943', '1943-05/1943-08'],
  ['1943 жылғы мамыр немесе маусым', '1943-05/1943-06'], ['июль/август 1943', '1943-07/1943-08'],
  ['31 мая или 1 июня 1943', '1943-05-31/1943-06-01'], ['1915 не 1916 жылы', '1915/1916'],
  ['весна 1942', '1942-03/1942-05'], ['1943 жылы көктемде', '1943-03/1943-05'],
  // Before and after
  ['до 1943', '../1943'], ['не позднее 12 мая 1943', '../1943-05-12'],
  ['1943 жылға дейін', '../1943'], ['1943 жылдан кешіктірмей', '../1943'],
  ['1943 жылғы мамырдан бұрын', '../1943-05'], ['before May 1943', '../1943-05'],
  ['1943 жылғы мамырдан кейін емес', '../1943-05'], ['до 1943 (?)', '../1943?'],
  ['после 12 мая 1943', '1943-05-12/..'], ['не раньше 12 мая 1943', '1943-05-12/..'],
  ['позже мая 1943', '1943-05/..'], ['1943 жылғы мамырдан кейін', '1943-05/..'],
  ['1943 жылдан бастап', '1943/..'], ['1943-тен кейін', '1943/..'], ['after 1943', '1943/..'],
]; // prettier-ignore

test.each(UNDERSTOOD)('%j is %s', (text, date) => {
  expect(canonicalDate(text)).toBe(date);
});

const ASKED: readonly (readonly [text: string, question: string])[] = [
  ['5 мая 1943 у д. 12', 'word'], ['14.02.1942\n(по другим данным 15.03.1942)', 'word'],
  ['конец мая 1943', 'word'], ['после войны', 'word'], ['1930-е', 'word'], ['12 казан 1943', 'word'],
  ['умер 1 мая 1985, похоронен 3 мая', 'word'], ['там же', 'word'], ['194?', 'word'],
  ['12.__.1943', 'word'], ['?5.05.1943', 'word'], ['_5.05.1943', 'word'], ['1919: 9 тамыз', 'word'],
  ['31.02.1942', 'impossible'], ['31 сәуір 1945', 'impossible'], ['13.1942', 'impossible'],
  ['15.03.42', 'short-year'], ['май 42', 'short-year'], ['1941-43', 'short-year'],
  ['42 г.', 'short-year'], ['12 мая', 'short-year'],
  ['12 мая или июня 1943', 'several'], ['12 мая 1943 или 12 июня 1943', 'several'],
  ['1915 или 1920', 'several'], ['1915 не 1916', 'several'], ['март, апрель 1943', 'several'],
  ['1940 жж.', 'several'], ['1940-шы жылдар', 'several'], ['в 1940 годах', 'several'],
  ['май и июнь 1943', 'several'], ['май/август 1943', 'several'],
  ['зима 1942', 'season'], ['қыс 1942', 'season'], ['13.01.1892 (ст. ст.)', 'old-style'],
  ['1892 ескіше', 'old-style'], ['ноябрь не позднее 1943', 'unclear'], ['10-12.1943', 'unclear'],
  ['не известно, 1943', 'unclear'], ['-//-', 'unclear'], ['с 1943', 'unclear'],
  ['1943 жылғы мамырдан', 'unclear'], ['1943-1941', 'unclear'], ['5 жыл бұрын', 'short-year'],
  ['после мая до августа 1943', 'several'], ['1943 '.repeat(40), 'long'],
]; // prettier-ignore

test.each(ASKED)('%j is asked about: %s', (text, question) => {
  expect(readWrittenDate(text)).toMatchObject({ question });
});

test.each([
  '',
  '-',
  '?',
  'жоқ',
  'белгісіз',
  'неизвестно',
  'нет данных',
  'н/д',
  'unknown',
  '00.00.0000',
])('%j says that nothing is known', (text) =>
  expect(readWrittenDate(text)).toEqual({ nothing: true }),
);

test('the words of an event say nothing new beside it, and are asked about elsewhere', () => {
  const born = ['1919 г.р.', '1919 ж.т.', '1919 жылы туған', 'родился в 1919', 'born 1919'];
  const read = (event?: DateEvent) => born.map((text) => canonicalDate(text, event));
  expect(read('birth')).toEqual(born.map(() => '1919'));
  expect(read('death')).toEqual(born);
  expect(read()).toEqual(born);
  expect(canonicalDate('1985 жылы қайтыс болған', 'death')).toBe('1985');
  expect(readWrittenDate('1919-1942', 'birth')).toEqual({ question: 'wide' });
});

/* What people may write: pieces by their kind, and pieces that nobody knows. */
const word = (...kinds: WordKind[]) => fc.constantFrom(...kinds.flatMap(wordsOfKind));
const UNKNOWN = fc.oneof(
  fc.constantFrom('войны', 'Курск', 'соғыстан', 'похоронен', 'ортасы', 'конец', 'late', 'д', 'у'),
  fc.stringMatching(/^[а-яәіңғүұқөһa-z]{3,9}$/).filter((text) => !wordOf(text)),
);
const year = fc.integer({ min: 1880, max: 1999 }).map(String);
const day = fc.integer({ min: 1, max: 31 }).map(String);
const known = fc.oneof(
  ...[{ arbitrary: year, weight: 4 }, { arbitrary: day, weight: 3 }],
  ...[{ arbitrary: word('m'), weight: 4 }, { arbitrary: word('q'), weight: 1 }],
  { arbitrary: word('w', 'x', 'v'), weight: 2 },
  { arbitrary: word('~', '?', 'b', 'B', 'A', 'p', 'P', 'j', 'k', 'u'), weight: 4 },
  { arbitrary: word('c', 't', 'z', 'i', '&', 'o', 'e'), weight: 3 },
  { arbitrary: fc.constantFrom('-', '–', '/', ',', '?', '(?)', '~'), weight: 2 },
); // prettier-ignore

/** The longest phrases that are known, from the left. */
function phrasesIn(words: readonly string[]): ReturnType<typeof wordOf>[] {
  if (words.length === 0) return [];
  const length = [4, 3, 2].find((size) => wordOf(words.slice(0, size).join(' '))) ?? 1;
  return [wordOf(words.slice(0, length).join(' ')), ...phrasesIn(words.slice(length))];
}

const formOf = ({ first, last }: DateBounds): string => {
  if (first === last) return 'at';
  if (!first) return 'before';
  return last ? 'between' : 'after';
};

/** What a text that was taken for a date must still say; `false` where none was made of it. */
function expectHonest(text: string): boolean {
  const date = writtenDate(text);
  if (!date) return false;
  // "5 / 1943", "12 / 5 / 1943", "? / 1943" are digits as in papers: a month, or a blank for one.
  const digits = /(?<!\d)(?:(\d{1,2}|\(?\?\)?) \/ )?(\d{1,2}|\(?\?\)?) \/ (?=\d{4})/gu;
  const inDigits = [...text.matchAll(digits)];
  const digitMonths = inDigits.map(([, , month]) => Number(month)).filter(Boolean);
  const spoken = text.replaceAll(digits, (_, day?: string) => `${day ?? ''} `);
  const words = spoken.split(/[\s,()/–?~-]+/u).filter(Boolean);
  const phrases = phrasesIn(words).filter((phrase) => phrase !== undefined);
  const has = (...kinds: WordKind[]): boolean => phrases.some(({ kind }) => kinds.includes(kind));
  const { first, last } = date;
  const bounds = [first, last].filter((one) => one !== null);
  const numbers = (size: RegExp) => new Set(words.filter((one) => size.test(one)).map(Number));
  expect(date.approximate).toBe(has('~') || text.includes('~'));
  expect(date.uncertain).toBe(has('?') || spoken.includes('?'));
  if (has('A', 'k', 'P')) expect(formOf(date)).toBe('after');
  if (has('B', 'p', 'u')) expect(formOf(date)).toBe('before');
  if (has('b', 'j')) expect(formOf(date)).toMatch(/before|between/);
  if (has('z', 'i', '&', 'o', 'e')) expect(formOf(date)).toBe('between');
  // Every year, month and day of the text is in the date, and none besides.
  expect(new Set(bounds.map((one) => one.year))).toEqual(numbers(/^\d{4}$/));
  expect(new Set(bounds.flatMap((one) => one.day ?? []))).toEqual(numbers(/^\d{1,2}$/));
  expect(new Set(bounds.flatMap((one) => one.month ?? []))).toEqual(
    new Set([...phrases.flatMap(({ month, season }) => month ?? season ?? []), ...digitMonths]),
  );
  return true;
}

test('of random words no date is made that says more, less or otherwise than they do', () => {
  let dates = 0;
  fc.assert(
    fc.property(fc.array(known, { maxLength: 7 }), (pieces) => {
      if (expectHonest(pieces.join(' '))) dates += 1;
    }),
    { numRuns: 4000 },
  );
  expect(dates).toBeGreaterThan(100);
});

test('one word that nobody knows makes a question of every text', () => {
  const whole = fc.constantFrom(...UNDERSTOOD.map(([text]) => text));
  fc.assert(
    fc.property(whole, UNKNOWN, fc.boolean(), (text, unknown, first) => {
      const mixed = first ? `${unknown} ${text}` : `${text} ${unknown}`;
      expect(readWrittenDate(mixed), mixed).toHaveProperty('question');
    }),
    { numRuns: 1000 },
  );
});

const calendarDate: fc.Arbitrary<CalendarDate> = fc
  .record({
    year: fc.integer({ min: 1000, max: 2999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    precision: fc.constantFrom('year', 'month', 'day'),
  })
  .map(({ year, month, day, precision }) => {
    if (precision === 'year') return { year };
    return precision === 'month' ? { year, month } : { year, month, day };
  });
const bound = fc.option(calendarDate, { freq: 3 });
const twoBounds = fc.oneof(
  fc.tuple(bound, bound),
  calendarDate.map((date) => [date, date] as const),
);

test('what our own dictionary says of a date in kk, ru and en is read back to the same date', () => {
  const forms = new Set<string>();
  fc.assert(
    fc.property(twoBounds, fc.boolean(), fc.boolean(), ([from, to], approximate, uncertain) => {
      const bounds = boundsBetween(from, to);
      if (!bounds) return;
      forms.add(formOf(bounds));
      const text = writePartialDate({ ...bounds, approximate, uncertain });
      for (const language of LANGUAGES) {
        const sentence = sayDate(text, language);
        expect(canonicalDate(sentence), sentence).toBe(text);
      }
    }),
    { numRuns: 400 },
  );
  expect(forms).toEqual(new Set(['at', 'between', 'before', 'after']));
});

test('whatever is sent, the answer is a date of the calendar, nothing, or a question', () => {
  const sign = fc.constantFrom(...'0123456789./-–_?~xXVIхжгсмай «»()'.split(''));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 140 }),
    fc.string({ unit: sign, maxLength: 30 }),
  );
  fc.assert(
    fc.property(text, (written) => {
      const date = writtenDate(written);
      if (!date) return;
      expect(canonicalDate(writePartialDate(date))).toBe(writePartialDate(date));
    }),
    { numRuns: 600 },
  );
});

test.each([
  ['date-living', 'жива', 'Жив, 101 год', 'көзі тірі', 'ныне здравствует', 'жива до сих пор', 'қазір тірі',
    'живёт в Караганде', 'жив-здоров', 'жив, 1925 г.р.', 'тірі, 1926 жылы туған', 'жива (2025)', 'still alive'],
  ['date-missing', 'пропал без вести 1942', '1942 ж. хабарсыз кетті', 'б/в', 'б.в. 1942', 'проп. без вести 1942',
    'хабар-ошарсыз кетті', 'ІЗ-ТҮЗСІЗ', 'погиб (пропал без вести)', 'missing in action'],
  ['date-buried', 'похоронен в 1943', '1943, похоронен в Ржеве', '1985 ж. жерленген', 'buried in 1943'],
  ['date-dead', 'не жив', 'уже не жива', 'нет в живых', 'в живых нет', 'тірі емес', 'қайтыс болған', 'погиб',
    'марқұм', 'no longer alive', 'isn’t alive'],
  ['date-word', 'там же', 'жил до 1985', 'погиб летом под Ржевом 1943', 'был жив в 1945', 'жива в 1945',
    'не жив с 1985', 'тірі кезінде', 'не пропал'],
] as const)('a death that is said in words is asked about by %s', (code, ...texts) => {
  for (const text of texts) {
    expect(dateQuestion(text, 'death.date').code, text).toBe(code);
    expect(dateQuestion(text, 'birth.date').code, text).not.toMatch(/living|missing|buried|dead/);
  }
}); // prettier-ignore

test('whatever stands around them, a word that is denied is not taken for its contrary', () => {
  const filling = fc.constantFrom('', 'уже', 'по словам внука', 'к сожалению', '1985', '(', 'ё');
  const denied = fc.constantFrom(
    'не жив',
    'не жива',
    'нет в живых',
    'тірі емес',
    'не пропал без вести',
  );
  fc.assert(
    fc.property(filling, denied, filling, (before, words, after) => {
      const { code } = dateQuestion(`${before} ${words} ${after}`, 'death.date');
      expect(code).not.toMatch(/living|missing/);
    }),
  );
});

/** What the form and the questions tell people to write. */
const ADVICE = [
  'desk.form.hint.date', 'problem.partial-date.fix', 'problem.date-word.fix',
  'problem.date-impossible.fix', 'problem.date-short-year.fix', 'problem.date-several.fix',
  'problem.date-season.fix', 'problem.date-wide.fix',
] as const; // prettier-ignore

test.each(LANGUAGES)('every example of our own advice in %s is understood', (language) => {
  const examples = ADVICE.flatMap((key) => {
    const list = [...t(language)(key).matchAll(/: ([^:]*?\d{4}[^:]*?)\.(?: |$)/gu)];
    return list.flatMap(([, text = '']) => text.split(', '));
  });
  expect(examples.length).toBeGreaterThan(15);
  for (const example of examples) expect(readWrittenDate(example), example).toHaveProperty('date');
});
