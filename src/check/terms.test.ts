/** One word for one thing, in dictionaries, pages, glossaries and docs: `docs/words.md` has the list. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';
import en from '../i18n/en/index.ts';
import kk from '../i18n/kk/index.ts';
import ru from '../i18n/ru/index.ts';
import { awards, ranks } from '../model/glossary.ts';
import { LANGUAGES, type Language } from '../model/language.ts';

const dictionaries: Record<Language, Record<string, string>> = { kk, ru, en };

/** What is not said → what is; `…` stands for any ending. */
const FORBIDDEN: Record<Language, Record<string, string>> = {
  kk: {
    'бейнебаян…': 'бейнеролик',
    'клип…': 'бейнеролик',
    'мұрағат…': 'архив',
    'бума…': 'қалта',
    'үстел…': 'қызмет беті',
    'репозиторий…': 'Git қоймасы',
    'батырма…': 'түйме',
    'команда…': 'бұйрық',
    'нысан…': 'форма',
    'анкета…': 'форма',
    'өтінім…': 'мәлімет',
    'сағат белдеу…': 'уақыт белдеуі',
    'жіберілім…': 'мәлімет',
    'жинақтауыш…': 'USB-флешка',
    'хабар-ошар…': 'хабарсыз',
    '—': '–',
  },
  ru: {
    'кампани…': 'акция',
    'клип…': 'ролик',
    'фильм…': 'ролик, видеофайл',
    'анкет…': 'форма',
    стол: 'служебная страница',
    стола: 'служебная страница',
    столе: 'служебная страница',
    'разыскива…': 'родные ищут',
    'местност…': 'город или район',
    '—': '–',
  },
  en: {
    film: 'clip, video file',
    films: 'clips, video files',
    passcode: 'password',
    trail: 'log',
    mend: 'correct',
    mended: 'corrected',
    'home-front': 'home front',
    '—': '–',
  },
};

/** Code, addresses and places to fill are no words. */
const wordsOnly = (text: string): string =>
  text
    .replace(/```.*?```/gsu, ' ')
    .replace(/`[^`]*`|\{[^{}]*\}|https?:\/\/\S+|^(?:import|export) .*$|\]\([^)]*\)|<[^>]*>/gmu, ' ')
    .toLocaleLowerCase('kk');

/** What is written for whoever works on the project; the list of terms names the forbidden ones. */
const docs = async (): Promise<string[]> => [
  ...['README.md', 'CONTRIBUTING.md'],
  ...(await walk(path.join(PROJECT, 'docs')))
    .filter((file) => /^[a-z-]+\.md$/.test(file) && file !== 'words.md')
    .map((file) => `docs/${file}`),
];

async function textsIn(language: Language): Promise<[where: string, text: string][]> {
  const pages = (await walk(path.join(PROJECT, 'src/outputs/site/texts')))
    .filter((file) => file.endsWith(`.${language}.mdx`))
    .map((file) => `src/outputs/site/texts/${file}`);
  const files = [...pages, `docs/entry.${language}.md`, ...(language === 'en' ? await docs() : [])];
  const terms = [...ranks.values(), ...awards.values()];
  return [
    ...Object.entries(dictionaries[language]),
    ...terms.map(({ code, name }): [string, string] => [code, name[language] ?? '']),
    ...(await Promise.all(
      files.map(async (file): Promise<[string, string]> => [
        file,
        (await readFile(path.join(PROJECT, file), 'utf8')).replace(/^---.*?^---/msu, ' '),
      ]),
    )),
  ];
}

test('an apostrophe is no straight mark', () => {
  const straight = Object.entries(en).filter(([, text]) => /\p{L}'\p{L}/u.test(wordsOnly(text)));
  expect(straight).toEqual([]);
});

test.each(LANGUAGES)('%s says one thing by one word', async (language) => {
  const patterns = Object.entries(FORBIDDEN[language]).map(([word, right]) => {
    const ending = word.endsWith('…') ? '' : '(?![\\p{L}])';
    const whole = /\p{L}/u.test(word) ? `(?<![\\p{L}-])${word.replace('…', '')}${ending}` : word;
    return { right, pattern: new RegExp(whole, 'u') };
  });
  const found = (await textsIn(language)).flatMap(([where, text]) =>
    patterns
      .filter(({ pattern }) => pattern.test(wordsOnly(text)))
      .map(({ right, pattern }) => `${where}: ${pattern.source} → ${right}`),
  );
  expect(found).toEqual([]);
});

/** Words of other programs, as they stand on their buttons. */
const ELSEWHERE = /chat|all-hidden|date-year/;

/** What stands before or after words that are on a button, beside a tick or a status of our own. */
const PRESSED: Record<Language, RegExp> = {
  kk: /«([^»{}]+)» (?:түймесін|белгісін|күйіне|басылғанша|дегенді белгілеңіз|деп қалдырыңыз)/gu,
  ru: /(?:нажмите|отметьте|переведите в|до кнопки|кнопку|галочку) «([^»{}]+)»/giu,
  en: /(?:press|tick|set the status to|before) “([^”{}]+)”/giu,
};

test('what people are told to press or tick is written there', async () => {
  const decap = await readFile(path.join(PROJECT, 'node_modules/decap-cms/dist/cms.js'), 'utf8');
  const phrases = `${decap}${await readFile(path.join(PROJECT, 'src/cms/phrases.kk.json'), 'utf8')}`;
  let count = 0;
  for (const language of LANGUAGES) {
    const labels = Object.values(dictionaries[language]);
    for (const [key, text] of Object.entries(dictionaries[language])) {
      if (ELSEWHERE.test(key)) continue;
      for (const [, word = ''] of text.matchAll(PRESSED[language])) {
        count++;
        const isOurs = labels.some(
          (label) => [word, `${word}.`].includes(label) || label.startsWith(`${word}: `),
        );
        expect(isOurs || phrases.includes(`"${word}"`), `${language}: ${key}: ${word}`).toBe(true);
      }
    }
  }
  expect(count).toBeGreaterThan(10);
});
