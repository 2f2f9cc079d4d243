import { expect, test } from 'vitest';
import { sayDate, sayDay, sayRange, sayYear } from './dates.ts';

const NBSP = '\u00a0';
const plain = (text: string): string => text.replaceAll(NBSP, ' ');

test.each([
  ['1919-08-09', '1919 ж. 9 тамыз', '9 августа 1919 г.', '9 August 1919'],
  ['1942-10', '1942 ж. қазан', 'октябрь 1942 г.', 'October 1942'],
  ['1915', '1915 ж.', '1915 г.', '1915'],
  ['~1915', 'шамамен 1915 ж.', 'около 1915 г.', 'about 1915'],
  ['1915?', '1915 ж. (?)', '1915 г. (?)', '1915 (?)'],
  ['1941/1943', '1941–1943 жж.', '1941–1943 гг.', '1941–1943'],
  ['../1943', '1943 жылдан кеш емес', 'не позднее 1943 г.', 'not later than 1943'],
  [
    '../1943-02-14',
    '1943 ж. 14 ақпан немесе одан бұрын',
    '14 февраля 1943 г. или раньше',
    '14 February 1943 or earlier',
  ],
  ['1943/..', '1943 жылы немесе одан кейін', '1943 г. или позже', '1943 or later'],
  ['1943-05/..', '1943 ж. мамыр немесе одан кейін', 'май 1943 г. или позже', 'May 1943 or later'],
  [
    'после мая 1943',
    '1943 ж. мамыр немесе одан кейін',
    'май 1943 г. или позже',
    'May 1943 or later',
  ],
  ['15.03.1942', '1942 ж. 15 наурыз', '15 марта 1942 г.', '15 March 1942'],
])('%s is said in three languages', (text, kk, ru, en) => {
  expect((['kk', 'ru', 'en'] as const).map((language) => plain(sayDate(text, language)))).toEqual([
    kk,
    ru,
    en,
  ]);
});

test('a date is never broken over two lines and never gains a day', () => {
  expect(sayDate('1919-08-09', 'kk')).not.toContain(' ');
  expect(sayDate('1942-02', 'ru')).not.toMatch(/\b1 /);
});

test('years for lists keep their doubt', () => {
  expect(
    ['1919-08-09', '~1915', '1941/1943', '../1943', '1943-05/..', '1915?', 'жоқ'].map(sayYear),
  ).toEqual(['1919', '~1915', '1941–1943', '…1943', '1943…', '1915?', '']);
});

test.each([
  [
    ...['2027-03-01', '2027-04-20', '2027 ж. 1 наурыз – 20 сәуір'],
    ...['1 марта – 20 апреля 2027 г.', '1 March – 20 April 2027'],
  ],
  ['2027-03-01', '2027-03-05', '2027 ж. 1–5 наурыз', '1–5 марта 2027 г.', '1 – 5 March 2027'],
  ['2027-03-01', '2027-03-01', '2027 ж. 1 наурыз', '1 марта 2027 г.', '1 March 2027'],
  ['1943-05', '1943-06', '1943 ж. мамыр – маусым', 'май 1943 г. – июнь 1943 г.', 'May – June 1943'],
  ['1941', '1943', '1941–1943 жж.', '1941–1943 гг.', '1941–1943'],
  ['1942', '1943-05', '1942 ж. – 1943 ж. мамыр', '1942 г. – май 1943 г.', '1942 – May 1943'],
])('from %s to %s, said of a range and of one date within it', (from, to, ...texts) => {
  expect((['kk', 'ru', 'en'] as const).map((lang) => plain(sayRange(from, to, lang)))).toEqual(
    texts,
  );
  const within = from === to ? from : `${from}/${to}`;
  expect((['kk', 'ru', 'en'] as const).map((lang) => plain(sayDate(within, lang)))).toEqual(texts);
});

test('a day of the campaign is said without its year', () => {
  expect((['kk', 'ru', 'en'] as const).map((lang) => plain(sayDay('2027-05-09', lang)))).toEqual([
    '9 мамыр',
    '9 мая',
    '9 May',
  ]);
});
