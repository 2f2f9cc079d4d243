import { expect, test, vi } from 'vitest';
import { t } from '../i18n/index.ts';
import type { Problem } from '../model/problem.ts';
import { sayProblem } from '../i18n/problem.ts';
import { FORMATS, type Report } from './formats.ts';

vi.stubEnv('FORCE_COLOR', '0');

const PROBLEMS: readonly Problem[] = [
  {
    severity: 'error',
    file: 'veterans/karaganda/a/index.md',
    line: 9,
    field: 'awards.1.date',
    code: 'award-founding',
    params: { date: '1942', founded: 1943 },
  },
  {
    severity: 'warning',
    file: 'veterans/karaganda/a/index.md',
    line: 12,
    field: 'name.kk',
    code: 'name-language',
    params: {},
  },
  {
    severity: 'error',
    file: 'veterans/temirtau/b,c:d\n\u001b[2J/index.md',
    line: 1,
    field: '',
    code: 'yaml',
    params: { reason: '100% odd' },
  },
];

const report = (lang: 'kk' | 'ru' | 'en', problems = PROBLEMS): Report => ({
  problems: problems.map((problem) => sayProblem(problem, t(lang))),
  errors: problems.filter((problem) => problem.severity === 'error').length,
  warnings: problems.filter((problem) => problem.severity === 'warning').length,
  entries: 21,
  folder: 'content',
});

test('a terminal sees files, fields, what is wrong and what to do', () => {
  expect(FORMATS.text(report('ru'), t('ru'))).toMatchInlineSnapshot(`
    "content/veterans/karaganda/a/index.md
      ошибка · строка 9 · Награды 2 → Дата указа (awards.1.date)
        Дата награды (1942 г.) раньше её учреждения (1943 г.).
        → Проверьте саму награду и дату.
      предупреждение · строка 12 · Имя → по-казахски (name.kk)
        Имя не записано на этом языке.
        → По возможности впишите и по-казахски, и по-русски: языки равны.

    content/veterans/temirtau/b,c:d��[2J/index.md
      ошибка · строка 1
        Данные не читаются: в этой строке ошибка (100% odd).
        → Запишите строку в виде «поле: значение», текст с особыми знаками возьмите в кавычки.

    Проверена 21 запись · 2 ошибки · 1 предупреждение
    "
  `);
});

test('in Kazakh', () => {
  expect(FORMATS.text(report('kk', PROBLEMS.slice(0, 1)), t('kk'))).toMatchInlineSnapshot(`
    "content/veterans/karaganda/a/index.md
      қате · 9-жол · Марапаттары 2 → Жарлық күні (awards.1.date)
        Марапат күні (1942 ж.) ол тағайындалған жылдан (1943 ж.) ерте.
        → Марапаттың өзін және күнін тексеріңіз.

    21 жазба тексерілді · 1 қате
    "
  `);
});

test('GitHub gets one escaped command a problem', () => {
  expect(FORMATS.github(report('en'), t('en'))).toMatchInlineSnapshot(`
    "::error file=content/veterans/karaganda/a/index.md,line=9,title=Awards 2 → Date of the decree::The award’s date (1942) is before its founding (1943).%0A→ Check the award itself and its date.
    ::warning file=content/veterans/karaganda/a/index.md,line=12,title=Name → in Kazakh::The name is not written in this language.%0A→ Write it in both Kazakh and Russian if you can: the two are equal.
    ::error file=content/veterans/temirtau/b%2Cc%3Ad��[2J/index.md,line=1::The data cannot be read: there is an error in this line (100%25 odd).%0A→ Write the line as “field: value” and put text with special signs in quotation marks.
    21 entries checked · 2 errors · 1 warning
    "
  `);
});

test('programs get everything as data', () => {
  const read = JSON.parse(FORMATS.json(report('en'), t('en'))) as Record<string, unknown>;
  expect(read).toMatchObject({ errors: 2, warnings: 1, entries: 21 });
  expect((read['problems'] as unknown[])[0]).toEqual({
    severity: 'error',
    file: 'veterans/karaganda/a/index.md',
    line: 9,
    field: 'awards.1.date',
    code: 'award-founding',
    params: { date: '1942', founded: 1943 },
    label: 'Awards 2 → Date of the decree',
    message: 'The award’s date (1942) is before its founding (1943).',
    advice: 'Check the award itself and its date.',
  });
});

test('an archive without problems is said to be whole, a build says nothing', () => {
  expect(FORMATS.text(report('en', []), t('en'))).toBe('21 entries checked: all is well.\n');
  expect(FORMATS.text({ ...report('en', []), entries: null }, t('en'))).toBe('');
});
