/** The dictionary says everything the model can ask, choose or refuse, in three languages. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';
import { hasText } from '../i18n/index.ts';
import { valueKey } from '../i18n/person/words.ts';
import en from '../i18n/en/index.ts';
import kk from '../i18n/kk/index.ts';
import ru from '../i18n/ru/index.ts';
import { fieldsOf, SCHEMAS, type FileKind } from '../model/fields.ts';
import { LANGUAGES } from '../model/language.ts';
import { DATE_QUESTION_CODES } from '../model/date-question.ts';
import { SCHEMA_CODES } from '../model/schema-findings.ts';
import { YAML_CODES } from '../model/yaml.ts';

const dictionaries: Record<string, Record<string, string>> = { kk, ru, en };
const KINDS = Object.keys(SCHEMAS) as FileKind[];

const missing = (keys: readonly string[]): string[] =>
  LANGUAGES.flatMap((language) =>
    keys.filter((key) => !hasText(language, key)).map((key) => `${language}: ${key}`),
  );

test.each(KINDS)('every field of a %s has its label and one sentence of help', (kind) => {
  const keys = fieldsOf(kind).flatMap(({ path }) => [
    `field.${kind}.${path}`,
    `hint.${kind}.${path}`,
  ]);
  expect(keys.length).toBeGreaterThan(3);
  expect(missing(keys)).toEqual([]);
});

/** Which list of names each choice has; ranks and awards have theirs in the glossary. */
const CHOICES: Record<string, string> = {
  'veteran.sex': 'sex',
  'veteran.category': 'category',
  'veteran.fate': 'fate',
  'veteran.awards.degree': 'degree',
  'veteran.photos.role': 'photoRole',
  'veteran.sources.type': 'sourceType',
  'place.kind': 'placeKind',
  'screen.video.profile': 'videoProfile',
  'screen.delivery': 'delivery',
  'screen.playlist': 'playlist',
  'settings.cms.backend': 'backend',
  'settings.media.store': 'store',
  'gazetteer.precision': 'precision',
  'geography.kind': 'waterKind',
};
const GLOSSARY = ['veteran.rank.code', 'veteran.awards.code', 'campaign.led.slot'];

test('every value to choose has its name', () => {
  const keys = KINDS.flatMap((kind) =>
    fieldsOf(kind)
      .filter(({ path, values }) => values && !GLOSSARY.includes(`${kind}.${path}`))
      .flatMap(({ path, values = [] }) => {
        const name = path.endsWith('certainty') ? 'certainty' : CHOICES[`${kind}.${path}`];
        expect(name, `${kind}.${path}`).toBeDefined();
        return values.map((value) => valueKey(name ?? '', value));
      }),
  );
  expect(keys.length).toBeGreaterThan(40);
  expect(missing(keys)).toEqual([]);
});

/** Codes that are put together from parts or chosen by a condition. */
const COMPOSED = [
  ...['email', 'phone', 'personal-number', 'card'].map((kind) => `private-${kind}`),
  ...['unreadable', 'truncated', 'format', 'link'].map((reason) => `photo-${reason}`),
  ...['text', 'number', 'integer', 'yes-no', 'list', 'group'].map((type) => `type-${type}`),
  ...['file-missing', 'file-unreadable', 'file-link', 'file-not-yaml', 'entry-not-folder'],
  ...['hidden-characters', 'lost-characters', 'url', 'format', 'list-too-long'],
];

test('every problem says what is wrong and what to do', async () => {
  const codes = new Set<string>([
    ...SCHEMA_CODES,
    ...DATE_QUESTION_CODES,
    ...YAML_CODES,
    ...COMPOSED,
  ]);
  for (const room of ['model', 'intake', 'outputs/led', 'outputs/press'])
    for (const file of await walk(path.join(PROJECT, 'src', room))) {
      if (!/(?<!\.test)\.ts$/.test(file)) continue;
      const text = await readFile(path.join(PROJECT, 'src', room, file), 'utf8');
      for (const [, code] of text.matchAll(
        /(?:code: |\b(?:fault|warning|reversed|finding)\()'([a-z-]+)'/g,
      ))
        if (code) codes.add(code);
    }
  expect(codes.size).toBeGreaterThan(90);
  expect(missing([...codes].flatMap((code) => [`problem.${code}`, `problem.${code}.fix`]))).toEqual(
    [],
  );
});

const bare = (key: string): string => key.replace(/\.(?:one|two|few|many|other)$/, '');

/** Families whose last part is a path of data and may have dots; elsewhere a part is one word. */
const PATHS = [
  ...['field', 'hint', 'desk.form.label', 'desk.form.hint', 'desk.choice', 'desk.status'],
  ...['cms.hint', 'import.heading', 'led.player', 'site.showings'],
];
const VALUE = /\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g;

test('code asks for no key that is missing, and no key waits for code that is gone', async () => {
  const sources: string[] = [];
  for (const room of ['src', 'remotion', 'scripts'])
    for (const file of await walk(path.join(PROJECT, room)))
      if (/(?<!\.test)\.(?:ts|tsx|astro|mdx)$/.test(file))
        sources.push(await readFile(path.join(PROJECT, room, file), 'utf8'));
  const code = sources.join('\n');
  const literal = new Set([...code.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, key = '']) => key));
  const named = [...code.matchAll(/\b(?:say|t)\(\s*'([\w-]+(?:\.[\w-]+)+)'/g)];
  expect(missing(named.map(([, key = '']) => key))).toEqual([]);

  const families = [...code.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^`]*?\})+)`/g)].map(
    ([, family = '']) => {
      const anything = PATHS.some((room) => family.startsWith(`${room}.`)) ? '.+' : '[^.]+';
      const parts = family.split(VALUE).map((part) => part.replaceAll('.', '\\.'));
      return new RegExp(`^${parts.join(anything)}$`);
    },
  );
  const endings = [...code.matchAll(/`\$\{[\w.]+\}(\.\w+)`/g)].map(([, ending = '']) => ending);
  const isAsked = (key: string): boolean =>
    literal.has(key) ||
    families.some((family) => family.test(key)) ||
    endings.some((ending) => key.endsWith(ending) && literal.has(key.slice(0, -ending.length)));
  const waiting = Object.keys(ru).filter((key) => !isAsked(key) && !isAsked(bare(key)));
  expect(waiting).toEqual([]);
});

const params = (text: string | undefined): string[] =>
  [...new Set([...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

test('the three dictionaries have the same keys and the same places to fill', () => {
  const keys = new Set(LANGUAGES.flatMap((language) => Object.keys(dictionaries[language] ?? {})));
  expect(missing([...keys].map(bare))).toEqual([]);
  const uneven = [...keys].filter((key) => {
    const isForm = /\.(?:one|two|few|many)$/.test(key); // "one" may be said without its number
    const texts = LANGUAGES.map((language) => dictionaries[language]?.[key] ?? '');
    const places = isForm ? [] : texts.map((text) => params(text).join());
    return new Set(places).size > 1;
  });
  expect(uneven).toEqual([]);
});

test('no Kazakh ending hangs on a place to fill: it would follow the value, which nobody knows', () => {
  /** Before these a number is an ordinal and has no ending of its own: `3-бет`. */
  const counted = ['жол', 'фотосурет', 'бет', 'бөлім', 'том', 'дереккөз', 'сурет'];
  const ordinal = new RegExp(`\\}-(?:${counted.join('|')})`, 'gu');
  const hanging = Object.entries(kk).filter(([, text]) =>
    /\}[-–’']?[а-яәіңғүұқөһ]/u.test(text.replace(ordinal, '')),
  );
  expect(hanging).toEqual([]);
});

test('a word after a number agrees with it', () => {
  const texts = 'at clip date day file folder from item last line name names offset person program';
  const also = 'behind first mended reason second value version width height year zone utc';
  const notNumbers = new Set(`${texts} ${also}`.split(' '));
  const units = 'из или с г гг д ч мин дн р по не в и это пикс долл макс is was has'; // never bent
  const unbent = new Set(units.split(' '));
  const stiff = (text: string, isForm: boolean, word: RegExp): boolean =>
    [...text.matchAll(word)].some(
      ([, name = '', next = '']) =>
        !(isForm && name === 'count') && !notNumbers.has(name) && !unbent.has(next),
    );
  const found = Object.entries({ ru, en }).flatMap(([language, dictionary]) =>
    Object.entries(dictionary)
      .filter(([key, text]) =>
        stiff(
          text,
          bare(key) !== key,
          language === 'ru' ? /\{(\w+)\}[ \u00a0]([а-яё]+)/gu : /\{(\w+)\}[ \u00a0]([a-z]+s)\b/gu,
        ),
      )
      .map(([key, text]) => `${language}: ${key}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('no text is empty, and none of the Kazakh ones is left in Russian by mistake', () => {
  for (const language of LANGUAGES)
    for (const [key, text] of Object.entries(dictionaries[language] ?? {}))
      expect(text.trim(), `${language}: ${key}`).not.toBe('');
  const copied = Object.keys(kk).filter(
    (key) =>
      /^(?:problem|hint)\./.test(key) && dictionaries['kk']?.[key] === dictionaries['ru']?.[key],
  );
  expect(copied).toEqual([]);
});

test('a file of words holds the keys of its own name', async () => {
  for (const language of LANGUAGES) {
    const folder = path.join(PROJECT, 'src/i18n', language);
    for (const file of (await walk(folder)).filter((name) => name.endsWith('.json')))
      for (const key of Object.keys(
        JSON.parse(await readFile(path.join(folder, file), 'utf8')) as object,
      ))
        expect(`${key.split('.')[0]}.json`, key).toBe(file);
  }
});
