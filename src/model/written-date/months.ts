/** Months and seasons in all their forms. Kazakh ones carry the cases that "after" and "until" ask for. */

/** `>` from (ablative), `<` to (dative); the other cases change nothing. */
export type Case = '>' | '<' | '';

/** Endings whatever the vowels are: a wrong one is still understood. */
const ENDINGS: Readonly<Record<Case, string>> = {
  '': ` ы і сы сі да де та те ында інде сында сінде дың дің тың тің ның нің ының інің сының сінің
    ғы гі дағы дегі тағы тегі ындағы індегі сындағы сіндегі`,
  '>': 'дан ден тан тен нан нен ынан інен сынан сінен',
  '<': 'ға ге қа ке ына іне сына сіне',
};

/** Every form of a Kazakh noun with its case. */
export const kazakhForms = (stem: string): [form: string, marked: Case][] =>
  (Object.entries(ENDINGS) as [Case, string][]).flatMap(([marked, endings]) =>
    endings.split(/\s+/).map((ending): [string, Case] => [stem + ending, marked]),
  );

const KAZAKH = [
  'қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек қыркүйег',
  'қазан', 'қараша', 'желтоқсан',
]; // prettier-ignore

const KAZAKH_SHORT = [
  'қаң', 'ақп', 'нау', 'сәу', 'мам', 'мау', 'шіл', '', 'қыр', 'қаз', 'қар', 'жел',
]; // prettier-ignore

const soft = (stem: string): string =>
  ['ь', 'я', 'ю', 'ем', 'е'].map((end) => stem + end).join(' ');
const hard = (stem: string): string => ['', 'а', 'у', 'ом', 'е'].map((end) => stem + end).join(' ');

const RUSSIAN = [
  `${soft('январ')} янв`, `${soft('феврал')} фев февр`, `${hard('март')} мар`,
  `${soft('апрел')} апр`, 'май мая маю маем мае', `${soft('июн')} июн`, `${soft('июл')} июл`,
  `${hard('август')} авг`, `${soft('сентябр')} сен сент`, `${soft('октябр')} окт`,
  `${soft('ноябр')} ноя нояб`, `${soft('декабр')} дек`,
]; // prettier-ignore

const ENGLISH = [
  'january jan', 'february feb', 'march mar', 'april apr', 'may', 'june jun', 'july jul',
  'august aug', 'september sep sept', 'october oct', 'november nov', 'december dec',
]; // prettier-ignore

const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** Latin numerals as they are typed on a Cyrillic keyboard too. */
export const romanMonth = (text: string): number =>
  ROMAN.indexOf(text.replaceAll('і', 'i').replaceAll('х', 'x')) + 1;

const monthsIn = (list: readonly string[]): [word: string, month: number][] =>
  list.flatMap((words, index) =>
    words
      .split(' ')
      .filter(Boolean)
      .map((word): [string, number] => [word, index + 1]),
  );

/** Words that stand as they are. */
export const MONTHS = [...monthsIn(RUSSIAN), ...monthsIn(ENGLISH), ...monthsIn(KAZAKH_SHORT)];

/** Stems that take endings. */
export const KAZAKH_MONTHS = monthsIn(KAZAKH);

/** First and last month of what lies within one year; a winter lies in two. */
export const SEASONS: readonly [words: string, kazakh: string, span: [number, number] | null][] = [
  ['весна весны весне весну весной spring', 'көктем', [3, 5]],
  ['лето лета лету летом лете summer', 'жаз', [6, 8]],
  ['осень осени осенью autumn fall', 'күз', [9, 11]],
  ['зима зимы зиме зиму зимой winter', 'қыс', null],
];
