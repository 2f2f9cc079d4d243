/** No consent is ever wider, and no name ever another person's, than the text says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { USES, type Use } from '../../model/veteran.ts';
import { readConsent, type Consent } from './consent.ts';
import { consentHeading } from './consent-heading.ts';
import { readName } from './name.ts';

test.each<[string, Consent | undefined]>([
  ['сайт – да, экран – нет', { page: true, led: false }],
  ['сайтқа иә, экранға жоқ', { page: true, led: false }],
  ['на всё, без экрана', { page: true, clip: true, led: false, press: true }],
  ['барлығына, экраннан басқа', { page: true, clip: true, led: false, press: true }],
  ['экран нет, а сайт да', { page: true, led: false }],
  ['+сайт -экран', { page: true, led: false }],
  ['не согласны на экран', { led: false }],
  ['экрансыз', { led: false }],
  ['қарсы емеспіз', { page: true }],
  ['келісім жоқ', { page: false }],
  ['тек сайтқа', { page: true }],
  ['сайт+, экран-', { page: true, led: false }],
  ['all but screen', { page: true, clip: true, led: false, press: true }],
  ['да: сайт', { page: true }],
  ['на сайт да, ролик нет', { page: true, clip: false }],
  ['роликке келісемін, экранға келіспеймін', { clip: true, led: false }],
  ['тек сайт пен ролик', { page: true, clip: true }],
  ['сайтқа болады, экранға болмайды', { page: true, led: false }],
  ['бәріне болады', { page: true, clip: true, led: true, press: true }],
  ['все против', { page: false, clip: false, led: false, press: false }],
  ...['сайт, экран?', 'сайт, экран против', 'против экрана, сайта', 'все родственники против', 'не только сайт',
    'да, кроме экрана', 'нет, на всё', 'да нет', 'может быть', 'сайт до 9 мая',
    '+-', '+сайт+ролик-экран', '+ сайт - экран', '- сайт', 'сайт - экран', 'сайт или экран', 'сайт, и всё',
    'сайт да, экран', 'все согласны', 'барлығы келіседі', 'полностью согласны', 'все нет, кроме сайта',
    'сайтқа ғана емес', 'страница в газете', 'видео на экране', 'нет только сайт',
    'иә, экраннан басқа', 'иә, бірақ экранға емес', 'экраннан басқасына иә', 'да, но не на экран', 'прессаға бермеңіз',
    'да (устно)', 'не согл.'].map((text): [string, undefined] => [text, undefined]),
])('%j is %j', (text, consent) => expect(readConsent(text)).toEqual(consent)); // prettier-ignore

const WORDS: Record<Use, string[]> = {
  page: ['сайт', 'на сайт', 'сайтқа', 'сайтта'],
  clip: ['ролик', 'в ролик', 'роликке'],
  led: ['экран', 'на экране', 'экранға', 'экранда'],
  press: ['пресса', 'в прессу', 'баспасөзге'],
};
const UNKNOWN = [
  'родственники',
  'позже',
  'уточнить',
  'мүмкін',
  'кейін',
  'бабушка',
  'қайтадан',
  'мамыр',
  '?',
  '1945',
];

test('a mixture of what is said of each use never gives more', () => {
  const part = fc
    .record({
      use: fc.constantFrom(...USES),
      form: fc.nat(2),
      answer: fc.constantFrom(
        'да',
        'иә',
        'нет',
        'жоқ',
        'против',
        'қарсы',
        'болмайды',
        'нельзя',
        'можно',
        '',
      ),
      isBefore: fc.boolean(),
    })
    .map(({ use, form, answer, isBefore }) => {
      const word = WORDS[use][form] ?? use;
      const isDenied = /нет|жоқ|против|қарсы|болмайды|нельзя/.test(answer);
      return { use, isDenied, text: (isBefore ? [answer, word] : [word, answer]).join(' ').trim() };
    });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(', ', '; ', ' ', '\n'),
      (parts, by) => {
        const consents = readConsent(parts.map(({ text }) => text).join(by));
        for (const use of USES) {
          const own = parts.filter((one) => one.use === use);
          if (consents?.[use])
            expect(own.length > 0 && own.every(({ isDenied }) => !isDenied)).toBe(true);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('one unknown word makes every answer a question', () => {
  const known = fc.constantFrom(
    ...Object.values(WORDS).flat(),
    'да',
    'нет',
    'иә',
    'жоқ',
    'барлығына',
    'кроме',
    'басқа',
    ',',
  );
  fc.assert(
    fc.property(
      fc.array(known, { maxLength: 6 }),
      fc.constantFrom(...UNKNOWN),
      fc.nat(6),
      (words, odd, at) => {
        expect(
          readConsent([...words.slice(0, at), odd, ...words.slice(at)].join(' ')),
        ).toBeUndefined();
      },
    ),
  );
});

test.each(['отказ', 'отказ от экрана', 'запрет на публикацию', 'келіспейді', 'экран', 'на экран', 'можно ли на экран'])(
  'a column %j is asked about, never dropped', (heading) => expect(consentHeading(heading)).toEqual({ target: 'consent-unclear' }),
); // prettier-ignore

test.each(['Снайпер Әлия', 'Труженик Тыла', 'Марқұм Ахметов Серік', 'Дети Войны', 'Образец', 'Ахметов Серік Жоқ'])(
  '%j is no name', (text) => expect(readName(text)).toHaveProperty('doubt'),
); // prettier-ignore

test('a name that is read has only words of names, in their order', () => {
  const own = ['Ахметов', 'Серік', 'Болатұлы', 'Мәметова', 'Мәншүк', 'А.', 'Бауыржан'];
  const odd = [
    'внук',
    'немересі',
    'и',
    'және',
    'сержант',
    'погиб',
    'батыр',
    'герой',
    '1943',
    'ауылы',
    'мұғалімі',
    'заявитель',
    'стрелок',
    'атам',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...own), { minLength: 1, maxLength: 5 }),
      fc.option(fc.constantFrom(...odd)),
      fc.nat(5),
      (words, other, at) => {
        const text = (
          other === null ? words : [...words.slice(0, at), other, ...words.slice(at)]
        ).join(' ');
        const read = readName(text);
        if (other !== null || words.length > 3) expect(read).toHaveProperty('doubt');
        else expect(read).toEqual({ name: text.replace(/\.$/, (dot) => dot) });
      },
    ),
    { numRuns: 500 },
  );
});
